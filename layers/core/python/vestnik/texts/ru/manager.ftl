## Clients

client = Клиент
client-add = Добавить клиента
client-added = Добавлен клиент { $phone }
client-changed = Сохранено: { $phone }
client-save = Сохранить
client-phone = Телефон
client-phone-hint = Как угодно: +7 916 123-45-67 или 8 (916) 123 45 67
client-operator-code = Код оператора
client-operator-code-hint = Если номер перенесён к другому оператору; иначе берётся из телефона
client-tag = Метка
client-tag-hint = По ней клиента находят рассылки
client-timezone = Часовой пояс
client-time = Сейчас там { $time }
client-fields = Свои поля
client-fields-hint = В тексте рассылки поле подставляет { $example }
client-field-name = Название
client-field-value = Значение
client-field-add = Добавить поле
client-field-remove = Убрать поле { $name }
client-consent-at = Согласие получено
client-consent-source = Откуда согласие
client-consent-source-hint = Например: анкета в магазине
client-opts-out = Отказался от рассылок
client-opted-out = Отказ
client-created = Добавлен
client-deleted = Удалён клиент { $phone }
client-delete-title = Удалить клиента { $phone }?
client-delete-text = Рассылки, которые уже идут, ему больше ничего не отправят. Вернуть его нельзя.
clients-search = Поиск
clients-search-example = Телефон или поле
clients-filters = Фильтры
clients-filters-off = Убрать фильтры
clients-found = { $count ->
    [one] { $count } клиент
    [few] { $count } клиента
   *[many] { $count } клиентов
}
clients-empty = Клиентов пока нет
clients-example = Загрузите файл CSV с телефонами или добавьте первого клиента вручную.
clients-none = Таких клиентов нет.
clients-all = Показать всех
clients-import = Импорт
clients-export = Экспорт
clients-working = Выполняется
clients-tag = Поставить метку
clients-tag-title = { $count ->
    [one] Метка { $count } клиента
   *[other] Метка { $count } клиентов
}
clients-tag-hint = Заменит прежнюю; пустая — уберёт
clients-tagged = { $count ->
    [one] Метка поставлена { $count } клиенту
   *[other] Метка поставлена { $count } клиентам
}
clients-delete = Удалить: { $count }
clients-delete-title = { $count ->
    [one] Удалить { $count } клиента?
   *[other] Удалить { $count } клиентов?
}
clients-delete-text = Рассылки, которые уже идут, им больше ничего не отправят. Вернуть их нельзя.
clients-deleted = { $count ->
    [one] Удалён { $count } клиент
    [few] Удалено { $count } клиента
   *[many] Удалено { $count } клиентов
}

## Import of clients

import = Импорт клиентов
import-back = Все клиенты
import-steps = Шаги импорта
import-step-file = Файл
import-step-columns = Столбцы
import-step-check = Проверка
import-step-import = Импорт
import-about = Клиенты с новыми телефонами добавятся, с уже известными — обновятся. Перед импортом всё можно проверить.
import-file = Файл CSV
import-file-hint = До 5 МБ. Кодировка и разделитель определятся сами.
import-too-large = Файл больше 5 МБ. Разделите его на части.
import-nothing = В файле нет ни одной строки с клиентом.
import-example = Пример файла
import-example-file =
    Телефон;Метка;Пояс;name
    +7 916 123-45-67;vip;Europe/Moscow;Анна
    8 905 765 43 21;;Asia/Omsk;Борис
import-read-as = { $count ->
    [one] { $count } строка
    [few] { $count } строки
   *[many] { $count } строк
}, { $encoding }, разделитель — { $delimiter }
import-comma = запятая
import-semicolon = точка с запятой
import-tab = табуляция
import-unnamed = (без названия)
import-place = Куда столбец «{ $column }»
import-to-field = Своё поле
import-ignored = Не загружать
import-name = Название поля для «{ $column }»
import-no-phone = Укажите, в каком столбце телефон.
import-no-name = Назовите все свои поля.
import-twice = Два столбца попадают в одно и то же место.
import-other-file = Другой файл
import-check = Проверить
import-running = Импорт идёт
import-dry = Пока ничего не изменено. Вот что произойдёт при импорте:
import-will-add = Добавится
import-will-update = Обновится
import-will-skip = С ошибками
import-done = Импорт закончен.
import-added = Добавлено
import-updated = Обновлено
import-skipped = С ошибками
import-errors = Строки с ошибками
import-error-row = Строка
import-error-column = Столбец
import-error-reason = Что не так
import-errors-save = Скачать все ошибки
import-to-columns = К столбцам
import-start = { $count ->
    [one] Загрузить { $count } клиента
   *[other] Загрузить { $count } клиентов
}
import-to-clients = К клиентам

## Mailings

mailing = Рассылка
mailing-of = Рассылка № { $id }
mailing-new = Новая рассылка
mailing-edit = Изменение рассылки № { $id }
mailing-back = Рассылка № { $id }
mailings-all = Все рассылки
mailings-empty = Рассылок пока нет
mailings-example = Например: «Здравствуйте, Анна! Ваш заказ готов» — всем с меткой «vip», с 9 до 21 по их времени
mailing-state = Состояние
mailing-start = Начало
mailing-end = Конец
mailing-progress = Ход
mailing-total = Всего
mailing-done-of = { $done } из { $total }
mailing-is-draft = Черновик
mailing-is-scheduled = Запланирована
mailing-is-running = Идёт
mailing-is-paused = На паузе
mailing-is-finished = Завершена
mailing-is-cancelled = Отменена
mailing-is-expired = Время вышло
message-every = Все
message-sent = Отправлено
message-pending = Ждут
message-retrying = Повторяются
message-failed = С ошибкой
message-expired = Не успели
message-cancelled = Отменено
message-unknown = Неизвестно

## Editor of a mailing

mailing-text = Текст
mailing-text-example = Здравствуйте, { $field }!
mailing-text-hint = { $field } подставит поле клиента, { $instead } — ещё и слово для тех, у кого поля нет
mailing-put-in = Подставить поле
mailing-filter = Кому
mailing-everyone = Всем клиентам
mailing-tags = Метки
mailing-codes = Коды операторов
mailing-codes-hint = Три цифры, например 916; Enter добавляет код
mailing-match = Если выбраны и метки, и коды
mailing-match-all = Нужны и метка, и код
mailing-match-any = Достаточно метки или кода
mailing-times = Когда
mailing-starts-now = Сразу
mailing-starts-later = В заданное время
mailing-start-at = Начать
mailing-hour = Через час
mailing-day = Через сутки
mailing-week = Через неделю
mailing-save-draft = Сохранить черновик
mailing-save = Сохранить
mailing-release = Отправить…
mailing-saved = Рассылка сохранена
mailing-released = Рассылка запущена
mailing-no-text = Напишите текст
mailing-no-filter = Выберите, кому отправить
mailing-no-start = Укажите, когда начать
mailing-no-end = Укажите, когда закончить
mailing-end-early = Конец должен быть позже начала
mailing-end-past = Это время уже прошло
mailing-locked = Рассылка началась: текст, получатели и начало больше не меняются. Для другого текста сделайте копию.
window-on = Только в удобные часы
window-hint = По времени каждого клиента; остальным сообщение придёт в следующие такие часы
window-from = С
window-to = До
window-days = Дни недели
window-no-hours = Укажите оба времени
window-same = Начало и конец совпадают
window-no-days = Выберите хотя бы один день
preview = Предпросмотр
preview-nobody-yet = Выберите получателей, и здесь будет видно, сколько их и что они прочтут.
preview-count = { $count ->
    [0] Никто не подходит
    [one] { $count } получатель
    [few] { $count } получателя
   *[many] { $count } получателей
}
preview-at-least = Не меньше { $count } получателей
preview-characters = { $count ->
    [one] { $count } символ
    [few] { $count } символа
   *[many] { $count } символов
}
preview-segments = { $count ->
    [one] { $count } СМС
   *[other] { $count } СМС
}
preview-of = Пример { $number } из { $of }
preview-before = Предыдущий пример
preview-after = Следующий пример
preview-missing = У клиента нет: { $fields }. Ему сообщение не отправится.
release-title = Отправить рассылку?
release-starts-now = Начнётся сразу.
release-starts = Начнётся: { $time }
release-ends = Закончится: { $time }
release-counted-then = Кто получит, решится в момент начала: добавленные до него клиенты тоже попадут.
release-now = Отправить
release-later = Запланировать

## Report of a mailing

facts = О рассылке
facts-tags = с меткой { $tags }
facts-codes = с кодом { $codes }
facts-all = и
facts-any = или
facts-hours = Часы клиента
facts-window = с { $from } до { $to }, { $days }
facts-daily = каждый день
mailing-pause = Пауза
mailing-resume = Продолжить
mailing-cancel = Отменить
mailing-change = Изменить
mailing-test = Проверить на телефоне
mailing-clone = Копия
mailing-did-pause = Рассылка № { $id } на паузе
mailing-did-resume = Рассылка № { $id } продолжается
mailing-did-cancel = Рассылка № { $id } отменена
mailing-cloned = Копия — рассылка № { $id }
mailing-deleted = Рассылка № { $id } удалена
mailing-cancel-title = Отменить рассылку № { $id }?
mailing-cancel-text = Кому ещё не отправлено, тем уже не отправится. Продолжить её будет нельзя.
mailing-delete-title = Удалить рассылку № { $id }?
mailing-delete-text = Больше ничего не отправится, а её отчёта не станет. Вернуть её нельзя.
paused-sender_unauthorized = Сервис отправки не принимает наш ключ. Исправьте его в настройках и нажмите «Продолжить»: ничего не потеряно.
paused-error_share = Слишком много последних сообщений не ушло. Посмотрите на них и решите, продолжать ли.
paused-because = Рассылка остановлена: { $reason }
pace-rate = { $rate } в секунду
pace-finishes = последнее сообщение уйдёт
pace-too-slow = До конца успеют { $done } из { $total }. Перенесите конец, чтобы успели все.
statistics = Статистика
mailing-timeline = Отправлено по часам
splits = Разбивка
splits-by-code = По операторам
splits-by-zone = По часовым поясам
splits-none = Пока никому не отправлено.
errors = Последние ошибки
errors-text = Ошибка
errors-count = Сколько
messages = Сообщения
messages-none = Таких сообщений нет.
messages-retry = Повторить
messages-retry-all = Повторить с ошибкой: { $count }
messages-retried = { $count ->
    [one] { $count } сообщение отправится ещё раз
    [few] { $count } сообщения отправятся ещё раз
   *[many] { $count } сообщений отправятся ещё раз
}
messages-save = Скачать CSV
message-status = Статус
message-when = Когда
message-next = повтор
message-attempts = Попыток
message-error = Ошибка
test-title = Проверка на телефоне
test-hint = Если это телефон клиента, в тексте будут его поля
test-send = Отправить
