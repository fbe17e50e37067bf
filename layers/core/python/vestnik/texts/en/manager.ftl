## Clients

client = Client
client-add = Add a client
client-added = Added: { $phone }
client-changed = Saved: { $phone }
client-save = Save
client-phone = Phone
client-phone-hint = In any form: +7 916 123-45-67 or 8 (916) 123 45 67
client-operator-code = Operator code
client-operator-code-hint = When the number moved to another operator; else it is taken from the phone
client-tag = Tag
client-tag-hint = Mailings find clients by it
client-timezone = Time zone
client-time = It is { $time } there now
client-fields = Own fields
client-fields-hint = In the text of a mailing { $example } stands for a field
client-field-name = Name
client-field-value = Value
client-field-add = Add a field
client-field-remove = Remove the field { $name }
client-consent-at = Consent given
client-consent-source = Where the consent is from
client-consent-source-hint = For example: a form in the shop
client-opts-out = Opted out of mailings
client-opted-out = Opted out
client-created = Added
client-deleted = Deleted: { $phone }
client-delete-title = Delete the client { $phone }?
client-delete-text = Mailings that are running will send nothing more to this client. This can’t be undone.
clients-search = Search
clients-search-example = Phone or field
clients-filters = Filters
clients-filters-off = Remove filters
clients-found = { $count ->
    [one] { $count } client
   *[other] { $count } clients
}
clients-empty = No clients yet
clients-example = Import a CSV file with phones, or add the first client by hand.
clients-none = There are no such clients.
clients-all = Show all
clients-import = Import
clients-export = Export
clients-working = Working
clients-tag = Set a tag
clients-tag-title = { $count ->
    [one] Tag of { $count } client
   *[other] Tag of { $count } clients
}
clients-tag-hint = Takes the place of the one before; empty removes it
clients-tagged = { $count ->
    [one] Tag set for { $count } client
   *[other] Tag set for { $count } clients
}
clients-delete = Delete: { $count }
clients-delete-title = { $count ->
    [one] Delete { $count } client?
   *[other] Delete { $count } clients?
}
clients-delete-text = Mailings that are running will send nothing more to them. This can’t be undone.
clients-deleted = { $count ->
    [one] { $count } client deleted
   *[other] { $count } clients deleted
}

## Import of clients

import = Import of clients
import-back = All clients
import-steps = Steps of the import
import-step-file = File
import-step-columns = Columns
import-step-check = Check
import-step-import = Import
import-about = Clients with new phones are added, those already known are updated. You can check everything first.
import-file = CSV file
import-file-hint = Up to 5 MB. Encoding and delimiter are found out.
import-too-large = The file is larger than 5 MB. Split it.
import-nothing = There is no row with a client in the file.
import-example = Example of a file
import-example-file =
    Phone;Tag;Zone;name
    +7 916 123-45-67;vip;Europe/Moscow;Anna
    8 905 765 43 21;;Asia/Omsk;Boris
import-read-as = { $count ->
    [one] { $count } row
   *[other] { $count } rows
}, { $encoding }, delimited by { $delimiter }
import-comma = comma
import-semicolon = semicolon
import-tab = tab
import-unnamed = (without a name)
import-place = Where “{ $column }” goes
import-to-field = Own field
import-ignored = Leave out
import-name = Name of the field for “{ $column }”
import-no-phone = Say which column has the phone.
import-no-name = Name all own fields.
import-twice = Two columns go to the same place.
import-other-file = Another file
import-check = Check
import-running = Importing
import-dry = Nothing has changed yet. This is what the import will do:
import-will-add = To be added
import-will-update = To be updated
import-will-skip = With errors
import-done = The import is finished.
import-added = Added
import-updated = Updated
import-skipped = With errors
import-errors = Rows with errors
import-error-row = Row
import-error-column = Column
import-error-reason = What is wrong
import-errors-save = Download all errors
import-to-columns = To the columns
import-start = { $count ->
    [one] Import { $count } client
   *[other] Import { $count } clients
}
import-to-clients = To the clients

## Mailings

mailing = Mailing
mailing-of = Mailing No. { $id }
mailing-new = New mailing
mailing-edit = Editing mailing No. { $id }
mailing-back = Mailing No. { $id }
mailings-all = All mailings
mailings-empty = No mailings yet
mailings-example = For example: “Hello, Anna! Your order is ready”, to everybody tagged “vip”, from 9:00 to 21:00 of their time
mailing-state = State
mailing-start = Start
mailing-end = End
mailing-progress = Progress
mailing-total = Total
mailing-done-of = { $done } of { $total }
mailing-is-draft = Draft
mailing-is-scheduled = Scheduled
mailing-is-running = Running
mailing-is-paused = Paused
mailing-is-finished = Finished
mailing-is-cancelled = Cancelled
mailing-is-expired = Out of time
message-every = All
message-sent = Sent
message-pending = Pending
message-retrying = Retrying
message-failed = Failed
message-expired = Expired
message-cancelled = Cancelled
message-unknown = Unknown

## Editor of a mailing

mailing-text = Text
mailing-text-example = Hello, { $field }!
mailing-text-hint = { $field } puts in the client’s field, { $instead } also a word for those who lack it
mailing-put-in = Put in a field
mailing-filter = To whom
mailing-everyone = All clients
mailing-tags = Tags
mailing-codes = Operator codes
mailing-codes-hint = Three digits, such as 916; Enter adds the code
mailing-match = With both tags and codes
mailing-match-all = Both a tag and a code are needed
mailing-match-any = A tag or a code is enough
mailing-times = When
mailing-starts-now = At once
mailing-starts-later = At a set time
mailing-start-at = Starts at
mailing-hour = In an hour
mailing-day = In a day
mailing-week = In a week
mailing-save-draft = Save as a draft
mailing-save = Save
mailing-release = Send…
mailing-saved = The mailing is saved
mailing-released = The mailing is released
mailing-no-text = Write the text
mailing-no-filter = Choose who gets it
mailing-no-start = Say when it starts
mailing-no-end = Say when it ends
mailing-end-early = It must end after its start
mailing-end-past = This time has passed
mailing-locked = The mailing has begun: its text, clients and start no longer change. For another text make a copy.
window-on = Only at convenient hours
window-hint = In each client’s own time; the others get it when such hours come
window-from = From
window-to = To
window-days = Weekdays
window-no-hours = Set both times
window-same = It begins and ends at the same time
window-no-days = Choose at least one day
preview = Preview
preview-nobody-yet = Choose who gets it, and you see here how many they are and what they will read.
preview-count = { $count ->
    [0] Nobody fits
    [one] { $count } recipient
   *[other] { $count } recipients
}
preview-at-least = At least { $count } recipients
preview-characters = { $count ->
    [one] { $count } character
   *[other] { $count } characters
}
preview-segments = { $count ->
    [one] { $count } text message
   *[other] { $count } text messages
}
preview-of = Sample { $number } of { $of }
preview-before = The sample before
preview-after = The next sample
preview-missing = This client lacks: { $fields }. The message won’t be sent.
release-title = Send the mailing?
release-starts-now = It begins at once.
release-starts = Begins: { $time }
release-ends = Ends: { $time }
release-counted-then = Who gets it is decided at the start: clients added before it are in.
release-now = Send
release-later = Schedule

## Report of a mailing

facts = About the mailing
facts-tags = tagged { $tags }
facts-codes = of code { $codes }
facts-all = and
facts-any = or
facts-hours = Client’s hours
facts-window = from { $from } to { $to }, { $days }
facts-daily = every day
mailing-pause = Pause
mailing-resume = Resume
mailing-cancel = Cancel the mailing
mailing-change = Edit
mailing-test = Test on a phone
mailing-clone = Copy
mailing-did-pause = Mailing No. { $id } is paused
mailing-did-resume = Mailing No. { $id } goes on
mailing-did-cancel = Mailing No. { $id } is cancelled
mailing-cloned = The copy is mailing No. { $id }
mailing-deleted = Mailing No. { $id } is deleted
mailing-cancel-title = Cancel mailing No. { $id }?
mailing-cancel-text = Who has not been sent to won’t be. It can’t be resumed.
mailing-delete-title = Delete mailing No. { $id }?
mailing-delete-text = Nothing more is sent, and its report is gone. This can’t be undone.
paused-sender_unauthorized = The sending service does not accept our key. Mend it in the settings and press “Resume”: nothing is lost.
paused-error_share = Too many of the last messages failed. Look at them and decide whether to go on.
paused-because = The mailing has been stopped: { $reason }
pace-rate = { $rate } a second
pace-finishes = the last one goes out
pace-too-slow = { $done } of { $total } will be sent before the end. Move the end for all of them.
statistics = Statistics
mailing-timeline = Sent by the hour
splits = Split
splits-by-code = By operator
splits-by-zone = By time zone
splits-none = Nobody has been sent to yet.
errors = Last errors
errors-text = Error
errors-count = Messages
messages = Messages
messages-none = There are no such messages.
messages-retry = Try again
messages-retry-all = Try failed again: { $count }
messages-retried = { $count ->
    [one] { $count } message goes out again
   *[other] { $count } messages go out again
}
messages-save = Download CSV
message-status = Status
message-when = When
message-next = again
message-attempts = Attempts
message-error = Error
test-title = Test on a phone
test-hint = If it is a client’s phone, the text has the fields of that client
test-send = Send
