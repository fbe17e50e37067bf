"""
Every setting of the product, declared once.

Where a value comes from, first hit wins: the function's environment, the parameters under
SETTINGS_PATH (SSM in AWS and on the embedded AWS alike), the default. `.env.example` lists the
same names; a test compares the two.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True)
class Setting:
    """One declared setting; a secret one has no default outside the local stage."""

    name: str
    default: str
    doc: str
    secret: bool = False


SETTINGS: tuple[Setting, ...] = (
    Setting("APP_URL", "http://127.0.0.1:8000/", "Address of the web app, ends with a slash."),
    Setting("ALLOWED_ORIGINS", "", "Further origins of the web app, separated by spaces."),
    Setting("WEB_CERTIFICATE", "", "ARN (us-east-1) of the certificate for APP_URL's own domain."),
    Setting("ORIGIN_SECRET", "", "By which the API knows CloudFront.", secret=True),
    Setting("ORIGIN_SECRET_PREVIOUS", "", "Still known while it rotates.", secret=True),
    Setting("SESSION_KEY", "", "Signs access tokens and cursors; 32 bytes or more.", secret=True),
    Setting("SESSION_KEY_PREVIOUS", "", "Still accepted while SESSION_KEY rotates.", secret=True),
    Setting("TELEGRAM_TOKEN", "", "Token of the bot, from @BotFather.", secret=True),
    Setting("TELEGRAM_BOT_NAME", "vestnik_bot", "Name of the bot, without @."),
    Setting("TELEGRAM_WEBHOOK_SECRET", "", "What Telegram sends with each update.", secret=True),
    Setting("TELEGRAM_API_BASE", "https://api.telegram.org", "Where the Bot API is."),
    Setting("SMTP_HOST", "", "Server that takes our mail; without one no mail is sent."),
    Setting("SMTP_PORT", "587", "465: encrypted from the start; others: where it is offered."),
    Setting("SMTP_USER", "", "Name to log in with; empty: without logging in."),
    Setting("SMTP_PASSWORD", "", "Password to log in with.", secret=True),
    Setting("MAIL_FROM", "Vestnik <vestnik@localhost>", "Whom mail comes from."),
    Setting("MAIL_VIA", "smtp", "smtp, or ses: Amazon SES v2 with this function's rights."),
    Setting("MAIL_PER_DAY", "0", "Mails that the provider takes a day (UTC); 0: no quota."),
    Setting("MAIL_PER_S", "50", "Digests that become due in a second."),
    Setting("MAIL_TO_UNCONFIRMED", "yes", "no: unconfirmed addresses get no digest or reminder."),
    Setting(
        "SENDER_URL", "", "Outside API that takes the texts of mailings; without one none is sent."
    ),
    Setting("SENDER_TOKEN", "", "JWT by which that API knows us.", secret=True),
    Setting("SENDER_IN_FLIGHT", "50", "Calls to it that one worker has under way at once."),
    Setting("ERROR_SHARE_PERCENT", "20", "A mailing pauses when more of its last 200 have failed."),
    Setting("LIMITS_FACTOR", "1", "Rate limits are multiplied by this; 100 on the local stage."),
    Setting("LEAD_S", "3", "Seconds by which a worker gets a reminder before its instant."),
    Setting("REMINDERS_PER_S", "17", "Reminders that the bot sends in a second."),
    Setting("REPLIES_PER_S", "8", "Everything else it sends; Telegram takes 30 in all."),
    Setting("OIDC_PROVIDERS", "", "Outside sign-in, as JSON; see docs/oidc.md.", secret=True),
    Setting("LOG_LEVEL", "INFO", "DEBUG, INFO, WARNING or ERROR."),
)


@dataclass(frozen=True)
class Config:
    """The settings as the product uses them, plus what the template tells each function."""

    stage: str
    table_prefix: str
    reminders_queue_url: str
    updates_queue_url: str
    emails_queue_url: str
    mailing_pages_queue_url: str
    imports_queue_url: str
    sign_ins_queue_url: str
    app_url: str
    allowed_origins: frozenset[str]
    origin_secrets: tuple[str, ...]
    session_keys: tuple[str, ...]
    telegram_token: str
    telegram_bot_name: str
    telegram_webhook_secret: str
    telegram_api_base: str
    smtp_host: str
    smtp_port: int
    smtp_user: str
    smtp_password: str
    mail_from: str
    mail_via: str
    mail_per_day: int
    mail_per_s: int
    mail_to_unconfirmed: bool
    sender_url: str
    sender_token: str
    sender_in_flight: int
    error_share_percent: int
    limits_factor: float
    lead: timedelta
    reminders_per_s: int
    replies_per_s: int
    oidc_providers: str

    @property
    def secure_origin(self) -> bool:
        """False only for plain HTTP on loopback, where cookies can't be Secure."""
        return self.app_url.startswith("https://")


def read(values: Mapping[str, str]) -> Config:
    """
    Make the configuration of raw values.

    Raises:
        ValueError: a number can't be read, MAIL_VIA is unknown, or the session key is too short.
    """
    given = {setting.name: values.get(setting.name) or setting.default for setting in SETTINGS}
    keys = _both(given, "SESSION_KEY")
    if not keys or min(map(len, keys)) < 32:
        raise ValueError("SESSION_KEY is missing or shorter than 32 bytes")
    if given["MAIL_VIA"] not in {"smtp", "ses"}:
        raise ValueError("MAIL_VIA is neither smtp nor ses")
    app_url = given["APP_URL"].rstrip("/") + "/"
    return Config(
        stage=values.get("STAGE", "local"),
        table_prefix=values.get("TABLE_PREFIX", "vestnik-local-"),
        reminders_queue_url=values.get("QUEUE_URL_REMINDERS", ""),
        updates_queue_url=values.get("QUEUE_URL_TELEGRAM_UPDATES", ""),
        emails_queue_url=values.get("QUEUE_URL_EMAILS", ""),
        mailing_pages_queue_url=values.get("QUEUE_URL_MAILING_PAGES", ""),
        imports_queue_url=values.get("QUEUE_URL_IMPORTS", ""),
        sign_ins_queue_url=values.get("QUEUE_URL_SIGN_INS", ""),
        app_url=app_url,
        allowed_origins=frozenset({app_url.rstrip("/"), *given["ALLOWED_ORIGINS"].split()}),
        origin_secrets=_both(given, "ORIGIN_SECRET"),
        session_keys=keys,
        telegram_token=given["TELEGRAM_TOKEN"],
        telegram_bot_name=given["TELEGRAM_BOT_NAME"],
        telegram_webhook_secret=given["TELEGRAM_WEBHOOK_SECRET"],
        telegram_api_base=given["TELEGRAM_API_BASE"].rstrip("/"),
        smtp_host=given["SMTP_HOST"],
        smtp_port=int(given["SMTP_PORT"]),
        smtp_user=given["SMTP_USER"],
        smtp_password=given["SMTP_PASSWORD"],
        mail_from=given["MAIL_FROM"],
        mail_via=given["MAIL_VIA"],
        mail_per_day=int(given["MAIL_PER_DAY"]),
        mail_per_s=int(given["MAIL_PER_S"]),
        mail_to_unconfirmed=given["MAIL_TO_UNCONFIRMED"] != "no",
        sender_url=given["SENDER_URL"].rstrip("/"),
        sender_token=given["SENDER_TOKEN"],
        sender_in_flight=int(given["SENDER_IN_FLIGHT"]),
        error_share_percent=int(given["ERROR_SHARE_PERCENT"]),
        limits_factor=float(given["LIMITS_FACTOR"]),
        lead=timedelta(seconds=float(given["LEAD_S"])),
        reminders_per_s=int(given["REMINDERS_PER_S"]),
        replies_per_s=int(given["REPLIES_PER_S"]),
        oidc_providers=given["OIDC_PROVIDERS"],
    )


def _both(given: Mapping[str, str], name: str) -> tuple[str, ...]:
    """A secret that rotates: today's, and the one before while it is still good."""
    return tuple(one for one in (given[name], given[f"{name}_PREVIOUS"]) if one)
