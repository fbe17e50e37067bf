"""Chalice's table of contents."""

from chalice.app import Chalice

from functions.api import routes
from functions.runtime.http import publish
from functions.schedules import digests, sweeps
from functions.workers import emails, imports, mailing_pages, reminders, sign_ins, updates

app = Chalice(app_name="vestnik")
publish(app, routes())
for module in (reminders, updates, emails, mailing_pages, imports, sign_ins, sweeps, digests):
    app.register_blueprint(module.blueprint)
