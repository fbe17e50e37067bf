"""Chalice's table of contents."""

from chalice.app import Chalice

from functions.api import routes
from functions.runtime.http import publish
from functions.schedules import sweeps
from functions.workers import reminders, updates

app = Chalice(app_name="vestnik")
publish(app, routes())
for blueprint in (reminders.blueprint, updates.blueprint, sweeps.blueprint):
    app.register_blueprint(blueprint)
