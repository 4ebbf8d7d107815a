"""Accounts made by hand, so that what is done with a reading can be tried whatever the reader finds.

    text = Told("La Russie et la Turquie ont convenu samedi de coopérer.", published="2018-12-29")
    text.item("measure", "La Russie .. coopérer.", addressee=("La Russie et la Turquie", (RU, TR)), text=("coopérer", ...))

A field is given as the words that it rests on and its value; `...` stands for those words themselves.
"""

from datetime import date
from types import EllipsisType
from typing import Any

from garant.reading.furniture import Block
from garant.reading.mentions import Mention
from garant.reading.read import Reading
from garant.reading.sources import source_of
from garant.reading.sources_account import Account
from garant.reading.values import Day, Field, Item, Kind, Someone, Span
from garant.statement.words import Standing

RU, TR, IR, US, SY = (
    Someone(party, name) for party, name in (("ru", "Russie"), ("tr", "Turquie"), ("ir", "Iran"), ("us", "États-Unis"), ("sy", "Syrie"))
)


def day(iso: str, words: str = "") -> Day:
    """Give a date of any precision."""
    return Day(iso, None, {4: "year", 7: "month"}.get(len(iso), "day"), words or iso, True)  # type: ignore[arg-type]


class Told:
    """A text, and the items in it."""

    def __init__(self, text: str, published: str | None = "2018-12-29", language: str = "fr", name: str = "report.txt") -> None:
        """Begin without items."""
        self.text, self.language, self.name = text, language, name
        self.published = date.fromisoformat(published) if published else None
        self.items: list[Item] = []
        self.mentions: list[Mention] = []

    def span(self, words: str) -> Span:
        """Find words; `a .. b` goes from one to the other."""
        first, _, last = words.partition(" .. ")
        start = self.text.index(first)
        return Span(start, self.text.index(last, start) + len(last) if last else start + len(first))

    def item(
        self,
        kind: Kind,
        words: str,
        standing: Standing = "said",
        speaker: Someone | None = None,
        confidence: int = 85,
        **fields: tuple[str, Any],
    ) -> Item:
        """Put an item in."""
        given = {name: self._field(kind, *pair) for name, pair in fields.items()}
        made = Item(kind, self.span(words), f"the {kind} rule", confidence, standing, speaker, given)
        self.items.append(made)
        return made

    def _field(self, rule: str, words: str, value: Any) -> Field:  # noqa: ANN401 - any value of a field
        return Field(words if isinstance(value, EllipsisType) else value, (self.span(words),), rule, 85)

    def who(self, words: str, *people: Someone) -> None:
        """Put a mention of somebody in."""
        self.mentions.append(Mention("who", self.span(words), people=people))

    def account(self) -> Account:
        """Give the account."""
        source = source_of(self.text.encode(), self.name)
        lines, at = list[Block](), 0
        for line in source.text.split("\n"):
            if line.strip():
                lines.append(Block(Span(at, at + len(line)), "content", ""))
            at += len(line) + 1
        reading = Reading(source.text, self.language, self.published, tuple(lines), tuple(self.mentions), tuple(self.items))
        return Account(source, reading, "by its dateline" if self.published else "")


def everything() -> Account:
    """Give one account that has every kind of item in it."""
    told = Told(EVERYTHING)
    told.who("ministre russe des Affaires étrangères Sergueï Lavrov", LAVROV)
    told.who("Lavrov s'est dit", LAVROV)
    told.mentions[-1] = told.mentions[-1]._replace(span=Span(told.text.index("Lavrov s'est"), told.text.index("Lavrov s'est") + 6))
    talks = ("La Russie et la Turquie", (RU, TR))
    told.item(
        "contact",
        "La Russie et .. Lavrov.",
        form=("convenu", "talks"),
        between=talks,
        when=("samedi", day("2018-12-29", "samedi")),
        place=("Moscou", ...),
        stands=("ont", "held"),
    )
    told.item(
        "measure",
        "La Russie et .. Lavrov.",
        "agreed",
        LAVROV,
        addressee=talks,
        text=("coordonner leurs actions", ...),
        deadline=("samedi", None),
    )
    told.item("measure", "La Russie et .. Lavrov.", "hoped", LAVROV, addressee=("La Russie", (RU,)), text=("coordonner leurs actions", ...))
    told.item(
        "meeting",
        "Un quatrième .. 2019.",
        "announced",
        form=("sommet", "summit"),
        between=("Russie et la Turquie", (RU, TR, IR)),
        number=("quatrième", 4),
        when=("début 2019", day("2019", "début 2019")),
        stands=("prévu", "planned"),
    )
    told.item("gap", "Le communiqué .. mesures.", of=("ne précise pas", "content"), text=("ne précise pas quelles mesures", ...))
    told.item(
        "proposal",
        "Moscou .. Amman.",
        "proposed",
        Someone(None, "le journal"),
        by=("Moscou", (RU,)),
        to=("Washington", (US,)),
        text=("un centre commun à Amman", ...),
    )
    told.item(
        "request", "Moscou a appelé .. concerter.", "proposed", by=("Moscou", (RU,)), to=("Washington", (US,)), text=("se concerter", ...)
    )
    told.item(
        "incident",
        "Un avion .. Idlib.",
        form=("abattu", "aircraft_shot_down"),
        when=("vendredi", day("2018-12-28", "vendredi")),
        place=("Idlib", ...),
        count=("84", 84),
        text=("Un avion a été abattu vendredi à Idlib", ...),
    )
    told.item(
        "claim",
        "Washington accuse .. rebelles",
        "alleged",
        by=("Washington", (US,)),
        against=("accuse Moscou", (RU,)),
        text=("viser les rebelles", ...),
    )
    told.item("denial", "ce que la Russie dément.", "denied", by=("la Russie dément", (RU,)), text=("dément", ...))
    told.item("denial", "L'Iran nie tout.", "denied", by=("L'Iran", (IR,)), text=("nie tout", ...))
    told.item(
        "truce",
        "Une trêve .. février.",
        form=("est entrée", "begins"),
        when=("fin février", day("2018-02", "fin février")),
        text=("Une trêve est entrée en vigueur fin février", ...),
    )
    told.item("truce", "La trêve .. éclats.", form=("volé", "ends"), text=("La trêve a volé en éclats", ...))
    told.item(
        "exclusion",
        "Les jihadistes .. exclus.",
        of=("jihadistes", (Someone(None, "jihadistes", excluded=True),)),
        form=("exclus", "excluded"),
    )
    told.item(
        "withdrawal",
        "Les États-Unis .. troupes.",
        "announced",
        US,
        of=("Les États-Unis", (US,)),
        when=("19 décembre", day("2018-12-19")),
        text=("le retrait de leurs troupes", ...),
    )
    told.item(
        "count",
        "Depuis janvier .. Bab.",
        "said",
        form=("rentrés", "returns"),
        when=("janvier", day("2018-01")),
        count=("1200", 1200),
        place=("Bab", ...),
        text=("1200 réfugiés sont rentrés", ...),
    )
    told.item("body", "Un comité .. formé.", form=("comité", "committee"), text=("Un comité a été formé", ...))
    told.item(
        "agreement",
        "Un mémorandum .. 17 septembre 2018.",
        form=("mémorandum", "memorandum"),
        between=("La Russie et la Turquie", (RU, TR)),
        when=("17 septembre 2018", day("2018-09-17")),
    )
    told.item("relation", "Téhéran .. Damas.", form=("alliée", "ally"))
    return told.account()


LAVROV = Someone("ru", "ministre russe des Affaires étrangères Sergueï Lavrov", "foreign minister")
EVERYTHING = """La Russie et la Turquie ont convenu samedi à Moscou de coordonner leurs actions, a dit \
le ministre russe des Affaires étrangères Sergueï Lavrov.
Lavrov s'est dit optimiste. Un quatrième sommet est prévu pour début 2019.
Le communiqué ne précise pas quelles mesures.
Moscou propose à Washington un centre commun à Amman.
Moscou a appelé Washington à se concerter.
Un avion a été abattu vendredi à Idlib. Il y avait 84 morts.
Washington accuse Moscou de viser les rebelles, ce que la Russie dément.
L'Iran nie tout.
Une trêve est entrée en vigueur fin février.
La trêve a volé en éclats.
Les jihadistes en sont exclus.
Les États-Unis ont entamé le 19 décembre le retrait de leurs troupes.
Depuis janvier, 1200 réfugiés sont rentrés par Bab.
Un comité a été formé.
Un mémorandum avait été signé le 17 septembre 2018.
Téhéran est alliée de Damas."""
