"""Words of the pages, by language."""

from typing import Literal

Language = Literal["en", "ru"]

TEXTS: dict[str, tuple[str, str]] = {
    # name: English, Russian
    "home": ("The world outside", "Внешний мир"),
    "home_lead": (
        "What the product meets in the world, on this machine: Telegram, mail, time.",
        "То, что продукт встречает в мире, на этой машине: Telegram, почта, время.",
    ),
    "clock": ("Product clock", "Часы продукта"),
    "clock_real": ("runs with the machine's clock", "идут вместе с часами машины"),
    "clock_moved": ("moved by", "сдвинуты на"),
    "clock_days": ("d", "д"),
    "clock_quarter": ("+15 min", "+15 мин"),
    "clock_hour": ("+1 h", "+1 ч"),
    "clock_midnight": ("to midnight", "до полуночи"),
    "clock_reset": ("reset", "сбросить"),
    "clock_moving": (
        "moving: what comes due is running…",
        "переводятся: выполняется то, чему пора…",
    ),
    "places": ("Places", "Разделы"),
    "web": ("Web app", "Веб-приложение"),
    "web_about": ("tasks and reminders", "задачи и напоминания"),
    "telegram": ("Telegram", "Telegram"),
    "telegram_about": ("chat with the bot as anybody", "чат с ботом от любого лица"),
    "mail": ("Mail", "Почта"),
    "mail_about": ("every mail that was sent", "все отправленные письма"),
    "docs": ("API", "API"),
    "docs_about": ("OpenAPI, try a call", "OpenAPI, пробный вызов"),
    "health": ("Health", "Состояние"),
    "health_about": ("is it alive", "жив ли сервис"),
    "metrics": ("Metrics", "Метрики"),
    "metrics_about": ("OpenMetrics, wants a token", "OpenMetrics, нужен токен"),
    "addresses": ("Addresses", "Адреса"),
    "faults": ("Faults", "Сбои"),
    "faults_lead": (
        "What Telegram and the mail server should do wrong, until it is switched off.",
        "Что должно ломаться у Telegram и почтового сервера, пока не выключено.",
    ),
    "faults_method": ("Method", "Метод"),
    "faults_any": ("any", "любой"),
    "faults_mode": ("Fault", "Сбой"),
    "faults_times": ("Times", "Раз"),
    "faults_always": ("always", "всегда"),
    "faults_apply": ("Order", "Включить"),
    "faults_clear": ("All well", "Всё исправно"),
    "faults_none": ("No faults ordered.", "Сбоев нет."),
    "people": ("People", "Люди"),
    "person_new": ("New person", "Новый человек"),
    "person_id": ("Id", "Id"),
    "person_name": ("Name", "Имя"),
    "person_language": ("Language", "Язык"),
    "person_add": ("Add", "Добавить"),
    "start_link": ("Open a link to the bot", "Открыть ссылку на бота"),
    "start_hint": ("https://t.me/…?start=… or the code", "https://t.me/…?start=… или код"),
    "start_open": ("Open", "Открыть"),
    "start_button": ("START", "НАЧАТЬ"),
    "write": ("Message", "Сообщение"),
    "send": ("Send", "Отправить"),
    "menu": ("Menu", "Меню"),
    "block": ("Block", "Заблокировать"),
    "unblock": ("Unblock", "Разблокировать"),
    "edited": ("edited", "изменено"),
    "edit": ("Edit", "Изменить"),
    "empty_chat": ("Nothing has been said yet.", "Здесь пока ничего не сказано."),
    "traffic": ("Updates and calls", "Обновления и вызовы"),
    "traffic_none": ("No traffic in this chat yet.", "Пока ничего не передано."),
    "webhook_failed": ("The webhook answered", "Вебхук ответил"),
    "location": ("Location (latitude, longitude)", "Место (широта, долгота)"),
    "inbox": ("Inbox", "Входящие"),
    "inbox_empty": ("No mail yet.", "Писем пока нет."),
    "inbox_search": ("Search", "Поиск"),
    "inbox_clear": ("Empty the inbox", "Очистить"),
    "inbox_choose": ("Choose a mail.", "Выберите письмо."),
    "mail_from": ("From", "От"),
    "mail_to": ("To", "Кому"),
    "mail_html": ("HTML", "HTML"),
    "mail_text": ("Text", "Текст"),
    "mail_headers": ("Headers", "Заголовки"),
    "mail_source": ("Source", "Исходник"),
    "no_subject": ("(no subject)", "(без темы)"),
    "offline": ("The front door doesn't answer.", "Сервер не отвечает."),
}


def words(language: Language) -> dict[str, str]:
    """Every text in one language."""
    place = 1 if language == "ru" else 0
    return {name: pair[place] for name, pair in TEXTS.items()}
