"""What the launcher tells the front door."""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Settings:
    """
    Addresses, folders and secrets of one run.

    `api_url` is API Gateway's stage `api`; port 0 takes a free one. `clock_file` holds the offset
    of the product's clock in seconds.
    """

    port: int
    smtp_port: int
    api_url: str
    aws_url: str
    state_dir: Path
    web_dir: Path
    docs_dir: Path
    kit_dir: Path
    clock_file: Path
    telegram_token: str = field(repr=False)
    telegram_bot_name: str
    webhook_secret: str = field(repr=False)
    oidc_client_id: str
    oidc_client_secret: str = field(repr=False)
    sender_key: str = field(repr=False)


def read_arguments(arguments: Sequence[str] | None = None) -> Settings:
    """Settings from the command line."""
    parser = argparse.ArgumentParser(prog="front_door", description=__doc__)
    for name in ("port", "smtp-port"):
        parser.add_argument(f"--{name}", type=int, required=True)
    for name in ("state-dir", "web-dir", "docs-dir", "kit-dir", "clock-file"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    for name in ("api-url", "aws-url", "telegram-token", "telegram-bot-name", "webhook-secret"):
        parser.add_argument(f"--{name}", required=True)
    for name in ("oidc-client-id", "oidc-client-secret", "sender-key"):
        parser.add_argument(f"--{name}", required=True)
    return Settings(**vars(parser.parse_args(arguments)))
