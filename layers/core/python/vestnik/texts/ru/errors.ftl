## The errors of errors.py

error-internal-error = У нас что-то сломалось. Попробуйте ещё раз; если не помогло, сообщите нам номер запроса.
error-malformed = Запрос не удалось прочитать.
error-unauthorized = Войдите, пожалуйста.
error-forbidden = Вам нельзя этого делать.
error-not-found = Здесь такого нет.
error-method-not-allowed = Такой адрес есть, но не с этим методом.
error-conflict = Сейчас это сделать нельзя.
error-gone = Это удалено. Сначала восстановите.
error-version-mismatch = Тем временем это изменили; в «current» — как оно теперь.
error-too-large = Запрос слишком большой: можно не больше { $limit } байт.
error-unsupported-media-type = Содержимое такого типа здесь не принимается.
error-invalid-input = Некоторые поля заполнены неверно.
error-too-many-requests = Слишком много запросов. Подождите немного.
error-temporarily-unavailable = Сейчас не получается. Попробуйте чуть позже.
error-storage-unavailable = Хранилище сейчас не отвечает. Попробуйте чуть позже.
error-queue-unavailable = Очередь сейчас не отвечает. Попробуйте чуть позже.
error-refused-outside = Внешняя служба отказала.

## At the edge

error-bad-text = В тексте есть символы, которые нельзя сохранить.
error-doubled-key = Ключ встречается дважды.
error-too-deep = Вложенность больше { $limit } уровней.
error-bad-etag = В If-Match не наша версия.
error-bad-autosave = Vestnik-Autosave пишется так: <вкладка>:<номер>; вкладка — от 8 до 32 латинских букв и цифр.
error-bad-cursor = Такой страницы нет. Начните с первой.
error-role-missing = Для этого нужна роль { $role }.
error-wrong-secret = Неверный секрет.
error-cross-site = Этот запрос пришёл с другого сайта.
error-two-credentials = Пришлите либо cookie, либо заголовок Authorization, но не оба сразу.

## Fields

error-invalid-value = Такое значение не подходит.
error-missing = Это обязательно.
error-extra-forbidden = Такого поля нет.
error-string-type = Нужен текст.
error-string-too-short = Не меньше { $min_length ->
        [one] { $min_length } символа
       *[other] { $min_length } символов
    }.
error-string-too-long = Не больше { $max_length ->
        [one] { $max_length } символа
       *[other] { $max_length } символов
    }.
error-string-pattern-mismatch = Это записано не так, как нужно.
error-too-short = Не меньше { $min_length ->
        [one] { $min_length } элемента
       *[other] { $min_length } элементов
    }.
error-too-long = Не больше { $max_length ->
        [one] { $max_length } элемента
       *[other] { $max_length } элементов
    }.
error-literal-error = Ожидается: { $expected }.
error-enum = Ожидается: { $expected }.
error-bool-type = Нужно true или false.
error-bool-parsing = Нужно true или false.
error-int-type = Нужно целое число.
error-int-parsing = Нужно целое число.
error-int-from-float = Нужно целое число.
error-float-type = Нужно число.
error-float-parsing = Нужно число.
error-finite-number = Нужно число.
error-greater-than = Нужно больше { $gt }.
error-greater-than-equal = Нужно не меньше { $ge }.
error-less-than = Нужно меньше { $lt }.
error-less-than-equal = Нужно не больше { $le }.
error-list-type = Нужен список.
error-dict-type = Нужен объект.
error-model-type = Нужен объект.
error-model-attributes-type = Нужен объект.
error-bad-time = Нужно время вида 2026-11-22T09:00:00+03:00.
error-time-out-of-range = Год должен быть от 1970 до 2200.
error-timezone-aware = У времени должно быть смещение, например +03:00.
error-datetime-parsing = Нужно время вида 2026-11-22T09:00:00+03:00.
error-datetime-from-date-parsing = Нужно время вида 2026-11-22T09:00:00+03:00.
error-blank = Это не может быть пустым.

## Accounts

error-email-taken = Этот адрес уже занят
error-invalid-email = Это не адрес электронной почты.
error-wrong-credentials = Неверный адрес или пароль.
error-wrong-password = Это не нынешний пароль.
error-wrong-code = Этот код неверен или уже не действует.
error-no-password = У этой учётной записи нет пароля: она открыта из Telegram.
error-no-email = У этой учётной записи нет адреса почты.
error-session-ended = Сеанс завершён. Войдите ещё раз.
error-account-disabled = Эта учётная запись отключена. Обратитесь к администратору.
error-own-account = Себя нельзя ни отключить, ни лишить роли администратора.
error-common-password = Этот пароль подбирают первым. Придумайте другой.
error-password-like-email = Пароль не должен совпадать с адресом почты.
error-passwords-differ = Пароли не совпадают.
error-unknown-timezone = Такого часового пояса нет. Нужно имя вида Europe/Moscow.
error-unknown-timezone-hint = Такого часового пояса нет. Может быть, { $hint }?
error-telegram-not-linked = Telegram ещё не привязан.
error-telegram-blocked = Бот заблокирован в Telegram. Напишите ему /start.
error-quiet-hours-without-end = Они должны кончаться не в то же время, когда начинаются.
error-telegram-is-only-way-in = У этой учётной записи нет адреса почты: без Telegram её никто не сможет открыть.

## API tokens

error-scope-missing = Этот токен API не для того: ему нужно разрешение { $scope }.
error-not-for-tokens = Токеном API это не открыть. Войдите, пожалуйста.
error-too-many-tokens = Токенов API может быть не больше { $limit }. Отзовите какой-нибудь.

## Web links

error-link-only-reads = Эта ссылка показывает задачи, но не меняет их.
error-secret-not-repeatable = Секрет показывается один раз: этот запрос не принимает Idempotency-Key.

## Задачи

error-time-in-past = Это время уже прошло: сейчас { $now }.
error-time-impossible = Такого времени не бывает.
error-time-ambiguous = Это время можно понять по-разному; варианты — в «ambiguous».
error-text-alone = Пришлите либо текст, либо поля задачи, но не всё сразу.
error-id-taken = Этот id уже занят другой задачей.
error-too-many-tasks = Открытых задач может быть не больше { $limit }. Выполните или удалите что-нибудь.
error-task-done = Задача выполнена: напоминать не о чем.
error-reminder-sending = Напоминание отправляется прямо сейчас. Попробуйте через минуту.
error-not-among-reminders = Среди напоминаний нет ни одного на это время.
error-reminder-without-due = У задачи нет срока, от которого считать.
error-reminder-at-or-before = У напоминания либо время, либо число секунд до срока.
error-snooze-for-or-until = Укажите либо число секунд, либо время.
error-busy = Это сейчас меняет кто-то ещё. Попробуйте ещё раз.
error-key-reused = Этот ключ уже был у другого запроса.

## Почта

error-mail-not-configured = Почтовый сервер не настроен.
error-mail-quota = Сегодня почтовый сервер больше не принимает писем.
error-smtp-unanswered = Почтовый сервер не ответил: неизвестно, принял ли он письмо.
error-smtp-without-utf8 = Почтовый сервер не принимает адреса с такими буквами.
error-ses-address = Служба почты не признаёт этот адрес.
error-ses-not-verified = Служба почты ещё не подтвердила адрес отправителя.
error-ses-rejected = Служба почты не приняла письмо.
error-ses-throttled = Служба почты просит подождать.
error-ses-unavailable = Служба почты сейчас не отправляет писем.
error-ses-unanswered = Служба почты не ответила: неизвестно, приняла ли она письмо.
error-ses-unreachable = Служба почты недоступна.
error-outage = Внешняя служба сейчас не работает.
error-unanswered = Внешняя служба не ответила.
error-address-refused = Этот адрес не принимает писем.
error-smtp-unreachable = Почтовый сервер недоступен.
error-smtp-without-tls = Почтовый сервер не предлагает шифрования, поэтому пароль ему не передаётся.

## Рассылки

error-mailing-locked = Рассылка уже началась: её текст, получателей и начало не изменить. Сделайте копию.
error-mailing-over = Эта рассылка уже закончилась. Сделайте копию.
error-mailing-is-draft = Это черновик: его сначала нужно запланировать.
error-end-before-start = Конец должен быть позже начала.
error-filter-empty = Выберите коды операторов или теги либо отметьте, что рассылка для всех.
error-filter-everyone-and-some = Либо для всех, либо по кодам и тегам, но не то и другое сразу.
error-field-missing = У клиента нет полей, без которых этого текста не написать.
error-message-of-another = Такого сообщения в этой рассылке нет.
error-retry-ids-or-status = Укажите либо номера сообщений, либо их состояние.
error-too-many-trials = Пробных отправок у рассылки может быть не больше { $limit }.

## Recurrence

error-recurrence-without-time = Чтобы повторяться, задаче нужно напоминание или срок.
error-rrule-malformed = Нужно правило вида FREQ=WEEKLY;BYDAY=MO.
error-rrule-unknown-part = В правиле не бывает части { $part }.
error-rrule-part-twice = { $part } встречается дважды.
error-rrule-frequency = Нужна часть FREQ: YEARLY, MONTHLY, WEEKLY, DAILY, HOURLY или MINUTELY.
error-rrule-too-frequent = Правило может срабатывать не чаще раза в минуту.
error-rrule-number = { $part }: нужно целое число от { $low } до { $high }.
error-rrule-signed-number = { $part }: нужны целые числа от 1 до { $high } или от -{ $high } до -1.
error-rrule-weekday = { $part }: дни пишутся так: MO, TU, WE, TH, FR, SA, SU.
error-rrule-until = UNTIL пишется как 20261231, 20261231T090000 или, по UTC, 20261231T060000Z.
error-rrule-count-and-until = Правило кончается по COUNT или по UNTIL, но не по обоим сразу.
error-rrule-part-with = { $part } нельзя вместе с { $other }.
error-rrule-numbered-day-with = С { $other } в BYDAY не бывает чисел.
error-rrule-position-alone = BYSETPOS выбирает из других частей BY…, а их нет.
error-rrule-no-dates = По этому правилу до конца { $year } года нет ни одной даты.

## Учётные записи других сервисов

error-outside-sign-in-unknown = Этот вход больше не действует. Начните, пожалуйста, ещё раз.
error-outside-refused = Другой сервис не подтвердил вход. Попробуйте ещё раз или войдите иначе.
error-outside-untrusted = Ответу другого сервиса нельзя доверять. Вход не выполнен.
error-outside-unavailable = Другой сервис сейчас не отвечает. Попробуйте чуть позже.
error-outside-interrupted = Вход прервался на нашей стороне. Начните, пожалуйста, ещё раз.
error-outside-email-taken = С вашим адресом здесь уже есть учётная запись. Войдите с паролем, а затем подключите другой сервис в настройках.
error-outside-account-taken = Она уже открывает другую учётную запись. Сначала отключите её там.
error-too-many-outside = Подключить можно не больше { $limit } учётных записей других сервисов.
error-last-way-in = Больше ничто не открывает эту учётную запись: без этого входа в неё никто не попадёт.
error-not-a-path = Это не адрес нашей страницы.
error-outside-other-account = В другом сервисе вы вошли не под той учётной записью. Выберите ту, что открывает вашу здесь.
error-outside-not-anew = Другой сервис впустил вас, не спросив, кто вы, и это ничего не доказывает. Выйдите из него и попробуйте ещё раз или задайте пароль здесь.
error-outside-to-connect = Этот вход начат, чтобы подключить другой сервис, и годится только для этого.
error-outside-sign-in-needed = Чтобы убедиться, что это вы, войдите через другой сервис ещё раз и повторите это в течение пяти минут.

## Клиенты

error-bad-phone = Это не номер вида +7 916 123-45-67.
error-phone-taken = Клиент с этим номером уже есть.
error-bad-operator-code = Код оператора — три цифры.
error-yes-or-no = Здесь пишут «да» или «нет».
error-bad-date = Нужна дата вида 2026-11-22 или время вида 2026-11-22T09:00:00+03:00.
error-too-many-fields = Полей у клиента может быть не больше { $limit }.
error-too-many-cells = В строке больше ячеек, чем в заголовке.
error-csv-encoding = Файл не в UTF-8 и не в Windows-1251.
error-csv-unreadable = Это не таблица CSV.
error-csv-no-column = В файле нет столбца «{ $column }».
error-csv-doubled-column = Один столбец встречается дважды.
error-csv-too-many-columns = Столбцов со свободными полями может быть не больше { $limit }.
