"""A checked proof, in words: who said what, with which authority, when it was admitted, who had acknowledged it by then."""

from rich.console import Group, RenderableType

from garant.node.checking import Finding, Shown
from garant.state.rows import KeyRow
from garant.statement.host_word import AbsenceAnswer, AnyWord, KeysAnswer, ReceiptsAnswer, RefusalWord
from garant.statement.kinds import Charter, Receipt, kind_of
from garant.terminal.paper import Ink, assemble, clock, ink, pick, safe, word
from garant.terminal.payload import payload
from garant.terminal.sheet import Sheet, heads


def finding(found: Finding) -> Group:
    """Say what a bundle proves."""
    parts: list[RenderableType] = [_head(found), Ink(), _subject(found), Ink()]
    parts += [ink("Hidden from others, and shown in this proof:"), payload(found.revealed)] if found.revealed else []
    parts += [_receipts(found)] if any(isinstance(one.said, Receipt) for one in found.others) else []
    return Group(*parts, *(_word(one) for one in found.words), *_absence(found))


def _head(found: Finding) -> Ink:
    log = f"  log {safe(found.checkpoint.origin)}, checkpoint of {found.checkpoint.size} entries\n"
    return assemble(("verified", "bold green"), log, (f"root {found.checkpoint.root.hex()}", "dim"))


def _subject(found: Finding) -> RenderableType:
    one = found.subject
    name = getattr(one.said, "name", "") or getattr(one.said, "notice", "") or getattr(one.said, "agreement", "")
    signers = "\n".join(signer(key) for key in one.signers)
    return heads(
        (
            (f"entry {one.index}", assemble((f"{kind_of(one.said)} {safe(str(name))}", "bold"), f" by {one.said.party}")),
            ("status", word(one.said.status)),
            ("admitted", clock(one.t_ms)),
            ("id", one.id),
            ("signed by", Ink(signers)),
            ("authority", _chain(found.authority)),
            ("to be shown by", shown_by(found.charter)),
        )
    )


def shown_by(charter: Charter) -> str:
    """Say who may show a proof to third parties (guard-rail 8)."""
    return _SHOWN_BY[charter.proofs_shown_by]


_SHOWN_BY = {
    "any_party": "any party, says the charter",
    "addressees": "those whom the statement addresses, and whoever said it, says the charter",
    "nobody": "nobody outside the theatre, says the charter",
}


def _chain(authority: tuple[Shown, ...]) -> str:
    """Name the entries that make the signatures count, kind by kind."""
    kinds: dict[str, list[str]] = {}
    for one in authority:
        kinds.setdefault(kind_of(one.said).partition("/")[0], []).append(str(one.index))
    return "; ".join(f"{kind} {', '.join(indexes)}" for kind, indexes in kinds.items())


def signer(key: KeyRow) -> str:
    """Say who signed: party, role, level and duty."""
    duty = f", {safe(pick(key.duty))}" if key.duty else ""
    level = f" at {key.level}" if key.level else ""
    return f"{key.party} {key.role}{level}{duty}"


def _receipts(found: Finding) -> Sheet:
    made = Sheet("Who had the word by then", "party!", "level!", "step!", "how", "version#", "admitted!", "entry#")
    for one in found.others:
        if isinstance(one.said, Receipt):
            made.add(*_receipt(one, one.said))
    return made


def _receipt(one: Shown, said: Receipt) -> tuple[str, ...]:
    how = f"relay to {said.relay.unit} by {said.relay.means}" if said.relay else "own"
    return said.party, said.level, said.step, how, str(said.version), clock(one.t_ms), str(one.index)


def _word(one: AnyWord) -> Ink:
    return assemble(("the host's word, not proven here  ", "cyan"), safe(_says(one)))


def _says(one: AnyWord) -> str:
    match one:
        case KeysAnswer():
            count, ended = len(one.in_force), len(one.ended_since or ())
            keys = "the signing key was" if count == 1 else f"all {count} signing keys were"
            return f"{keys} in force at entry {one.index}; {ended or 'none'} ended since"
        case ReceiptsAnswer():
            return f"its log of {one.head.size} entries holds {one.receipts} receipts for {one.notice}; {one.note}"
        case AbsenceAnswer():
            return f"by {one.question.at} its log had {one.entries} entries, and nothing in them told {one.question.party}; {one.note}"
        case RefusalWord():
            return f"refused, {one.code}"


def _absence(found: Finding) -> tuple[Ink, ...]:
    if any(isinstance(one, KeysAnswer) for one in found.words):
        return ()
    return (assemble(word("unknown"), "  a bundle cannot show that no key was revoked: ask the host, or replay its log"),)
