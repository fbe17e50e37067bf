"""What the console says, in Russian and English."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass

_TEXTS: Mapping[str, tuple[str, str]] = {
    "making_venv": ("Собираю окружение {name}…", "Making the environment {name}…"),
    "making_node": ("Node.js не нашёлся, беру из PyPI…", "No Node.js here: taking it from PyPI…"),
    "building_web": ("Собираю веб-приложение…", "Building the web app…"),
    "web_failed": (
        "Веб-приложение не собралось, работаю без него: {reason}",
        "The web app could not be built, going on without it: {reason}",
    ),
    "deploying": ("Разворачиваю: {step}…", "Deploying: {step}…"),
    "port_taken": (
        "Порт {wanted} занят, беру {port}: {what}.",
        "Port {wanted} is taken, using {port} for {what}.",
    ),
    "no_port": ("Свободного порта после {wanted} нет.", "No free port after {wanted}."),
    "already_running": (
        "Этот каталог уже запущен, процесс {pid}.",
        "This folder is running already, process {pid}.",
    ),
    "waiting_for_last": ("Жду конца прошлого запуска…", "Waiting for the last run to end…"),
    "no_room": ("На диске {path} нет места.", "There is no room on the disk of {path}."),
    "child_died": (
        "{name}: процесс завершился ({reason}), запускаю снова.",
        "{name} died ({reason}), starting it again.",
    ),
    "child_back": ("{name}: снова работает.", "{name} is back."),
    "child_hopeless": (
        "{name}: пять раз за минуту, останавливаюсь. Последняя причина: {reason}",
        "{name} died five times in a minute, giving up. The last reason: {reason}",
    ),
    "not_ready": (
        "{name} не отвечает {seconds} с: {reason}",
        "{name} did not answer within {seconds} s: {reason}",
    ),
    "deploy_failed": ("Развернуть не удалось: {reason}", "Could not deploy: {reason}"),
    "tables_changed": (
        "Таблицы в .local/ — прежней версии; ./run --reset начнёт заново. {reason}",
        "The tables in .local/ are of an earlier version; ./run --reset starts afresh. {reason}",
    ),
    "telegram_failed": (
        "Двойник Telegram не принял настройки бота: {reason}",
        "The Telegram double refused the bot's settings: {reason}",
    ),
    "demo": ("Наполняю примером…", "Filling in the demo…"),
    "demo_failed": (
        "Пример не получился, статус {status}.",
        "The demo could not be filled in, status {status}.",
    ),
    "stopping": (
        "Останавливаюсь. Ещё раз Ctrl-C — сразу.",
        "Stopping. Ctrl-C again: at once.",
    ),
    "stopped": ("Остановлено, всё сохранено.", "Stopped, everything is saved."),
    "cut_short": ("Остановлено сразу: {names}.", "Stopped at once: {names}."),
    "ready": ("Готово за {seconds} с", "Ready in {seconds} s"),
    "stop_with": ("Ctrl-C — остановить", "Ctrl-C stops it"),
    "app": ("Приложение", "App"),
    "api": ("API", "API"),
    "docs": ("Документация API", "API documentation"),
    "metrics": ("Метрики", "Metrics"),
    "admin": ("Администрирование", "Administration"),
    "local": ("Мир снаружи: чат бота, почта", "The world outside: bot chat, mail"),
    "smtp": ("Почта (SMTP)", "Mail (SMTP)"),
    "aws": ("AWS", "AWS"),
    "user_admin": ("Вход администратора", "Administrator"),
    "user_demo": ("Вход примера", "Demo user"),
    "user_manager": ("Вход менеджера примера", "Demo manager"),
    "no_pip": ("У Python нет ни pip, ни ensurepip", "Python has neither pip nor ensurepip"),
    "room": ("На диске свободно {mb} МБ", "{mb} MB free on the disk"),
    "memory": ("Памяти {mb} МБ", "{mb} MB of memory"),
    "node_from_pypi": (
        "Подходящего Node.js нет, ./run возьмёт его из PyPI",
        "No suitable Node.js; ./run takes it from PyPI",
    ),
    "no_chromium": (
        "Нет Chromium для браузерных проверок ./test",
        "No Chromium for the browser suite of ./test",
    ),
    "port_busy": (
        "Порт {port} занят, ./run возьмёт следующий",
        "Port {port} is taken, ./run takes the next one",
    ),
    "no_logs": ("Журнала ещё нет: {path}", "There is no log yet: {path}"),
}


@dataclass(frozen=True)
class Console:
    """Speaks to the person at the terminal, on standard error."""

    lang: str

    def text(self, key: str, **values: object) -> str:
        """One text, filled in."""
        return _TEXTS[key][0 if self.lang == "ru" else 1].format(**values)

    def say(self, key: str, **values: object) -> None:
        """Print one text."""
        print(self.text(key, **values), file=sys.stderr, flush=True)
