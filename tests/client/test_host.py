"""Handing in to a host that may lie: an admission counts with its receipt, a refusal with its signed word, anything else is no answer."""

import json
from collections.abc import Callable
from contextlib import closing
from typing import Any

import msgspec
import pytest

from garant.client.host import HttpHost, Known, NotBelieved
from garant.errors import Code, Refused
from garant.log import TlogProof, VerifierKey
from garant.node.submission import Admission, SignedRefusal, Submission
from garant.statement import envelope
from tests.api.hosting import Hosted, hosting
from tests.client.test_remote_log import Answers, answering
from tests.node.scene import Scene, require_receipt
from tests.world import ANSWER, NOTICE, ORIGIN, World, make_key, refused

LIE: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
    "another index": lambda told: told | {"index": told["index"] - 1},
    "another stamp": lambda told: told | {"t_ms": told["t_ms"] + 1},
    "another statement": lambda told: told | {"id": "0" * 64},
    "no receipt": lambda told: told | {"receipt": ""},
    "a receipt of nothing": lambda told: told | {"receipt": "é\n"},
    "a changed checkpoint": lambda told: told | {"receipt": told["receipt"].replace(ORIGIN, ORIGIN[:-1] + "x")},
    "a changed path": lambda told: told | {"receipt": without_a_hash(told["receipt"])},
}


def without_a_hash(receipt: str) -> str:
    proof = TlogProof.parse(receipt.encode())
    return TlogProof(proof.index, proof.hashes[1:], proof.checkpoint).encode().decode()


@pytest.fixture
def scene() -> Scene:
    return Scene(World(rules_level=1))


def known(scene: Scene, *, answer: bytes = ANSWER.public) -> Callable[[], Known]:
    return lambda: Known([scene.world.key], [answer])


def handed(url: str, scene: Scene, submission: Submission, whom: Callable[[], Known] | None = None) -> Admission | SignedRefusal:
    with closing(HttpHost(url, ORIGIN, whom or known(scene), deadline_s=5)) as host:
        return host.hand_in(submission)


def said(hosted: Hosted, submission: Submission) -> tuple[int, dict[str, Any]]:
    """Give what the real host answers, for a liar to change."""
    answer = hosted.hand_in(submission)
    return answer.status, json.loads(answer.body)


def told_by_a_liar(scene: Scene, status: int, body: object, submission: Submission) -> Refused:
    answers = {"/base/v1/statements": (status, {"content-type": "application/json"}, json.dumps(body).encode())}
    with answering(answers) as (url, _), pytest.raises(Refused) as caught:
        handed(url, scene, submission)
    return caught.value


def test_an_admission_comes_with_its_receipt_and_a_retry_gets_the_same(scene: Scene) -> None:
    submission = scene.submission(0, "a")
    with hosting(scene.world) as hosted:
        first, again = (handed(hosted.url, scene, submission) for _ in range(2))
    assert isinstance(first, Admission)
    assert first == again
    require_receipt(scene.world, first)


def test_what_travels_beside_arrives(scene: Scene) -> None:
    submission = scene.world.compose(scene.officers[0], {**NOTICE, "share": ["ru"]}, ["volumes"])
    with hosting(scene.world) as hosted:
        answer = handed(hosted.url, scene, submission)
    assert isinstance(answer, Admission)
    assert scene.world.store.disclosures(answer.id) == submission.disclosures


def test_a_refusal_comes_with_the_hosts_word(scene: Scene) -> None:
    scene.file("a")
    with hosting(scene.world) as hosted:
        answer = handed(hosted.url, scene, scene.submission(1, "a"))
    assert isinstance(answer, SignedRefusal)
    assert refused(answer) == Code.NAME_TAKEN
    assert answer.refusal.where == "$.name"


@pytest.mark.parametrize("lie", LIE.values(), ids=LIE)
def test_no_admission_is_believed_without_a_good_receipt(scene: Scene, lie: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
    submission = scene.submission(0, "a")
    with hosting(scene.world) as hosted:
        status, body = said(hosted, submission)
    assert status == 201
    assert isinstance(told_by_a_liar(scene, 201, lie(body), submission), NotBelieved)


def test_a_receipt_by_another_logs_key_is_not_believed(scene: Scene) -> None:
    submission = scene.submission(0, "a")
    with hosting(scene.world) as hosted:
        _, body = said(hosted, submission)
    answers: Answers = {"/base/v1/statements": (201, {}, json.dumps(body).encode())}
    for keys in ([], [VerifierKey(ORIGIN, make_key("another").public)]):
        with answering(answers) as (url, _), pytest.raises(NotBelieved):
            handed(url, scene, submission, lambda keys=keys: Known(keys, []))  # type: ignore[misc]


def test_no_refusal_is_believed_without_the_answer_keys_signature(scene: Scene) -> None:
    scene.file("a")
    mine, other = scene.submission(1, "a"), scene.submission(2, "a")
    with hosting(scene.world) as hosted:
        status, body = said(hosted, mine)
        with pytest.raises(NotBelieved):
            handed(hosted.url, scene, mine, known(scene, answer=make_key("another").public))
    assert status == 422
    assert isinstance(told_by_a_liar(scene, 422, body, other), NotBelieved), "it is about another statement"
    unsigned = told_by_a_liar(scene, 422, body | {"word": {}}, mine)
    assert isinstance(unsigned, NotBelieved)
    missing = told_by_a_liar(scene, 422, {name: value for name, value in body.items() if name != "word"}, mine)
    assert not isinstance(missing, NotBelieved), "it is no answer"


@pytest.mark.parametrize("spoil", ["signature", "disclosures", "blob"])
def test_no_refusal_is_believed_of_what_somebody_between_has_spoilt(scene: Scene, spoil: str) -> None:
    """A front or a proxy changes a signature, which the statement's id says nothing of, or adds something; the host's word is good."""
    mine = scene.submission(0, "a")
    given = envelope.decode(mine.envelope).envelope
    bad = envelope.Signature(keyid=given.signatures[0].keyid, sig=bytes(64))
    spoilt = {
        "signature": mine._replace(envelope=envelope.encode(msgspec.structs.replace(given, signatures=(bad,)))),
        "disclosures": mine._replace(disclosures=("x",)),
        "blob": mine._replace(blob=b"x"),
    }[spoil]
    with hosting(scene.world) as hosted:
        status, body = said(hosted, spoilt)
        assert status == 422
        assert isinstance(handed(hosted.url, scene, spoilt), SignedRefusal), "of what was refused it is believed"
    assert isinstance(told_by_a_liar(scene, 422, body, mine), NotBelieved)


@pytest.mark.parametrize(
    ("status", "body", "code"),
    [
        (429, {"code": "too_many", "detail": "later"}, Code.TOO_MANY),
        (503, {"code": "busy"}, Code.BUSY),
        (507, {"code": "disk_full", "word": {}}, Code.DISK_FULL),
        (500, {"code": "internal"}, Code.INTERNAL),
        (302, "elsewhere", Code.UNREADABLE),
        (404, [], Code.UNREADABLE),
        (400, {"code": "no such word"}, Code.UNREADABLE),
        (201, {"id": 5}, Code.UNREADABLE),
        (201, [[[]]], Code.UNREADABLE),
        (200, "", Code.UNREADABLE),
    ],
)
def test_anything_else_is_no_answer(scene: Scene, status: int, body: object, code: Code) -> None:
    caught = told_by_a_liar(scene, status, body, scene.submission(0, "a"))
    assert not isinstance(caught, NotBelieved)
    assert caught.refusal.code == code


def test_nobody_there_is_no_answer(scene: Scene) -> None:
    with pytest.raises(Refused) as caught:
        handed("http://127.0.0.1:9", scene, scene.submission(0, "a"))
    assert caught.value.refusal.code == Code.UNREADABLE
