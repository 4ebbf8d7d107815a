"""Values in a report: instants on the theatre's clocks, dates as precise as they are known, who, durations, and what is unknown."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta, tzinfo
from typing import NamedTuple

from garant import instant
from garant.report.document import Line, Tone, exact, joined, quoted, words
from garant.report.speech import Speech
from garant.statement.values import Absent, After, Between, By, Dated, Disputed, Every, Who

_MINUTE = len("2018-09-17 19:30")


class Teller(NamedTuple):
    """Speaks a language, and tells instants on the clocks of a place; `zone` names these clocks to people."""

    speech: Speech
    clocks: tzinfo
    zone: str

    def local(self, at_ms: int) -> str:
        """Give an instant on the theatre's clocks, to the minute: `2018-09-17 19:30`."""
        moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=at_ms)
        return moment.astimezone(self.clocks).strftime("%Y-%m-%d %H:%M")

    def at(self, at_ms: int | None, tone: Tone = "") -> Line:
        """Give an instant as a line; a dash where there is none."""
        return exact(self.local(at_ms) if at_ms is not None else "–", tone)

    def span(self, start_ms: int | None, end_ms: int | None) -> Line:
        """Give a window, its date once where it is one day."""
        start, end = self._bound(start_ms), self._bound(end_ms)
        day = start[:10] == end[:10] and start_ms is not None
        return exact(f"{start} – {end[11:] if day else end}") if (start_ms, end_ms) != (None, None) else exact("–")

    def _bound(self, at_ms: int | None) -> str:
        return "…" if at_ms is None else self.local(at_ms)

    def unknown(self) -> Line:
        """Say that nobody knows."""
        return words(self.speech.say("say.unknown"), "faint")

    def when(self, value: object) -> Line:
        """Say when something was or is due, as precisely as it is known."""
        match value:
            case Dated(utc=str(utc)) | By(utc=str(utc)):
                return self.at(instant.parse(utc))
            case Dated():
                return exact(f"{value.date} – {value.until}" if value.until else value.date)
            case By():
                return exact(value.date)
            case After():
                return quoted(value.words) if value.words else self._after(value)
            case Every():
                return quoted(value.words) if value.words else words(self.speech.period(value.period or ""))
            case Between():
                return joined((self.when(value.start_by), self.when(value.finish_by)), " – ")
            case _:
                return self.open(value)

    def _after(self, value: After) -> Line:
        event = self.speech.word("event", value.event) if value.event in ("signature", "in_force", "agreement") else ""
        return self.speech.line(
            "say.after", period=words(self.speech.period(value.period or "")), event=words(event) if event else quoted(value.event)
        )

    def open(self, value: object) -> Line:
        """Say that a value is unknown, absent, disputed or undetermined."""
        match value:
            case Absent():
                return words(self.speech.say("say.none"), "faint")
            case Disputed():
                return words(self.speech.say("say.disputed"))
            case "undetermined":
                return words(self.speech.say("say.undetermined"))
            case None:
                return exact("–")
            case _:
                return self.unknown()

    def whos(self, value: object) -> Line:
        """Name one or several: a party by its id, anybody else as described."""
        if isinstance(value, tuple):
            return self.speech.listed(_who(one) for one in value)
        return _who(value) if isinstance(value, Who) else self.open(value)

    def parties(self, names: Iterable[str]) -> Line:
        """Name parties by their ids."""
        return self.speech.listed([exact(name) for name in names]) or exact("–")

    def figure(self, value: object) -> Line:
        """Give a count, or that it is open."""
        return exact(self.speech.number(value)) if isinstance(value, int) else self.open(value)


def _who(one: Who) -> Line:
    return exact(one.party) if one.party else quoted(one.text or "")
