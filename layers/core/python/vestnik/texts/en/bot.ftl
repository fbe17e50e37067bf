## Reminders

reminder-first-line = Reminder: { $title }
reminder-late-minutes = ({ NUMBER($minutes, useGrouping: 0) } min late)
reminder-late-hours = ({ NUMBER($hours, useGrouping: 0) } h { $minutes } min late)
reminder-late-days = ({ NUMBER($days, useGrouping: 0) } d { $hours } h late)
reminder-done = ✅ { $title }

button-done = ✅ Done
button-undo = ↩️ Undo
button-ten-minutes = +10 min
button-hour = +1 h
button-evening = This evening
button-tomorrow = Tomorrow
button-confirm-link = Yes, link it

press-done = Done
press-undone = Back on the list
press-snoozed = I'll remind you { $when }
press-stale = This button no longer works

when-today = today at { $time }
when-tomorrow = tomorrow at { $time }
when-date = on { $date } at { $time }

## Start and linking

start-linked =
    Welcome back! Reminders of your tasks come to this chat.
    The list itself: { $url }
start-unlinked =
    I'm Vestnik: I remind you of your tasks right on time.
    To get reminders here, sign in at { $url } and press "Link Telegram".
help =
    For now I do one thing: I bring reminders, and the buttons under them mark tasks done or put them off.
    Your list: { $url }
link-linked = Done: reminders will come to this chat.
link-unknown-code = This link no longer works. Get a new one on the site: it lives for 10 minutes.
link-confirm = This Telegram or this account is linked already. Link it anew? The old link will be gone.
