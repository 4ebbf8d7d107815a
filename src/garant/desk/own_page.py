"""Only the desk's own page may ask: what the head of a request must say on loopback, where every program and every open page can knock.

    Host               127.0.0.1, localhost or [::1] at our own port. A name that somebody else's DNS points to this machine is not ours
                       (DNS rebinding)
    Origin             absent, or the very origin that Host names: not another page, not another port
    Sec-Fetch-Site     absent (no browser), same-origin, or none (typed by the officer)

A program that is no browser can say anything here. What keeps it out is the token.
"""

from collections.abc import Sequence

from garant.api.endpoint import Header
from garant.errors import Code, Refused

_NAMES = ("127.0.0.1", "localhost", "[::1]")
_HTTP_PORT = 80


class OwnPage:
    """The check, once the desk knows its port; before that nobody may ask."""

    port = 0

    def require(self, headers: Sequence[Header]) -> None:
        """Refuse with `foreign_page` what our own page would not have sent."""
        host = _the_one(headers, b"host")
        if host not in self._hosts():
            raise Refused(Code.FOREIGN_PAGE, "ask this desk by the address that it printed; it answers to no other name", "Host")
        origin = _the_one(headers, b"origin")
        if origin is not None and origin != f"http://{host}":
            raise Refused(Code.FOREIGN_PAGE, "another page than this desk's own asked; open the desk's address itself", "Origin")
        if _the_one(headers, b"sec-fetch-site") not in {None, "same-origin", "none"}:
            raise Refused(Code.FOREIGN_PAGE, "another page led here; open the desk's address itself", "Sec-Fetch-Site")

    def _hosts(self) -> set[str]:
        if not self.port:
            return set()
        bare = _NAMES if self.port == _HTTP_PORT else ()
        return {*(f"{name}:{self.port}" for name in _NAMES), *bare}


def _the_one(headers: Sequence[Header], name: bytes) -> str | None:
    """Give a header's value, if there is one; one that is given twice is no value that anybody may have."""
    values = [value for held, value in headers if held == name]
    if len(values) > 1:
        raise Refused(Code.FOREIGN_PAGE, "a header that says where a request comes from is given twice", name.decode())
    return values[0].decode("latin-1") if values else None
