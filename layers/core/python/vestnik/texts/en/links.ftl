## Telegram

telegram = Telegram
telegram-why = Link a chat with the bot: reminders come there at their minute, and what you write to it becomes a task here.
telegram-link = Link Telegram
telegram-new-link = New link
telegram-how = Press the button, or point your phone’s camera at the code. In the chat that opens press Start. This page notices by itself.
telegram-open = Open Telegram
telegram-address = Link to the bot
telegram-left = The link works for another
telegram-waiting = Waiting for you to press Start…
telegram-expired = The link no longer works. Make a new one.
telegram-linked = Linked
telegram-linked-as = Reminders come to the chat of { $name }.
telegram-linked-nameless = Reminders come to your chat with the bot.
telegram-since = Linked
telegram-blocked = Blocked
telegram-blocked-how = The bot is blocked in Telegram, so reminders do not get there. Open the chat with the bot, unblock it and press Start; then send a test message.
telegram-test = Send a test message
telegram-test-sent = Sent. Look into Telegram.
telegram-unlink = Unlink
telegram-unlink-title = Unlink Telegram?
telegram-unlink-text = Reminders will no longer come to this chat, and the bot will no longer know your tasks. You can link it again at any time.
telegram-unlinked = Telegram is unlinked

## Link to the tasks

link = A link to your tasks
link-why = Whoever has the link sees your tasks without a password. He sees neither your e-mail nor your settings.
link-mode = With the link one can
link-mode-edit = read and change
link-mode-read = read only
link-is-edit = Read and change
link-is-read = Read only
link-days = Works for
link-days-count = { $days ->
    [one] { $days } day
   *[other] { $days } days
}
link-make = Make a link
link-rotate = Replace with a new one
link-rotate-title = Replace the link?
link-rotate-text = The old address stops working at once, also for those who have it open.
link-off = Switch off
link-off-title = Switch the link off?
link-off-text = The address stops working at once, also for those who have it open.
link-is-off = The link is switched off
link-active = On
link-until = Works until { $time }
link-used = Last used
link-unused = Nobody has used it yet
link-address = Address of the link
link-once = This address is shown only now. If you lose it, make a new one: the old one will stop working.

## The page behind a link

visit-of = Tasks of { $name }
visit-nameless = Tasks
visit-may-read = Read only
visit-may-edit = You may change them
visit-closed = This link does not work
visit-closed-why = It was mistyped, switched off, or its time is over. Ask whoever gave it to you for a new one.
visit-closed-home = To the first page
