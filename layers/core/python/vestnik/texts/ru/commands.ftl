## Команды бота, как их показывает Telegram

command-new-task = Новая задача
command-tasks = Список задач
command-today = Что на сегодня
command-rmtask = Удалить задачу
command-rmtasks = Удалить все задачи
command-remind = Установить время
command-web = Ссылка на веб
command-settings = Настройки
command-tz = Часовой пояс
command-lang = Язык
command-link = Привязать аккаунт с сайта
command-unlink = Отвязать этот чат
command-help = Помощь
command-cancel = Отменить начатое

## Отправляется с сайта

test-message = Проверка: сообщения «Вестника» приходят в этот чат.
leave-code = Код для удаления учётной записи «Вестника»: { $code }. Он действует 10 минут. Если вы ничего не удаляете, никому его не сообщайте.
