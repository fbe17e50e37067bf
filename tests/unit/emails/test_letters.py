"""What mails say, in words and in HTML."""

import re
from html.parser import HTMLParser

import pytest

from tests.factories import a_mail
from tests.support.letters import AT, VALUES, digest, one_of, tasks
from tests.support.mail import LINKS
from vestnik.emails.letter import chat_text, letter
from vestnik.emails.model import TOPICS, MailKind
from vestnik.texts import LANGUAGES, Language

NAUGHTY = (
    "Tea\r\nBcc: boris@example.com",
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "</td></table><h1>Not yours</h1>",
    '" onmouseover="alert(1)',
    "{{ 7 * 7 }} {% raw %} { $count }",
    "\u202egnp.exe\u2066",
    "👩\u200d👩\u200d👧 שלום",
    "half \ud83d of a character",
    "a\x00b\x1bc\x85d",
    "m" * 1_000_000,
    "&lt;b&gt; &amp;",
)


class Elements(HTMLParser):
    """The names of all elements, the texts of those that people wrote, and all addresses."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.names: list[str] = []
        self.isolated: list[str] = []
        self.addresses: list[str] = []
        self._inside = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.append(tag)
        self._inside = tag == "bdi"
        if self._inside:
            self.isolated.append("")
        self.addresses += [value or "" for name, value in attrs if name in {"href", "src"}]

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.isolated[-1] += data

    def handle_endtag(self, _tag: str) -> None:
        self._inside = False


@pytest.mark.parametrize(
    ("count", "ru", "en"),
    [
        (1, "У вас осталась 1 несделанная задача", "You have 1 unfinished task"),
        (2, "У вас осталось 2 несделанные задачи", "You have 2 unfinished tasks"),
        (5, "У вас осталось 5 несделанных задач", "You have 5 unfinished tasks"),
        (11, "У вас осталось 11 несделанных задач", "You have 11 unfinished tasks"),
        (21, "У вас осталась 21 несделанная задача", "You have 21 unfinished tasks"),
        (10_000, "У вас осталось 10000 несделанных задач", "You have 10000 unfinished tasks"),
    ],
)
def test_a_digest_counts_what_is_left(count: int, ru: str, en: str) -> None:
    assert letter(digest(open_count=count), LINKS).subject == ru
    assert letter(digest(open_count=count, language="en"), LINKS).subject == en


@pytest.mark.parametrize(
    ("count", "ru", "en"),
    [
        (1, "За сегодня вы выполнили 1 задачу", "You completed 1 task today"),
        (2, "За сегодня вы выполнили 2 задачи", "You completed 2 tasks today"),
        (5, "За сегодня вы выполнили 5 задач", "You completed 5 tasks today"),
        (21, "За сегодня вы выполнили 21 задачу", "You completed 21 tasks today"),
    ],
)
def test_a_digest_counts_what_was_done(count: int, ru: str, en: str) -> None:
    assert letter(digest(done_count=count), LINKS).subject == ru
    assert letter(digest(done_count=count, language="en"), LINKS).subject == en


def test_a_digest_of_both_says_both() -> None:
    written = letter(digest(open_count=2, done_count=5), LINKS)

    assert written.subject == "У вас осталось 2 несделанные задачи; За сегодня вы выполнили 5 задач"


def test_five_open_tasks_are_named_and_the_others_counted() -> None:
    text = letter(digest(open_count=7), LINKS).text

    assert text.count("•") == 5
    assert "• Забрать заказ\nи ещё 2\n" in text
    assert "и ещё" not in letter(digest(open_count=5), LINKS).text
    assert "and 2 more" in letter(digest(open_count=7, language="en"), LINKS).text


def test_all_done_tasks_that_it_has_are_named() -> None:
    assert letter(digest(done_count=21), LINKS).text.count("•") == 21
    assert "и ещё 10\n" in letter(digest(done_count=60), LINKS).text


@pytest.mark.parametrize(
    ("first_date", "day", "done"),
    [
        ("2026-11-21", "суббота, 21 ноября", "За сегодня вы выполнили 1 задачу"),
        ("2026-11-19", "с 19 ноября по 21 ноября", "За эти дни вы выполнили 1 задачу"),
    ],
)
def test_a_digest_says_which_days_it_is_about(first_date: str, day: str, done: str) -> None:
    written = letter(digest(done_count=1, first_date=first_date), LINKS)

    assert written.subject == "За сегодня вы выполнили 1 задачу"
    assert written.text.startswith(f"Итоги дня\n{day}\n\n{done}\n• ")


def test_missed_reminders_are_listed_with_their_time_in_the_persons_zone() -> None:
    missed = [{**tasks(1)[0], "at": AT}]

    text = letter(digest(open_count=1, missed=missed), LINKS).text

    assert "Пропущено 1 напоминание\n• Купить молоко (21 ноября, 09:00)\n" in text


@pytest.mark.parametrize(
    ("late_s", "begins"),
    [
        (60, "Напоминание: Tea\n\n"),
        (7 * 60, "Напоминание: Tea\n(с опозданием на 7 мин)\n\n"),
    ],
)
def test_a_reminder_begins_like_the_message_in_telegram(late_s: int, begins: str) -> None:
    values = {"task_id": "tea00001", "title": "Tea", "late_s": late_s}

    written = letter(a_mail(values=values), LINKS)

    assert written.subject == "Напоминание: Tea"
    assert written.text.startswith(begins)
    assert "https://vestnik.example/t/tea00001" in written.text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", MailKind)
def test_every_kind_says_the_same_in_words_and_in_html(kind: MailKind, language: Language) -> None:
    mail = one_of(kind, language)

    written = letter(mail, LINKS)

    addresses = Elements(written.html).addresses
    assert addresses
    assert all(one.startswith("https://vestnik.example/") for one in addresses)
    said = set(re.findall(r"https://\S+", written.text))
    assert said <= set(addresses)
    topic = TOPICS.get(kind)
    page = topic and LINKS.unsubscribe_page("anna", topic)
    assert [one for one in said if "unsubscribe" in one] == ([page] if page else [])


@pytest.mark.parametrize("kind", MailKind)
def test_html_needs_nothing_from_elsewhere_and_knows_the_dark(kind: MailKind) -> None:
    html = letter(one_of(kind), LINKS).html

    assert not {"img", "script", "link", "iframe"} & set(Elements(html).names)
    assert '<meta name="color-scheme" content="light dark">' in html
    assert "@media (prefers-color-scheme: dark)" in html
    assert html.count("<style>") == 1
    assert 'class="button" href=' in html
    assert "background-color: #2b5fc7" in html


@pytest.mark.parametrize("title", NAUGHTY, ids=range(len(NAUGHTY)))
def test_a_title_is_words_and_nothing_else(title: str) -> None:
    task, plain = {"id": "task0000", "title": title}, digest(open_count=1, done_count=1)
    values = {**plain.values, "open": [task], "done": [task]}

    written = letter(a_mail(MailKind.DIGEST, values=values), LINKS)
    reminder = letter(a_mail(values={"task_id": "t", "title": title, "late_s": 0}), LINKS)

    expected = letter(plain, LINKS)
    assert Elements(written.html).names == Elements(expected.html).names
    assert written.text.count("\n") == expected.text.count("\n")
    assert written.subject == expected.subject
    assert len(reminder.subject.splitlines()) == 1
    assert len(reminder.subject) < 400
    shown = Elements(written.html).isolated[1]
    assert f"• {shown}\n" in written.text
    assert reminder.subject == f"Напоминание: {shown}"
    assert not {"\u202e", "\u2066", "\x00", "\ud83d"} & set(written.text + written.html)


def test_an_ordinary_title_is_shown_as_it_is() -> None:
    title = "Купить «молоко» & 2 < 3"
    html = letter(a_mail(values={"task_id": "t", "title": title, "late_s": 0}), LINKS).html

    assert Elements(html).isolated == [f"Напоминание: {title}"]


def test_the_same_mail_makes_the_same_letter() -> None:
    assert letter(one_of(MailKind.DIGEST), LINKS) == letter(one_of(MailKind.DIGEST), LINKS)


def test_instants_are_said_in_the_persons_zone_and_language() -> None:
    mail = a_mail(
        MailKind.NEW_SIGN_IN,
        values=VALUES[MailKind.NEW_SIGN_IN],
        language="en",
        timezone="Asia/Kolkata",
    )

    assert "When: 21 November 2026, 11:30 (UTC+05:30)" in letter(mail, LINKS).text


def test_what_is_not_known_of_a_notice_is_left_out() -> None:
    sign_in = a_mail(MailKind.NEW_SIGN_IN, values={"at": AT, "device": "curl"}, language="en")
    linked = a_mail(MailKind.TELEGRAM_LINKED, values={"at": AT, "username": None}, language="en")

    values = {"at": AT, "service": "GitLab", "account": None}
    connected = a_mail(MailKind.OUTSIDE_CONNECTED, values=values, language="en")

    assert "IP address" not in letter(sign_in, LINKS).text
    assert "@" not in letter(linked, LINKS).text
    assert "Account there" not in letter(connected, LINKS).text


def test_a_chat_gets_the_same_words_without_the_way_out_of_mail() -> None:
    text = chat_text(digest(open_count=7), LINKS)

    assert text.startswith("Итоги дня\nсуббота, 21 ноября\n\nУ вас осталось 7 несделанных задач\n")
    assert text.endswith("Открыть список задач: https://vestnik.example/")
    assert "unsubscribe" not in text


def test_a_chat_can_be_sent_the_way_to_a_new_password() -> None:
    text = chat_text(one_of(MailKind.PASSWORD_RESET), LINKS)

    assert LINKS.reset_url("anna", "reset001") in text


def test_a_message_to_a_chat_is_as_long_as_telegram_takes() -> None:
    long = [{"id": f"task{n:04}", "title": "👩" * 300} for n in range(50)]
    values = {**digest(done_count=50).values, "done": long}

    text = chat_text(a_mail(MailKind.DIGEST, values=values), LINKS)

    assert len(text.encode("utf-16-le")) // 2 in {4095, 4096}
    assert text.endswith("👩…")


@pytest.mark.parametrize(
    ("count", "ru", "en"),
    [
        (1, "Статистика за сутки: 1 рассылка", "Statistics of the last day: 1 mailing"),
        (2, "Статистика за сутки: 2 рассылки", "Statistics of the last day: 2 mailings"),
        (5, "Статистика за сутки: 5 рассылок", "Statistics of the last day: 5 mailings"),
        (21, "Статистика за сутки: 21 рассылка", "Statistics of the last day: 21 mailings"),
    ],
)
def test_statistics_count_mailings(count: int, ru: str, en: str) -> None:
    values = {**VALUES[MailKind.MAILING_STATISTICS], "count": count}

    subjects = [
        letter(a_mail(MailKind.MAILING_STATISTICS, values=values, language=one), LINKS).subject
        for one in LANGUAGES
    ]

    assert subjects == [ru, en]


def test_statistics_come_as_a_table_in_which_no_text_is_a_formula() -> None:
    given = VALUES[MailKind.MAILING_STATISTICS]
    bad = {**given["mailings"][0], "text": '=HYPERLINK("https://evil.example";"x")'}
    values = {**given, "mailings": [bad, given["mailings"][1]]}

    [table] = letter(a_mail(MailKind.MAILING_STATISTICS, values=values), LINKS).attachments

    head, first, second = table.text.removeprefix("\ufeff").split("\r\n")[:-1]
    assert head.split(";")[:7] == [
        *("Номер", "Текст", "Состояние", "Начало", "Окончание", "Всего сообщений", "Отправлено"),
    ]
    assert first.startswith("12;\"'=HYPERLINK(")
    assert second == (
        "11;Ваш заказ готов;Истекла;2026-11-20 10:00;2026-11-20 11:00;120;112;0;0;0;8;0;0"
    )
