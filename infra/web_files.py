"""What browsers are told of each file of the web app, by the front door and CloudFront alike."""

import mimetypes
import re
from pathlib import PurePath

KEPT_FOR_EVER = "public, max-age=31536000, immutable"
ASKED_AGAIN = "no-cache"  # kept, but used only after asking whether it is still the same

_HASHED_NAME = re.compile(r"[-.][A-Za-z0-9_-]{8,}\.\w+$")
_TEXT_TYPES = re.compile(r"text/|application/(json|javascript|manifest\+json|xml)|image/svg")
_EXTRA_TYPES = {".js": "text/javascript", ".mjs": "text/javascript", ".map": "application/json"}
_EXTRA_TYPES |= {".webmanifest": "application/manifest+json", ".woff2": "font/woff2"}


def media_type(file: PurePath) -> str:
    """Its Content-Type, with the charset where a text has one."""
    kind = _EXTRA_TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0]
    if kind is None:
        return "application/octet-stream"
    return f"{kind}; charset=utf-8" if is_text(kind) and not kind.endswith("json") else kind


def is_text(kind: str) -> bool:
    """Whether it gets much smaller when it is packed."""
    return _TEXT_TYPES.match(kind) is not None


def cache_control(file: PurePath) -> str:
    """Of a file by its path below the root: those with a hash in their names never change."""
    in_folder = len(file.parts) > 1
    return KEPT_FOR_EVER if in_folder and _HASHED_NAME.search(file.name) else ASKED_AGAIN
