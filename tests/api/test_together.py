"""What is written in one turn of an event loop goes out at one go and in order, also when it is closed; what is cut off does not."""

import asyncio

import pytest

from garant.api.server import LONG_BYTES, Together


class Wire(asyncio.Transport):
    """Remembers each send, and how it ended."""

    def __init__(self) -> None:
        super().__init__()
        self.sent: list[bytes] = []
        self.ended = ""

    def write(self, data: bytes) -> None:  # type: ignore[override]
        self.sent.append(data)

    def close(self) -> None:
        self.ended = "closed"

    def abort(self) -> None:
        self.ended = "aborted"

    def is_closing(self) -> bool:
        return bool(self.ended)


@pytest.fixture
def wire() -> Wire:
    return Wire()


def test_a_head_and_its_body_are_one_send(wire: Wire) -> None:
    async def answers() -> None:
        together = Together(wire, asyncio.get_running_loop())
        for number in (b"1", b"2"):
            together.write(b"head " + number)
            together.write(b" body " + number)
            await asyncio.sleep(0)

    asyncio.run(answers())
    assert wire.sent == [b"head 1 body 1", b"head 2 body 2"]


def test_what_is_long_goes_out_as_it_is_after_what_came_before_it(wire: Wire) -> None:
    long = bytes(LONG_BYTES + 1)

    async def answer() -> None:
        together = Together(wire, asyncio.get_running_loop())
        for part in (b"head", long, b"tail"):
            together.write(part)
        await asyncio.sleep(0)

    asyncio.run(answer())
    assert wire.sent == [b"head", long, b"tail"]


@pytest.mark.parametrize(("end", "sent"), [("close", [b"head body"]), ("abort", [])])
def test_an_end_sends_what_is_held_unless_it_cuts_off(wire: Wire, end: str, sent: list[bytes]) -> None:
    async def answer() -> bool:
        together = Together(wire, asyncio.get_running_loop())
        together.write(b"head ")
        together.write(b"body")
        getattr(together, end)()
        before = list(wire.sent)
        await asyncio.sleep(0)
        assert wire.sent == before == sent
        return together.is_closing()

    assert asyncio.run(answer())
    assert wire.ended == {"close": "closed", "abort": "aborted"}[end]
