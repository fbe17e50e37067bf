settings-reminders = Reminders
settings-sessions = Signing in
settings-data = My data
settings-saving = Saving…
settings-saved = Saved

## Profile

profile = Profile
language-hint = The bot and mails use it too
timezone = Time zone
timezone-now = It is { $time } there now
timezone-here = Use the browser’s: { $zone }
this-device = On this device
this-device-about = The browser keeps these; on other devices they are set apart.
theme-is-auto = As in the system
theme-is-light = Light
theme-is-dark = Dark
keys-on = Keyboard shortcuts
keys-on-hint = Q adds a task, / searches, ? lists the keys

## Reminders

ways = How reminders come
reminder-channel = By
reminder-channel-hint = For reminders that have no way of their own
settings-channel-telegram = Telegram
settings-channel-email = E-mail
to-telegram = Link or test Telegram
catch-up = If it could not be in time
catch-up-hint = A reminder that an outage makes later than this is not sent and is marked as missed
quiet-hours = Quiet hours
quiet-hours-about = Reminders wait until they are over, unless urgent. The times are in your time zone.
quiet-on = Do not disturb
quiet-from = From
quiet-to = To
quiet-same = It begins and ends at the same time
reminder-mail-is-off = Reminders by mail are turned off now.
reminder-mail-turn-on = Turn on

## Mail

mail = Mail
mail-to-settings = Mail settings
mail-address = Address
mail-none = This account has no address, so there is no mail.
mail-is-confirmed = Confirmed
mail-is-unconfirmed = Not confirmed
mail-is-refused = Refuses mail
mail-unconfirmed-about = A mail was sent to it. Open the link in it, and we know that the address is yours.
mail-refused-about = Its server answered that there is no such mailbox, or that it is closed, so we stopped writing to it. If all is well now, send the mail again, and the others come again too.
mail-again = Send the mail again
mail-sent = A mail was sent to { $email }. Open the link in it.
digest = Daily summary
digest-about = What was done today and what is left. Comes after midnight.
digest-way = Send it
digest-email = By e-mail
digest-telegram = To Telegram
digest-off = Not at all
mail-kinds = Other mails
mail-kinds-about = Of a changed password we always write.
reminder-mail = Reminders
reminder-mail-hint = If you chose mail for them, or when they did not get to Telegram
notice-mail = Notices
notice-mail-hint = A sign-in from a new device, Telegram or another service being connected
statistics-mail = Statistics of mailings
statistics-mail-hint = At nine in the morning, if there were mailings

## Signing in

sessions = Where you are signed in
sessions-about = If you don’t know one of these, end its session and change your password.
sessions-only = You are signed in only here.
session-this = This device
session-used = Last used:
session-since = Signed in:
session-end = End
session-end-title = End this session?
session-end-text = “{ $name }” will have to sign in again.
session-ended = Session ended: { $name }
sessions-end = End all others
sessions-end-title = End all other sessions?
sessions-end-text = Everywhere but here you will have to sign in again.
sessions-ended = All other sessions have ended
device-unknown = Unknown device
outside = Signing in with other services
outside-about = With an account of another service you can sign in here without a password.
outside-connect = Connect { $name }
outside-since = Connected:
outside-used = Last sign-in:
outside-unused = Never used to sign in
outside-disconnect = Disconnect
outside-disconnect-title = Disconnect { $provider }?
outside-disconnect-text = You can’t sign in with { $provider } any more. You can connect it again at any time.
outside-disconnected = Disconnected: { $provider }
new-password = Password
new-password-about = You have no password. If you need one, we’ll send a link with which you can choose it.
new-password-send = Send the link
new-password-sent = A mail with the link has been sent to { $email }. It works for one hour.
change-password = Change password
change-password-about = All other devices will have to sign in again.
password-current = Current password
password-new = New password
password-changed = The password has been changed

## API tokens

tokens = API tokens
tokens-about = With a token your own programs use Vestnik in your name. Give each its own, with the rights and the time that it needs.
tokens-empty = No tokens yet
tokens-example = For example: “backup”, read only, for 90 days
token-new = New token
token-make = Make
token-name = Name
token-name-hint = The program that it is for
token-scopes = What it may do
token-scopes-none = Choose at least one right
scope-tasks-read = Read tasks
scope-tasks-write = Change tasks
scope-clients = Clients
scope-mailings = Mailings
scope-deals = Deals
scope-jobs = Jobs
scope-ops = System
token-expiry = Good for
token-days = { $days ->
    [one] { $days } day
   *[other] { $days } days
}
token-until = Good until: { $time }
token-used = Last used:
token-unused = Not used yet
token-secret = New token
token-once = Copy it now: it is not shown again anywhere.
token-revoke = Delete
token-revoke-title = Delete this token?
token-revoke-text = Programs with the token “{ $name }” lose access at once. It cannot be brought back.
token-revoked = Token deleted: { $name }

## Calendar

calendar = Calendar
calendar-about = Subscribe the calendar of your phone or computer to this address, and tasks with a time appear in it.
calendar-make = Make an address
calendar-address = Calendar address
calendar-secret = The address is a secret: whoever has it sees your tasks.
calendar-rotate = Replace
calendar-rotate-title = Replace the calendar’s address?
calendar-rotate-text = The old address stops working at once; subscribe to the new one.
calendar-rotated = The calendar has a new address
calendar-off = Switch off
calendar-off-title = Switch the calendar off?
calendar-off-text = The address stops working at once, and tasks disappear from calendars that use it.
calendar-is-off = The calendar is off

## Data

export = Export
export-about = All that Vestnik keeps about you: account, tasks with their history, mails, links. One JSON file.
export-download = Download
deletion = Deleting the account
deletion-about = The account is deleted at once and for good. If you may want your data, download it first.
deletion-ask = Delete account…
deletion-title = Delete your account?
deletion-what = These will be deleted:
deletion-tasks = all tasks, open and done
deletion-reminders = reminders and mails not sent yet
deletion-ways = the Telegram chat, links, tokens and sessions on all devices
deletion-code = Code from Telegram
deletion-code-hint = The bot has just sent it
deletion-final = Nothing can be brought back.
deletion-confirm = Delete for good
