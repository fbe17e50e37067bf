"""The REST API: one module per resource."""

from functions.runtime.routes import Routes


def routes() -> list[Routes]:
    """All groups of routes, in the order in which OpenAPI lists them."""
    from functions.api import (  # noqa: PLC0415 - workers load this package without the routes
        accounts,
        all_tasks,
        apitokens,
        calendar,
        changes,
        client_files,
        clients,
        export,
        mailbox,
        mailings,
        messages,
        oauth,
        outside_accounts,
        password_reset,
        recurrence,
        sessions,
        system,
        tasks,
        telegram_link,
        telegram_webhook,
        traces,
        users,
        weblinks,
    )

    modules = (
        *(accounts, sessions, password_reset, mailbox, apitokens, export, users),
        *(oauth, outside_accounts),
        *(tasks, all_tasks, changes, recurrence, calendar),
        *(clients, client_files, mailings, messages),
        *(telegram_link, telegram_webhook, weblinks, traces, system),
    )
    return [module.routes for module in modules]
