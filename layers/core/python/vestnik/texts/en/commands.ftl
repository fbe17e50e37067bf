## The bot's commands, as Telegram shows them

command-new-task = New task
command-tasks = Task list
command-today = What is on today
command-rmtask = Delete task
command-rmtasks = Delete all tasks
command-remind = Set time
command-web = Web link
command-settings = Settings
command-tz = Time zone
command-lang = Language
command-link = Link an account of the site
command-unlink = Unlink this chat
command-help = Help
command-cancel = Leave what was begun

## Sent from the site

test-message = A test: messages of Vestnik come to this chat.
leave-code = The code to delete your Vestnik account: { $code }. It is good for 10 minutes. If you are not deleting it, tell nobody.
