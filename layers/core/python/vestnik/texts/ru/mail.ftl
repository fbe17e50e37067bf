# Письма.

## Общее

mail-product = Вестник
mail-instant = { $date }, { $time } ({ $offset })

mail-open-app = Открыть «Вестник»
mail-open-tasks = Открыть список задач
mail-open-task = Открыть задачу

mail-fact-when = Когда
mail-fact-device = Устройство
mail-fact-ip = IP-адрес
mail-fact-telegram = Telegram
mail-fact-service = Сервис
mail-fact-account = Учётная запись там

mail-footer-address = Этот адрес указали при регистрации в «Вестнике». Если это были не вы, просто удалите письмо.
mail-footer-account = Вы получили это письмо, потому что у вас есть учётная запись в «Вестнике».
mail-footer-notice = Мы пишем о таких событиях, чтобы никто не вошёл в вашу учётную запись незаметно.
mail-footer-reminder = Напоминания приходят письмом, если так настроено или если Telegram недоступен.
mail-footer-digest = Итоги дня приходят после полуночи, когда есть о чём рассказать.
mail-footer-statistics = Статистика приходит менеджерам утром, если за сутки были рассылки.

mail-stop-digest = Не присылать итоги дня
mail-stop-reminder = Не присылать напоминания письмом
mail-stop-notice = Не присылать такие уведомления
mail-stop-statistics = Не присылать статистику рассылок

## Учётная запись

mail-confirm-action = Подтвердить адрес

mail-welcome-subject = Добро пожаловать в «Вестник»
mail-welcome-heading = Добро пожаловать!
mail-welcome-what = «Вестник» хранит ваши задачи и напоминает о них точно в срок: сообщением в Telegram или письмом.
mail-welcome-confirm = Подтвердите, пожалуйста, что этот адрес ваш.
mail-welcome-digest = После полуночи мы присылаем итоги дня: что сделано и что осталось. Если рассказать не о чем, письма не будет.

mail-confirmation-subject = Подтвердите адрес почты
mail-confirmation-heading = Подтвердите адрес
mail-confirmation-what = Нажмите кнопку, чтобы подтвердить, что адрес { $address } ваш.

mail-reset-subject = Новый пароль для «Вестника»
mail-reset-heading = Новый пароль
mail-reset-what = Вы попросили задать новый пароль для вашей учётной записи в «Вестнике».
mail-reset-action = Задать новый пароль
mail-reset-life = Ссылка действует один час и только один раз.
mail-reset-not-you = Если вы об этом не просили, ничего не делайте: старый пароль останется в силе.

mail-password-subject = Пароль изменён
mail-password-heading = Пароль изменён
mail-password-what = Пароль вашей учётной записи в «Вестнике» изменён { $at }.
mail-password-sessions = На остальных устройствах нужно будет войти заново.
mail-password-tokens = Токены API и ссылка на ваши задачи, если они у вас есть, продолжают действовать. Отозвать их можно в приложении. Входить через подключённые сервисы тоже можно по-прежнему: проверьте их список в настройках.
mail-password-not-you = Если это были не вы, сразу задайте новый пароль: на странице входа выберите «Забыли пароль?».

## Уведомления

mail-sign-in-subject = Вход с нового устройства
mail-sign-in-heading = Вход с нового устройства
mail-sign-in-what = В вашу учётную запись в «Вестнике» вошли с устройства, которого мы раньше не видели.
mail-sign-in-action = Посмотреть сеансы
mail-sign-in-you = Если это были вы, ничего делать не нужно.
mail-sign-in-not-you = Если нет, смените пароль в настройках: все остальные сеансы после этого завершатся.

mail-linked-subject = Telegram привязан
mail-linked-heading = Telegram привязан
mail-linked-what = К вашей учётной записи в «Вестнике» привязали Telegram: туда будут приходить напоминания.
mail-linked-action = Посмотреть привязку
mail-linked-not-you = Если это сделали не вы, отвяжите его и смените пароль.

mail-connected-subject = Подключён вход через другой сервис
mail-connected-heading = Подключён вход через другой сервис
mail-connected-what = Теперь в вашу учётную запись в «Вестнике» можно войти с учётной записью другого сервиса.
mail-connected-action = Посмотреть подключённые сервисы
mail-connected-not-you = Если это сделали не вы, отключите этот вход и смените пароль.

## Итоги дня

mail-digest-heading = Итоги дня
mail-digest-days = с { $first } по { $last }
mail-digest-open =
    { $count ->
        [one] У вас осталась { NUMBER($count, useGrouping: 0) } несделанная задача
        [few] У вас осталось { NUMBER($count, useGrouping: 0) } несделанные задачи
       *[many] У вас осталось { NUMBER($count, useGrouping: 0) } несделанных задач
    }
mail-digest-done =
    { $count ->
        [one] За сегодня вы выполнили { NUMBER($count, useGrouping: 0) } задачу
        [few] За сегодня вы выполнили { NUMBER($count, useGrouping: 0) } задачи
       *[many] За сегодня вы выполнили { NUMBER($count, useGrouping: 0) } задач
    }
mail-digest-done-days =
    { $count ->
        [one] За эти дни вы выполнили { NUMBER($count, useGrouping: 0) } задачу
        [few] За эти дни вы выполнили { NUMBER($count, useGrouping: 0) } задачи
       *[many] За эти дни вы выполнили { NUMBER($count, useGrouping: 0) } задач
    }
mail-digest-missed =
    { $count ->
        [one] Пропущено { NUMBER($count, useGrouping: 0) } напоминание
        [few] Пропущено { NUMBER($count, useGrouping: 0) } напоминания
       *[many] Пропущено { NUMBER($count, useGrouping: 0) } напоминаний
    }
mail-digest-more = и ещё { NUMBER($count, useGrouping: 0) }
mail-digest-at = { $day }, { $time }

## Статистика рассылок

mail-statistics-subject =
    { $count ->
        [one] Статистика за сутки: { NUMBER($count, useGrouping: 0) } рассылка
        [few] Статистика за сутки: { NUMBER($count, useGrouping: 0) } рассылки
       *[many] Статистика за сутки: { NUMBER($count, useGrouping: 0) } рассылок
    }
mail-statistics-heading = Рассылки за сутки
mail-statistics-period = с { $first }, { $first_time } по { $last }, { $last_time }
mail-statistics-mailings = Рассылки
mail-statistics-of = { NUMBER($sent, useGrouping: 0) } из { NUMBER($total, useGrouping: 0) }
mail-statistics-action = Открыть рассылки
mail-statistics-table = Те же данные в таблице — в приложенном файле.
mail-statistics-mailing = Номер
mail-statistics-text = Текст
mail-statistics-state = Состояние
mail-statistics-start = Начало
mail-statistics-end = Окончание
mail-statistics-total = Всего сообщений
mail-statistics-sent = Отправлено
mail-statistics-pending = Ожидает отправки
mail-statistics-retrying = Отправляется повторно
mail-statistics-failed = Не доставлено
mail-statistics-expired = Не успели до окончания
mail-statistics-cancelled = Отменено
mail-statistics-unknown = Результат неизвестен
mail-statistics-is-scheduled = Запланирована
mail-statistics-is-running = Идёт
mail-statistics-is-paused = Приостановлена
mail-statistics-is-finished = Завершена
mail-statistics-is-cancelled = Отменена
mail-statistics-is-expired = Истекла
