"""Who does what in the example: accounts, sign-in, the manager's role."""

import httpx

from infra.local.demo.people import Person


def register(client: httpx.Client, person: Person, password: str) -> None:
    """Make the account unless it is there."""
    account = {"email": person.email, "password": password}
    profile = {"language": person.language, "timezone": person.timezone}
    made = client.post("/user", json={**account, **profile})
    client.cookies.clear()  # a program: cookies are for browsers and would want an Origin
    if made.status_code != 409:
        made.raise_for_status()


def signed_in(client: httpx.Client, email: str, password: str) -> dict[str, str]:
    """Headers of whoever has this address."""
    session = client.post("/session", json={"email": email, "password": password})
    client.cookies.clear()
    return {"Authorization": f"Bearer {session.raise_for_status().json()['access_token']}"}


def make_manager(client: httpx.Client, email: str, admin: dict[str, str]) -> None:
    """Let somebody work with clients and mailings."""
    users = client.get("/users", params={"q": email}, headers=admin).raise_for_status().json()
    [user] = [user for user in users if user["email"] == email]
    if "manager" not in user["roles"]:
        roles = {"roles": sorted({*user["roles"], "manager"})}
        client.patch(f"/users/{user['id']}", json=roles, headers=admin).raise_for_status()
