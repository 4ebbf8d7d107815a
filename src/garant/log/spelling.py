r"""One spelling for every value: how numbers, base64 and hash lines look in the log's text files.

The law: what is parsed is printed again and compared. Two texts never mean the same thing, so a file that was changed in any
bit is another file.

    number    0 | [1-9][0-9]*      at most 2^63 - 1
    base64    RFC 4648 section 4, padded, spare bits zero, nothing in between
    hash      base64 of 32 bytes, 44 characters

A proof file is `head`, an empty line, and a checkpoint note as it came; the head is lines of ASCII:

    <first lines> \n <hash> \n ... <hash> \n \n <note>
"""

from base64 import b64decode
from binascii import b2a_base64
from collections.abc import Iterable, Sequence

from garant.errors import Code, Refused
from garant.limits import NOTE_BYTES_MAX, PROOF_HASHES_MAX
from garant.log.tree import HASH_BYTES

NUMBER_MAX = 2**63 - 1
"""C2SP bounds proofs by 63 hashes, so logs by fewer than 2^63 entries; every language has a type for it."""

_DIGITS_MAX = len(str(NUMBER_MAX))
_SHOWN = 48


def parse_number(text: str, code: Code, what: str) -> int:
    """Give the number that `text` spells. Refuses with `code` any other spelling; `what` names it for people."""
    if 0 < len(text) <= _DIGITS_MAX and text.isascii() and text.isdigit():
        number = int(text)
        if str(number) == text and number <= NUMBER_MAX:
            return number
    raise Refused(code, f"the {what} {text[:_SHOWN]!r} is not a decimal number without leading zeroes; get the file again from its source")


def base64_text(data: bytes) -> str:
    """Spell bytes in the one legal base64 (RFC 4648 section 4)."""
    return b2a_base64(data, newline=False).decode("ascii")


def parse_base64(text: str, code: Code, what: str) -> bytes:
    """Give the bytes that `text` spells. Refuses with `code` any other spelling; `what` names it for people."""
    try:
        data = b64decode(text, validate=True)
    except ValueError:
        data = b""
    if base64_text(data) != text:
        raise Refused(code, f"the {what} {text[:_SHOWN]!r} is not canonical base64; get the file again from its source")
    return data


def parse_hash(text: str, code: Code, what: str) -> bytes:
    """Give the hash (32 bytes) that `text` spells. Refuses with `code` anything else; `what` names it for people."""
    data = parse_base64(text, code, what)
    if len(data) != HASH_BYTES:
        raise Refused(code, f"the {what} has {len(data)} bytes instead of {HASH_BYTES}; get the file again from its source")
    return data


def proof_file(first_lines: Iterable[str], hashes: Iterable[bytes], note: bytes) -> bytes:
    """Write a proof file: its first lines, the hash lines, an empty line, and the checkpoint note verbatim."""
    lines = [*first_lines, *map(base64_text, hashes), "", ""]
    return "\n".join(lines).encode("ascii") + note


def split_proof_file(data: bytes, bytes_max: int) -> tuple[list[str], bytes]:
    """Give the lines above the first empty line, and the note below it.

    Refuses with `too_large` or `bad_proof`; neither lines nor note are judged here.
    """
    if len(data) > bytes_max:
        raise Refused(Code.TOO_LARGE, f"a proof file of this kind has at most {bytes_max} bytes, not {len(data)}; it is something else")
    head, empty_line, note = data.partition(b"\n\n")
    if not empty_line or not head.isascii() or not 0 < len(note) <= NOTE_BYTES_MAX:
        raise Refused(Code.BAD_PROOF, "a proof file is lines, an empty line and a checkpoint; this one is not, so get it again")
    return head.decode("ascii").split("\n"), note


def parse_hash_lines(lines: Sequence[str]) -> tuple[bytes, ...]:
    """Give the hashes (32 bytes each) of a proof file. Refuses with `bad_proof` more than 63 lines or one that is no hash."""
    if len(lines) > PROOF_HASHES_MAX:
        raise Refused(
            Code.BAD_PROOF, f"a proof has at most {PROOF_HASHES_MAX} hashes, not {len(lines)}; get the file again from its source"
        )
    return tuple(parse_hash(line, Code.BAD_PROOF, f"hash {number}") for number, line in enumerate(lines, 1))


def tagged(line: str, tag: str) -> str:
    """Give what follows `tag` and one space. Refuses with `bad_proof` a line that does not begin so."""
    if not line.startswith(tag + " "):
        raise Refused(Code.BAD_PROOF, f"{line[:_SHOWN]!r} stands where a line beginning with {tag!r} must be; get the file again")
    return line[len(tag) + 1 :]
