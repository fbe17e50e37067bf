"""Prints the API's description, OpenAPI 3.1: `python -m infra.openapi`; starts nothing."""

import json

from functions.api import routes
from functions.api.openapi import describe


def document() -> str:
    """The served document, from the table of routes."""
    return json.dumps(describe(routes()), ensure_ascii=False, indent=2)


if __name__ == "__main__":
    print(document())
