import json
from pathlib import Path

import pytest

from infra.local.run.home import Home
from infra.local.run.kept_secrets import Secrets, load_or_make
from infra.local.run.ports import Ports
from infra.local.run.settings import local_settings, read_env_file

PORTS = Ports(app=8000, aws=4566, smtp=1025)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


@pytest.fixture
def kept(home: Home) -> Secrets:
    return load_or_make(home)


def test_secrets_are_made_once_and_only_for_their_owner(home: Home) -> None:
    first = load_or_make(home)

    assert load_or_make(home) == first
    assert (home.path / "secrets.json").stat().st_mode & 0o777 == 0o600
    assert len(first.session_key) >= 32


def test_a_secret_that_a_newer_version_needs_is_added(home: Home) -> None:
    first = load_or_make(home)
    older = {"session_key": first.session_key, "admin_password": first.admin_password}
    home.keep("secrets.json", older)

    again = load_or_make(home)

    assert (again.session_key, again.admin_password) == tuple(older.values())
    assert again.telegram_token


def test_the_product_is_pointed_at_the_doubles(kept: Secrets) -> None:
    settings = local_settings(ports=PORTS, kept=kept, env={}, production_limits=False)

    assert settings["APP_URL"] == "http://127.0.0.1:8000/"
    assert settings["TELEGRAM_API_BASE"] == "http://127.0.0.1:8000/_local/telegram"
    assert (settings["SMTP_HOST"], settings["SMTP_PORT"]) == ("127.0.0.1", "1025")
    assert settings["TELEGRAM_TOKEN"].startswith("4242:local-")
    assert settings["LIMITS_FACTOR"] == "100"
    providers = json.loads(settings["OIDC_PROVIDERS"])
    assert providers["local"]["issuer"] == "http://127.0.0.1:8000/_local/oidc"


def test_what_env_says_wins_but_limits_as_in_production_win_over_it(kept: Secrets) -> None:
    env = {"TELEGRAM_TOKEN": "1:real", "LIMITS_FACTOR": "7"}

    loose = local_settings(ports=PORTS, kept=kept, env=env, production_limits=False)
    strict = local_settings(ports=PORTS, kept=kept, env=env, production_limits=True)

    assert (loose["TELEGRAM_TOKEN"], loose["LIMITS_FACTOR"]) == ("1:real", "7")
    assert strict["LIMITS_FACTOR"] == "1"


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("TOKEN=1:abc", "1:abc"),
        ("  export TOKEN = 1:abc  ", "1:abc"),
        ("TOKEN='with # sign'", "with # sign"),
        ('TOKEN="quoted"', "quoted"),
        ("TOKEN=1:abc # of the test bot", "1:abc"),
        ("TOKEN=a=b", "a=b"),
        ("TOKEN=", None),
        ("# TOKEN=1:abc", None),
        ("OTHER=1", None),
        ("", None),
    ],
)
def test_a_line_of_env(line: str, value: str | None, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text(f"{line}\n")

    found = read_env_file(tmp_path / ".env", declared=["TOKEN"])

    assert found.get("TOKEN") == value
    assert set(found) <= {"TOKEN"}


def test_there_need_not_be_an_env(tmp_path: Path) -> None:
    assert read_env_file(tmp_path / ".env", declared=["TOKEN"]) == {}
