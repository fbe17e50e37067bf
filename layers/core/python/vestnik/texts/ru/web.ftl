product = Вестник
product-line = Запишите дело, и оно само напомнит о себе
product-more = Список задач с напоминаниями, которые приходят в Telegram в назначенную минуту.

language = Язык
theme = Тема
theme-auto = Тема: авто
theme-light = Тема: светлая
theme-dark = Тема: тёмная
close = Закрыть
retry = Повторить
loading = Загрузка…
copy = Скопировать
copied = Скопировано
undo = Вернуть

## Account

account = Учётная запись
register = Регистрация
register-submit = Зарегистрироваться
sign-in = Вход
sign-in-submit = Войти
sign-in-with = Войти как { $email }
log-out = Выйти
email = Электронная почта
password = Пароль
password-hint = Не короче { $min } символов
password-repeat = Пароль ещё раз
password-show = Показать пароль
password-differs = Пароли не совпадают
session-expired = Сеанс закончился. Войдите ещё раз.

field-required = Заполните это поле
field-email = Это не похоже на адрес почты
field-too-short = Нужно не меньше { $min } { $min ->
    [one] символа
   *[other] символов
}

## Tasks

board = Задачи
task = Задача
task-new = Новая задача
task-example = Например: забрать заказ
task-add = Добавить
task-title = Название
task-is-done = Сделано: { $title }
task-deleted = Удалено: { $title }
remind-at = Напомнить (необязательно)
save = Сохранить
delete = Удалить
list-open = Открытые
list-open-empty = Здесь пусто. Запишите первое дело в поле выше.
list-done = Сделанные
list-done-empty = Отмеченные дела появятся здесь.
load-more = Показать ещё

## Reminders

reminder-scheduled = Напомнит { $time }
reminder-held = Придёт после тихих часов (время { $time })
reminder-sending = Отправляется
reminder-sent = Напоминание отправлено { $time }
reminder-sent-late = Напоминание отправлено { $time }, с опозданием на { $late }
reminder-missed = Время прошло, напоминание не отправлено ({ $time })
reminder-failed = Не доставлено: { $reason }
reminder-unknown = Неизвестно, дошло ли напоминание ({ $time })

time-today = сегодня в { $time }
time-tomorrow = завтра в { $time }
time-yesterday = вчера в { $time }
time-day = { $day } в { $time }
duration-minutes = { $minutes } мин
duration-hours = { $hours } ч { $minutes } мин
duration-days = { $days } д { $hours } ч

## Telegram

telegram = Telegram
telegram-why = Напоминания приходят в Telegram. Привяжите его, чтобы их получать.
telegram-link = Привязать Telegram
telegram-new-link = Новая ссылка
telegram-how = Откройте ссылку на этом устройстве или наведите на код камеру телефона, затем нажмите «Старт» в чате с ботом.
telegram-open = Открыть Telegram
telegram-qr = QR-код ссылки на бота
telegram-left = Ссылка действует ещё
telegram-expired = Ссылка больше не действует. Создайте новую.
telegram-linked = Telegram привязан { $name }
telegram-blocked = Бот заблокирован в Telegram, напоминания туда не доходят. Откройте чат с ботом и нажмите «Старт». { $name }

## Failures that the API could not tell itself

failure-unreachable = Нет связи с сервером. Проверьте сеть и повторите.
failure-strange = Сервер ответил непонятно (код { $status }). Повторите позже.
failure-request-id = Код запроса:
