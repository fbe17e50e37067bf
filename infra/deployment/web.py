"""The web app's files in their bucket, from which CloudFront serves them."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from infra.deployment.connection import Connection
from infra.errors import OperatorError
from infra.web_files import KEPT_FOR_EVER, cache_control, media_type
from vestnik import ids

_PAGE = PurePosixPath("index.html")


class SiteError(OperatorError):
    """There is nothing to serve."""


@dataclass(frozen=True)
class Site:
    """Where a stage's web app is; `address` ends with a slash."""

    bucket: str
    distribution_id: str
    address: str

    @classmethod
    def of(cls, outputs: Mapping[str, str]) -> "Site | None":
        """The site among a stack's outputs, None on a stage that has none."""
        if "WebBucketName" not in outputs:
            return None
        names = ("WebBucketName", "WebDistributionId", "WebAddress")
        return cls(*(outputs[name] for name in names))


def publish_site(connection: Connection, site: Site, folder: Path) -> tuple[str, ...]:
    """
    Upload what differs, and have CloudFront forget what it keeps of it; return its paths.

    Files with a hash in their names come first and the page that names them last, so that whoever
    loads it finds them. Nothing is deleted: a page that is open may still load its own.

    Raises:
        SiteError: the folder has no page.
    """
    if not (folder / _PAGE).is_file():
        raise SiteError(f"{folder} has no {_PAGE}: the web app is not built")
    kept = dict(_digests_of(connection.s3, site.bucket))
    changed = [file for file in _in_order(folder) if kept.get(str(file)) != _digest(folder / file)]
    for file in changed:
        _upload(connection.s3, site.bucket, folder, file)
    _forget(connection.cloudfront, site.distribution_id, changed)
    return tuple(map(str, changed))


def _in_order(folder: Path) -> list[PurePosixPath]:
    files = [path.relative_to(folder) for path in folder.rglob("*") if path.is_file()]
    posix = sorted(PurePosixPath(file.as_posix()) for file in files)
    return sorted(posix, key=lambda file: (not _is_hashed(file), file == _PAGE))


def _is_hashed(file: PurePosixPath) -> bool:
    return cache_control(file) == KEPT_FOR_EVER


def _digests_of(s3: Any, bucket: str) -> Iterator[tuple[str, str]]:
    """Key and MD5 of each object: the ETag of what was put at once, not encrypted by KMS."""
    for page in s3.get_paginator("list_objects_v2").paginate(Bucket=bucket):
        for found in page.get("Contents", ()):
            yield found["Key"], found["ETag"].strip('"')


def _digest(path: Path) -> str:
    return hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()


def _upload(s3: Any, bucket: str, folder: Path, file: PurePosixPath) -> None:
    s3.put_object(
        Bucket=bucket,
        Key=str(file),
        Body=(folder / file).read_bytes(),
        ContentType=media_type(file),
        CacheControl=cache_control(file),
    )


def _forget(cloudfront: Any, distribution_id: str, changed: list[PurePosixPath]) -> None:
    """Those with a hash in their names are new; a page has also the address of its folder."""
    paths = [f"/{file}" for file in changed if not _is_hashed(file)]
    paths += [path.removesuffix(_PAGE.name) for path in paths if path.endswith(f"/{_PAGE}")]
    if paths:
        batch = {"Paths": {"Quantity": len(paths), "Items": paths}, "CallerReference": ids.new_id()}
        cloudfront.create_invalidation(DistributionId=distribution_id, InvalidationBatch=batch)
