settings-reminders = Напоминания
settings-sessions = Вход
settings-data = Мои данные
settings-saving = Сохраняется…
settings-saved = Сохранено

## Profile

profile = Профиль
language-hint = На нём же пишут бот и письма
timezone = Часовой пояс
timezone-now = Сейчас там { $time }
timezone-here = Взять пояс браузера: { $zone }
this-device = На этом устройстве
this-device-about = Эти настройки хранит браузер, на других устройствах они свои.
theme-is-auto = Как в системе
theme-is-light = Светлая
theme-is-dark = Тёмная
keys-on = Быстрые клавиши
keys-on-hint = Q добавляет задачу, / ищет, ? показывает все клавиши

## Reminders

ways = Как приходят напоминания
reminder-channel = Куда
reminder-channel-hint = Для напоминаний, у которых способ не выбран отдельно
settings-channel-telegram = Telegram
settings-channel-email = Почта
to-telegram = Привязать или проверить Telegram
catch-up = Если не удалось вовремя
catch-up-hint = Напоминание, опоздавшее сильнее из-за сбоя, не придёт и будет отмечено как пропущенное
quiet-hours = Тихие часы
quiet-hours-about = В это время напоминания ждут, кроме срочных. Время — по вашему часовому поясу.
quiet-on = Не беспокоить
quiet-from = С
quiet-to = До
quiet-same = Начало и конец совпадают
reminder-mail-is-off = Сейчас напоминания на почту выключены.
reminder-mail-turn-on = Включить

## Mail

mail = Почта
mail-address = Адрес
mail-to-settings = Настройки почты
mail-none = В этой учётной записи нет адреса, поэтому и писем нет.
mail-is-confirmed = Подтверждён
mail-is-unconfirmed = Не подтверждён
mail-is-refused = Не принимает письма
mail-unconfirmed-about = На него отправлено письмо. Откройте ссылку из него, и мы будем знать, что адрес ваш.
mail-refused-about = Почтовый сервер ответил, что такого ящика нет или что он закрыт, и мы перестали на него писать. Если теперь всё в порядке, отправьте письмо ещё раз, и остальные снова будут приходить.
mail-again = Отправить письмо ещё раз
mail-sent = Письмо отправлено на { $email }. Откройте ссылку из него.
digest = Итоги дня
digest-about = Что сделано за день и что осталось. Приходят после полуночи.
digest-way = Куда присылать
digest-email = На почту
digest-telegram = В Telegram
digest-off = Не присылать
mail-kinds = Другие письма
mail-kinds-about = О смене пароля мы пишем всегда.
reminder-mail = Напоминания
reminder-mail-hint = Если вы выбрали для них почту или если в Telegram они не дошли
notice-mail = Уведомления
notice-mail-hint = Вход с нового устройства, привязка Telegram и подключение других сервисов
statistics-mail = Статистика рассылок
statistics-mail-hint = В девять утра, если за сутки были рассылки

## Signing in

sessions = Где выполнен вход
sessions-about = Если какое-то устройство вам незнакомо, завершите его сеанс и смените пароль.
sessions-only = Вход выполнен только здесь.
session-this = Это устройство
session-used = Последний раз:
session-since = Вход выполнен:
session-end = Завершить
session-end-title = Завершить сеанс?
session-end-text = На устройстве «{ $name }» придётся войти снова.
session-ended = Сеанс завершён: { $name }
sessions-end = Завершить все остальные
sessions-end-title = Завершить все остальные сеансы?
sessions-end-text = Везде, кроме этого устройства, придётся войти снова.
sessions-ended = Остальные сеансы завершены
device-unknown = Неизвестное устройство
outside = Вход через другие сервисы
outside-about = С учётной записью другого сервиса можно входить сюда без пароля.
outside-connect = Подключить { $name }
outside-since = Подключён:
outside-used = Последний вход:
outside-unused = Для входа ещё не использовался
outside-disconnect = Отключить
outside-disconnect-title = Отключить { $provider }?
outside-disconnect-text = Войти через { $provider } больше не получится. Подключить его снова можно в любой момент.
outside-disconnected = Отключено: { $provider }
new-password = Пароль
new-password-about = Пароля у вас нет. Если он нужен, пришлём ссылку, по которой его можно задать.
new-password-send = Прислать ссылку
new-password-sent = Письмо со ссылкой отправлено на { $email }. Она действует один час.
change-password = Сменить пароль
change-password-about = На остальных устройствах придётся войти снова.
password-current = Текущий пароль
password-new = Новый пароль
password-changed = Пароль изменён

## API tokens

tokens = Токены API
tokens-about = С токеном ваши программы работают с Вестником от вашего имени. Каждому — свой, с нужными правами и сроком.
tokens-empty = Токенов пока нет
tokens-example = Например: «резервная копия», только чтение, на 90 дней
token-new = Новый токен
token-make = Создать
token-name = Название
token-name-hint = Для какой он программы
token-scopes = Что разрешено
token-scopes-none = Выберите хотя бы одно право
scope-tasks-read = Читать задачи
scope-tasks-write = Менять задачи
scope-clients = Клиенты
scope-mailings = Рассылки
scope-deals = Сделки
scope-jobs = Задания
scope-ops = Система
token-expiry = Срок
token-days = { $days ->
    [one] { $days } день
    [few] { $days } дня
   *[many] { $days } дней
}
token-until = Действует до: { $time }
token-used = Последний раз:
token-unused = Ещё не использовался
token-secret = Новый токен
token-once = Скопируйте его сейчас: больше он нигде не показывается.
token-revoke = Удалить
token-revoke-title = Удалить токен?
token-revoke-text = Программы с токеном «{ $name }» сразу потеряют доступ. Вернуть его нельзя.
token-revoked = Токен удалён: { $name }

## Calendar

calendar = Календарь
calendar-about = Подпишите на этот адрес календарь телефона или компьютера, и задачи со временем появятся в нём.
calendar-make = Создать адрес
calendar-address = Адрес календаря
calendar-secret = Адрес секретный: у кого он есть, тот видит ваши задачи.
calendar-rotate = Заменить новым
calendar-rotate-title = Заменить адрес календаря?
calendar-rotate-text = Старый адрес сразу перестанет работать, подпишитесь на новый.
calendar-rotated = Адрес календаря заменён
calendar-off = Выключить
calendar-off-title = Выключить календарь?
calendar-off-text = Адрес сразу перестанет работать, задачи исчезнут из подписанных календарей.
calendar-is-off = Календарь выключен

## Data

export = Выгрузка
export-about = Всё, что Вестник хранит о вас: учётная запись, задачи с историей, письма, привязки. Один файл JSON.
export-download = Скачать
deletion = Удаление учётной записи
deletion-about = Учётная запись удаляется сразу и навсегда. Если данные ещё пригодятся, сначала скачайте их.
deletion-ask = Удалить учётную запись…
deletion-title = Удалить учётную запись?
deletion-what = Будут удалены:
deletion-tasks = все задачи, открытые и сделанные
deletion-reminders = напоминания и письма, которые ещё не отправлены
deletion-ways = привязка Telegram, ссылки, токены и сеансы на всех устройствах
deletion-code = Код из Telegram
deletion-code-hint = Его только что прислал бот
deletion-final = Вернуть ничего не получится.
deletion-confirm = Удалить навсегда
