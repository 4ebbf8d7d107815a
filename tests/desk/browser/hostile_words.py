"""A theatre in which every free text that anybody says is hostile: the reference scenario, and the kinds that it lacks.

    theatre = HostilePlay(folder)       as `garant.demo.play.Play`; everything is signed, judged and admitted as ever

What a text is, the kinds' own types say: a string without a pattern. References, words of vocabularies and instants stay, so the law
admits what it admits in the scenario; wherever it says the same text twice, it says the same hostile text twice. Addresses on the web have
a pattern, and hold what it lets through. Control characters and direction overrides cannot be in a statement at all
(`test_hostile.py::test_control_characters_and_direction_overrides_come_into_no_log`).
"""

import json
import re
from collections.abc import Mapping
from typing import Any

from msgspec import inspect

from garant.demo.play import Play, Tell
from garant.limits import BRIEF_CHARACTERS_MAX, TEXT_CHARACTERS_MAX
from garant.node.ledger import read
from garant.node.saying import SigningKey
from garant.statement.kinds import KINDS
from garant.statement.kinds.base import BOOKKEEPING
from tests.statement.examples import EXAMPLES, LATER_MEASURE

CORPUS: tuple[str, ...] = (
    # No space to break at: the title of a party, in English and in Arabic
    "W" * TEXT_CHARACTERS_MAX,
    "<script>alert('XSS')</script>",
    "ﷺ" * TEXT_CHARACTERS_MAX,
    # Elements
    "</script><script>console.error('XSS')</script>",
    "<ScRiPt src=//x.example/a.js></ScRiPt>",
    "<img src=x onerror=alert('XSS')>",
    "<img src='//x.example/pixel.png'>",
    "<body onload=alert('XSS')>",
    "<iframe srcdoc='<script>parent.alert(1)</script>'>",
    "<iframe src=javascript:alert('XSS')></iframe>",
    "<object data=javascript:alert('XSS')>",
    "<embed src=//x.example/x.swf>",
    "<base href=//x.example/>",
    "<meta http-equiv=refresh content='0;url=//x.example/'>",
    "<link rel=stylesheet href=//x.example/x.css>",
    "<style>*{display:none!important}</style>",
    "<form action=//x.example/><button>Sign</button></form>",
    "<details open ontoggle=alert('XSS')>",
    "<video><source onerror=alert('XSS')></video>",
    "<input autofocus onfocus=alert('XSS')>",
    "<marquee onstart=alert('XSS')>",
    "<template><script>alert('XSS')</script></template>",
    "<a href=javascript:alert('XSS')>Acknowledge</a>",
    "<!--<img src='--><img src=x onerror=alert(1)>",
    "<![CDATA[<script>alert('XSS')</script>]]>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "&lt;script&gt;alert('XSS')&lt;/script&gt; &#60;img src=x&#62; &amp;amp;",
    # SVG and MathML
    "<svg onload=alert('XSS')>",
    "<svg><animate onbegin=alert('XSS') attributeName=x dur=1s>",
    "<svg><use href='data:image/svg+xml,<svg id=x/>#x'/></svg>",
    "<svg><foreignObject><script>alert('XSS')</script></foreignObject></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert('XSS')>",
    "<math href='javascript:alert(1)'>CLICK</math>",
    "<svg><style>@import '//x.example/x.css';</style></svg>",
    # Out of an attribute, a string, an address
    "\"><img src=x onerror=alert('XSS')>",
    "' onmouseover='alert(1)' x='",
    '" autofocus onfocus="alert(1)',
    "`${alert('XSS')}`",
    "';alert('XSS');//",
    "\\';alert(1);//",
    "javascript:alert('XSS')",
    "JaVaScRiPt:alert(1)//%0Aalert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:msgbox(1)",
    "#/settings?x=<script>",
    "../../../../etc/passwd",
    "//x.example/%2e%2e/",
    "url(javascript:alert(1)) expression(alert(1))",
    # Templates, formats, formulas
    "{{constructor.constructor('alert(1)')()}}",
    "{{7*7}} ${7*7} #{7*7} <%= 7*7 %>",
    "{ $x } { -brand } { NUMBER($n) } { shell-page-duty }",
    '{"__proto__": {"admin": true}}',
    "__proto__",
    "constructor",
    "%s %d %n %00 $1 $& \\u0000 \\x00",
    '=HYPERLINK("//x.example")',
    "[click](javascript:alert(1)) **bold** `code`",
    "<script",
    # Writing
    "\u200b\u200c\u200d\u2060\ufeff",
    "Z" + "\u0300\u0301\u0316\u0324\u0489" * 30 + "algo",
    "\u202bقف الآن\u202c abc \u202aSTOP 37SBU 123\u202c",
    "\u2067\u2067\u2067 never closed \u2068 36.5, 37.1",
    "\u200fנורא\u200e 12:00 \u061cتوقف 36.81234 (3) !",
    "שלום <b>עולם</b> 37SBU90 مرحبا",
    "\U0001f468\u200d\U0001f469\u200d\U0001f467\U0001f1f8\U0001f1fe",
    "\ufdfd" * 12,
    "e\u0301\ufe0f\u20e3",
    "\u115f\u3164\uffa0",
    "\ufff9a\ufffab\ufffb",
    "1\n2\n3\n\n\n\n4",
    "a \u2028 b \u2029 c",
    "ＡＬＥＲＴ＜script＞",
    "<" * 300,
)
URL = "https://x.example/\"><img/src=x/onerror=alert('XSS')>/#javascript:alert(1)"

_Type = inspect.Type


class Words:
    """Hostile words for each text: the same for the same."""

    def __init__(self) -> None:
        """Begin at the beginning of the corpus."""
        self._at: dict[str, int] = {}

    def of(self, text: str, characters_max: int) -> str:
        """Give the hostile text for a text; no two are alike."""
        at = self._at.setdefault(text, len(self._at))
        mark = f"·{at}"
        return CORPUS[at % len(CORPUS)][: characters_max - len(mark)] + mark

    def members(self, said: Mapping[str, Any]) -> dict[str, Any]:
        """Give a statement's members in hostile words."""
        made: dict[str, Any] = self._value(dict(said), inspect.type_info(KINDS[said["type"]]))
        return made

    def _value(self, value: Any, meant: _Type) -> Any:  # noqa: ANN401 - JSON
        if isinstance(meant, inspect.Metadata):
            return self._value(value, meant.type)
        if isinstance(meant, inspect.UnionType):
            return self._value(value, _one_of(value, meant.types))
        if isinstance(value, str) and isinstance(meant, inspect.StrType):
            return self._text(value, meant)
        if isinstance(value, dict) and isinstance(meant, inspect.StructType):
            types = {field.encode_name: field.type for field in meant.fields}
            return {name: self._value(held, types[name]) if name in types else held for name, held in value.items()}
        if isinstance(value, dict) and isinstance(meant, inspect.DictType):
            return {name: self._value(held, meant.value_type) for name, held in value.items()}
        if isinstance(value, list | tuple) and isinstance(meant, inspect.VarTupleType | inspect.ListType):
            return [self._value(held, meant.item_type) for held in value]
        return value

    def _text(self, value: str, meant: inspect.StrType) -> str:
        if meant.pattern is None:
            return self.of(value, meant.max_length or BRIEF_CHARACTERS_MAX)
        return URL if value.startswith(("http://", "https://")) else value


def has_text(meant: _Type) -> bool:
    """Tell whether something of a type may hold a free text."""
    match meant:
        case inspect.StrType():
            return meant.pattern is None
        case inspect.Metadata():
            return has_text(meant.type)
        case inspect.UnionType():
            return any(map(has_text, meant.types))
        case inspect.StructType():
            return any(has_text(field.type) for field in meant.fields if field.encode_name not in BOOKKEEPING)
        case inspect.DictType():
            return has_text(meant.value_type)
        case inspect.VarTupleType() | inspect.ListType():
            return has_text(meant.item_type)
        case _:
            return False


def _one_of(value: Any, types: tuple[_Type, ...]) -> _Type:  # noqa: ANN401 - JSON
    """Find the type of a union that a value is of: by its tag, or by its sort."""
    for one in map(_bare, types):
        if isinstance(value, dict) and isinstance(one, inspect.StructType) and one.tag == value.get(one.tag_field or ""):
            return one
        if isinstance(value, str) and isinstance(one, inspect.StrType):
            return one
        if isinstance(value, list | tuple) and isinstance(one, inspect.VarTupleType | inspect.ListType):
            return one
        if isinstance(value, dict) and isinstance(one, inspect.DictType):
            return one
    return types[0]


def _bare(meant: _Type) -> _Type:
    return meant.type if isinstance(meant, inspect.Metadata) else meant


HERE: Mapping[str, str] = {
    "north": "tr", "south": "ru", "mission": "un", "reg/valley-2018": "tr/exercise-line", "north/shots-at-the-mill": "tr/shots-at-the-mill",
    "north/road-1": "tr/exercise-offer", "south/stop-1": "tr/tr-stop-2", "north/line-1": "tr/ru-tr-line", "south/convoy-12": "ru/convoy-12",
}  # fmt: skip
"""What the examples of tests/statement name, and what there is in the scenario."""

_LEFT_OUT = {"_sd", "of", "evidence", "notices", "zone", "on_behalf_of", "happened", "promised_by", "reply_by"}
_BLOB = "b1" * 32

_MEASURE = {name: held for name, held in LATER_MEASURE.items() if name not in {"exempts", "with_consent"}} | {
    "name": "m9", "zone": ["z-line"], "addressee": [{"text": "all armed groups"}], "sources": ["s2"],
}  # fmt: skip

MORE: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("blob/1", "tr", {"sha256": _BLOB, "size_bytes": 120_455, "to": ["ru"]}),
    ("agreement_part/1", "tr", {"zones": None, "measures": [_MEASURE]}),
    ("proposal_reply/1", "ru", {"reply": "refused", "counter": None, "text": {"en": "Not in this form."}}),
    ("notice/1", "ru", {}),
    ("call/1", "tr", {"name": "tr-stop-2", "urgency": "routine", "to": ["ru"], "share": ["ru"]}),
    ("message/1", "ru", {"form": "word", "share": ["tr"]}),
    ("incident/1", "tr", {}),
    ("incident_step/1", "tr", {"step": "closed", "into": None, "about": None}),
    ("position/1", "ru", {}),
    ("finding/1", "tr ru", {"by": [{"party": "tr"}, {"party": "ru", "office": "verification team"}]}),
    ("follow_up/1", "ru", {"about": "finding:tr/f-7"}),
    ("access_event/1", "un", {"zone": None}),
    ("evidence/1", "tr", {"about": ["incident:tr/shots-at-the-mill"]}),
    ("custody/1", "tr", {"evidence": "tr/photo-1"}),
    ("book/1", "tr", {"name": "hostile-book", "capacity": "party"}),
    ("book_part/1", "tr", {"book": "tr/hostile-book"}),
    ("match/1", "ru", {"one": "incident:tr/shots-at-the-mill", "other": "item:tr/hostile-book#1"}),
    ("fulfilment/1", "tr", {"of": "measure:tr/exercise-line#m1"}),
    ("measure_change/1", "tr", {}),
    ("verification/1", "un", {"of": "measure:tr/exercise-line#m1", "capacity": "party", "by": None}),
    ("plan/1", "tr", {}),
    ("plan_word/1", "ru", {}),
    ("zone_acceptance/1", "ru", {"zone": "tr/exercise-terms#z-dmz", "reading_of": "tr", "text": {"en": "As it is drawn."}}),
    ("representation_end/1", "opp", {"representative": "tr", "represented": "opp", "note": "From today on."}),
    ("disclosure/1", "un", {"of": "notice:un/un-site-1", "readers": ["tr"]}),
)  # fmt: skip
"""A statement of each kind that the scenario lacks: its kind, who signs it, and where it differs from the example in tests/statement."""


class HostilePlay(Play):
    """A performance in hostile words."""

    def perform(self, tell: Tell) -> None:
        """Say everything, and then what the scenario lacks."""
        self.words = Words()
        super().perform(tell)
        for kind, parties, own in MORE:
            members = {name: held for name, held in (_here(kind) | own).items() if held is not None}
            if kind == "disclosure/1":
                members["members"] = self._hidden("un-site-1")
            self._say(kind, members, [self._keys[f"{party}-hq"] for party in parties.split()])

    def _hidden(self, entry: str) -> list[str]:
        """Give the digests of what a statement hides."""
        records = [*self.host.store.records()]
        payload = json.loads(read(records[self.indexes[entry]].data).signed.envelope.payload)
        return [payload["_sd"][0]]

    def _say(self, entry: str, members: dict[str, Any], keys: list[SigningKey], hide: tuple[str, ...] = ()) -> None:
        super()._say(entry, self.words.members(members), keys, hide)


def _here(kind: str) -> dict[str, Any]:
    """Give the example of a kind as it could be said in the scenario, without what it would have to hide or to refer to."""
    text = json.dumps({name: held for name, held in EXAMPLES[kind].items() if name not in BOOKKEEPING and name not in _LEFT_OUT})
    names = "|".join(sorted(map(re.escape, HERE), key=len, reverse=True))
    text = re.sub(rf'(?<=["/:])({names})(?=["/#])', lambda found: HERE[found[0]], text)
    example: dict[str, Any] = json.loads(text)
    return example | {"type": kind, "status": "exercise"}
