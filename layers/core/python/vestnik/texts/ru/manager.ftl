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
import-errors-save = { $count ->
    [one] Скачать { $count } ошибку
    [few] Скачать { $count } ошибки
   *[many] Скачать { $count } ошибок
}
import-to-columns = К столбцам
import-start = { $count ->
    [one] Загрузить { $count } клиента
   *[other] Загрузить { $count } клиентов
}
import-to-clients = К клиентам
