## Напоминания

reminder-first-line = Напоминание: { $title }
reminder-late-minutes = (с опозданием на { NUMBER($minutes, useGrouping: 0) } мин)
reminder-late-hours = (с опозданием на { NUMBER($hours, useGrouping: 0) } ч { $minutes } мин)
reminder-late-days = (с опозданием на { NUMBER($days, useGrouping: 0) } д { $hours } ч)
reminder-done = ✅ { $title }

button-done = ✅ Готово
button-undo = ↩️ Вернуть
button-ten-minutes = +10 мин
button-hour = +1 час
button-evening = Вечером
button-tomorrow = Завтра
button-confirm-link = Да, привязать

press-done = Сделано
press-undone = Вернули в список
press-snoozed = Напомню { $when }
press-stale = Эта кнопка уже не действует

when-today = сегодня в { $time }
when-tomorrow = завтра в { $time }
when-date = { $date } в { $time }

## Начало и привязка

start-linked =
    С возвращением! Напоминания о ваших делах приходят в этот чат.
    Сам список: { $url }
start-unlinked =
    Я «Вестник»: напоминаю о делах точно в срок.
    Чтобы напоминания приходили сюда, войдите на { $url } и нажмите «Привязать Telegram».
help =
    Пока я умею одно: присылать напоминания и отмечать или откладывать дела кнопками под ними.
    Список дел: { $url }
link-linked = Готово: напоминания будут приходить в этот чат.
link-unknown-code = Ссылка уже не действует. Получите новую на сайте: она живёт 10 минут.
link-confirm = Этот Telegram или этот аккаунт уже привязан. Привязать заново? Прежняя связь исчезнет.
