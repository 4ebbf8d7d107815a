"""A log over HTTP: from a host, from another replica, or from any file server that hands out an exported log (C2SP tlog-tiles).

    GET <base>/checkpoint                        the signed note; with witnesses demanded, /checkpoint/cosigned where there is one, unless
                                                 that stands still while the log goes on: then whoever asked is to see that
    GET <base>/tile/entries/<N>[.p/<W>]          the entries, 256 a bundle
    POST <base>/v1/challenges, /v1/sessions      with a key: a session, for a host that shows its entries to parties alone
    GET <base>/v1/statements/<id>/disclosures, /v1/blobs/<sha256>      with a session: what its party may see beside the log

It is asked as every other is (`peer`); whatever comes is verified in any case.
"""

from collections.abc import Iterator
from time import monotonic

import msgspec

from garant.client.peer import DEADLINE_S, NOT_FOUND, OK, Peer, decoded, good
from garant.errors import Code, Refused
from garant.limits import BLOB_BYTES_MAX, DISCLOSURE_BYTES_MAX, DISCLOSURES_MAX, NOTE_BYTES_MAX
from garant.log import TILE_WIDTH, Checkpoint, decode_bundle, entries_path, parse_note
from garant.log.tile import BUNDLE_BYTES_MAX
from garant.node.saying import SigningKey

STANDS_STILL_S = 5.0
"""So long a log may be ahead of its witnesses, who are asked each second, before their newest word is no more taken for its newest."""

_DISCLOSED_BYTES_MAX = 2 * DISCLOSURES_MAX * DISCLOSURE_BYTES_MAX


class _Disclosures(msgspec.Struct):
    disclosures: tuple[str, ...]


class HttpLog:
    """A `RemoteLog` at an address."""

    def __init__(
        self, url: str, log: str, *, cosigned: bool = False, key: SigningKey | None = None, deadline_s: float = DEADLINE_S
    ) -> None:
        """Read the log of this origin at this base address; ask for `cosigned` checkpoints, and open sessions with a `key`.

        Refuses with `usage` what is no address.
        """
        self._cosigned = cosigned
        self._behind: tuple[int, float] | None = None
        self._peer = Peer(url, log, key=key, deadline_s=deadline_s)

    # What a replica asks

    def checkpoint(self) -> bytes:
        """Give the newest checkpoint; of those that are asked for with witnesses, the newest that has them, while they come along."""
        newest = good(self._peer.get("/checkpoint", NOTE_BYTES_MAX))
        if not self._cosigned:
            return newest
        answer = self._peer.get("/checkpoint/cosigned", NOTE_BYTES_MAX)
        if answer.status == NOT_FOUND:
            return newest
        cosigned = good(answer)
        return newest if self._stands_still(_size(cosigned), _size(newest)) else cosigned

    def _stands_still(self, cosigned: int, newest: int) -> bool:
        """Tell whether the witnesses have been behind at one size for too long."""
        if cosigned >= newest:
            self._behind = None
            return False
        if self._behind is None or self._behind[0] != cosigned:
            self._behind = cosigned, monotonic()
        return monotonic() - self._behind[1] >= STANDS_STILL_S

    def entries(self, start: int, end: int) -> Iterator[bytes]:
        """Give the entries, bundle by bundle."""
        for number in range(start // TILE_WIDTH, -(-end // TILE_WIDTH)):
            first = number * TILE_WIDTH
            bundle = self._bundle(number, min(end - first, TILE_WIDTH))
            yield from bundle[max(start - first, 0) :]

    def _bundle(self, number: int, width: int) -> list[bytes]:
        """Give the first entries of a bundle. Where the log went on, a partial one may be gone, and the full one is there."""
        answer = self._peer.get(f"/{entries_path(number, width)}", BUNDLE_BYTES_MAX)
        if answer.status == NOT_FOUND and width < TILE_WIDTH:
            answer = self._peer.get(f"/{entries_path(number)}", BUNDLE_BYTES_MAX)
        entries = decode_bundle(good(answer))[:width]
        if len(entries) != width:
            raise Refused(Code.BAD_TILE, f"a bundle of {width} entries holds {len(entries)}; get it again from the log")
        return entries

    def disclosures(self, statement_id: str) -> tuple[str, ...]:
        """Give what the session's party may see of what a statement hides."""
        if self._peer.key is None:
            return ()
        answer = self._peer.get(f"/v1/statements/{statement_id}/disclosures", _DISCLOSED_BYTES_MAX)
        return () if answer.status == NOT_FOUND else decoded(answer, _Disclosures).disclosures

    def blob(self, sha256: str) -> bytes | None:
        """Give a blob that the session's party may have."""
        if self._peer.key is None:
            return None
        answer = self._peer.get(f"/v1/blobs/{sha256}", BLOB_BYTES_MAX)
        return answer.data if answer.status == OK else None

    def close(self) -> None:
        """Let go of the connection."""
        self._peer.close()

    def cut(self) -> None:
        """End whatever is going on, from any thread; who waits for it is refused."""
        self._peer.cut()


def _size(note: bytes) -> int:
    return Checkpoint.parse(parse_note(note).text).size
