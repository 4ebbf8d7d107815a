"""The page of a reading: each text with its marks beside the drafts that rest on them. It can be sent on as one file.

Nothing on it comes from elsewhere and nothing on it runs: no script, no network, anchors alone. Each member of a draft links to the words
that it rests on, each mark links back; what was set aside is greyed and says why. Everything from a text is escaped, and stands in its
own direction.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Any

from garant.reading.drafts import Drafts
from garant.reading.drafts_writer import Draft, Ground, Left
from garant.reading.marking_style import STYLE
from garant.reading.marking_text import Mark, Use, marks, row_id, shown, sure
from garant.reading.merging import Event
from garant.reading.sources_account import Account
from garant.reading.timeline_words import heading
from garant.reading.values import Span

_HEAD = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="referrer" content="no-referrer"><title>Reading: texts and drafts</title><style>{style}</style></head><body>"""
_WORDS_MAX = 160
_LINKS_MAX = 4
_NOT_SHOWN = frozenset({"type", "name", "capacity", "status", "sources"})


def page(accounts: Sequence[Account], found: Drafts) -> str:
    """Give the page of some accounts and their drafts."""
    every = [marks(account, place, found.drafts, _sentences(account, found.left)) for place, account in enumerate(accounts, 1)]
    where = {account.id: each for account, each in zip(accounts, every, strict=True)}
    parts = [_HEAD.format(style=STYLE), _header(accounts, found)]
    for place, account in enumerate(accounts, 1):
        parts.append(_section(place, account, found, where))
    parts.append(
        "<footer><p>Made by rules, from words. A draft is nothing until an officer has read it with its source and signed.</p></footer>"
    )
    return "\n".join([*parts, "</body></html>\n"])


def _sentences(account: Account, left: Sequence[Left]) -> list[Span]:
    """Give the sentences of what was not drafted, so that one can go there."""
    tellings = (telling for one in left for telling in one.event.tellings)
    return [telling.item.span for telling in tellings if telling.account.id == account.id]


def _header(accounts: Sequence[Account], found: Drafts) -> str:
    key = '<p class="key"><mark class="high">sure (80 and more)</mark><mark class="mid">less sure</mark><mark class="low">unsure</mark>'
    index = "".join(f'<li><a href="#t{place}">{escape(account.title)}</a></li>' for place, account in enumerate(accounts, 1))
    listed = f"<nav><ol>{index}</ol></nav>" if len(accounts) > 1 else ""
    count = f"{len(accounts)} text{'s' if len(accounts) > 1 else ''}, {len(found.drafts)} drafts. "
    told = count + "Each member of a draft links to the words behind it; the small numbers in the text link back."
    return f"<header><h1>Texts and drafts</h1><p>{told}</p>{key} Greyed lines were set aside, and were not read.</p>{listed}</header>"


def _section(place: int, account: Account, found: Drafts, where: Mapping[str, Mapping[Span, Mark]]) -> str:
    source = account.source
    dated = f"{account.reading.published} ({account.dated_by})" if account.reading.published else "no date is known"
    facts = " · ".join(filter(None, (source.name, source.kind.word, dated, f"sha256 {source.sha256}", *source.remarks)))
    mine = [(number, draft) for number, draft in enumerate(found.drafts, 1) if draft.events[0].tellings[0].account.id == account.id]
    drafts = "\n".join(_draft(number, draft, where) for number, draft in mine) or '<p class="left">No draft rests on this text first.</p>'
    left = _left([one for one in found.left if one.event.tellings[0].account.id == account.id], where)
    return (
        f'<section id="t{place}"><h2 dir="auto">{escape(account.title)}</h2><p class="facts">{escape(facts)}</p>'
        f'<div class="two">{shown(account, where[account.id])}'
        f'<div class="drafts" tabindex="0" aria-label="Drafts">{drafts}{left}</div></div></section>'
    )


def _draft(number: int, draft: Draft, where: Mapping[str, Mapping[Span, Mark]]) -> str:
    told = ", ".join(account.id for account in draft.events[0].accounts)
    rows = "\n".join(_row(number, draft, member, value, where) for member, value in _members(draft.body))
    spelt = escape(json.dumps(draft.body, ensure_ascii=False, indent=1))
    chip = f'<span class="sure {sure(draft.confidence)}">sure: {draft.confidence}</span>'
    return (
        f'<article id="d{number}"><h3>{number} · {escape(draft.kind.replace("_", " "))} {chip}</h3>'
        f'<div class="name">{escape(draft.name)} · from {escape(told)}</div><table>{rows}</table>'
        f"<details><summary>The statement, as it would be said</summary><pre>{spelt}</pre></details></article>"
    )


def _members(body: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Give the members of a body and their values; those of measures and points one by one."""
    for name, value in body.items():
        if name in _NOT_SHOWN:
            continue
        if name in ("measures", "points"):
            for place, one in enumerate(value):
                yield from (
                    (f"{name}[{place}].{inner}", given) for inner, given in one.items() if inner not in ("name", "sources", "topic")
                )
        else:
            yield name, value


def _row(number: int, draft: Draft, member: str, value: object, where: Mapping[str, Mapping[Span, Mark]]) -> str:
    grounds = draft.grounds.get(member, ())
    links = [_link(draft, ground, span, where) for ground in grounds for span in ground.spans]
    use = row_id(Use(number, member, grounds[0])) if grounds else ""
    name = f' id="{use}"' if use else ""
    sort = _sort(value)
    label = member.replace("measures[", "measure [").replace("points[", "point [").replace("_", " ")
    every = list(dict.fromkeys(links))
    came = "".join(f'<span class="from">{link}</span>' for link in every[:_LINKS_MAX])
    came += f'<span class="from">and {len(every) - _LINKS_MAX} more</span>' if len(every) > _LINKS_MAX else ""
    shown_value = f'<span class="{sort}" dir="auto">{escape(words(value))}</span>{came}'
    return f'<tr{name}><th scope="row">{escape(_numbered(label))}</th><td>{shown_value}</td></tr>'


def _link(draft: Draft, ground: Ground, span: Span, where: Mapping[str, Mapping[Span, Mark]]) -> str:
    words = escape(_short(span, ground.account, draft))
    return f'<a href="#{where[ground.account][span].id}"><bdi>“{words}”</bdi></a> · {escape(ground.rule)} · {ground.confidence}'


def _numbered(label: str) -> str:
    """Count from one, as people do: `measure [0].text` is `measure 1 text`."""
    before, bracket, rest = label.partition("[")
    number, _, after = rest.partition("].")
    return f"{before}{int(number) + 1} {after}" if bracket else label


def _short(span: Span, account: str, draft: Draft) -> str:
    found = next(one for event in draft.events for one in event.accounts if one.id == account)
    text = " ".join(found.words(span).split())
    return text if len(text) <= _WORDS_MAX else f"{text[: _WORDS_MAX - 1]}…"


def _left(left: Sequence[Left], where: Mapping[str, Mapping[Span, Mark]]) -> str:
    rows = [
        f'<li><a href="#{_sentence(one.event, where)}">{escape(heading(one.event.item))}</a>: {escape(one.because)}</li>' for one in left
    ]
    return f'<div class="left"><h3>Read, and not drafted</h3><ul>{"".join(rows)}</ul></div>' if rows else ""


def _sentence(event: Event, where: Mapping[str, Mapping[Span, Mark]]) -> str:
    telling = event.tellings[0]
    return where[telling.account.id][telling.item.span].id


# Values in words


def words(value: object) -> str:
    """Say a value of a statement in words."""
    if isinstance(value, Mapping):
        return _of_mapping(value)
    if isinstance(value, list | tuple):
        return "; ".join(words(one) for one in value)
    return str(value)


def _of_mapping(value: Mapping[str, Any]) -> str:
    match value.get("is"):
        case "unknown":
            because = str(value.get("because", "")).replace("_", " ")
            return f"unknown: which day \u2068“{value['note']}”\u2069 is" if value.get("note") else f"unknown: {because}"
        case "none":
            return "none: the text states none"
        case "disputed":
            return "disputed: " + "; ".join(f"{one['says']} ({one['by']})" for one in value["readings"])
        case "dated" | "by":
            until = f" to {value['until']}" if value.get("until") else ""
            return f"{value['date']}{until}" + (
                f" (\u2068“{value['words']}”\u2069)" if value.get("words", value["date"]) != value["date"] else ""
            )
        case _:
            return ", ".join(words(one) for one in value.values())


def _sort(value: object) -> str:
    if isinstance(value, Mapping):
        return {"unknown": "open", "none": "open", "disputed": "disputed"}.get(str(value.get("is")), "value")
    return "value"
