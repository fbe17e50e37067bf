"""Pages of other sites get nothing under /_local."""

import pytest

from tests.front_door.door import Door


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example:8000", "", "[::1"])
def test_a_foreign_host_name_is_refused(door: Door, host: str) -> None:
    answer = door.http.get("/_local/api/clock", headers={"Host": host})

    assert (answer.status_code, answer.json()["code"]) == (403, "forbidden_host")


@pytest.mark.parametrize("host", ["localhost:8000", "127.0.0.1", "[::1]:8000"])
def test_every_name_of_this_machine_is_served(door: Door, host: str) -> None:
    assert door.http.get("/_local/api/clock", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize("origin", ["https://evil.example", "http://127.0.0.1:1", "null"])
def test_a_foreign_origin_is_refused(door: Door, origin: str) -> None:
    answer = door.http.post(
        "/_local/api/telegram/faults", json={"mode": "500"}, headers={"Origin": origin}
    )

    assert (answer.status_code, answer.json()["code"]) == (403, "forbidden_origin")
    assert door.http.get("/_local/api/telegram/faults").json() == []


def test_its_own_pages_are_served(door: Door) -> None:
    headers = {"Origin": door.origin, "Sec-Fetch-Site": "same-origin"}

    assert door.http.delete("/_local/api/mail", headers=headers).status_code == 204


def test_a_foreign_page_may_link_here_but_not_fetch(door: Door) -> None:
    link = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}
    fetch = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"}

    assert door.http.get("/_local/telegram", headers=link).status_code == 200
    assert door.http.get("/_local/api/mail", headers=fetch).status_code == 403


def test_it_listens_on_loopback_only(door: Door) -> None:
    listening = {
        line.split()[1]
        for line in open("/proc/net/tcp")  # noqa: PTH123, SIM115
        if line.split()[3] == "0A"
    }
    ports = {f"{door.settings.port:04X}", f"{door.settings.smtp_port:04X}"}

    ours = {address for address in listening if address.partition(":")[2] in ports}

    assert ours == {f"0100007F:{port}" for port in ports}


@pytest.mark.parametrize("path", ["/_local/api/nothing", "/_local/nothing", "/_local/bitrix"])
def test_an_unknown_path_is_a_json_404(door: Door, path: str) -> None:
    answer = door.http.get(path, headers={"Accept-Language": "ru"})

    assert (answer.status_code, answer.json()["message"]) == (404, "Здесь такого нет.")


def test_a_known_path_tells_its_methods(door: Door) -> None:
    answer = door.http.put("/_local/api/telegram/calls")

    assert (answer.status_code, answer.headers["allow"]) == (405, "DELETE, GET, HEAD")


def test_it_says_when_it_is_ready(door: Door) -> None:
    assert door.http.get("/_local/api/ready").status_code == 200
