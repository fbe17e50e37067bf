product = Vestnik
product-line = Write it down, and it will remind you by itself
product-more = A calm list of tasks. Reminders come to Telegram or by mail, exactly when you said.
welcome-words = In your own words
welcome-words-more = Write “buy milk tomorrow at 9”, and the time is understood. You always see how.
welcome-exact = Exactly on time
welcome-exact-more = A reminder comes at its minute, and it comes once. When something is in its way, you are told.
welcome-everywhere = One list everywhere
welcome-everywhere-more = What you tell the bot in Telegram is on this page a moment later, and the other way round.
welcome-example = Water the flowers
welcome-message = Reminder: Water the flowers

language = Language
theme = Theme
theme-auto = Auto
theme-light = Light
theme-dark = Dark
close = Close
retry = Try again
loading = Loading…
copy = Copy
copied = Copied
undo = Undo
screen-not-loaded = This part of the page did not load. Check the network and try again.

## Sections

skip-to-content = Skip to the content
sections = Sections
menu = Menu
settings = Settings
offline = You are offline. What you change is kept here and sent when the network is back.
section-clients = Clients
section-mailings = Mailings
section-deals = Deals
section-system = System
section-users = Users
section-to-come = This section comes with one of the next versions. There is nothing here yet.
telegram-and-links = Telegram and links
forbidden = No access
forbidden-why = Your role does not open this section. An administrator can change that.
not-found = Page not found
not-found-why = There is nothing at this address. Perhaps it was mistyped, or what it led to is gone.
unsent = { $count } not sent
unsent-send = Send now
log-out-title = Log out?
log-out-text = { $count ->
    [one] { $count } change has
   *[other] { $count } changes have
} not reached the server yet. If you log out, what is not sent is lost.
to-tasks = To my tasks

## Keys

keys = Keyboard shortcuts
keys-where = They work wherever nothing is being typed, in any layout.
key-add = Add a task
key-search = Search the tasks
key-help = Show this list
key-close = Close what is open

## Kit

cancel = Cancel
remove = Remove
copy-refused = Copy it by hand
qr-of = QR code: { $what }
time-past = This time has already passed
time-zone = Time zone: { $zone }
time-field-date = Date
time-field-time = Time
time-clear = Clear time
tag-remove = Remove tag { $tag }
tag-hint = Enter or a comma adds a tag
table-choose = Choose
table-choose-all = Choose all
table-chosen = { $count ->
    [one] { $count } row chosen
   *[other] { $count } rows chosen
}
table-chosen-none = Nothing chosen
table-pages = Pages
table-page = Page { $number }
table-page-of = Page { $number } of { $of }
table-back = Back
table-next = Next
chart-numbers = Show the numbers

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
forgot = Forgot password?
outside-or = or
outside-enter = Continue with { $name }
outside-more = Show other ways to sign in
session-expired = Your session has ended. Please sign in again.

field-required = Fill in this field
field-email = This does not look like an e-mail address
field-too-short = At least { $min } { $min ->
    [one] character is
   *[other] characters are
} needed

address-refused = Mail does not reach { $email }: its server refuses it.
address-refused-how = What to do

## Tasks

board = Tasks
task = Task
task-new = New task
task-add = Add
task-is-done = Done: { $title }
task-deleted = Deleted: { $title }
delete = Delete
list-open = Open
list-done = Done
load-more = Show more
task-example = Buy milk tomorrow at 9 #home
list-open-empty = No open tasks. Write the first one in the field above.
list-open-example = For example: “Water the flowers every Wednesday at 19:00”
list-done-empty = Tasks that you tick appear here.
search = Search
search-clear = Clear the search
search-nothing = Nothing was found.
search-none = Show all tasks
tags = Tags
tag-show = Show those tagged #{ $tag }
all-tasks = Actions on all tasks
all-delete = Delete all tasks
all-delete-sure = All tasks will be deleted, open and done. A button in the message brings them back.
all-deleted = All tasks are deleted
priority-short = Priority { $priority }
due-short = Due:
due-past = Overdue:
has-description = Has a description
reads-repeat = { $time }, { $repeat }
reads-take-back = Not “{ $part }”
reads-which = Which time was meant?
reads-no-time = No time
reads-later = Time and tags will be understood when the line reaches the server.
repeat-by-rule = by the rule { $rrule }
repeat-workdays = every weekday
repeat-on-days = { $often }: { $days }
repeat-month-day = { $day ->
    [-1] last day
   *[other] day { $day }
}
repeat-nth-day = { $nth ->
    [-1] last
    [1] first
    [2] second
    [3] third
    [4] fourth
   *[5] fifth
} { $weekday ->
    [MO] Monday
    [TU] Tuesday
    [WE] Wednesday
    [TH] Thursday
    [FR] Friday
    [SA] Saturday
   *[SU] Sunday
}
repeat-every-hour = { $count ->
    [1] every hour
   *[other] every { $count } hours
}
repeat-every-day = { $count ->
    [1] every day
   *[other] every { $count } days
}
repeat-every-week = { $count ->
    [1] every week
   *[other] every { $count } weeks
}
repeat-every-month = { $count ->
    [1] every month
   *[other] every { $count } months
}
repeat-every-year = { $count ->
    [1] every year
   *[other] every { $count } years
}

## Reminders

reminder-scheduled = Will remind
reminder-held = comes after quiet hours
reminder-sending = being sent
reminder-sent = sent
reminder-sent-late = sent { $late } late
reminder-missed = the time has passed, not sent
reminder-failed = not delivered: { $reason }
reminder-cancelled = called off
reminder-unknown = not known whether it arrived


time-today = today at { $time }
time-tomorrow = tomorrow at { $time }
time-yesterday = yesterday at { $time }
time-day = { $day } at { $time }
duration-minutes = { $minutes } min
duration-hours = { $hours } h { $minutes } min
duration-days = { $days } d { $hours } h

## Telegram

invitation-link = Reminders can come to Telegram.
invitation-link-how = Link it
invitation-unblock = The bot is blocked in Telegram: reminders do not get there.
invitation-unblock-how = What to do
invitation-dismiss = Not now

## Failures that the API could not tell itself

failure-unreachable = No connection to the server. Check the network and try again.
failure-strange = The server gave a strange answer (status { $status }). Try again later.
failure-request-id = Request id:
