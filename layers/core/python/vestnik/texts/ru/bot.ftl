## Напоминания

reminder-first-line = Напоминание: { $title }
reminder-late-minutes = (с опозданием на { NUMBER($minutes, useGrouping: 0) } мин)
reminder-late-hours = (с опозданием на { NUMBER($hours, useGrouping: 0) } ч { $minutes } мин)
reminder-late-days = (с опозданием на { NUMBER($days, useGrouping: 0) } д { $hours } ч)

button-undo = ↩️ Вернуть
button-ten-minutes = +10 мин
button-hour = +1 час
button-evening = Вечером
button-tomorrow = Завтра

press-done = Сделано
press-undone = Вернули в список
press-deleted = Удалено
press-restored = Вернули
press-changed = Готово
press-snoozed = Напомню { $when }
press-stale = Эта кнопка уже не действует

when-today = сегодня в { $time }
when-tomorrow = завтра в { $time }
when-date = { $date } в { $time }

## Клавиатура

label-new-task = Новая задача
label-task-list = Список задач
label-delete-task = Удалить задачу
label-delete-all = Удалить все
label-set-time = Установить время
label-web-link = Ссылка на веб
label-help = Помощь

## Начало, справка, обо всём сразу

start =
    Я «Вестник»: записываю дела и напоминаю о них точно в срок.
    Напишите дело как есть, например: «купить молоко завтра в 9».
help =
    Любое сообщение — новая задача, время я пойму сам: «купить молоко завтра в 9», «отчёт каждую пятницу в 17:00», «звонок !1 #работа через 2 часа».

    /new_task — новая задача
    /tasks — список задач
    /today — что на сегодня
    /remind — установить время
    /rmtask — удалить задачу
    /rmtasks — удалить все
    /web — список в браузере, без пароля
    /settings — язык, пояс, тихие часы, итоги дня
    /tz — часовой пояс, /lang — язык
    /link — привязать учётную запись, /unlink — отвязать
    /cancel — выйти из диалога

    Исправили своё сообщение — исправится и задача. Веб: { $url }
cancelled = Хорошо, оставим.
nothing-to-cancel = Нечего отменять.
unknown-command = Такой команды нет. Что умею: /help
only-private = Об этом — только в личном чате.
no-words = Здесь я понимаю только слова и место на карте. Напишите, что сделать, — или добавьте подпись.
button-open-chat = Открыть чат

## Новая задача

ask-task = Что нужно сделать? Можно сразу со временем. /cancel — передумать.
ask-title = Что сделать: { $time }?
task-added = Записано:
task-edited = Изменено:
task-deleted = Удалено: { $title }

## Карточка

card-done = ✅ { $title }
card-reminder = ⏰ { $when } ({ $zone })
card-due = 📅 Срок: { $when }
card-repeats = 🔁 Затем: { $dates }
card-repeats-after-done = 🔁 Повторится после выполнения
card-repeats-no-more = 🔁 Это последний раз

button-done = ✅ Готово
button-undone = ↩️ Вернуть в список
button-edit-title = ✏️ Название
button-edit-description = 📝 Описание
button-set-time = ⏰ Время
button-no-time = Без времени
button-repeat = 🔁 Повтор
button-delete = 🗑 Удалить
button-restore = ↩️ Вернуть
button-card = ⋯ Подробнее

ask-new-title = Новое название для «{ $title }»? /cancel — оставить.
ask-new-description = Новое описание для «{ $title }»? /cancel — оставить.
title-too-long = Это слишком длинно: в названии до { $max } символов. Напишите короче или /cancel.

## Время

ask-time = Когда напомнить о «{ $title }»? Выберите или напишите: «завтра в 9», «через 2 часа», «25.12.2026 18:30».
ask-another-time = Когда напомнить? Выберите или напишите по-другому.
ask-which-time = Когда именно?
ask-exact-time = Это можно понять по-разному. Напишите точнее, например «завтра в 9 утра».
time-not-understood = Не понял время. Напишите, например: «завтра в 9», «через 2 часа», «2026-12-25 18:30». /cancel — оставить.
button-at-15m = Через 15 минут
button-at-1h = Через час
button-at-evening = Сегодня вечером
button-at-morning = Завтра утром
button-reading = { $when }
button-reading-repeats = 🔁 { $when }

## Повтор

ask-repeat = Как часто повторять «{ $title }»? Выберите или напишите: «каждый вторник», «по будням в 8:30», «каждое 1-е число».
repeat-not-understood = Не понял, как повторять. Например: «каждый день», «по вторникам и четвергам в 10», «раз в две недели». /cancel — оставить.
button-every-day = Каждый день
button-every-workday = По будням
button-every-week = Раз в неделю
button-every-month = Раз в месяц
button-every-year = Раз в год
button-every-never = Не повторять

## Списки

list-open = Открытые задачи ({ $count })
list-done = Сделанные ({ $count })
list-delete = Какую удалить? ({ $count })
list-choose = О чём напомнить? ({ $count })
list-open-empty = Открытых задач нет. Напишите первую.
list-done-empty = Сделанного пока нет.
list-delete-empty = Удалять нечего: открытых задач нет.
list-choose-empty = Открытых задач нет. Напишите первую.
list-page = { $page }/{ $pages }
button-list-done = Сделанные
button-list-open = Открытые
button-open-card = ⋯
today-heading =
    На сегодня { $count ->
        [one] { $count } задача
        [few] { $count } задачи
       *[other] { $count } задач
    }:
today-more = и ещё { $count }
today-empty = На сегодня ничего нет.

## Удалить все

ask-delete-all = Удалить все задачи, и открытые, и сделанные?
button-delete-all = 🗑 Удалить все
button-keep-all = Оставить
all-deleted = Все задачи удалены.
all-kept = Ничего не удалено.
all-restored = Все задачи снова здесь.
button-restore-all = ↩️ Вернуть все

## Ссылка на веб

web-link =
    Ваш список в браузере, без пароля. Ссылка действует до { $until }; прежняя больше не открывается.
    Не пересылайте её: у кого она есть, тот видит и меняет задачи.
web-link-revoked = Ссылка отозвана.
button-open-web = Открыть в браузере
button-revoke = Отозвать

## Привязка

button-confirm-link = Да, привязать
link-linked = Готово: напоминания и задачи теперь общие с учётной записью.
link-unknown-code = Ссылка уже не действует. Получите новую на сайте: она живёт 10 минут.
link-confirm = Привязать этот чат к учётной записи? Прежняя связь исчезнет.
link-confirm-merge = Привязать этот чат к учётной записи? Задачи из чата перейдут в неё, прежняя связь исчезнет.
linked-to = Этот чат привязан к { $email }. Отвязать: /unlink
link-how = Войдите на сайте и нажмите «Привязать Telegram»: задачи отсюда перейдут в учётную запись.
ask-unlink = Отвязать этот чат от { $email }? Напоминания сюда больше не придут, задачи останутся в учётной записи.
button-unlink = Отвязать
button-keep-link = Оставить
unlinked = Чат отвязан. Напишите мне снова — и начнём новый список.
still-linked = Чат остался привязан.

## Настройки

settings-heading = Настройки
settings-language = Язык: русский
settings-zone = Часовой пояс: { $zone }
settings-quiet-hours = Тихие часы: { $hours }
settings-digest = Итоги дня: { $where }
quiet-hours-off = выключены
digest-email = на почту
digest-telegram = в Telegram
digest-off = не присылать
button-language = Язык
button-zone = Часовой пояс
button-quiet-hours = Тихие часы
button-digest = Итоги дня
button-off = Выключить
ask-language = На каком языке говорить?
language-ru = Русский
language-en = English
language-chosen = Говорим по-русски.
ask-quiet-hours = Когда не беспокоить? Напоминания подождут до конца тихих часов. Выберите или напишите: «22:30-06:30».
quiet-hours-not-understood = Напишите, с какого часа до какого, например «22:30-06:30». /cancel — оставить.
ask-digest = Куда присылать итоги дня?

ask-zone = Сейчас ваш часовой пояс — { $zone }. Пришлите место, выберите город или напишите его название.
button-share-place = 📍 Прислать место
zone-not-found = Не знаю такого города. Напишите ближайший крупный или имя вида Europe/Moscow. /cancel — оставить.
zone-chosen = Часовой пояс — { $zone }, у вас сейчас { $now }.
city-moscow = Москва
city-kaliningrad = Калининград
city-samara = Самара
city-yekaterinburg = Екатеринбург
city-novosibirsk = Новосибирск
city-vladivostok = Владивосток
