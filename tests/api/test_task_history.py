"""The history of a task over the API."""

from tests.support.api import Api


def test_the_history_of_a_task_says_when_from_where_and_what_newest_first(anna: Api) -> None:
    anna.post("/tasks", {"title": "Tea", "id": "task-one"})
    anna.patch("/tasks/task-one", {"title": "Coffee", "priority": 1})
    anna.patch("/tasks/task-one", {"done": True})

    changes = anna.get("/tasks/task-one/history").json

    assert [(one["what"], one["source"], one["fields"]) for one in changes] == [
        ("done", "api", []),
        ("edited", "api", ["title", "priority"]),
        ("created", "api", []),
    ]
    assert all(one["at"].endswith("Z") for one in changes)


def test_a_browser_is_the_web(anybody: Api) -> None:
    anybody.post("/user", {"email": "web@example.com", "password": "correct horse 7"})
    anybody.post("/tasks", {"title": "Tea", "id": "task-one"})

    assert anybody.get("/tasks/task-one/history").json[0]["source"] == "web"


def test_it_is_for_the_owner_of_a_task_that_is_there(anna: Api, boris: Api) -> None:
    anna.post("/tasks", {"title": "Tea", "id": "task-one"})

    assert boris.get("/tasks/task-one/history").status == 404
    anna.delete("/tasks/task-one")
    assert anna.get("/tasks/task-one/history").status == 404
    assert anna.post("/tasks/task-one/restore").status == 200
    assert [one["what"] for one in anna.get("/tasks/task-one/history").json] == [
        "restored",
        "deleted",
        "created",
    ]
