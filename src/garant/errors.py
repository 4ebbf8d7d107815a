"""Every refusal and every fault, each with a stable code word.

Two families, never mixed:

* A **refusal** is an outcome. Somebody gave us something that we do not accept: bytes that do not parse, a signature that
  does not verify, a statement that breaks a rule. It is a value (`Refusal`): a code for machines, one sentence for people
  that says what, where and how to mend it. Pure code raises it as `Refused` and the edge catches it; it changes nothing.
* A **fault** is ours or the machine's: a disk that fails, a log that contradicts itself. It is raised as `Fault`, and the
  process that meets it stops.

Code words are for ever: they are in signed refusals, in scripts and in other people's tests. `Code` is their only list, and
`docs/reference/codes.md` is generated from it.
"""

from dataclasses import dataclass
from enum import StrEnum


class Code(StrEnum):
    """The code words. The text behind each one is its meaning, as the reference prints it."""

    def __new__(cls, word: str, meaning: str) -> "Code":
        """Make a string member that carries its meaning."""
        member = str.__new__(cls, word)
        member._value_ = word
        member.meaning = meaning
        return member

    meaning: str

    # bytes and their form
    TOO_LARGE = "too_large", "more bytes, items or characters than the limit allows"
    TOO_DEEP = "too_deep", "JSON nested deeper than 32 levels"
    NOT_JSON = "not_json", "not one well-formed UTF-8 JSON text"
    DUPLICATE_NAME = "duplicate_name", "a JSON object names the same member twice"
    NOT_AN_INTEGER = "not_an_integer", "a number that is not an integer within 2^53-1 of zero"
    NOT_CANONICAL = "not_canonical", "not the one canonical (RFC 8785) spelling of its content"
    CONTROL_CHARACTER = "control_character", "a text holds a control character or a direction override"
    UNKNOWN_MEMBER = "unknown_member", "a member that this kind of statement does not have"
    MISSING_MEMBER = "missing_member", "a member that this kind of statement must have"
    BAD_VALUE = "bad_value", "a member whose value has the wrong type, form or range"
    BAD_BASE64 = "bad_base64", "bytes that are not canonical base64"
    BAD_TIME = "bad_time", "a time that is not YYYY-MM-DDTHH:MM:SS[.mmm]Z, or is no real instant"
    BAD_SHAPE = "bad_shape", "a ring, polygon or route that covers nothing definite, such as one whose edges cross"
    OTHER_DATUM = "other_datum", "coordinates or altitudes that are not on WGS84"
    DUPLICATE_ID = "duplicate_id", "two features of one file have the same id"
    UNKNOWN_KIND = "unknown_kind", "a kind and version of statement that is not known here, or not in force yet"
    WRONG_PAYLOAD_TYPE = "wrong_payload_type", "an envelope for another kind of payload"
    BAD_DISCLOSURE = "bad_disclosure", "a disclosure that is malformed, or matches no digest of its statement"

    # keys and signatures
    NO_SIGNATURE = "no_signature", "an envelope without a signature"
    SIGNATURES_UNSORTED = "signatures_unsorted", "signatures not sorted by key id, or two by one key"
    UNKNOWN_KEY = "unknown_key", "a signature by a key that this log does not know"
    REVOKED_KEY = "revoked_key", "a signature by a key that was revoked before this index"
    FOREIGN_KEY = "foreign_key", "a signature by a key of a party that has no part in this statement"
    BAD_SIGNATURE = "bad_signature", "a signature that does not verify under the strict Ed25519 rule"
    BAD_KEY = "bad_key", "bytes that are not a canonical Ed25519 public key of prime order"
    KEY_IN_USE = "key_in_use", "a key that this log already knows in another role"
    NOT_AUTHORISED = "not_authorised", "the signing keys may not make this kind of statement"
    THRESHOLD_NOT_MET = "threshold_not_met", "fewer distinct root keys signed than the threshold asks for"

    # order and place
    WRONG_LOG = "wrong_log", "a statement made for another log"
    NO_CHARTER = "no_charter", "the first entry of a log must be its charter, and no later one may be"
    REPLAYED = "replayed", "a sequence number that this key has used already"
    BAD_CHAIN = "bad_chain", "seq and prev contradict each other"
    SEEN_AHEAD = "seen_ahead", "the statement has seen more entries than the log had"
    SEEN_OTHER_ROOT = "seen_other_root", "the statement has seen another history of this log"
    EXPIRED = "expired", "the statement arrived after its own not_after"
    TIME_BACKWARDS = "time_backwards", "an entry stamped before the one in front of it"

    # what statements refer to
    UNKNOWN_PARTY = "unknown_party", "a party that is not enrolled in this theatre"
    RESERVED_NAME = "reserved_name", "a name that the theatre keeps for itself"
    NAME_TAKEN = "name_taken", "this party has used this name already"
    UNKNOWN_REFERENCE = "unknown_reference", "nothing in this log has the name that is referred to"
    NOT_REPRESENTED = "not_represented", "no representation in force lets this party speak for the other"
    NOT_YOURS = "not_yours", "only the party that made it may change it"
    NOT_A_REGISTRAR = "not_a_registrar", "the charter does not name this party as a registrar"
    KEY_NOT_HELD = "key_not_held", "the charter would name a signing key that this host does not hold"
    SOURCE_MISSING = "source_missing", "a registrar's entry must name its source"
    WRONG_VERSION = "wrong_version", "not the version that comes next, or not the one in force"
    WRONG_STEP = "wrong_step", "a step that its life cycle does not allow from where it stands"
    WRONG_LEVEL = "wrong_level", "the signing key's level does not allow this receipt"
    NOT_A_RECIPIENT = "not_a_recipient", "the notice was not addressed to this party"
    ATTACK_ACTIVITY = "attack_activity", "no notice may name an attack, and no measure may allow one"
    UNKNOWN_ACTIVITY = "unknown_activity", "an activity that is not in the vocabulary"
    HAZARD_TOO_LARGE = "hazard_too_large", "a hazard area beyond the limits of size or duration"
    NO_GEOMETRY = "no_geometry", "a drawing of who controls which ground, which is never mapped"
    NOTHING_CHANGED = "nothing_changed", "a change that changes nothing"
    OTHER_STATUS = "other_status", "statements of different status (actual, exercise, test) do not meet"

    # logs, proofs and files
    BAD_NOTE = "bad_note", "not a signed note as C2SP describes it"
    BAD_CHECKPOINT = "bad_checkpoint", "not a checkpoint as C2SP describes it"
    BAD_VERIFIER_KEY = "bad_verifier_key", "not a verifier key of the form name+hash+base64"
    UNKNOWN_LOG_KEY = "unknown_log_key", "a checkpoint without a signature by the expected key"
    BAD_PROOF = "bad_proof", "not a proof file as its format describes it"
    PROOF_FAILED = "proof_failed", "an inclusion or consistency proof that does not lead to the root"
    BAD_TILE = "bad_tile", "a tile or entry bundle with the wrong form or the wrong hashes"
    OUT_OF_RANGE = "out_of_range", "an index or size beyond the log"

    # witnesses
    UNKNOWN_LOG = "unknown_log", "a log that this witness does not watch"
    OTHER_SIZE = "other_size", "a proof from another size than the one that the witness saw last"
    FORKED = "forked", "a log whose host signed two histories"
    ROLLED_BACK = "rolled_back", "a log that shows less of itself than it has shown before"
    BEHIND_WITNESS = "behind_witness", "a log that is shorter than one of its witnesses has seen it"
    BAD_POLICY = "bad_policy", "not a trust policy as C2SP describes it"
    QUORUM_NOT_MET = "quorum_not_met", "a checkpoint that fewer witnesses have cosigned than is asked for"

    # a host that serves many
    BUSY = "busy", "more is waiting here than is taken in at once; try again a little later"
    TOO_MANY = "too_many", "more requests, bytes or questions than this address or party has for now"
    DISK_FULL = "disk_full", "the host's disk is nearly full: it takes no more until there is room, but for STOP calls"
    NO_SESSION = "no_session", "this needs a session of a party's: sign the host's challenge first"
    NOT_A_READER = "not_a_reader", "this session may not read that"
    NOT_FOUND = "not_found", "there is nothing at this address"
    WRONG_METHOD = "wrong_method", "this address does not take that method"
    BAD_REQUEST = "bad_request", "a request whose form this host does not take"
    MISSING_OVNS = "missing_ovns", "an operational intent whose key lacks the OVNs of things that it meets"

    # a party's desk
    LOCKED = "locked", "the officer's key is locked; its passphrase opens it"
    WRONG_PASSPHRASE = "wrong_passphrase", "a passphrase that does not open this key"
    FOREIGN_PAGE = "foreign_page", "a request that did not come from the desk's own page"

    # people's input on a command line
    USAGE = "usage", "the command was not understood"
    UNREADABLE = "unreadable", "a file that cannot be read"
    EXISTS = "exists", "something is there already and would be overwritten"
    NO_LOG = "no_log", "there is no log at this place"

    # faults
    STORE_FAILED = "store_failed", "the store could not read or write; what was acknowledged stands"
    STALE_HEAD = "stale_head", "somebody else wrote to the log in between"
    LOG_CORRUPT = "log_corrupt", "the stored log contradicts itself"
    CLOCK_SKEW = "clock_skew", "the machine's clock jumped, or is behind the log's newest stamp"
    STOPPED = "stopped", "this host has stopped; what was acknowledged stands"
    INTERNAL = "internal", "a mistake of ours"


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why something was not accepted: `code` for machines, `sentence` for people, `where` a JSON path or a file, or empty."""

    code: Code
    sentence: str
    where: str = ""

    def __str__(self) -> str:
        """Give the sentence as people read it, with its code word."""
        place = f" (at {self.where})" if self.where else ""
        return f"{self.sentence}{place} [{self.code}]"


class Refused(Exception):  # noqa: N818 - it is not an error, it is an answer
    """Carries a `Refusal` from where it was found to where it is answered."""

    def __init__(self, code: Code, sentence: str, where: str = "") -> None:
        """Refuse with `code`; `sentence` says what, where and how to mend it."""
        self.refusal = Refusal(code, sentence, where)
        super().__init__(str(self.refusal))


class Fault(Exception):  # noqa: N818 - the family name reads better bare
    """Something of ours or of the machine failed; the process that meets it stops (exit code 3)."""

    def __init__(self, code: Code, sentence: str) -> None:
        """Fail with `code`; `sentence` says what happened and what to do."""
        self.code = code
        self.sentence = sentence
        super().__init__(f"{sentence} [{code}]")
