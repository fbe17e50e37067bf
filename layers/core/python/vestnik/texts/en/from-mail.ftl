dead-link = This link does not work
to-mail-settings = Mail settings

## A forgotten password

forgot-about = Write the address that you sign in with. We will send a link by which you can set a new password.
forgot-send = Send the link
forgot-sent = If there is an account with { $email }, a mail with a link is on its way.
forgot-sent-more = The link works for one hour. If Telegram is linked, it comes there too. No mail? Look into the spam folder.
forgot-again = Send it again
forgot-back = Back to signing in
reset = New password
reset-about = Once you save it, all devices will have to sign in again.
reset-submit = Save the password
reset-done = The password is changed
reset-done-about = Now sign in with it.
reset-dead-why = A link to a new password works for one hour and only once, and a newer one takes its place. Ask for another:

## Confirming an address

confirm-doing = Confirming the address…
confirm-done = The address is confirmed
confirm-done-about = Thank you! Now we know that mail to { $email } reaches you.
confirm-dead-why = Perhaps it was not copied whole, or the account is gone. In the settings you can ask for a new mail.

## Unsubscribing

unsubscribe = Unsubscribe?
unsubscribe-do = Unsubscribe
unsubscribe-digest = The daily summary will no longer come by mail.
unsubscribe-reminder = Reminders will no longer come by mail.
unsubscribe-notice = Notices of sign-ins and of Telegram or other services being connected will no longer come by mail.
unsubscribe-statistics = Statistics of mailings will no longer come by mail.
unsubscribe-some = Mails like this will no longer come.
unsubscribed = You are unsubscribed
unsubscribed-back = Should you change your mind, turn them on again in the settings.
unsubscribe-dead-why = Perhaps it was not copied whole, or the account is gone. All mails can also be turned off in the settings.
