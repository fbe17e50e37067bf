"""Zones by what people call them, and by where they are."""

import pytest

from vestnik.when.zones import find_zone, zone_at


@pytest.mark.parametrize(
    ("said", "zone"),
    [
        ("Europe/Moscow", "Europe/Moscow"),
        ("asia/yekaterinburg", "Asia/Yekaterinburg"),
        ("New York", "America/New_York"),
        ("new_york", "America/New_York"),
        ("London", "Europe/London"),
        ("San Francisco", "America/Los_Angeles"),
        ("Kathmandu", "Asia/Kathmandu"),
        ("Москва", "Europe/Moscow"),
        ("  москва ", "Europe/Moscow"),
        ("г. Казань", "Europe/Moscow"),
        ("питер", "Europe/Moscow"),
        ("Санкт Петербург", "Europe/Moscow"),
        ("Ростов на Дону", "Europe/Moscow"),
        ("йошкар ола", "Europe/Moscow"),
        ("Орёл", "Europe/Moscow"),
        ("орел", "Europe/Moscow"),
        ("Самара", "Europe/Samara"),
        ("Ижевск", "Europe/Samara"),
        ("Волгоград", "Europe/Volgograd"),
        ("Калининград", "Europe/Kaliningrad"),
        ("Пермь", "Asia/Yekaterinburg"),
        ("Кемерово", "Asia/Novokuznetsk"),
        ("Улан-Удэ", "Asia/Irkutsk"),
        ("Благовещенск", "Asia/Yakutsk"),
        ("Хабаровск", "Asia/Vladivostok"),
        ("Камчатка", "Asia/Kamchatka"),
        ("Токио", "Asia/Tokyo"),
        ("Лондон", "Europe/London"),
        ("Астана", "Asia/Almaty"),
        ("екатеринбрг", "Asia/Yekaterinburg"),
        ("UTC", "UTC"),
        ("UTC+3", "Etc/GMT-3"),
        ("GMT-5", "Etc/GMT+5"),
        ("+7", "Etc/GMT-7"),
        ("МСК", "Europe/Moscow"),
        ("МСК+2", "Asia/Yekaterinburg"),
    ],
)
def test_a_zone_is_found_by_its_name_or_its_city(said: str, zone: str) -> None:
    assert find_zone(said) == zone


@pytest.mark.parametrize("said", ["", "а", "qwerty", "UTC+99", "дом", "Где-то там", "\x00", "+"])
def test_what_is_no_place_has_no_zone(said: str) -> None:
    assert find_zone(said) is None


@pytest.mark.parametrize(
    ("place", "zone"),
    [
        ((55.9, 37.4), "Europe/Moscow"),
        ((56.2, 44.5), "Europe/Moscow"),
        ((53.3, 50.3), "Europe/Samara"),
        ((56.8, 60.5), "Asia/Yekaterinburg"),
        ((54.9, 83.1), "Asia/Novosibirsk"),
        ((43.2, 132.0), "Asia/Vladivostok"),
        ((40.6, -73.9), "America/New_York"),
        ((51.5, -0.1), "Europe/London"),
        ((-33.9, 151.1), "Australia/Sydney"),
        ((64.7, -179.9), "Asia/Anadyr"),
    ],
)
def test_a_place_has_the_zone_of_the_nearest_city(place: tuple[float, float], zone: str) -> None:
    assert zone_at(*place) == zone
