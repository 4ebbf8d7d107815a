"""Keys, through any history: grants, revocations, rotations, replays and late arrivals, against a model of plain dictionaries.

The model knows nothing of the fold. For each statement it says which code words would be just; the host must admit it when there
are none, and refuse it with one of them otherwise. After each step the keys in force must be the model's, and a replica that follows
entry by entry, now and then starting again from a snapshot, must have the host's digest.
"""

import json
from base64 import b64decode
from dataclasses import dataclass, field
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, multiple, rule

from garant.errors import Code
from garant.node.ledger import Ledger
from garant.node.opening import open_ledger
from garant.node.saying import SigningKey
from garant.node.submission import Admission, SignedRefusal, Submission
from garant.signature import keyid
from garant.state import snapshot
from garant.statement import envelope
from garant.statement.kinds.base import Seen
from tests.world import NOTICE, World, fold, make_key

PARTIES = ("tr", "ru")
NAMES = ("tr root 0", "tr root 1", "tr root 2", "ru root 0", *(f"pool {number}" for number in range(7)))
POOL: dict[str, SigningKey] = {key.id: key for key in map(make_key, NAMES)}

keys = st.sampled_from(sorted(POOL))
several = st.lists(keys, min_size=1, max_size=3, unique=True)
parties = st.sampled_from(PARTIES)
roles = st.sampled_from(["officer", "officer", "desk"])
luck = st.integers(0, 5)


@dataclass
class Said:
    """What a submission says, read from its own bytes."""

    submission: Submission
    payload: dict[str, Any]
    signers: set[str]
    id: str

    @classmethod
    def of(cls, submission: Submission) -> "Said":
        signed = envelope.decode(submission.envelope)
        return cls(submission, json.loads(signed.envelope.payload), set(signed.keyids), signed.id)

    @property
    def chain(self) -> str:
        (first, *more) = self.signers
        return f"root:{self.payload['party']}" if more else first


def ids(roots: dict[str, Any]) -> set[str]:
    """Give the key ids of a set of roots as a statement spells it."""
    return {keyid(b64decode(text)) for text in roots["keys"]}


@dataclass
class Model:
    """Who may speak, in plain dictionaries."""

    keys: dict[str, dict[str, Any]] = field(default_factory=dict)
    roots: dict[str, dict[str, Any]] = field(default_factory=dict)
    chains: dict[str, tuple[int, str]] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)
    gaps: int = 0

    def objections(self, said: Said, past: list[str]) -> set[Code]:
        """Give every code word that would be just; none when the statement must be admitted."""
        found = self._signers(said) | self._order(said, past)
        rules = {"grant/1": self._grant, "revoke/1": self._revoke, "root/1": self._root, "notice/1": self._notice}
        return found | rules[said.payload["type"]](said)

    def _signers(self, said: Said) -> set[Code]:
        brought = ids(said.payload["roots"]) if "roots" in said.payload else set()
        known = [self.keys[one] for one in said.signers if one in self.keys]
        found = {Code.UNKNOWN_KEY} if said.signers - self.keys.keys() - brought else set()
        found |= {Code.REVOKED_KEY for row in known if not row["in_force"]}
        return found | {Code.FOREIGN_KEY for row in known if row["party"] != said.payload["party"]}

    def _order(self, said: Said, past: list[str]) -> set[Code]:
        seen, newest = said.payload["seen"], self.chains.get(said.chain, (0, ""))[0]
        found = {Code.REPLAYED} if said.payload["seq"] <= newest else set()
        if seen["size"] >= len(past):
            return found | {Code.SEEN_AHEAD}
        return found | ({Code.SEEN_OTHER_ROOT} if past[seen["size"]] != seen["root"] else set())

    def _short(self, roots: dict[str, Any], signers: set[str]) -> set[Code]:
        return {Code.THRESHOLD_NOT_MET} if len(roots["ids"] & signers) < roots["threshold"] else set()

    def _grant(self, said: Said) -> set[Code]:
        used = {Code.KEY_IN_USE} if granted(said) in self.keys else set()
        return self._short(self.roots[said.payload["party"]], said.signers) | used

    def _revoke(self, said: Said) -> set[Code]:
        row = self.keys.get(said.payload["key"])
        found = set() if self.roots[said.payload["party"]]["ids"] & said.signers else {Code.NOT_AUTHORISED}
        if row is None or row["party"] != said.payload["party"] or row["role"] == "root":
            return found | {Code.UNKNOWN_REFERENCE}
        return found if row["in_force"] else found | {Code.NOTHING_CHANGED}

    def _root(self, said: Said) -> set[Code]:
        old, new = self.roots[said.payload["party"]], made(said)
        found = self._short(old, said.signers) | self._short(new, said.signers)
        found |= {Code.WRONG_VERSION} if new["version"] != old["version"] + 1 else set()
        return found | ({Code.KEY_IN_USE} if (new["ids"] - old["ids"]) & self.keys.keys() else set())

    def _notice(self, said: Said) -> set[Code]:
        roles = {self.keys[one]["role"] for one in said.signers if one in self.keys}
        found = {Code.NOT_AUTHORISED} if roles != {"officer"} else set()
        return found | ({Code.NAME_TAKEN} if said.payload["party"] + said.payload["name"] in self.names else set())

    def take(self, said: Said) -> None:
        """Do what an admitted statement does."""
        party, last = said.payload["party"], self.chains.get(said.chain, (0, None))[1]
        self.gaps += said.payload.get("prev") != last
        self.chains[said.chain] = (said.payload["seq"], said.id)
        match said.payload["type"]:
            case "grant/1":
                self.keys[granted(said)] = {"party": party, "role": said.payload["role"], "in_force": True}
            case "revoke/1":
                self.keys[said.payload["key"]]["in_force"] = False
            case "root/1":
                self.change_roots(party, made(said))
            case _:
                self.names.add(party + said.payload["name"])

    def change_roots(self, party: str, new: dict[str, Any]) -> None:
        """Let keys in and out."""
        for key in self.roots.get(party, new)["ids"] - new["ids"]:
            self.keys[key]["in_force"] = False
        self.keys |= {key: {"party": party, "role": "root", "in_force": True} for key in new["ids"]}
        self.roots[party] = new


def granted(said: Said) -> str:
    return keyid(b64decode(said.payload["key"]))


def made(said: Said) -> dict[str, Any]:
    roots = said.payload["roots"]
    return {"version": roots["version"], "threshold": roots["threshold"], "ids": ids(roots)}


class Keys(RuleBasedStateMachine):
    """Everything that can happen to keys, in any order."""

    submissions = Bundle("submissions")

    @initialize(threshold=st.integers(1, 2))
    def open(self, threshold: int) -> None:
        self.world, self.model, self.follower = World(), Model(), Ledger()
        for party, count, least in (("tr", 3, threshold), ("ru", 1, 1)):
            member = self.world.enrol(party, keys=count, threshold=least)
            self.model.change_roots(party, {"version": 1, "threshold": least, "ids": {key.id for key in member.roots}})
        self.model.chains = {name: (row.seq, row.last) for name, row in self.world.state.chains.items()}
        self.past = [self.world.host.ledger.tree.root(size).hex() for size in range(self.world.state.size + 1)]

    def hand_in(self, said: Said) -> None:
        """Hand a statement in, and hold the host's answer against the model's."""
        objections, before = self.model.objections(said, self.past), self.world.picture()
        answer = self.world.host.submit([said.submission])[0]
        if isinstance(answer, SignedRefusal):
            assert answer.refusal.code in objections
            assert self.world.picture() == before
        else:
            assert not objections
            self.model.take(said)
            self.past.append(self.world.host.ledger.tree.root().hex())

    def compose(self, signers: list[str], members: dict[str, Any]) -> Said:
        return Said.of(self.world.compose([POOL[one] for one in signers], members))

    def signers(self, party: str, chosen: list[str], honest: bool) -> list[str]:
        """Give a party's own roots when it is honest, and whatever was chosen otherwise."""
        return sorted(self.model.roots[party]["ids"]) if honest else chosen

    def granted_to(self, party: str, stray: str, lucky: int) -> str:
        """Give one of the keys that a party granted, when it has some and luck is not 0; otherwise the stray one."""
        found = sorted(key for key, row in self.model.keys.items() if row["party"] == party and row["role"] != "root")
        return found[lucky % len(found)] if found and lucky else stray

    def notice(self, party: str, stray: str, lucky: int, name: str) -> Said:
        members = {**NOTICE, "party": party, "to": list(PARTIES), "name": name}
        return self.compose([self.granted_to(party, stray, lucky)], members)

    @rule(target=submissions, party=parties, key=keys, role=roles, chosen=several, honest=st.booleans())
    def grant(self, party: str, key: str, role: str, chosen: list[str], honest: bool) -> object:
        members = {"type": "grant/1", "party": party, "key": POOL[key].public, "role": role, "level": "unit", "duty": {"en": "duty"}}
        return self.said_now(self.compose(self.signers(party, chosen, honest), members))

    @rule(target=submissions, party=parties, key=keys, lucky=luck, chosen=several, honest=st.booleans())
    def revoke(self, party: str, key: str, lucky: int, chosen: list[str], honest: bool) -> object:
        members = {"type": "revoke/1", "party": party, "key": self.granted_to(party, key, lucky), "because": "lost"}
        return self.said_now(self.compose(self.signers(party, chosen, honest)[:1], members))

    @rule(target=submissions, party=parties, new=several, keep=st.integers(0, 2), step=st.sampled_from([1, 1, 1, 2]), honest=st.booleans())
    def rotate(self, party: str, new: list[str], keep: int, step: int, honest: bool) -> object:
        old = self.model.roots[party]
        held = sorted(set(new) | set(sorted(old["ids"])[:keep]), key=lambda one: POOL[one].public)
        roots = {"version": old["version"] + step, "keys": [POOL[one].public for one in held], "threshold": min(2, len(held))}
        signers = sorted(old["ids"] | set(held)) if honest else sorted(held)
        return self.said_now(self.compose(signers, {"type": "root/1", "party": party, "roots": roots}))

    @rule(target=submissions, party=parties, stray=keys, lucky=luck, number=st.integers(0, 9))
    def notify(self, party: str, stray: str, lucky: int, number: int) -> object:
        return self.said_now(self.notice(party, stray, lucky, f"n{number}"))

    @rule(target=submissions, party=parties, stray=keys, lucky=luck, number=st.integers(0, 9))
    def sign_and_keep(self, party: str, stray: str, lucky: int, number: int) -> Said:
        """Sign now, and hand in at some later time."""
        return self.notice(party, stray, lucky, f"n{number}")

    def said_now(self, said: Said) -> object:
        """Hand in what is new; what was said before in the same words is another rule's business."""
        if self.world.store.find(said.id) is not None:
            return multiple()
        self.hand_in(said)
        return said

    @rule(said=submissions)
    def hand_in_again(self, said: Said) -> None:
        index, before = self.world.store.find(said.id), self.world.picture()
        if index is None:
            self.hand_in(said)
        else:
            again = self.world.host.submit([said.submission])[0]
            assert isinstance(again, Admission)
            assert again.index == index
            assert self.world.picture() == before

    @rule(party=parties, lucky=luck, back=st.integers(-2, 9), right=st.booleans())
    def have_seen(self, party: str, lucky: int, back: int, right: bool) -> None:
        """Say something that has seen an old checkpoint, one that is still to come, or another history."""
        size = max(len(self.past) - 1 - back, 0)
        root = self.past[size] if right and size < len(self.past) else "0" * 64
        members = {**NOTICE, "party": party, "to": list(PARTIES), "name": f"seen-{len(self.past)}"}
        key = POOL[self.granted_to(party, min(POOL), lucky)]
        self.hand_in(Said.of(self.world.forge(key, members, seen=Seen(size=size, root=root))))

    @rule()
    def start_the_replica_from_a_snapshot(self) -> None:
        self.follower.state = snapshot.load(snapshot.dump(self.follower.state))

    @invariant()
    def the_keys_in_force_are_the_models(self) -> None:
        rows = {key: row for key, row in self.world.state.keys.items() if row.party != "host"}
        found = {key: {"party": row.party, "role": row.role, "in_force": row.until is None} for key, row in rows.items()}
        assert found == self.model.keys
        assert {name: (row.seq, row.last) for name, row in self.world.state.chains.items()} == self.model.chains
        assert len(self.world.state.chain_gaps) == self.model.gaps

    @invariant()
    def a_replica_has_the_same_digest(self) -> None:
        fold(self.world.leaves()[self.follower.tree.size :], self.follower)
        assert self.follower.state.digest() == self.world.state.digest()

    def teardown(self) -> None:
        if hasattr(self, "world"):
            assert open_ledger(self.world.store, self.world.key).state.digest() == self.world.state.digest()


Keys.TestCase.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)
TestKeys = Keys.TestCase
