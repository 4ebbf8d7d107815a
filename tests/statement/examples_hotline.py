"""One valid statement of every kind of the hotline, small enough to read."""

from typing import Any, Final

from tests.statement.examples import SOURCE, said

LINE: Final = "north/line-1"
CALL: Final = "south/stop-1"
ID: Final = "1d" * 32
PLACE: Final[dict[str, Any]] = {
    "name": "Deir ez-Zor",
    "position": [401_408_400, 353_358_800],
    "mgrs": "37SFV0367810888",
    "precision": "settlement",
    "district": "Deir ez-Zor",
}

CHANNEL: Final = said(
    "channel/1",
    "north",
    name="line-1",
    capacity="party",
    title={"en": "Air safety line"},
    means="telephone",
    between=["north", "south"],
    numbers=[{"party": "north", "level": "headquarters", "number": "+00 1 2345"}],
    answer_within="PT60S",
    test_every="P1D",
    text={"en": "Open day and night."},
    about=["agreement:reg/memorandum"],
    sources=[SOURCE],
    to=["south"],
    share=["south"],
)
CHANNEL_WORD: Final = said(
    "channel_word/1",
    "south",
    channel=LINE,
    capacity="party",
    by={"party": "south", "office": "operations"},
    declares="suspended",
    when={"is": "dated", "date": "2018-09-17", "utc": "2018-09-17T14:00:00Z"},
    text={"en": "Until further notice."},
    sources=[SOURCE],
)
ROSTER: Final = said(
    "roster/1",
    "north",
    channel=LINE,
    level="headquarters",
    order=[{"duty": {"en": "duty officer"}, "key": "0f" * 32}, {"duty": {"en": "deputy duty officer"}}],
    numbers=["+00 1 2345", "+00 1 2346"],
    valid_from="2018-09-17T00:00:00Z",
    valid_until="2018-09-18T00:00:00Z",
    share=["south"],
)
STOP: Final = said(
    "call/1",
    "south",
    name="stop-1",
    channel=LINE,
    urgency="stop",
    language="en",
    text={"en": "Stop firing at the hill."},
    places=[PLACE],
    about=["notice:south/convoy-12"],
    reply_by="2018-09-17T15:00:00Z",
    happened="2018-09-17T14:04:00Z",
    to=["north"],
    share=["north"],
)
TAKEN: Final = said(
    "call_step/1",
    "north",
    call=CALL,
    step="taken",
    duty={"en": "deputy duty officer"},
    text={"en": "Heard well."},
    happened="2018-09-17T14:04:40Z",
)
READ_BACK: Final = said(
    "message/1",
    "north",
    call=CALL,
    form="read_back",
    of=ID,
    language="en",
    text={"en": "I read back."},
    places=[PLACE],
    about=["notice:south/convoy-12"],
    reply_by="2018-09-17T15:30:00Z",
    promised_by="2018-09-17T15:00:00Z",
    happened="2018-09-17T14:04:50Z",
    share=["south"],
)
ESCALATED: Final = said("escalation/1", "host", call=CALL, attempt=1, level="headquarters", place=2, to=["south", "north"])

ALL: Final[tuple[dict[str, Any], ...]] = (CHANNEL, CHANNEL_WORD, ROSTER, STOP, TAKEN, READ_BACK, ESCALATED)
