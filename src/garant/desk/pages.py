"""The desk's pages over HTTP: what `web/` was built to, the fonts that reports carry too, and the headers that make a browser strict.

/                      index.html
/<name>                a file beside it
/assets/<name>         what the build names by its content: it never changes, and is kept by the browser
/fonts/<name>          the fonts of `garant.report`

A name is letters, digits, `.`, `-` and `_` between slashes, and begins with none of the last three: it leads nowhere but into the folder.
Where the build left `<name>.br` or `<name>.gz` beside a file, a browser that takes that gets it.
"""

import re
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import Annotated

from msgspec import Meta, Struct

from garant.api.endpoint import BYTES, FOR_EVER, NO_STORE, Call, Endpoint, Handler, Header, Needs, Reply, Routes
from garant.errors import Code, Refused

CSP_REPORTS = "/desk/v1/csp"

TRUSTED_TYPES = "'none'"
"""The names of the Trusted Types policies that the pages may make: they hand strings to no sink, and make none."""

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "font-src 'self'",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        f"trusted-types {TRUSTED_TYPES}",
        f"report-uri {CSP_REPORTS}",
    )
)

_REFUSED_FEATURES = (
    "accelerometer", "browsing-topics", "camera", "display-capture", "geolocation", "gyroscope", "hid", "idle-detection",
    "local-fonts", "magnetometer", "microphone", "midi", "payment", "publickey-credentials-get", "serial", "usb", "xr-spatial-tracking",
)  # fmt: skip

PAGE_HEADERS: tuple[Header, ...] = (
    (b"content-security-policy", CONTENT_SECURITY_POLICY.encode()),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-embedder-policy", b"require-corp"),
    (b"permissions-policy", ", ".join(f"{name}=()" for name in _REFUSED_FEATURES).encode()),
    (b"vary", b"accept-encoding"),
)

_TYPES = {
    "css": "text/css; charset=utf-8",
    "html": "text/html; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json",
    "geojson": "application/geo+json",
    "png": "image/png",
    "svg": "image/svg+xml",
    "ttf": "font/ttf",
    "txt": "text/plain; charset=utf-8",
    "woff2": "font/woff2",
}
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*(?:/[A-Za-z0-9][A-Za-z0-9._-]*)*")
_ENCODINGS = (("br", ".br"), ("gzip", ".gz"))
_INDEX = "index.html"
NOT_BUILT = "the pages are not built: in a source tree say `make web`; an installed package brings them along"


class Named(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A file's name in its folder."""

    name: Annotated[str, Meta(max_length=200)]


class Folder:
    """One folder of files."""

    def __init__(self, directory: Path) -> None:
        """Serve this folder, as it is whenever somebody asks."""
        self._directory = directory

    def index(self, call: Call[None, None]) -> Reply:
        """Give the first page."""
        return self._reply(_INDEX, call.headers, NO_STORE, NOT_BUILT)

    def beside(self, call: Call[Named, None]) -> Reply:
        """Give a file whose name may stand for another content tomorrow."""
        return self._reply(call.asks.name, call.headers, NO_STORE)

    def asset(self, call: Call[Named, None]) -> Reply:
        """Give a file whose name stands for its content."""
        return self._reply(f"assets/{call.asks.name}", call.headers, FOR_EVER)

    def _reply(self, name: str, headers: Mapping[str, str], cache: Header, missing: str = "there is no such file here") -> Reply:
        path = self._path(name)
        if path is None:
            raise Refused(Code.NOT_FOUND, missing)
        kind = _TYPES.get(path.suffix[1:], BYTES)
        for encoding, suffix in _ENCODINGS:
            packed = self._path(f"{name}{suffix}") if encoding in _taken(headers) else None
            if packed is not None:
                return Reply(packed.read_bytes(), kind, headers=(cache, (b"content-encoding", encoding.encode()), *PAGE_HEADERS))
        return Reply(path.read_bytes(), kind, headers=(cache, *PAGE_HEADERS))

    def _path(self, name: str) -> Path | None:
        """Give the path of a file in this folder; None for a name that is none, and where there is no file."""
        if not _NAME.fullmatch(name):
            return None
        path = self._directory / name
        return path if path.is_file() and path.resolve().is_relative_to(self._directory.resolve()) else None


def _taken(headers: Mapping[str, str]) -> set[str]:
    """Give the encodings that a client takes."""
    parts = (part.strip().replace(" ", "") for part in headers.get("accept-encoding", "").split(","))
    return {name for name, _, quality in (part.partition(";q=") for part in parts) if quality not in {"0", "0.0", "0.00", "0.000"}}


def built() -> Path:
    """Give the folder of the pages that come with this package."""
    return Path(str(files("garant.desk") / "pages"))


def routes(pages: Path) -> Routes:
    """Give the endpoints of the pages in a folder, and of the fonts."""
    folder, fonts = Folder(pages), Folder(Path(str(files("garant.report") / "fonts")))
    missing = (Code.NOT_FOUND,)

    def row(path: str, handler: Handler, summary: str) -> Endpoint:
        return Endpoint("GET", path, handler, summary, asks=Named, answers=BYTES, needs=Needs.NOTHING, refuses=missing)

    return (
        Endpoint("GET", "/", folder.index, "The first page.", answers=_TYPES["html"], needs=Needs.NOTHING, refuses=missing),
        row("/assets/{name:path}", folder.asset, "A part of the pages."),
        row("/fonts/{name}", fonts.beside, "A font."),
        row("/{name}", folder.beside, "A file beside the first page."),
    )
