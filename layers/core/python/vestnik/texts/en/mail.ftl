# Mails.

## Common

mail-product = Vestnik
mail-instant = { $date }, { $time } ({ $offset })

mail-open-app = Open Vestnik
mail-open-tasks = Open the task list
mail-open-task = Open the task

mail-fact-when = When
mail-fact-device = Device
mail-fact-ip = IP address
mail-fact-telegram = Telegram
mail-fact-service = Service
mail-fact-account = Account there

mail-footer-address = Somebody gave this address when registering with Vestnik. If it wasn’t you, just delete this mail.
mail-footer-account = You got this mail because you have an account with Vestnik.
mail-footer-notice = We write about such events so that nobody gets into your account unnoticed.
mail-footer-reminder = Reminders come by mail if you chose so, or if Telegram can’t be reached.
mail-footer-digest = The daily summary comes after midnight whenever there is something to tell.
mail-footer-statistics = Managers get the statistics in the morning if there were mailings.

mail-stop-digest = Don’t send me the daily summary
mail-stop-reminder = Don’t send me reminders by mail
mail-stop-notice = Don’t send me such notices
mail-stop-statistics = Don’t send me statistics of mailings

## Account

mail-confirm-action = Confirm the address

mail-welcome-subject = Welcome to Vestnik
mail-welcome-heading = Welcome!
mail-welcome-what = Vestnik keeps your tasks and reminds you of them exactly on time, in Telegram or by mail.
mail-welcome-confirm = Please confirm that this address is yours.
mail-welcome-digest = After midnight we send a daily summary: what was done and what is left. When there is nothing to tell, there is no mail.

mail-confirmation-subject = Confirm your address
mail-confirmation-heading = Confirm your address
mail-confirmation-what = Press the button to confirm that { $address } is your address.

mail-reset-subject = A new password for Vestnik
mail-reset-heading = A new password
mail-reset-what = You asked for a new password for your account with Vestnik.
mail-reset-action = Set a new password
mail-reset-life = The link works for one hour and only once.
mail-reset-not-you = If you didn’t ask for it, do nothing: the old password stays as it is.

mail-password-subject = Your password was changed
mail-password-heading = Your password was changed
mail-password-what = The password of your account with Vestnik was changed: { $at }.
mail-password-sessions = Other devices will have to sign in again.
mail-password-tokens = API tokens and the link to your tasks, if you have any, still work. You can revoke them in the app. Connected services can still sign in, too: check their list in the settings.
mail-password-not-you = If it wasn’t you, set a new password now: choose “Forgot password?” on the sign-in page.

## Notices

mail-sign-in-subject = A sign-in from a new device
mail-sign-in-heading = A sign-in from a new device
mail-sign-in-what = Somebody signed in to your account with Vestnik from a device that we haven’t seen before.
mail-sign-in-action = See the sessions
mail-sign-in-you = If it was you, there is nothing to do.
mail-sign-in-not-you = If it wasn’t, change your password in the settings: that ends all other sessions.

mail-linked-subject = Telegram is linked
mail-linked-heading = Telegram is linked
mail-linked-what = Telegram was linked to your account with Vestnik: reminders will come there.
mail-linked-action = See the link
mail-linked-not-you = If it wasn’t you, unlink it and change your password.

mail-connected-subject = Signing in with another service is connected
mail-connected-heading = Signing in with another service is connected
mail-connected-what = An account of another service can sign in to your account with Vestnik from now on.
mail-connected-action = See connected services
mail-connected-not-you = If it wasn’t you, disconnect it and change your password.

## Digest

mail-digest-heading = Your day
mail-digest-days = from { $first } to { $last }
mail-digest-open =
    { $count ->
        [one] You have { NUMBER($count, useGrouping: 0) } unfinished task
       *[other] You have { NUMBER($count, useGrouping: 0) } unfinished tasks
    }
mail-digest-done =
    { $count ->
        [one] You completed { NUMBER($count, useGrouping: 0) } task today
       *[other] You completed { NUMBER($count, useGrouping: 0) } tasks today
    }
mail-digest-done-days =
    { $count ->
        [one] You completed { NUMBER($count, useGrouping: 0) } task on these days
       *[other] You completed { NUMBER($count, useGrouping: 0) } tasks on these days
    }
mail-digest-missed =
    { $count ->
        [one] { NUMBER($count, useGrouping: 0) } missed reminder
       *[other] { NUMBER($count, useGrouping: 0) } missed reminders
    }
mail-digest-more = and { NUMBER($count, useGrouping: 0) } more
mail-digest-at = { $day }, { $time }

## Statistics of mailings

mail-statistics-subject =
    { $count ->
        [one] Statistics of the last day: { NUMBER($count, useGrouping: 0) } mailing
       *[other] Statistics of the last day: { NUMBER($count, useGrouping: 0) } mailings
    }
mail-statistics-heading = Mailings of the last day
mail-statistics-period = from { $first }, { $first_time } to { $last }, { $last_time }
mail-statistics-mailings = Mailings
mail-statistics-of = { NUMBER($sent, useGrouping: 0) } of { NUMBER($total, useGrouping: 0) }
mail-statistics-action = Open the mailings
mail-statistics-table = The same as a table is attached.
mail-statistics-mailing = Number
mail-statistics-text = Text
mail-statistics-state = State
mail-statistics-start = Start
mail-statistics-end = End
mail-statistics-total = All messages
mail-statistics-sent = Sent
mail-statistics-pending = Waiting
mail-statistics-retrying = Being sent again
mail-statistics-failed = Failed
mail-statistics-expired = Not reached by the end
mail-statistics-cancelled = Cancelled
mail-statistics-unknown = Outcome unknown
mail-statistics-is-scheduled = Scheduled
mail-statistics-is-running = Running
mail-statistics-is-paused = Paused
mail-statistics-is-finished = Finished
mail-statistics-is-cancelled = Cancelled
mail-statistics-is-expired = Expired
