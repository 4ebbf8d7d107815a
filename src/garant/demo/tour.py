"""The guided tour of three desks, in steps for about five minutes: whose desk, what to do there, what to see. Written once.

`garant demo` prints these steps for people; `tests/tour` plays the same ones by itself in a browser, and fails when one does not come true.
"""

from typing import Final, NamedTuple

from garant.demo.tour_scene import BOOK_DAY, CONVOY, CONVOY_FILE, WORKS

MONITOR, TURKIYE, RUSSIA = "un", "tr", "ru"


class Step(NamedTuple):
    """One step: its name, at whose desk it begins, its title, what to do, and what comes of it."""

    name: str
    party: str
    title: str
    do: tuple[str, ...]
    see: str


STEPS: Final[tuple[Step, ...]] = (
    Step(
        "stop",
        TURKIYE,
        "A STOP call comes in",
        (
            "Say here: call. A Russian unit calls the Turkish duty officer.",
            "As the Turkish duty officer: press T on whatever page you are, read what you are about to say, give the passphrase, sign.",
        ),
        "The alarm stands above every page until somebody has taken the call. Left alone, the host lets it go on by its clock.",
    ),
    Step(
        "conflict",
        MONITOR,
        "A notice that conflicts, and a suggestion",
        (
            f"As the monitor: press g f (File a notice), then i, choose the drawing {CONVOY_FILE}, and take it.",
            "It meets road works of Türkiye's. Press 1 to take the first suggestion, then r; read what will be signed, sign.",
        ),
        "The check runs on the desk's own copy, before anybody else hears of it. What is left is “nothing found that stands against it”.",
    ),
    Step(
        "cut",
        TURKIYE,
        "The line is cut",
        (
            "Say here: cut. The host is stopped.",
            f"As the Turkish duty officer: press g d (Duty desk), mark {CONVOY} with the arrows, press a to acknowledge it, sign.",
            "Press g q (Queue): it is signed, and not sent. Say here: mend. The host is back at its old address.",
        ),
        "The desk goes on from its own copy, says how old that is, and claims no more than is so: signed, sent, admitted at size N.",
    ),
    Step(
        "ladder",
        MONITOR,
        "Headquarters knows; does the unit?",
        (f"As the monitor: press g n (Notices), and open {CONVOY}.",),
        "Türkiye's headquarters has acknowledged it. The recipient stays amber until its unit has the word.",
    ),
    Step(
        "map",
        MONITOR,
        "Where and when, and who knew it",
        (
            "As the monitor: press g m (Map and time), then ] until the road works at Ariha begin, and once more.",
            "Under “What is shown” choose “As known to” Russia; then go back to your own picture.",
        ),
        f"The works ({WORKS}) are over before the convoy is on the road. The table beside the map says the same without a mouse.",
    ),
    Step(
        "books",
        RUSSIA,
        "Two books of one day",
        (
            f"As Russia: press g i (Incidents and books); the day is {BOOK_DAY}. One pair is proposed. Say “Same event”, sign.",
            "As Türkiye: the same.",
        ),
        "A pair is confirmed when both sides have said so. No count of any book changes.",
    ),
    Step(
        "proof",
        MONITOR,
        "A proof, and a changed byte",
        (
            f"As the monitor: open {CONVOY}, and save the proof.",
            "As Russia: press g v (Verify a proof), and drop the file there.",
            "Change one letter of the file in an editor, and drop it again.",
        ),
        "It is checked on that machine alone. The changed file does not hold.",
    ),
    Step(
        "arabic",
        TURKIYE,
        "In Arabic, from right to left",
        ("As the Turkish duty officer: press g s (Settings), and choose \u2068العربية\u2069.",),
        "Every page, date and key; names and positions stay as they were said. French, Russian and Turkish are there as well.",
    ),
)
