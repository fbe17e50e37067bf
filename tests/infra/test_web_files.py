"""What browsers are told of each file."""

from pathlib import PurePosixPath

import pytest

from infra.web_files import ASKED_AGAIN, KEPT_FOR_EVER, cache_control, media_type


@pytest.mark.parametrize(
    ("file", "kind", "kept"),
    [
        ("index.html", "text/html; charset=utf-8", ASKED_AGAIN),
        ("favicon.svg", "image/svg+xml; charset=utf-8", ASKED_AGAIN),
        ("assets/index-CiVeMX1S.js", "text/javascript; charset=utf-8", KEPT_FOR_EVER),
        ("assets/index-BseOmDmy.css", "text/css; charset=utf-8", KEPT_FOR_EVER),
        ("assets/b-BseOmDmy.woff2", "font/woff2", KEPT_FOR_EVER),
        ("docs/swagger-ui.js", "text/javascript; charset=utf-8", ASKED_AGAIN),
        ("app.webmanifest", "application/manifest+json", ASKED_AGAIN),
        ("worker-CiVeMX1S.js", "text/javascript; charset=utf-8", ASKED_AGAIN),
        ("unknown", "application/octet-stream", ASKED_AGAIN),
    ],
)
def test_a_file_has_its_type_and_is_kept_as_long_as_its_name_allows(
    file: str, kind: str, kept: str
) -> None:
    assert (media_type(PurePosixPath(file)), cache_control(PurePosixPath(file))) == (kind, kept)
