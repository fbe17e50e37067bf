## Telegram

telegram = Telegram
telegram-why = Привяжите чат с ботом: туда минута в минуту приходят напоминания, а написанное боту становится задачей здесь.
telegram-link = Привязать Telegram
telegram-new-link = Новая ссылка
telegram-how = Нажмите кнопку или наведите на код камеру телефона. В открывшемся чате нажмите «Старт». Страница заметит это сама.
telegram-open = Открыть Telegram
telegram-address = Ссылка на бота
telegram-left = Ссылка действует ещё
telegram-waiting = Ждём, когда вы нажмёте «Старт»…
telegram-expired = Ссылка больше не действует. Создайте новую.
telegram-linked = Привязан
telegram-linked-as = Напоминания приходят в чат { $name }.
telegram-linked-nameless = Напоминания приходят в ваш чат с ботом.
telegram-since = Привязан
telegram-blocked = Заблокирован
telegram-blocked-how = Бот заблокирован в Telegram, напоминания туда не доходят. Откройте чат с ботом, разблокируйте его и нажмите «Старт», затем отправьте проверочное сообщение.
telegram-test = Отправить проверочное сообщение
telegram-test-sent = Отправлено. Загляните в Telegram.
telegram-unlink = Отвязать
telegram-unlink-title = Отвязать Telegram?
telegram-unlink-text = Напоминания больше не будут приходить в этот чат, а бот забудет о ваших задачах. Привязать его снова можно когда угодно.
telegram-unlinked = Telegram отвязан

## Link to the tasks

link = Ссылка на ваши задачи
link-why = По ссылке ваши задачи видны без пароля. Ни почты, ни настроек по ней не видно.
link-mode = По ссылке можно
link-mode-edit = читать и менять
link-mode-read = только читать
link-is-edit = Чтение и правка
link-is-read = Только чтение
link-days = Действует
link-days-count = { $days ->
    [one] { $days } день
    [few] { $days } дня
   *[many] { $days } дней
}
link-make = Создать ссылку
link-rotate = Заменить новой
link-rotate-title = Заменить ссылку?
link-rotate-text = Старый адрес сразу перестанет работать, в том числе у тех, у кого он открыт.
link-off = Выключить
link-off-title = Выключить ссылку?
link-off-text = Адрес сразу перестанет работать, в том числе у тех, у кого он открыт.
link-is-off = Ссылка выключена
link-active = Включена
link-until = Действует до { $time }
link-used = Последний раз открывали
link-unused = Ею ещё не пользовались
link-address = Адрес ссылки
link-once = Этот адрес показывается только сейчас. Если он потеряется, создайте новый: старый перестанет работать.

## The page behind a link

visit-of = Задачи { $name }
visit-nameless = Задачи
visit-may-read = Только чтение
visit-may-edit = Можно менять
visit-closed = Ссылка не работает
visit-closed-why = В ней опечатка, её выключили или её срок истёк. Попросите новую у того, кто её дал.
visit-closed-home = На первую страницу
