import pytest

from infra.local.run.options import Logs, parse


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_US.UTF-8")


def test_without_options_the_app_is_on_port_8000_with_loose_limits() -> None:
    options = parse([])

    assert (options.port, options.production_limits, options.lang) == (8000, False, "en")
    assert not any((options.demo, options.reset, options.json, options.open, options.logs))


def test_the_language_is_that_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "ru_RU.UTF-8")

    assert parse([]).lang == "ru"
    assert parse(["--lang", "en"]).lang == "en"


def test_logs_take_a_function_an_id_and_follow() -> None:
    assert parse(["logs"]).logs == Logs(None, None, follow=False)
    assert parse(["logs", "reminders", "--id", "t1", "--follow"]).logs == Logs(
        "reminders", "t1", follow=True
    )


@pytest.mark.parametrize(
    "wrong",
    ["--port 65536", "--port -1", "--port http", "--limits none", "--watch", "--telegram", "lgos"],
)
def test_what_it_does_not_know_ends_with_the_usage(
    wrong: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        parse(wrong.split())

    assert ended.value.code == 2
    assert "usage: ./run" in capsys.readouterr().err
