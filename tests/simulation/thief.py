"""A front that was taken over: it holds its end of the line, and does with it, and with its clients, whatever may hurt.

It has no key. So it may keep statements from the host, and tell its clients whatever it likes: no desk believes it. Nothing that it says
to the host may end the host, put into the log what nobody signed, or get anything else told about the log than what is in it.
"""

from collections.abc import Sequence
from random import Random
from typing import Final

import msgspec

from garant.api import problems
from garant.api.endpoint import Call, Reply, json
from garant.api.front import Front
from garant.api.host_statements import Admitted, Handed
from garant.api.line import Asked
from garant.errors import Code, Refusal, Refused
from garant.node.submission import Submission
from garant.statement import envelope
from garant.statement.envelope import Signature, Signed
from tests.simulation.judge import Judge

NOISE: Final = b"\x00\x00\x00\x05never"
LENGTH: Final = b"\xff\xff\xff\xff"


class Thief(Front):
    """Whoever took a front over."""

    def __init__(self, chance: Random, judge: Judge, keyids: Sequence[str]) -> None:
        """Begin; ids of keys stand in the log for whoever reads it."""
        super().__init__()
        self._chance, self._judge, self._keyids = chance, judge, keyids

    async def one(self, call: Call[None, Handed]) -> Reply:
        """Do to a client's statement what comes to mind."""
        tricks = (self._acknowledge, self._refuse, self._keep, self._twice, self._spoil, self._forge, self._malformed, self._noise)
        trick = self._chance.choice(tricks)
        self._judge.count(f"thief: {trick.__name__.strip('_')}")
        return await trick(call)

    async def _acknowledge(self, call: Call[None, Handed]) -> Reply:
        """Say that it is in the log, with somebody else's receipt."""
        seen = self._chance.choice([*self._judge.admissions.values()]) if self._judge.admissions else None
        signed = _read(call)
        name = signed.id if signed else "0" * 64
        receipt = seen.receipt.decode() if seen else "c2sp.org/tlog-proof@v1\n"
        return json(Admitted(id=name, index=seen.index if seen else 7, t_ms=seen.t_ms if seen else 0, receipt=receipt), 201)

    async def _refuse(self, _: Call[None, Handed]) -> Reply:
        """Say that the host refused it."""
        return problems.reply(Refusal(Code.NOT_AUTHORISED, "it is refused"), b'{"payload":"","payloadType":"x","signatures":[]}')

    async def _keep(self, _: Call[None, Handed]) -> Reply:
        """Pass nothing on."""
        return problems.reply(Refusal(Code.BUSY, "later"))

    async def _twice(self, call: Call[None, Handed]) -> Reply:
        """Pass it on twice, under one number and under another, as from somewhere else."""
        statements = (call.takes.submission(),)
        for number in (self._number + 1, self._number + 1_000):
            self._say(Asked(number, "elsewhere", urgent_only=False, together=False, statements=statements))
        return await self._ask(call, statements, together=False)

    async def _spoil(self, call: Call[None, Handed]) -> Reply:
        """Change a bit of the signature."""
        signed = _read(call)
        if signed is None:
            return await super().one(call)
        first, *rest = signed.envelope.signatures
        sig = bytes([first.sig[0] ^ 1]) + first.sig[1:]
        return await self._signed(call, signed, (Signature(keyid=first.keyid, sig=sig), *rest))

    async def _forge(self, call: Call[None, Handed]) -> Reply:
        """Say that somebody else has signed it."""
        signed = _read(call)
        if signed is None:
            return await super().one(call)
        signatures = (Signature(keyid=self._chance.choice(self._keyids), sig=signed.envelope.signatures[0].sig),)
        return await self._signed(call, signed, signatures)

    async def _malformed(self, call: Call[None, Handed]) -> Reply:
        """Pass on what is no statement, or not spelt as one; or nothing at all."""
        data = self._chance.choice((b"[]", b"", b"{", b" " + bytes(call.takes.dsse)))
        statements = self._chance.choice(((), (Submission(data, ("x",), b"y"),)))
        return await self._ask(call, statements, together=self._chance.choice((True, False)))

    async def _noise(self, _: Call[None, Handed]) -> Reply:
        """Say to the host what is no frame."""
        if self._line is not None and self._line._transport is not None:
            self._line._transport.write(self._chance.choice((NOISE, LENGTH, NOISE[:3])))
        return problems.reply(Refusal(Code.BUSY, "later"))

    async def _signed(self, call: Call[None, Handed], signed: Signed, signatures: tuple[Signature, ...]) -> Reply:
        """Pass a statement on with other signatures."""
        data = envelope.encode(msgspec.structs.replace(signed.envelope, signatures=signatures))
        return await self._ask(call, (Submission(data, call.takes.disclosures, call.takes.blob),), together=False)

    def _say(self, thing: object) -> None:
        if self._line is not None:
            self._line.say(thing)


def _read(call: Call[None, Handed]) -> Signed | None:
    try:
        return envelope.decode(bytes(call.takes.dsse))
    except Refused:
        return None
