## The errors of errors.py

error-internal-error = Something broke on our side. Please try again; if it stays, tell us the request id.
error-malformed = The request can't be read.
error-unauthorized = Please sign in.
error-forbidden = You may not do this.
error-not-found = There is no such thing here.
error-method-not-allowed = This address exists, but not with this method.
error-conflict = This can't be done in the present state.
error-gone = This was deleted. Restore it first.
error-version-mismatch = It was changed meanwhile; "current" shows how it is now.
error-too-large = The request is too large: at most { $limit } bytes.
error-unsupported-media-type = This type of content is not taken here.
error-invalid-input = Some fields are wrong.
error-too-many-requests = Too many requests. Please wait a little.
error-temporarily-unavailable = This doesn't work right now. Please try again in a moment.
error-storage-unavailable = The storage doesn't answer right now. Please try again in a moment.
error-queue-unavailable = The queue doesn't answer right now. Please try again in a moment.
error-refused-outside = An outside service refused this.

## At the edge

error-bad-text = The text holds characters that can't be stored.
error-doubled-key = A key occurs twice.
error-too-deep = The body is nested deeper than { $limit } levels.
error-bad-etag = If-Match holds no version of ours.
error-bad-autosave = Vestnik-Autosave is written <tab>:<number>, the tab in 8 to 32 letters and digits.
error-bad-cursor = This page can't be found. Begin with the first one.
error-role-missing = This needs the role { $role }.
error-wrong-secret = The secret is wrong.
error-cross-site = This request came from another site.
error-two-credentials = Send either the cookie or the Authorization header, not both.

## Fields

error-invalid-value = This value is not accepted.
error-missing = This is required.
error-extra-forbidden = There is no such field.
error-string-type = A text is expected.
error-string-too-short = At least { $min_length ->
        [one] { $min_length } character
       *[other] { $min_length } characters
    }.
error-string-too-long = At most { $max_length ->
        [one] { $max_length } character
       *[other] { $max_length } characters
    }.
error-string-pattern-mismatch = This has not the expected form.
error-too-short = At least { $min_length ->
        [one] { $min_length } item
       *[other] { $min_length } items
    }.
error-too-long = At most { $max_length ->
        [one] { $max_length } item
       *[other] { $max_length } items
    }.
error-literal-error = Expected: { $expected }.
error-enum = Expected: { $expected }.
error-bool-type = true or false is expected.
error-bool-parsing = true or false is expected.
error-int-type = A whole number is expected.
error-int-parsing = A whole number is expected.
error-int-from-float = A whole number is expected.
error-float-type = A number is expected.
error-float-parsing = A number is expected.
error-finite-number = A number is expected.
error-greater-than = More than { $gt } is expected.
error-greater-than-equal = { $ge } or more is expected.
error-less-than = Less than { $lt } is expected.
error-less-than-equal = { $le } or less is expected.
error-list-type = A list is expected.
error-dict-type = An object is expected.
error-model-type = An object is expected.
error-model-attributes-type = An object is expected.
error-bad-time = A time like 2026-11-22T09:00:00+03:00 is expected.
error-time-out-of-range = The year must be from 1970 to 2200.
error-timezone-aware = The time needs an offset, like +03:00.
error-datetime-parsing = A time like 2026-11-22T09:00:00+03:00 is expected.
error-datetime-from-date-parsing = A time like 2026-11-22T09:00:00+03:00 is expected.
error-blank = This must not be empty.

## Accounts

error-email-taken = This email is already taken
error-invalid-email = This is not an e-mail address.
error-wrong-credentials = Wrong e-mail or password.
error-wrong-password = This is not the present password.
error-wrong-code = This code is wrong, or not good any more.
error-no-password = This account has no password: it is opened from Telegram.
error-no-email = This account has no e-mail address.
error-session-ended = The session has ended. Please sign in again.
error-account-disabled = This account is disabled. Please ask an administrator.
error-own-account = You can neither disable yourself nor give up being an administrator.
error-common-password = Attackers try this password first. Please choose another one.
error-password-like-email = The password must not be the e-mail address.
error-passwords-differ = The two passwords differ.
error-unknown-timezone = There is no such time zone. Use a name like Europe/Moscow.
error-unknown-timezone-hint = There is no such time zone. Did you mean { $hint }?
error-telegram-not-linked = No Telegram is linked yet.
error-telegram-blocked = The bot is blocked in Telegram. Send it /start.
error-quiet-hours-without-end = They must end at another time than they begin.
error-telegram-is-only-way-in = This account has no e-mail address: without Telegram nobody could open it again.

## API tokens

error-scope-missing = This API token is not for that: it needs the scope { $scope }.
error-not-for-tokens = API tokens don't open this. Please sign in.
error-too-many-tokens = There can be no more than { $limit } API tokens. Revoke one first.

## Web links

error-link-only-reads = This link shows the tasks; it can't change them.
error-secret-not-repeatable = A secret is shown once: this request takes no Idempotency-Key.

## Tasks

error-time-in-past = This time has passed: it is { $now } now.
error-time-impossible = There is no such time.
error-time-ambiguous = This time can be understood in more than one way; "ambiguous" lists them.
error-text-alone = Send either a text or the fields of the task, not both.
error-id-taken = This id already belongs to another task.
error-too-many-tasks = There can be no more than { $limit } open tasks. Complete or delete something first.
error-task-done = This task is done: there is nothing to be reminded of.
error-reminder-sending = The reminder is being sent at this moment. Try again in a minute.
error-not-among-reminders = None of the reminders is at this time.
error-reminder-without-due = The task has no due date to count from.
error-reminder-at-or-before = A reminder has either a time or a number of seconds before the due date.
error-snooze-for-or-until = Send either a number of seconds or an instant.
error-busy = Somebody is changing this at the same moment. Try again.
error-key-reused = This key was used for another request.

## Mail

error-mail-not-configured = No mail server is set up.
error-mail-quota = The mail server takes no more mail today.
error-smtp-unanswered = The mail server didn’t answer: nobody knows whether it took the mail.
error-smtp-without-utf8 = The mail server doesn’t take addresses with such letters.
error-ses-address = The mail service doesn’t know such an address.
error-ses-not-verified = The mail service hasn’t verified the sender’s address.
error-ses-rejected = The mail service didn’t take the mail.
error-ses-throttled = The mail service asks to wait.
error-ses-unavailable = The mail service sends no mail now.
error-ses-unanswered = The mail service didn’t answer: nobody knows whether it took the mail.
error-ses-unreachable = The mail service can’t be reached.
error-outage = An outside service doesn’t work now.
error-unanswered = An outside service didn’t answer.
error-address-refused = This address takes no mail.
error-smtp-unreachable = The mail server could not be reached.
error-smtp-without-tls = The mail server offers no encryption, so no password is sent to it.

## Mailings

error-mailing-locked = The mailing has begun: its text, filter and start can no longer change. Clone it.
error-mailing-over = This mailing is over. Clone it.
error-mailing-is-draft = This is a draft: schedule it first.
error-end-before-start = The end must be after the start.
error-filter-empty = Choose operator codes or tags, or say that it is for everyone.
error-filter-everyone-and-some = Either for everyone, or by codes and tags, but not both at once.
error-field-missing = The client lacks fields that this text needs.
error-message-of-another = There is no such message in this mailing.
error-retry-ids-or-status = Name either the ids of messages or their status.
error-too-many-trials = A mailing can have at most { $limit } test messages.

## Recurrence

error-recurrence-without-time = To repeat, a task needs a reminder or a due date to begin at.
error-rrule-malformed = A rule like FREQ=WEEKLY;BYDAY=MO is expected.
error-rrule-unknown-part = There is no part { $part } in a rule.
error-rrule-part-twice = { $part } occurs twice.
error-rrule-frequency = FREQ is required: YEARLY, MONTHLY, WEEKLY, DAILY, HOURLY or MINUTELY.
error-rrule-too-frequent = A rule may give at most one time a minute.
error-rrule-number = { $part }: a whole number from { $low } to { $high } is expected.
error-rrule-signed-number = { $part }: whole numbers from 1 to { $high } are expected, or from -{ $high } to -1.
error-rrule-weekday = { $part }: days are written MO, TU, WE, TH, FR, SA, SU.
error-rrule-until = UNTIL is written like 20261231, 20261231T090000 or, in UTC, 20261231T060000Z.
error-rrule-count-and-until = A rule ends by COUNT or by UNTIL, not by both.
error-rrule-part-with = { $part } can't be used with { $other }.
error-rrule-numbered-day-with = BYDAY takes no numbers with { $other }.
error-rrule-position-alone = BYSETPOS needs another BY… part to choose from.
error-rrule-no-dates = This rule gives no date up to the end of { $year }.

## Accounts elsewhere

error-outside-sign-in-unknown = This sign-in is no longer known here. Please begin again.
error-outside-refused = The other service did not let you in. You can try again or choose another way.
error-outside-untrusted = What the other service said could not be trusted. Nobody was signed in.
error-outside-unavailable = The other service doesn't answer right now. Please try again a little later.
error-outside-interrupted = The sign-in was interrupted on our side. Please begin again.
error-outside-email-taken = Your address already has an account here. Sign in with your password, then connect the other service in the settings.
error-outside-account-taken = It already opens another account here. Disconnect it there first.
error-too-many-outside = At most { $limit } accounts elsewhere can be connected.
error-last-way-in = Nothing else opens this account: without it nobody could sign in again.
error-not-a-path = This is not a page of ours.
error-outside-other-account = You have signed in there as somebody else. Choose the account that opens yours here.
error-outside-not-anew = The other service let you in without asking who you are, so this proves nothing. Sign out there and try again, or choose a password here.
error-outside-to-connect = This sign-in was begun to connect another service, and does just that.
error-outside-sign-in-needed = To be sure that it is you, sign in with the other service once more, and do this within five minutes.

## Clients

error-bad-phone = This is not a number like +7 916 123-45-67.
error-phone-taken = There is a client with this number already.
error-bad-operator-code = An operator's code is three digits.
error-yes-or-no = This is either “yes” or “no”.
error-bad-date = Write a date like 2026-11-22 or a time like 2026-11-22T09:00:00+03:00.
error-too-many-fields = A client can have at most { $limit } fields.
error-too-many-cells = There are more cells in the row than in the header.
error-csv-encoding = The file is neither in UTF-8 nor in Windows-1251.
error-csv-unreadable = This is no CSV table.
error-csv-no-column = The file has no column “{ $column }”.
error-csv-doubled-column = A column is there twice.
error-csv-too-many-columns = There can be at most { $limit } columns of free fields.
