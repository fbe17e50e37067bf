product = Vestnik
product-line = Write it down, and it will remind you by itself
product-more = A task list with reminders that arrive in Telegram at the minute you set.

language = Language
theme = Theme
theme-auto = Theme: auto
theme-light = Theme: light
theme-dark = Theme: dark
close = Close
retry = Try again
loading = Loading…
copy = Copy
copied = Copied
undo = Undo

## Account

account = Account
register = Register
register-submit = Create account
sign-in = Sign in
sign-in-submit = Sign in
sign-in-with = Sign in as { $email }
log-out = Log out
email = E-mail
password = Password
password-hint = At least { $min } characters
password-repeat = Password again
password-show = Show password
password-differs = The passwords differ
session-expired = Your session has ended. Please sign in again.

field-required = Fill in this field
field-email = This does not look like an e-mail address
field-too-short = At least { $min } { $min ->
    [one] character is
   *[other] characters are
} needed

## Tasks

board = Tasks
task = Task
task-new = New task
task-example = For example: pick up the parcel
task-add = Add
task-title = Title
task-is-done = Done: { $title }
task-deleted = Deleted: { $title }
remind-at = Remind at (optional)
save = Save
delete = Delete
list-open = Open
list-open-empty = Nothing here. Write your first task in the field above.
list-done = Done
list-done-empty = Tasks that you tick appear here.
load-more = Show more

## Reminders

reminder-scheduled = Will remind { $time }
reminder-held = Will come after quiet hours (time { $time })
reminder-sending = Being sent
reminder-sent = Reminder sent { $time }
reminder-sent-late = Reminder sent { $time }, { $late } late
reminder-missed = The time has passed, no reminder was sent ({ $time })
reminder-failed = Not delivered: { $reason }
reminder-unknown = It is not known whether the reminder arrived ({ $time })

time-today = today at { $time }
time-tomorrow = tomorrow at { $time }
time-yesterday = yesterday at { $time }
time-day = { $day } at { $time }
duration-minutes = { $minutes } min
duration-hours = { $hours } h { $minutes } min
duration-days = { $days } d { $hours } h

## Telegram

telegram = Telegram
telegram-why = Reminders come to Telegram. Link it to receive them.
telegram-link = Link Telegram
telegram-new-link = New link
telegram-how = Open the link on this device or point your phone’s camera at the code, then press Start in the chat with the bot.
telegram-open = Open Telegram
telegram-qr = QR code of the link to the bot
telegram-left = The link works for another
telegram-expired = The link no longer works. Make a new one.
telegram-linked = Telegram is linked { $name }
telegram-blocked = The bot is blocked in Telegram, so reminders do not get there. Open the chat with the bot and press Start. { $name }

## Failures that the API could not tell itself

failure-unreachable = No connection to the server. Check the network and try again.
failure-strange = The server gave a strange answer (status { $status }). Try again later.
failure-request-id = Request id:
