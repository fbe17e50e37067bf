"""Run in the unpacked package: opens each signed token that it is given, after all handlers."""

import importlib
import json
import sys


def main() -> None:
    importlib.import_module("app")
    early = sorted({"Crypto", "telegram"} & set(sys.modules))
    if early:
        raise RuntimeError(f"every function loads what one worker needs: {early}")
    opened = importlib.import_module("vestnik.oidc.signed").opened
    for token, key in json.load(sys.stdin):
        print(opened(token, [key])["sub"])  # noqa: T201 - what the test compares


if __name__ == "__main__":
    main()
