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
screen-not-loaded = Часть страницы не загрузилась. Проверьте сеть и повторите.

## Sections

skip-to-content = Перейти к содержанию
sections = Разделы
section-clients = Клиенты
section-mailings = Рассылки
section-deals = Сделки
section-system = Система
section-users = Пользователи
section-to-come = Раздел появится в одной из следующих версий. Пока здесь пусто.
telegram-and-links = Telegram и ссылки
forbidden = Нет доступа
forbidden-why = Для этого раздела нужна другая роль. Её может дать администратор.
not-found = Страница не найдена
not-found-why = По этому адресу ничего нет. Возможно, в нём опечатка или то, на что он вёл, уже удалено.
to-tasks = К моим задачам

## Keys

keys = Клавиши
keys-where = Работают, пока вы ничего не печатаете, в любой раскладке.
key-help = Показать этот список
key-close = Закрыть открытое

## Kit

cancel = Отмена
remove = Убрать
copy-refused = Скопируйте вручную
qr-of = QR-код: { $what }
time-past = Это время уже прошло
time-zone = Часовой пояс: { $zone }
time-field-date = Дата
time-field-time = Время
time-clear = Убрать время
tag-remove = Убрать метку { $tag }
tag-hint = Enter или запятая добавляет метку

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
task-add = Добавить
task-is-done = Сделано: { $title }
task-deleted = Удалено: { $title }
delete = Удалить
list-open = Открытые
list-done = Сделанные
load-more = Показать ещё
task-example = Купить молоко завтра в 9 #дом
list-open-empty = Открытых задач нет. Запишите первую в поле выше.
list-open-example = Например: «Полить цветы каждую среду в 19:00»
list-done-empty = Отмеченные задачи появятся здесь.
search = Поиск
search-clear = Очистить поиск
search-nothing = Ничего не нашлось.
tags = Метки
tag-show = Показать с меткой #{ $tag }
all-tasks = Действия со всеми задачами
all-delete = Удалить все задачи
all-delete-sure = Удалятся все задачи, открытые и сделанные. Их можно будет вернуть кнопкой в сообщении.
all-deleted = Все задачи удалены
priority-short = Важность { $priority }
due-short = Срок:
has-description = Есть описание
reads-repeat = { $time }, { $repeat }
reads-take-back = Не «{ $part }»
reads-which = Какое время имелось в виду?
reads-no-time = Без времени
repeat-by-rule = по правилу { $rrule }
repeat-workdays = по будням
repeat-on-days = { $often }: { $days }
repeat-every-day = { $count ->
    [1] каждый день
    [one] каждый { $count } день
    [few] каждые { $count } дня
   *[many] каждые { $count } дней
}
repeat-every-week = { $count ->
    [1] каждую неделю
    [one] каждую { $count } неделю
    [few] каждые { $count } недели
   *[many] каждые { $count } недель
}
repeat-every-month = { $count ->
    [1] каждый месяц
    [one] каждый { $count } месяц
    [few] каждые { $count } месяца
   *[many] каждые { $count } месяцев
}
repeat-every-year = { $count ->
    [1] каждый год
    [one] каждый { $count } год
    [few] каждые { $count } года
   *[many] каждые { $count } лет
}

## Reminders

reminder-scheduled = Напомнит
reminder-held = придёт после тихих часов
reminder-sending = отправляется
reminder-sent = отправлено
reminder-sent-late = отправлено с опозданием на { $late }
reminder-missed = время прошло, не отправлено
reminder-failed = не доставлено: { $reason }
reminder-cancelled = отменено
reminder-unknown = неизвестно, дошло ли


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
