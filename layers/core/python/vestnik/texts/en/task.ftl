task-title = Title
task-title-empty = A task can’t be saved without a title: the last one stays
task-done = Done
task-description = Description
task-description-edit = Edit the description
task-description-hint = **Bold**, *italic*, `code` and links work

task-gone = The task was deleted elsewhere.
task-bring-back = Bring it back

saved-saved = Saved
saved-saving = Saving…
saved-unsent = Not saved: waiting for the network
saved-refused = Not saved

edit-refused = “{ $title }”: an edit was refused, the task is as it was.
edit-refused-new = A task was not added.
edit-refused-lost = An edit was refused: its task is not here any more.
edit-written = This was written:
note-met = { $field }: changed elsewhere meanwhile.
note-take-theirs = Take theirs
note-keep-mine = Keep mine

field-title = Title
field-description = Description
field-done = Done
field-priority = Priority
field-tags = Tags
field-due_at = Due date
field-recurrence = Repeat
field-reminders = Reminders
field-reminder_time = Reminder

## Reminders

reminders = Reminders
reminder-add = Add a reminder
reminder-actions = Actions on the reminder
reminder-move = Another time
reminder-snooze = Snooze for { $seconds ->
    [600] 10 minutes
    [3600] an hour
   *[86400] a day
}
reminder-by-default = As in the settings
reminder-by-telegram = Send to Telegram
reminder-by-email = Send by e-mail
reminder-urgent = Urgent: in quiet hours too
reminder-not-urgent = Not urgent
reminder-is-urgent = Urgent
reminder-remove = Remove
reminder-before = { $seconds ->
    [0] When due
    [3600] An hour before it is due
    [86400] A day before it is due
   *[other] Before it is due
}
channel-telegram = Telegram
channel-email = E-mail
reminder-presets = Ready-made times
at-15m = In 15 minutes
at-1h = In an hour
at-evening = This evening
at-morning = Tomorrow morning
reminder-words = In your own words
reminder-words-example = on Friday at 18:00
words-not-understood = There is no time in this. For example: “tomorrow at 9”, “in 2 hours”
reminder-exact = Date and time
reminder-set = Set

## Repeat

repeat = Repeat
repeat-choice-never = Never
repeat-choice-workdays = On weekdays
repeat-choice-daily = Every day
repeat-choice-weekly = Every week
repeat-choice-biweekly = Every two weeks
repeat-choice-monthly = Every month
repeat-choice-yearly = Every year
repeat-choice-own = By a rule of one’s own
repeat-rule = Rule (RFC 5545)
repeat-rule-hint = The last Friday of the month: FREQ=MONTHLY;BYDAY=-1FR
repeat-mode = The next one comes
repeat-mode-calendar = By the calendar
repeat-mode-after_done = After this one is done
repeat-next = Next times

## Details

due = Due
priority = Priority
priority-name = { $priority ->
    [1] 1, the highest
    [4] 4, usual
   *[other] { $priority }
}

## History

history = History of changes
change-created = created
change-edited = edited
change-done = done
change-undone = opened again
change-deleted = deleted
change-restored = restored
source-web = web app
source-telegram = Telegram
source-api = API
source-link = by a link
