"""The host orders and signs: receipts that verify, the same receipt for a retry, one head a group, stamps that never go back."""

from hashlib import sha256

import pytest

from garant import instant
from garant.errors import Code, Refused
from garant.log import TlogProof
from garant.node.opening import open_ledger
from garant.node.submission import Admission, Answer, SignedRefusal, Submission
from garant.statement import entry, envelope, host_word
from garant.statement.host_word import RefusalWord
from tests.node.scene import Scene, flip, notice, require_receipt, statement_id
from tests.world import ANSWER, CHARTER, HOST_ROOT, ORIGIN, START_MS, World, refused


@pytest.fixture
def scene() -> Scene:
    return Scene()


def admitted(answer: Answer) -> Admission:
    assert isinstance(answer, Admission), str(answer.refusal)
    return answer


def word_of(answer: Answer) -> RefusalWord:
    """Open a signed refusal as the party that got it would."""
    assert isinstance(answer, SignedRefusal)
    word = host_word.open_word(answer.word, ANSWER.public)
    assert isinstance(word, RefusalWord)
    return word


# Receipts


def test_a_receipt_verifies_and_names_index_stamp_and_statement(scene: Scene) -> None:
    submission = scene.submission(0, "n")
    answer = admitted(scene.world.host.submit([submission])[0])
    assert (answer.id, answer.index, answer.t_ms) == (statement_id(submission), scene.first, START_MS)
    checkpoint = require_receipt(scene.world, answer)
    assert (checkpoint.origin, checkpoint.size) == (ORIGIN, scene.first + 1)
    assert checkpoint.root == scene.world.host.ledger.tree.root()


def test_a_receipt_carries_the_entry_as_it_was_stored(scene: Scene) -> None:
    answer = scene.file("n")
    data = TlogProof.parse(answer.receipt).extra or scene.world.leaves()[answer.index]
    stored = entry.decode(data)
    assert (stored.signed.id, stored.t_ms) == (answer.id, answer.t_ms)


def test_a_receipt_serves_no_other_entry(scene: Scene) -> None:
    first, second = scene.file("n"), scene.file("m")
    with pytest.raises(Refused) as caught:
        TlogProof.parse(first.receipt).verify(scene.world.leaves()[second.index], scene.world.key)
    assert caught.value.refusal.code == Code.PROOF_FAILED


def test_what_the_store_holds_is_what_was_acknowledged(scene: Scene) -> None:
    answer = scene.file("n")
    assert scene.world.store.find(answer.id) == answer.index
    assert open_ledger(scene.world.store, scene.world.key).state.digest() == scene.world.state.digest()


# A retry


def test_a_retry_gets_the_same_receipt(scene: Scene) -> None:
    submission = scene.submission(0, "n")
    host = scene.world.host
    first = host.submit([submission])
    before = scene.world.picture()
    assert host.submit([submission]) == first
    assert scene.world.picture() == before, "a retry changes nothing"


def test_a_retry_gets_the_same_receipt_after_other_entries_and_a_restart(scene: Scene) -> None:
    submissions = [scene.submission(officer, f"n{officer}") for officer in range(4)]
    first = scene.world.host.submit(submissions)
    for number in range(5):
        scene.file(f"later-{number}", number % 4)
    scene.world.clock.turn(90 * instant.DAY_MS)
    assert scene.world.host.submit(submissions) == first
    assert scene.world.restart().submit(submissions[::-1]) == first[::-1]


def test_a_retry_within_one_group_gets_the_same_receipt(scene: Scene) -> None:
    submission, other = scene.submission(0, "n"), scene.submission(1, "m")
    first, between, again = map(admitted, scene.world.host.submit([submission, other, submission]))
    assert first == again
    assert (first.index, between.index) == (scene.first, scene.first + 1)


def test_the_same_act_with_another_signature_is_a_retry(scene: Scene) -> None:
    """The id names the act: whoever holds it gets the receipt that everybody may see, and nothing is added."""
    submission = scene.submission(0, "n")
    first = scene.world.host.submit([submission])
    sealed = envelope.decode(submission.envelope).envelope
    key = scene.officers[1]
    other = envelope.encode(envelope.seal(sealed.payload, {key.public: key.sign}))
    assert scene.world.host.submit([Submission(other)]) == first
    assert len(scene.world.leaves()) == scene.first + 1


def test_a_retry_of_a_refused_statement_is_judged_anew(scene: Scene) -> None:
    early = scene.world.compose(scene.officers[0], {**notice("n"), "to": ["sy"]})
    assert refused(scene.world.host.submit([early])[0]) == Code.UNKNOWN_PARTY
    scene.world.enrol("sy")
    assert refused(scene.world.host.submit([early])[0]) is None


# A group


def test_a_group_has_one_head_and_its_answers_in_order(scene: Scene) -> None:
    submissions = [scene.submission(officer, f"n{officer}") for officer in range(4)]
    answers = [admitted(answer) for answer in scene.world.host.submit(submissions)]
    assert [answer.id for answer in answers] == [statement_id(submission) for submission in submissions]
    assert [answer.index for answer in answers] == list(range(scene.first, scene.first + 4))
    assert {require_receipt(scene.world, answer).size for answer in answers} == {scene.first + 4}
    heads = {scene.world.store.head_over(answer.index) for answer in answers}
    assert heads == {scene.world.store.head()}


def test_a_group_and_single_file_make_the_same_log(scene: Scene) -> None:
    single = Scene()
    submissions = [scene.submission(officer, f"n{officer}") for officer in range(4)]
    scene.world.host.submit(submissions)
    for submission in submissions:
        single.world.host.submit([submission])
    assert scene.world.leaves() == single.world.leaves()
    assert scene.world.state.digest() == single.world.state.digest()


def test_refusals_in_between_change_nothing(scene: Scene) -> None:
    good, other = scene.submission(0, "n"), scene.submission(1, "m")
    bad = scene.world.compose(scene.officers[2], {**notice("x"), "to": ["nobody-here"]})
    garbage = Submission(b"{}")
    broken = Submission(flip(other.envelope, -10))
    answers = scene.world.host.submit([bad, good, garbage, broken, other, bad])
    assert [refused(answer) is None for answer in answers] == [False, True, False, False, True, False]
    alone = Scene()
    alone.world.host.submit([good, other])
    assert alone.world.picture() == scene.world.picture()


def test_a_group_of_refusals_alone_commits_nothing(scene: Scene) -> None:
    before = scene.world.picture()
    answers = scene.world.host.submit([Submission(b""), Submission(b"\xff")])
    assert [refused(answer) for answer in answers] == [Code.NOT_JSON, Code.NOT_JSON]
    assert scene.world.picture() == before


def test_an_empty_group_is_answered_with_nothing(scene: Scene) -> None:
    before = scene.world.picture()
    assert scene.world.host.submit([]) == []
    assert scene.world.picture() == before


def test_what_was_granted_in_a_group_counts_in_the_same_group(scene: Scene) -> None:
    """A grant and the new key's first word, handed in together."""
    rehearsal = Scene()
    rehearsal.world.grant(rehearsal.tr, "unit")
    officer = rehearsal.world.grant(rehearsal.tr, "unit", name="new")
    said = rehearsal.world.compose(officer, notice("n"))
    grants = [envelope.encode(entry.decode(data).signed.envelope) for data in rehearsal.world.leaves()[scene.first :]]
    answers = scene.world.host.submit([*map(Submission, grants), said])
    assert [refused(answer) for answer in answers] == [None, None, None]


# Stamps


@pytest.mark.parametrize("turns", [(5, 3, 7), (-1, -3_600_000, -1), (10, -20, 5), (0, 0, 0)])
def test_stamps_never_decrease(scene: Scene, turns: tuple[int, ...]) -> None:
    newest = scene.world.state.t_ms
    for number, turn in enumerate(turns):
        submission = scene.submission(0, f"n{number}")
        scene.world.clock.turn(turn)
        answer = admitted(scene.world.host.submit([submission])[0])
        assert answer.t_ms == max(newest, scene.world.clock())
        newest = answer.t_ms


def test_stamps_never_decrease_over_a_restart(scene: Scene) -> None:
    scene.world.clock.turn(1_000)
    first = scene.file("n")
    scene.world.clock.turn(-900)
    scene.world.restart()
    assert scene.file("m").t_ms == first.t_ms


# Disclosures


def test_disclosures_are_stored_beside_the_statement_and_stay_out_of_the_log(scene: Scene) -> None:
    submission = scene.world.compose(scene.officers[0], notice("n"), hide=["volumes"])
    answer = admitted(scene.world.host.submit([submission])[0])
    assert scene.world.store.disclosures(answer.id) == submission.disclosures
    assert submission.disclosures[0].encode() not in scene.world.leaves()[answer.index]


def strays(scene: Scene) -> dict[str, tuple[str, ...]]:
    other = scene.world.compose(scene.officers[1], {**notice("other"), "text": {"en": "x"}}, hide=["volumes", "text"])
    own = scene.world.compose(scene.officers[0], notice("n"), hide=["volumes"]).disclosures[0]
    return {
        "another statement's": other.disclosures,
        "its own and another's": (own, other.disclosures[0]),
        "its own twice": (own, own),
        "changed": (own[:-1] + ("A" if own[-1] != "A" else "B"),),
        "empty": ("",),
        "not ASCII": ("é" + own,),
        "padded": (own + "=",),
    }


@pytest.mark.parametrize("name", strays(Scene()).keys())
def test_disclosures_that_do_not_match_are_refused(scene: Scene, name: str) -> None:
    before = scene.world.picture()
    submission = scene.world.compose(scene.officers[0], notice("n"), hide=["volumes"])
    answer = scene.world.host.submit([submission._replace(disclosures=strays(scene)[name])])[0]
    assert refused(answer) == Code.BAD_DISCLOSURE
    assert scene.world.picture() == before


def test_a_kind_that_hides_nothing_takes_no_disclosures(scene: Scene) -> None:
    plain = scene.world.compose(scene.tr.roots, {"type": "revoke/1", "key": scene.officers[3].id, "because": "ended"})
    own = scene.world.compose(scene.officers[0], notice("n"), hide=["volumes"]).disclosures
    assert refused(scene.world.host.submit([plain._replace(disclosures=own)])[0]) == Code.BAD_DISCLOSURE
    assert refused(scene.world.host.submit([plain])[0]) is None


# Refusals


def test_a_refusal_is_signed_and_says_what_was_refused_and_why(scene: Scene) -> None:
    submission = scene.world.compose(scene.officers[0], {**notice("n"), "to": ["nobody-here"]})
    answer = scene.world.host.submit([submission])[0]
    assert isinstance(answer, SignedRefusal)
    word = word_of(answer)
    assert (word.sha256, word.beside) == (sha256(submission.envelope).hexdigest(), None)
    assert (word.code, word.sentence, word.where) == (Code.UNKNOWN_PARTY, answer.refusal.sentence, "$.to")
    assert (word.log, word.time) == (ORIGIN, instant.text(START_MS))
    assert (word.head.size, word.head.root) == (scene.first, scene.world.host.ledger.tree.root().hex())


def test_a_refusal_names_what_came_beside_too(scene: Scene) -> None:
    """Else whoever stands between could add what spoils a statement, and hand on a refusal that seems to be of what was sent."""
    submission = scene.world.compose(scene.officers[0], notice("n"))
    one, two = (scene.world.host.submit([submission._replace(disclosures=texts)])[0] for texts in (("x",), ("y",)))
    words = [word_of(one), word_of(two)]
    assert [word.sha256 for word in words] == [sha256(submission.envelope).hexdigest()] * 2
    assert words[0].beside == sha256(b"\0" + sha256(b"x").digest()).hexdigest()
    assert words[0].beside != words[1].beside


@pytest.mark.parametrize("data", [b"", b"\xff" * 100, b"[" * 100_000, b"{" + b" " * 70_000], ids=len)
def test_bytes_that_hold_no_statement_are_named_by_their_hash(scene: Scene, data: bytes) -> None:
    assert word_of(scene.world.host.submit([Submission(data)])[0]).sha256 == sha256(data).hexdigest()


def test_a_refusal_changed_by_one_bit_does_not_open(scene: Scene) -> None:
    answer = scene.world.host.submit([Submission(b"{}")])[0]
    assert isinstance(answer, SignedRefusal)
    for place in range(len(answer.word)):
        with pytest.raises(Refused):
            host_word.open_word(flip(answer.word, place), ANSWER.public)


def test_a_refusal_in_a_group_speaks_of_the_head_after_it(scene: Scene) -> None:
    answers = scene.world.host.submit([Submission(b"{}"), scene.submission(0, "n")])
    assert word_of(answers[0]).head.size == scene.first + 1


def test_a_host_without_a_charter_refuses_all_but_one(scene: Scene) -> None:
    empty = World(open=False)
    answer = empty.host.submit([scene.submission(0, "n")])[0]
    assert word_of(answer).code == Code.NO_CHARTER
    assert empty.store.head() is None
    assert refused(empty.say(HOST_ROOT, CHARTER)) is None
    assert refused(empty.say(HOST_ROOT, CHARTER)) == Code.NO_CHARTER
