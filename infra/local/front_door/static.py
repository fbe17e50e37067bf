"""Files of a folder: the web app, Swagger UI, the pages of /_local."""

import gzip
import hashlib
from dataclasses import dataclass
from pathlib import Path

from infra.local.front_door.asgi import Headers, Request, Response
from infra.local.front_door.errors import AnswerError
from infra.web_files import cache_control, is_text, media_type

_WORTH_PACKING_BYTES = 1024


@dataclass(frozen=True)
class _Asset:
    modified_ns: int
    content: bytes
    packed: bytes | None
    etag: str
    media_type: str


class Folder:
    """
    Serves a folder with ETags, gzip and security headers; files are read again when they change.

    With `single_page` every path without an extension shows index.html; nobody keeps what is not
    to be `kept`.
    """

    def __init__(
        self, root: Path, *, headers: Headers, single_page: bool = False, kept: bool = True
    ) -> None:
        self._root = root.resolve()
        self._headers = headers
        self._single_page = single_page
        self._kept = kept
        self._assets: dict[Path, _Asset] = {}

    def answer(self, request: Request, path: str) -> Response:
        """
        The file at a decoded path that begins with a slash.

        Raises:
            AnswerError: 404 without such a file, 405 for anything but GET and HEAD.
        """
        file = self._find(path)
        if request.method not in ("GET", "HEAD"):
            raise AnswerError(405, "method_not_allowed", allow="GET, HEAD")
        asset = self._load(file)
        packs = asset.packed is not None and "gzip" in request.header("accept-encoding")
        etag = f'"{asset.etag}{"-gzip" if packs else ""}"'
        headers: Headers = (
            (b"etag", etag.encode()),
            (b"cache-control", self._cache_control(file)),
            (b"vary", b"Accept-Encoding"),
            *self._headers,
        )
        if _matches(request.header("if-none-match"), etag):
            return Response(304, headers=headers)
        headers += ((b"content-type", asset.media_type.encode()),)
        if asset.packed is not None and packs:
            return Response(200, asset.packed, (*headers, (b"content-encoding", b"gzip")))
        return Response(200, asset.content, headers)

    def _find(self, path: str) -> Path:
        if "\0" in path or "\\" in path:
            raise AnswerError(404, "not_found")
        file = (self._root / path.lstrip("/")).resolve()
        if not file.is_relative_to(self._root):
            raise AnswerError(404, "not_found")
        if path.endswith("/") or (self._single_page and not file.suffix and not file.is_file()):
            file = self._index_for(file)
        if not file.is_file():
            raise AnswerError(404, "not_found")
        return file

    def _index_for(self, folder: Path) -> Path:
        own = folder / "index.html"
        return self._root / "index.html" if self._single_page and not own.is_file() else own

    def _load(self, file: Path) -> _Asset:
        modified_ns = file.stat().st_mtime_ns
        asset = self._assets.get(file)
        if asset is None or asset.modified_ns != modified_ns:
            asset = self._assets[file] = _read(file, modified_ns)
        return asset

    def _cache_control(self, file: Path) -> bytes:
        return cache_control(file.relative_to(self._root)).encode() if self._kept else b"no-store"


def _read(file: Path, modified_ns: int) -> _Asset:
    content = file.read_bytes()
    kind = media_type(file)
    packs = is_text(kind) and len(content) >= _WORTH_PACKING_BYTES
    packed = gzip.compress(content, 6, mtime=0) if packs else None
    etag = hashlib.sha256(content).hexdigest()[:20]
    return _Asset(modified_ns, content, packed, etag, kind)


def _matches(if_none_match: str, etag: str) -> bool:
    given = [item.strip().removeprefix("W/") for item in if_none_match.split(",")]
    return etag in given or given == ["*"]
