task-title = Название
task-title-empty = Без названия задачу не сохранить: останется прежнее
task-done = Сделано
task-description = Описание
task-description-edit = Изменить описание
task-description-hint = Можно **жирно**, *курсивом*, `код` и ссылки

task-gone = Задачу удалили в другом месте.
task-bring-back = Вернуть задачу

saved-saved = Сохранено
saved-saving = Сохраняется…
saved-unsent = Не сохранено: ждёт связи
saved-refused = Не сохранено

edit-refused = «{ $title }»: правку не приняли, задача осталась прежней.
edit-refused-new = Задача не добавлена.
edit-refused-lost = Правку не приняли: такой задачи здесь уже нет.
edit-written = Было написано:
note-met = { $field }: тем временем изменено в другом месте.
note-take-theirs = Взять оттуда
note-keep-mine = Оставить моё

field-title = Название
field-description = Описание
field-done = Готовность
field-priority = Важность
field-tags = Метки
field-due_at = Срок
field-recurrence = Повтор
field-reminders = Напоминания
field-reminder_time = Напоминание

## Reminders

reminders = Напоминания
reminder-add = Добавить напоминание
reminder-actions = Действия с напоминанием
reminder-move = Другое время
reminder-snooze = Отложить на { $seconds ->
    [600] 10 минут
    [3600] час
   *[86400] сутки
}
reminder-by-default = Как в настройках
reminder-by-telegram = Присылать в Telegram
reminder-by-email = Присылать письмом
reminder-urgent = Срочное: и в тихие часы
reminder-not-urgent = Не срочное
reminder-is-urgent = Срочное
reminder-remove = Убрать
reminder-before = { $seconds ->
    [0] В срок
    [3600] За час до срока
    [86400] За день до срока
   *[other] До срока
}
channel-telegram = Telegram
channel-email = Почта
reminder-presets = Готовые времена
at-15m = Через 15 минут
at-1h = Через час
at-evening = Сегодня вечером
at-morning = Завтра утром
reminder-words = Своими словами
reminder-words-example = в пятницу в 18:00
words-not-understood = Здесь нет времени. Например: «завтра в 9», «через 2 часа»
reminder-exact = Дата и время
reminder-set = Поставить

## Repeat

repeat = Повтор
repeat-choice-never = Не повторять
repeat-choice-workdays = По будням
repeat-choice-daily = Каждый день
repeat-choice-weekly = Каждую неделю
repeat-choice-biweekly = Раз в две недели
repeat-choice-monthly = Каждый месяц
repeat-choice-yearly = Каждый год
repeat-choice-own = По своему правилу
repeat-rule = Правило (RFC 5545)
repeat-rule-hint = Последняя пятница месяца: FREQ=MONTHLY;BYDAY=-1FR
repeat-mode = Следующий раз
repeat-mode-calendar = По календарю
repeat-mode-after_done = После выполнения
repeat-next = Следующие даты

## Details

due = Срок
priority = Важность
priority-name = { $priority ->
    [1] 1, самая высокая
    [4] 4, обычная
   *[other] { $priority }
}

## History

history = История изменений
change-created = создана
change-edited = изменено
change-done = сделана
change-undone = снова открыта
change-deleted = удалена
change-restored = возвращена
source-web = сайт
source-telegram = Telegram
source-api = API
source-link = по ссылке
