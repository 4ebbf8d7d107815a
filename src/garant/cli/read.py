"""`garant read`: from public texts to drafts of what belongs in the register, each with its source. Nothing enters a log by itself."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import click
from rich.console import Group, RenderableType

from garant.cli import files
from garant.cli.output import BAD, FAULT, USAGE, answer, json_option
from garant.cli.where import KEY_FILE
from garant.errors import Code, Refused

if TYPE_CHECKING:
    from garant.cli.read_files import Taken
    from garant.reading.drafts import Drafts
    from garant.reading.merging import Event
    from garant.reading.timeline import Timeline

F = TypeVar("F", bound=Callable[..., Any])
_DIRECTORY = click.Path(path_type=Path, file_okay=False)
_PAGE_TEXTS_MAX = 200
_SHOWN_MAX = 40
"""Texts that are shown one by one; of more only what is in each, counted."""


def _options(command: F) -> F:
    """Give the command what its user says of all files."""
    for option in reversed(
        (
            click.option("--lang", "language", default="auto", show_default=True, help="The language of the texts: auto, fr or en."),
            click.option(
                "--published", metavar="DATE", type=click.DateTime(["%Y-%m-%d"]), help="The day of which the texts are: 2019-02-11."
            ),
            click.option("--encoding", default="", metavar="NAME", help="The encoding of plain texts and pages that are not in UTF-8."),
            click.option("--timeline", "by_date", is_flag=True, help="Show what all texts tell in the order of its dates."),
            click.option(
                "--drafts", "folder", type=_DIRECTORY, help="Write drafts, and a copy of each source, into this new or empty directory."
            ),
            click.option(
                "--html", "page", type=click.Path(path_type=Path, dir_okay=False), help="Write a page: the texts beside the drafts."
            ),
            click.option("--theatre", type=_DIRECTORY, help="Name parties by their ids in this theatre; all others become words."),
            click.option(
                "--registrar", metavar="PARTY", help="Who will enter the drafts. Default: the theatre's registrar, if it has one."
            ),
            click.option(
                "--status", type=click.Choice(("actual", "exercise", "test")), default="actual", show_default=True, help="Of the drafts."
            ),
            click.option("--keep", type=_DIRECTORY, help="Keep each source as a blob beside this theatre's log (with --key)."),
            click.option("--key", "key_file", type=KEY_FILE, help="The officer's key with which --keep names the sources in the log."),
        )
    ):
        command = option(command)
    return json_option(command)


@click.command("read", short_help="Read public texts, and draft what belongs in the register.")
@click.argument("places", metavar="FILE|DIR", nargs=-1, required=True, type=click.Path(path_type=Path))
@_options
def read(places: tuple[Path, ...], *, as_json: bool, **given: Any) -> None:  # noqa: ANN401 - options as they were given
    """Read press reports, communiqués and bulletins (plain text, HTML, PDF, DOCX; French or English), and tell what they say: who met whom,
    what was agreed and by whom it is owed, what is left open, who alleges and who denies, what comes next.

    Reading is done by rules, offline. Every field carries the words that it rests on, the rule that found it and how sure that is. With
    --drafts each thing becomes a statement that `garant say` takes, once an officer has held it against its source (--html shows both)
    and signed it. What one event several texts tell becomes one draft with several sources; what they dispute stays disputed.

    Menus, forms and captions of a page are set aside, and shown as that. A file that cannot be read is told with its reason, and the
    others are read. Exit code 1 when some files were not read, 2 when none was.

    \b
    Examples:
      garant read report.txt --published 2019-02-11
      garant read reports --timeline
      garant read reports --theatre theatre --drafts drafts --html reading.html
      garant read communique.pdf --keep theatre --key registrar.key
    """  # noqa: D205 - the first paragraph is the summary
    _require_room(given)
    taken = _taken(places, given)
    found = _Found.of(taken, given, as_json=as_json)
    written = found.write(given)
    answer({**found.data(), **written}, lambda: found.shown(given, written), as_json=as_json)
    _end(taken)


def _require_room(given: dict[str, Any]) -> None:
    """Refuse what cannot be written, before much work is done for it."""
    files.require_free(given["page"])
    folder = given["folder"]
    if folder is not None and folder.exists() and any(folder.iterdir()):
        raise Refused(Code.EXISTS, "there is something there already; write into an empty directory", str(folder))
    if (given["keep"] is None) != (given["key_file"] is None):
        raise Refused(Code.USAGE, "give --keep and --key together: a source is named in the log by an officer", "--keep")


def _taken(places: tuple[Path, ...], given: dict[str, Any]) -> "Taken":
    from garant.cli.read_files import files_below, take
    from garant.reading.lexicon import LANGUAGES
    from garant.reading.sources_account import Wish
    from garant.reading.sources_text import known

    language = "" if given["language"] == "auto" else given["language"]
    if language and language not in LANGUAGES:
        raise Refused(Code.USAGE, f"texts are read in {' and '.join(LANGUAGES)}; another language is a folder of data to add", "--lang")
    encoding = known(given["encoding"]) if given["encoding"] else ""
    taken = take(files_below(places), Wish(language, _day(given["published"]), encoding), given["theatre"] or given["keep"])
    if given["page"] and len(taken.accounts) > _PAGE_TEXTS_MAX:
        raise Refused(Code.USAGE, f"a page shows at most {_PAGE_TEXTS_MAX} texts; read them folder by folder", "--html")
    return taken


def _day(given: datetime | None) -> date | None:
    return given.date() if given else None


class _Found(NamedTuple):
    """What was read, put together and drafted."""

    taken: "Taken"
    events: "tuple[Event, ...]"
    drafts: "Drafts | None"

    @classmethod
    def of(cls, taken: "Taken", given: dict[str, Any], *, as_json: bool) -> "_Found":
        """Put texts together, and draft what they tell where drafts are asked for."""
        from garant.reading.merging import events

        found, theatre = events(taken.accounts), given["theatre"] or given["keep"]
        wanted = as_json or given["folder"] or given["page"]
        if not (wanted or theatre):
            return cls(taken, found, None)
        from garant.cli.read_theatre import standing_in
        from garant.reading.drafts import drafts

        stage = standing_in(theatre, given["registrar"])
        return cls(taken, found, drafts(found, stage.parties, stage.registrar, given["status"]) if wanted else None)

    def write(self, given: dict[str, Any]) -> dict[str, Any]:
        """Write what was asked for: sources beside a log, drafts, the page. Give what was written."""
        told: dict[str, Any] = {}
        if not (given["keep"] or given["folder"] or given["page"]):
            return told
        from garant.cli import read_drafts
        from garant.reading.marking import page

        if given["keep"]:
            told["kept"] = read_drafts.keep(self.taken, given["keep"], given["key_file"], given["status"])
        if given["folder"] and self.drafts:
            told["files"] = read_drafts.write(given["folder"], self.taken, self.drafts)
        if given["page"] and self.drafts:
            files.write_new(given["page"], page(self.taken.accounts, self.drafts).encode())
            told["page"] = str(given["page"])
        return told

    @property
    def timeline(self) -> "Timeline":
        """Give what was read in the order of its dates."""
        from garant.reading.timeline import timeline

        return timeline(self.events)

    def data(self) -> dict[str, Any]:
        """Give everything as data."""
        if self.drafts is None:
            return {}
        from garant.cli import read_data

        return read_data.data(self.taken, self.events, self.drafts, self.timeline)

    def shown(self, given: dict[str, Any], written: dict[str, Any]) -> RenderableType:
        """Show it to people."""
        from garant.reading.timeline_words import Wording
        from garant.terminal import readings
        from garant.terminal.paper import Ink, ink

        wording = Wording()
        many = len(self.taken.accounts) > _SHOWN_MAX
        show = readings.overview if many else readings.readings
        parts: list[RenderableType] = [
            readings.over_time(self.timeline, wording) if given["by_date"] else show(self.taken.accounts, self.events, wording)
        ]
        if given["folder"] and self.drafts:
            parts += [Ink(), readings.drafted(self.drafts, str(given["folder"]), written["files"])]
        if given["keep"]:
            parts.append(ink(f"Kept beside the log: {len(written['kept'])} new, of {len(self.taken.accounts)}."))
        if given["page"]:
            parts.append(ink(f"The page is {given['page']}."))
        if self.taken.unread:
            parts += [Ink(), readings.unread(self.taken.unread)]
        return Group(*parts)


def _end(taken: "Taken") -> None:
    if taken.faults:
        raise click.exceptions.Exit(FAULT)
    if taken.unread:
        raise click.exceptions.Exit(BAD if taken.accounts else USAGE)
