product = Вестник
product-line = Запишите дело, и оно само напомнит о себе
product-more = Спокойный список дел. Напоминания приходят в Telegram или на почту ровно тогда, когда вы просили.
welcome-words = Своими словами
welcome-words-more = Напишите «купить молоко завтра в 9», и время будет понято. Как именно, всегда видно.
welcome-exact = Точно в срок
welcome-exact-more = Напоминание приходит минута в минуту и только один раз. Если что-то помешало, вы об этом узнаете.
welcome-everywhere = Один список везде
welcome-everywhere-more = Сказанное боту в Telegram через миг появится на этой странице, и наоборот.
welcome-example = Полить цветы
welcome-message = Напоминание: Полить цветы

language = Язык
theme = Тема
theme-auto = Авто
theme-light = Светлая
theme-dark = Тёмная
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
menu = Меню
settings = Настройки
offline = Нет сети. Изменения хранятся здесь и уйдут, когда связь вернётся.
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
unsent = Не отправлено: { $count }
unsent-send = Отправить сейчас
log-out-title = Выйти?
log-out-text = { $count ->
    [one] { $count } изменение ещё не дошло
    [few] { $count } изменения ещё не дошли
   *[many] { $count } изменений ещё не дошли
} до сервера. Если выйти, неотправленное пропадёт.
to-tasks = К моим задачам

## Keys

keys = Клавиши
keys-where = Работают, пока вы ничего не печатаете, в любой раскладке.
key-add = Добавить задачу
key-search = Искать в задачах
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
table-choose = Выбрать
table-choose-all = Выбрать все
table-chosen = { $count ->
    [one] Выбрана { $count } строка
    [few] Выбрано { $count } строки
   *[many] Выбрано { $count } строк
}
table-chosen-none = Ничего не выбрано
table-pages = Страницы
table-page = Страница { $number }
table-page-of = Страница { $number } из { $of }
table-back = Назад
table-next = Дальше
chart-numbers = Показать числа

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
forgot = Забыли пароль?
outside-or = или
outside-enter = Войти через { $name }
outside-more = Показать другие способы входа
session-expired = Сеанс закончился. Войдите ещё раз.

field-required = Заполните это поле
field-email = Это не похоже на адрес почты
field-too-short = Нужно не меньше { $min } { $min ->
    [one] символа
   *[other] символов
}

address-refused = Письма на { $email } не доходят: почтовый сервер их не принимает.
address-refused-how = Что делать

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
search-none = Показать все задачи
tags = Метки
tag-show = Показать с меткой #{ $tag }
all-tasks = Действия со всеми задачами
all-delete = Удалить все задачи
all-delete-sure = Удалятся все задачи, открытые и сделанные. Их можно будет вернуть кнопкой в сообщении.
all-deleted = Все задачи удалены
priority-short = Важность { $priority }
due-short = Срок:
due-past = Просрочено:
has-description = Есть описание
reads-repeat = { $time }, { $repeat }
reads-take-back = Не «{ $part }»
reads-which = Какое время имелось в виду?
reads-no-time = Без времени
reads-later = Время и метки будут поняты, когда строка дойдёт до сервера.
repeat-by-rule = по правилу { $rrule }
repeat-workdays = по будням
repeat-on-days = { $often }: { $days }
repeat-month-day = { $day ->
    [-1] последний день
   *[other] { $day }-е число
}
repeat-nth-day = { $nth ->
    [-1] { $weekday ->
        [MO] последний понедельник
        [TU] последний вторник
        [WE] последняя среда
        [TH] последний четверг
        [FR] последняя пятница
        [SA] последняя суббота
       *[SU] последнее воскресенье
    }
   *[other] { $nth }{ $weekday ->
        [MO] -й понедельник
        [TU] -й вторник
        [WE] -я среда
        [TH] -й четверг
        [FR] -я пятница
        [SA] -я суббота
       *[SU] -е воскресенье
    }
}
repeat-every-hour = { $count ->
    [1] каждый час
    [one] каждый { $count } час
    [few] каждые { $count } часа
   *[many] каждые { $count } часов
}
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

invitation-link = Напоминания могут приходить в Telegram.
invitation-link-how = Привязать
invitation-unblock = Бот заблокирован в Telegram: напоминания туда не доходят.
invitation-unblock-how = Что делать
invitation-dismiss = Не сейчас

## Failures that the API could not tell itself

failure-unreachable = Нет связи с сервером. Проверьте сеть и повторите.
failure-strange = Сервер ответил непонятно (код { $status }). Повторите позже.
failure-request-id = Код запроса:
