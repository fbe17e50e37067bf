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
import-errors-save = { $count ->
    [one] Download { $count } error
   *[other] Download { $count } errors
}
import-to-columns = To the columns
import-start = { $count ->
    [one] Import { $count } client
   *[other] Import { $count } clients
}
import-to-clients = To the clients
