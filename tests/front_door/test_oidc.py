"""The provider of outside accounts does what OpenID Connect says, unless it is told otherwise."""

from base64 import b64encode
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import jwt
import pytest

from infra.local.front_door.oidc.grants import challenge_of
from tests.front_door.door import CLIENT_ID, CLIENT_SECRET, Door

VERIFIER = "v" * 43
ANNA = {"name": "Anna", "email": "anna@example.com", "email_verified": "on"}


def asked(door: Door, **changes: str) -> dict[str, str]:
    """What the product asks when somebody wants to sign in."""
    usual = {
        "response_type": "code",
        "client_id": CLIENT_ID,
        "redirect_uri": f"{door.origin}/api/oauth/local/callback",
        "scope": "openid email profile",
        "state": "state-1",
        "nonce": "nonce-1",
        "code_challenge": challenge_of(VERIFIER),
        "code_challenge_method": "S256",
    }
    return usual | changes


def answer_to(door: Door, choice: dict[str, str], **changes: str) -> dict[str, str]:
    """What the product is told after the person has chosen."""
    sent = door.http.post("/_local/oidc/authorize", params=asked(door, **changes), data=choice)
    assert sent.status_code == 303, sent.text
    back = urlsplit(sent.headers["location"])
    assert f"{back.scheme}://{back.netloc}{back.path}" == asked(door)["redirect_uri"]
    return {name: values[0] for name, values in parse_qs(back.query).items()}


def redeem(door: Door, code: str, **changes: str) -> httpx.Response:
    """The product shows the code."""
    form = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": asked(door)["redirect_uri"],
        "code_verifier": VERIFIER,
        "client_id": CLIENT_ID,
        "client_secret": CLIENT_SECRET,
    }
    return door.http.post("/_local/oidc/token", data=form | changes)


def claims_in(door: Door, tokens: httpx.Response) -> dict[str, Any]:
    """The claims of an id token that any strict client would take."""
    keys = jwt.PyJWKClient(f"{door.origin}/_local/oidc/jwks")
    token = tokens.json()["id_token"]
    claims: dict[str, Any] = jwt.decode(
        token,
        keys.get_signing_key_from_jwt(token).key,
        algorithms=["RS256"],
        audience=CLIENT_ID,
        issuer=f"{door.origin}/_local/oidc",
    )
    return claims


def sign_in(door: Door, choice: dict[str, str] = ANNA) -> httpx.Response:
    """The tokens of somebody who agreed."""
    return redeem(door, answer_to(door, choice)["code"])


def order(door: Door, mode: str, **more: object) -> None:
    fault = {"mode": mode, **more}
    assert door.http.post("/_local/api/oidc/faults", json=fault).status_code == 200


def test_it_says_where_everything_is(door: Door) -> None:
    issuer = f"{door.origin}/_local/oidc"

    document = door.http.get(f"{issuer}/.well-known/openid-configuration").json()

    assert document["issuer"] == issuer
    assert document["token_endpoint"] == f"{issuer}/token"
    assert document["jwks_uri"] == f"{issuer}/jwks"


def test_a_code_becomes_a_signed_token_about_the_person(door: Door) -> None:
    told = answer_to(door, ANNA)

    claims = claims_in(door, redeem(door, told["code"]))

    assert (told["state"], told["iss"]) == ("state-1", f"{door.origin}/_local/oidc")
    assert (claims["name"], claims["email"]) == ("Anna", "anna@example.com")
    assert (claims["email_verified"], claims["nonce"]) == (True, "nonce-1")
    assert (claims["exp"] - claims["iat"], claims["auth_time"]) == (300, claims["iat"])


def test_who_was_once_made_signs_in_again_under_the_same_subject(door: Door) -> None:
    first = claims_in(door, sign_in(door))

    again = claims_in(door, sign_in(door, {"subject": first["sub"]}))

    page = door.http.get("/_local/oidc/authorize", params=asked(door)).text
    assert again["sub"] == first["sub"]
    assert f'value="{first["sub"]}"' in page


def test_someone_may_have_no_address_or_one_that_is_not_verified(door: Door) -> None:
    nameless = claims_in(door, sign_in(door, {"name": "Boris"}))
    unverified = claims_in(door, sign_in(door, {"name": "Vera", "email": "v@example.com"}))

    assert "email" not in nameless
    assert unverified["email_verified"] is False


def test_who_refuses_is_taken_back_with_that(door: Door) -> None:
    assert answer_to(door, {"refuse": "yes"})["error"] == "access_denied"


@pytest.mark.parametrize(
    "changes",
    [{"client_id": "other"}, {"redirect_uri": "https://evil.example/api/oauth/local/callback"}],
)
def test_nobody_is_sent_to_a_stranger(door: Door, changes: dict[str, str]) -> None:
    answer = door.http.get("/_local/oidc/authorize", params=asked(door, **changes))

    assert (answer.status_code, answer.json()["code"]) == (400, "unknown_client")


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"response_type": "token"}, "unsupported_response_type"),
        ({"scope": "email"}, "invalid_scope"),
        ({"code_challenge": ""}, "invalid_request"),
        ({"code_challenge_method": "plain"}, "invalid_request"),
        ({"state": ""}, "invalid_request"),
        ({"nonce": ""}, "invalid_request"),
    ],
)
def test_a_wrong_request_is_answered_to_the_product(
    door: Door, changes: dict[str, str], error: str
) -> None:
    assert answer_to(door, ANNA, **changes)["error"] == error


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"code_verifier": "w" * 43}, "invalid_grant"),
        ({"redirect_uri": "http://127.0.0.1/other"}, "invalid_grant"),
        ({"client_secret": "wrong"}, "invalid_client"),
        ({"client_id": "wrong"}, "invalid_client"),
        ({"grant_type": "password"}, "unsupported_grant_type"),
        ({"code_verifier": ""}, "invalid_request"),
    ],
)
def test_a_code_serves_only_who_asked_for_it(
    door: Door, changes: dict[str, str], error: str
) -> None:
    code = answer_to(door, ANNA)["code"]

    assert redeem(door, code, **changes).json() == {"error": error}


def test_the_client_may_prove_itself_in_the_header_but_not_twice(door: Door) -> None:
    header = {"Authorization": f"Basic {b64encode(b'vestnik:client-secret').decode()}"}
    form = {
        "grant_type": "authorization_code",
        "code": answer_to(door, ANNA)["code"],
        "redirect_uri": asked(door)["redirect_uri"],
        "code_verifier": VERIFIER,
    }
    token = "/_local/oidc/token"

    twice = door.http.post(token, data=form | {"client_secret": CLIENT_SECRET}, headers=header)
    once = door.http.post(token, data=form, headers=header)

    assert twice.json() == {"error": "invalid_request"}
    assert once.status_code == 200


def test_a_code_is_good_once(door: Door) -> None:
    code = answer_to(door, ANNA)["code"]

    assert redeem(door, code).status_code == 200
    assert redeem(door, code).json() == {"error": "invalid_grant"}


def test_a_code_ends_after_a_minute_of_product_time(door: Door) -> None:
    code = answer_to(door, ANNA)["code"]
    door.settings.clock_file.write_text("61")

    assert redeem(door, code).json() == {"error": "invalid_grant"}


@pytest.mark.parametrize(
    ("mode", "refusal"),
    [
        ("wrong_signature", jwt.InvalidSignatureError),
        ("wrong_issuer", jwt.InvalidIssuerError),
        ("wrong_audience", jwt.InvalidAudienceError),
        ("expired", jwt.ExpiredSignatureError),
    ],
)
def test_a_false_token_is_one_that_a_strict_client_refuses(
    door: Door, mode: str, refusal: type[Exception]
) -> None:
    order(door, mode, times=1)

    with pytest.raises(refusal):
        claims_in(door, sign_in(door))
    assert claims_in(door, sign_in(door))["name"] == "Anna"


def test_a_token_can_have_another_nonce_or_no_address(door: Door) -> None:
    order(door, "wrong_nonce", times=1)
    assert claims_in(door, sign_in(door))["nonce"] != "nonce-1"

    order(door, "no_email", times=1)
    assert not {"email", "email_verified"} & claims_in(door, sign_in(door)).keys()


def test_after_a_rotation_a_new_key_signs_and_the_old_one_is_still_published(door: Door) -> None:
    jwks = "/_local/oidc/jwks"
    before = {key["kid"] for key in door.http.get(jwks).json()["keys"]}
    order(door, "key_rotated", times=1)

    tokens = sign_in(door)

    after = {key["kid"] for key in door.http.get(jwks).json()["keys"]}
    assert jwt.get_unverified_header(tokens.json()["id_token"])["kid"] in after - before
    assert before < after


def test_it_can_be_down_broken_or_slow_on_every_call(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("infra.local.front_door.oidc.endpoints.SLOW_S", 0.2)
    order(door, "down", times=1)
    with pytest.raises(httpx.TransportError):
        door.http.get("/_local/oidc/jwks")

    order(door, "500", times=1)
    assert door.http.get("/_local/oidc/jwks").status_code == 500

    order(door, "html", times=1)
    assert door.http.get("/_local/oidc/jwks").headers["content-type"].startswith("text/html")

    order(door, "slow", times=1)
    assert door.http.get("/_local/oidc/jwks").elapsed.total_seconds() >= 0.2


def test_every_call_is_listed_without_the_clients_secret(door: Door) -> None:
    code = answer_to(door, ANNA)["code"]
    redeem(door, code)

    (call,) = door.http.get("/_local/api/oidc/calls").json()

    assert (call["endpoint"], call["status"], call["params"]["code"]) == ("token", 200, code)
    assert CLIENT_SECRET not in str(call)
    assert door.http.get(f"/_local/api/oidc/calls?since={call['n']}").json() == []


def test_people_can_be_made_and_removed_by_tests(door: Door) -> None:
    people = "/_local/api/oidc/people"
    made = door.http.post(people, json={"name": "Gleb", "email": "g@example.com"})

    assert made.status_code == 201
    assert made.json() in door.http.get(people).json()
    assert door.http.delete(f"{people}/{made.json()['subject']}").status_code == 204
    assert made.json() not in door.http.get(people).json()
    assert door.http.post(people, json={"name": 5, "age": 3}).status_code == 422


def test_what_people_call_themselves_is_text(door: Door) -> None:
    door.http.post("/_local/api/oidc/people", json={"name": "<b>X</b>", "email": '"@x'})

    page = door.http.get("/_local/oidc/authorize", params=asked(door)).text

    assert "&lt;b&gt;X&lt;/b&gt;" in page
    assert "<b>X</b>" not in page
