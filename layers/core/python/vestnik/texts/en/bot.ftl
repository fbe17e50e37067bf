## Reminders

reminder-first-line = Reminder: { $title }
reminder-late-minutes = ({ NUMBER($minutes, useGrouping: 0) } min late)
reminder-late-hours = ({ NUMBER($hours, useGrouping: 0) } h { $minutes } min late)
reminder-late-days = ({ NUMBER($days, useGrouping: 0) } d { $hours } h late)

button-undo = ↩️ Undo
button-ten-minutes = +10 min
button-hour = +1 h
button-evening = This evening
button-tomorrow = Tomorrow

press-done = Done
press-undone = Back on the list
press-deleted = Deleted
press-restored = Restored
press-changed = Done
press-snoozed = I'll remind you { $when }
press-stale = This button no longer works

when-today = today at { $time }
when-tomorrow = tomorrow at { $time }
when-date = on { $date } at { $time }

## Keyboard

label-new-task = New task
label-task-list = Task list
label-delete-task = Delete task
label-delete-all = Delete all
label-set-time = Set time
label-web-link = Web link
label-help = Help

## The beginning, help, and what concerns everything

start =
    I'm Vestnik: I write down what you have to do and remind you at the exact time.
    Just write it as it is, for example: “buy milk tomorrow at 9”.
help =
    Any message is a new task, and I understand the time in it: “buy milk tomorrow at 9”, “report every Friday at 17:00”, “call Ann !1 #work in 2 hours”.

    /new_task — new task
    /tasks — task list
    /today — what today brings
    /remind — set a time
    /rmtask — delete a task
    /rmtasks — delete all
    /web — your list in a browser, without a password
    /settings — language, time zone, quiet hours, daily summary
    /tz — time zone, /lang — language
    /link — link an account, /unlink — unlink it
    /cancel — leave a dialogue

    Edit your message, and its task changes too. Web: { $url }
cancelled = All right, let's leave it.
nothing-to-cancel = There is nothing to cancel.
unknown-command = There is no such command. What I can do: /help
only-private = That is for our private chat only.
no-words = I only understand words and places here. Write what is to be done, or add a caption.
button-open-chat = Open chat

## New task

ask-task = What is to be done? You may add the time. /cancel to leave it.
ask-title = What is to be done: { $time }?
task-added = Added:
task-edited = Changed:
task-deleted = Deleted: { $title }

## Card

card-done = ✅ { $title }
card-reminder = ⏰ { $when } ({ $zone })
card-due = 📅 Due: { $when }
card-repeats = 🔁 Then: { $dates }
card-repeats-after-done = 🔁 Repeats when done
card-repeats-no-more = 🔁 This is the last time

button-done = ✅ Done
button-undone = ↩️ Not done
button-edit-title = ✏️ Title
button-edit-description = 📝 Description
button-set-time = ⏰ Time
button-no-time = Without time
button-repeat = 🔁 Repeat
button-delete = 🗑 Delete
button-restore = ↩️ Undo
button-card = ⋯ More

ask-new-title = New title for “{ $title }”? /cancel to keep it.
ask-new-description = New description for “{ $title }”? /cancel to keep it.
title-too-long = That is too long: a title has at most { $max } characters. Shorten it, or /cancel.

## Time

ask-time = When shall I remind you of “{ $title }”? Choose, or write: “tomorrow at 9”, “in 2 hours”, “2026-12-25 18:30”.
ask-another-time = When shall I remind you? Choose, or write it in another way.
ask-which-time = Which one do you mean?
ask-exact-time = That can be understood in several ways. Write it more exactly, for example “tomorrow at 9 am”.
time-not-understood = I didn't understand the time. Write, for example: “tomorrow at 9”, “in 2 hours”, “2026-12-25 18:30”. /cancel to leave it.
button-at-15m = In 15 minutes
button-at-1h = In an hour
button-at-evening = This evening
button-at-morning = Tomorrow morning
button-reading = { $when }
button-reading-repeats = 🔁 { $when }

## Repetition

ask-repeat = How often shall “{ $title }” repeat? Choose, or write: “every Tuesday”, “weekdays at 8:30”, “every 1st of the month”.
repeat-not-understood = I didn't understand how it repeats. For example: “every day”, “every Tuesday at 10”, “every two weeks”. /cancel to leave it.
button-every-day = Every day
button-every-workday = Weekdays
button-every-week = Every week
button-every-month = Every month
button-every-year = Every year
button-every-never = Don't repeat

## Lists

list-open = Open tasks ({ $count })
list-done = Done ({ $count })
list-delete = Which one shall I delete? ({ $count })
list-choose = Of which one shall I remind you? ({ $count })
list-open-empty = There are no open tasks. Write the first one.
list-done-empty = Nothing is done yet.
list-delete-empty = There is nothing to delete: no open tasks.
list-choose-empty = There are no open tasks. Write the first one.
list-page = { $page }/{ $pages }
button-list-done = Done ones
button-list-open = Open ones
button-open-card = ⋯
today-heading =
    For today { $count ->
        [one] { $count } task
       *[other] { $count } tasks
    }:
today-more = and { $count } more
today-empty = There is nothing for today.

## Delete all

ask-delete-all = Delete all tasks, the open and the done ones?
button-delete-all = 🗑 Delete all
button-keep-all = Keep them
all-deleted = All tasks are deleted.
all-kept = Nothing was deleted.
all-restored = All tasks are back.
button-restore-all = ↩️ Undo

## Web link

web-link =
    Your list in a browser, without a password. The link works until { $until }; the one before it no longer does.
    Don't pass it on: whoever has it sees and changes your tasks.
web-link-revoked = The link is revoked.
button-open-web = Open in browser
button-revoke = Revoke

## Linking

button-confirm-link = Yes, link
link-linked = Done: reminders and tasks are now shared with your account.
link-unknown-code = This link no longer works. Get a new one on the site: it lives for 10 minutes.
link-confirm = Link this chat to the account? The link before it goes.
link-confirm-merge = Link this chat to the account? The tasks of this chat move there, the link before it goes.
linked-to = This chat is linked to { $email }. To unlink it: /unlink
link-how = Sign in on the site and press “Link Telegram”: the tasks of this chat move to your account.
ask-unlink = Unlink this chat from { $email }? No reminders will come here, the tasks stay in the account.
button-unlink = Unlink
button-keep-link = Keep it
unlinked = The chat is unlinked. Write to me again, and we begin a new list.
still-linked = The chat stays linked.

## Settings

settings-heading = Settings
settings-language = Language: English
settings-zone = Time zone: { $zone }
settings-quiet-hours = Quiet hours: { $hours }
settings-digest = Daily summary: { $where }
quiet-hours-off = off
digest-email = by e-mail
digest-telegram = in Telegram
digest-off = not at all
button-language = Language
button-zone = Time zone
button-quiet-hours = Quiet hours
button-digest = Daily summary
button-off = Switch off
ask-language = Which language shall we speak?
language-ru = Русский
language-en = English
language-chosen = We speak English now.
ask-quiet-hours = When shall I be quiet? Reminders wait until the quiet hours end. Choose, or write: “22:30-06:30”.
quiet-hours-not-understood = Write from when to when, for example “22:30-06:30”. /cancel to leave it.
ask-digest = Where shall the daily summary go?

ask-zone = Your time zone is { $zone }. Share a place, choose a city, or write its name.
button-share-place = 📍 Share a place
zone-not-found = I don't know that city. Write the nearest large one, or a name like Europe/Moscow. /cancel to leave it.
zone-chosen = Your time zone is { $zone }, it is { $now } there.
city-moscow = Moscow
city-kaliningrad = Kaliningrad
city-samara = Samara
city-yekaterinburg = Yekaterinburg
city-novosibirsk = Novosibirsk
city-vladivostok = Vladivostok
