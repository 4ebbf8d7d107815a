"""All commands under one name."""

import click

from garant import __version__
from garant.cli.access import access
from garant.cli.book import book
from garant.cli.call_verbs import call
from garant.cli.channel import channel, roster
from garant.cli.check import check
from garant.cli.commitment import commitment
from garant.cli.contact import contact
from garant.cli.convert import convert
from garant.cli.crossing import crossing
from garant.cli.demo import demo
from garant.cli.desk import desk
from garant.cli.disclose import disclose
from garant.cli.erase import erase
from garant.cli.evidence import evidence
from garant.cli.follow import follow
from garant.cli.incident_words import incident
from garant.cli.keys import key
from garant.cli.log import log, replay
from garant.cli.meeting import meeting
from garant.cli.migrate import migrate
from garant.cli.notice import notice
from garant.cli.plan import plan
from garant.cli.proof import proof
from garant.cli.read import read
from garant.cli.receipt import receipt
from garant.cli.report import report
from garant.cli.request import request
from garant.cli.say import say
from garant.cli.screen import screen
from garant.cli.serve import serve
from garant.cli.sheet import sheet
from garant.cli.shell import completion
from garant.cli.show import show
from garant.cli.storage_sites import storage
from garant.cli.theatre import init
from garant.cli.witness import witness
from garant.cli.zone import zone


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="garant")
def garant() -> None:
    """Coordinate between parties that share a theatre and do not trust each other.

    Every act is a signed statement in one append-only log. Anybody with a copy computes the same picture, and can prove alone and
    offline who told whom what, and when. A notice informs; nothing here is ever a permission.

    \b
    Start with:
      garant demo                          play the reference scenario, and see what comes of it
      garant init DIR --theatre FILE       make a theatre of your own
      garant screen FILE                   find what conflicts in a file of notices, without any log
      garant COMMAND --help                every command has examples

    \b
    Exit codes:
      0  fine
      1  the answer is bad: refused, not found, or something that fails verification
      2  usage, or input that cannot be read
      3  a fault of ours, or of the machine
    """


for _command in (
    demo,
    init,
    migrate,
    key,
    say,
    notice,
    receipt,
    request,
    disclose,
    channel,
    roster,
    call,
    evidence,
    read,
    sheet,
    contact,
    meeting,
    crossing,
    storage,
    commitment,
    plan,
    zone,
    incident,
    access,
    book,
    check,
    screen,
    convert,
    show,
    log,
    proof,
    report,
    serve,
    witness,
    follow,
    desk,
    replay,
    erase,
    completion,
):
    garant.add_command(_command)
