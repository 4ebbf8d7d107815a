"""A checked proof, in words: who said what, with which authority, when it was admitted, who had acknowledged it by then."""

from rich.console import Group, RenderableType
from rich.text import Text

from garant.node.checking import Finding, Shown
from garant.state.rows import KeyRow
from garant.statement.host_word import AnyWord, KeysAnswer, ReceiptsAnswer
from garant.statement.kinds import Receipt, kind_of
from garant.terminal.paper import clock, pick, safe, word
from garant.terminal.tables import table


def finding(found: Finding) -> Group:
    """Say what a bundle proves."""
    head = Text.assemble(
        ("verified", "bold green"),
        f"  log {safe(found.checkpoint.origin)}, checkpoint of {found.checkpoint.size} entries\n",
        (f"root {found.checkpoint.root.hex()}", "dim"),
    )
    parts: list[RenderableType] = [head, _subject(found), _authority(found)]
    parts += [_receipts(found)] if any(isinstance(one.said, Receipt) for one in found.others) else []
    return Group(*parts, *(_word(one) for one in found.words), *_absence(found))


def _subject(found: Finding) -> Text:
    one = found.subject
    name = getattr(one.said, "name", "") or getattr(one.said, "notice", "") or getattr(one.said, "agreement", "")
    return Text.assemble(
        f"\nentry {one.index}  ", (f"{kind_of(one.said)} {safe(str(name))}", "bold"), f"  by {one.said.party}, status {one.said.status}\n",
        f"admitted {clock(one.t_ms)}, id {one.id[:16]}\n", *(_signer(key) for key in one.signers),
    )  # fmt: skip


def _signer(key: KeyRow) -> str:
    duty = f", {safe(pick(key.duty))}" if key.duty else ""
    level = f" at {key.level}" if key.level else ""
    return f"signed by {key.party} {key.role}{level}{duty}\n"


def _authority(found: Finding) -> Text:
    chain = ", ".join(f"{kind_of(one.said).partition('/')[0]} {one.index}" for one in found.authority)
    return Text(f"authority shown by entries: {chain}\n", style="dim")


def _receipts(found: Finding) -> Group:
    made = table("Who had the word by then", "party!", "level!", "step!", "how", "version#", "admitted!", "entry#")
    for one in found.others:
        if isinstance(one.said, Receipt):
            made.add_row(*_receipt(one, one.said))
    return Group(made)


def _receipt(one: Shown, said: Receipt) -> tuple[str, ...]:
    how = f"relay to {safe(said.relay.unit)} by {said.relay.means}" if said.relay else "own"
    return said.party, said.level, said.step, how, str(said.version), clock(one.t_ms), str(one.index)


def _word(one: AnyWord) -> Text:
    match one:
        case KeysAnswer():
            count, ended = len(one.in_force), len(one.ended_since or ())
            text = f"the host says: {count} signing keys were in force at entry {one.index}; {ended} ended since"
        case ReceiptsAnswer():
            text = f"the host says: its log holds {one.receipts} receipts for {one.notice} at size {one.head.size}; {one.note}"
        case _:
            text = f"the host says: refused, {one.code}"
    return Text.assemble(("host's word  ", "cyan"), safe(text))


def _absence(found: Finding) -> tuple[Text, ...]:
    if any(isinstance(one, KeysAnswer) for one in found.words):
        return ()
    return (Text.assemble(word("unknown"), "  a bundle cannot show that no key was revoked: ask the host, or replay its log"),)
