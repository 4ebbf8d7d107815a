"""The desk's first screen, its JavaScript, and the way of a notice from one desk to the screen of another.

A whole theatre on loopback, each a process: the reference scenario's host, the desks of Türkiye and the UN; and a Chromium without a
graphics card, each screen in a browser that has kept nothing. Figures are times, over twenty rounds.

    first screen    from navigating to the pages of a desk that has been entered until the rows of the duty desk are in the document and
                    a picture was drawn
    its peer        the same answer of the desk, fetched by one static page that makes a table of it, with no framework and no standing
    a notice        from when the UN's desk takes the signature of a notice to Türkiye until the row is on the duty desk of Türkiye:
                    outbox, host, verdict, commit, Türkiye's replica, which verifies it, its desk's answer, the page
    its peer        from a POST to a row on a static page over a bare loop of server-sent events (Starlette); nothing is signed or stored

    python -m bench.desk_pages
"""

import argparse
import json
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple
from urllib.request import Request, urlopen

from playwright.sync_api import Browser, Page, sync_playwright

from bench import environment
from bench.table import progress, say
from garant.desk import pages
from tests.desk.browser.theatre import PASSPHRASE, Desk, Theatre, play

ROUNDS = 20
WAIT_MS = 30_000
ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--no-proxy-server", "--disable-background-networking")
NOTICE: dict[str, Any] = {
    "type": "notice/1", "status": "exercise", "to": ["tr"], "kind": "movement", "activity": "aid_convoy",
    "volumes": [{
        "shape": {"is": "circle", "center": [369_000_000, 361_000_000], "radius_cm": 50_000},
        "lower_cm": 0, "upper_cm": 10_000, "start": "2027-05-01T06:00:00Z", "end": "2027-05-01T09:00:00Z",
    }],
}  # fmt: skip

SHOWN = "tr.line"
"""A row of the duty desk."""

_DRAWN = """selector => new Promise((done) => {
  const drawn = () => requestAnimationFrame(() => setTimeout(() => done(performance.now())));
  const look = () => document.querySelector(selector) ? drawn() : requestAnimationFrame(look);
  look();
})"""
"""From navigation until the first picture after the rows are there, in ms."""

_ROW = """text => { window.shown = new Promise((done) => {
  const look = () => {
    if (!document.body.textContent.includes(text)) return;
    watch.disconnect();
    requestAnimationFrame(() => done(Date.now()));
  };
  const watch = new MutationObserver(look);
  watch.observe(document.body, { subtree: true, childList: true, characterData: true });
  look();
}); }"""
"""Keep when a text comes into the document."""

PEER = """
import asyncio, sys
import uvicorn
from starlette.applications import Starlette
from starlette.responses import HTMLResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

DATA = open(sys.argv[2], "rb").read()
TABLE = '''<!doctype html><html lang="en"><title>peer</title><table><tbody></tbody></table><script type="module">
const { data } = await (await fetch("/data")).json();
const body = document.querySelector("tbody");
for (const line of data.lines) {
  const row = body.insertRow();
  row.className = "line";
  for (const value of Object.values(line)) row.insertCell().textContent = typeof value === "object" ? JSON.stringify(value) : value;
}
</script>'''
LISTEN = '''<!doctype html><html lang="en"><title>peer</title><table><tbody></tbody></table><script type="module">
new EventSource("/events").onmessage = ({ data }) => { document.querySelector("tbody").insertRow().insertCell().textContent = data; };
</script>'''
queues = set()

async def post(request):
    name = (await request.body()).decode()
    for queue in queues:
        queue.put_nowait(name)
    return PlainTextResponse("")

async def events(request):
    queue = asyncio.Queue()
    queues.add(queue)
    async def told():
        yield ": here\\n\\n"
        while True:
            yield f"data: {await queue.get()}\\n\\n"
    return StreamingResponse(told(), media_type="text/event-stream")

routes = [
    Route("/", lambda _: HTMLResponse(TABLE)), Route("/listen", lambda _: HTMLResponse(LISTEN)), Route("/events", events),
    Route("/data", lambda _: Response(DATA, media_type="application/json")), Route("/post", post, methods=["POST"]),
]
uvicorn.run(Starlette(routes=routes), host="127.0.0.1", port=int(sys.argv[1]), log_level="critical")
"""


class Times(NamedTuple):
    """How long something took each time, in ms."""

    what: str
    took_ms: list[float]

    @property
    def median_ms(self) -> float:
        """Give the median."""
        return statistics.median(self.took_ms)

    def line(self) -> str:
        """Spell it."""
        parts = sorted(self.took_ms)
        return f"{self.what:<58}{self.median_ms:>10.0f}{parts[int(len(parts) * 0.95) - 1]:>12.0f}{parts[-1]:>12.0f}"


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the arguments, and measure."""
    ask = argparse.ArgumentParser(prog="python -m bench.desk_pages", description="Measure the desk's first screen and a notice's way.")
    ask.add_argument("--rounds", type=int, default=ROUNDS, help=f"how many times (default {ROUNDS})")
    ask.add_argument("--chromium", default="/usr/bin/chromium", help="the browser (default /usr/bin/chromium)")
    given = ask.parse_args(arguments)
    if not (pages.built() / "index.html").is_file():
        ask.error(pages.NOT_BUILT)
    with tempfile.TemporaryDirectory(prefix="garant-bench-") as folder, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=given.chromium, args=[*ARGUMENTS])
        for text in measure(Path(folder), browser, given.rounds):
            say(text)
        browser.close()


def measure(folder: Path, browser: Browser, rounds: int) -> Iterator[str]:
    """Give the environment, then a line for each figure."""
    yield "\n".join(environment.machine())
    yield f"browser     Chromium {browser.version}, no graphics card; Playwright {version('playwright')}; window 1280 x 800"
    yield f"peers       Starlette {version('starlette')}, uvicorn {version('uvicorn')}"
    yield scripts(pages.built())
    played = play(folder / "played")
    with Theatre(folder, played) as theatre:
        ours, theirs = theatre.desk("tr"), theatre.desk("un")
        progress("a theatre of three processes is up")
        data = folder / "duty.json"
        data.write_bytes(asked(ours, entered(ours), "/v1/questions/duty?name=headquarters"))
        with peer(data) as port:
            yield f"\n{rounds} rounds{'':<49}{'median ms':>12}{'95 % ms':>12}{'most ms':>12}"
            yield from compared(
                Times("first screen of the desk, nothing kept", first_screens(browser, ours, rounds)),
                Times("  beside: a static page, fetch and a table", static_screens(browser, port, rounds)),
            )
            yield from compared(
                Times("a notice signed at one desk, on another's screen", ways(browser, ours, theirs, rounds)),
                Times("  beside: a POST over bare server-sent events", bare_ways(browser, port, rounds)),
            )


def compared(own: Times, beside: Times) -> Iterator[str]:
    """Give the lines of a figure and of its peer, and the ratio."""
    yield own.line()
    yield f"{beside.line()}    ratio {own.median_ms / beside.median_ms:.1f}"


def scripts(folder: Path) -> str:
    """Say how much JavaScript there is: in all, and what the first screen loads."""
    packed = {path.name: path.stat().st_size for path in folder.rglob("*.js.gz")}
    return f"scripts     {sum(packed.values()) / 1_000:,.0f} KB compressed in {len(packed)} files, OpenLayers and every language among them"


# The first screen


def first_screens(browser: Browser, desk: Desk, rounds: int) -> list[float]:
    """Open the duty desk so many times; the first time warms the desk and is not counted."""
    token = entered(desk)
    return [_first_screen(browser, f"{desk.url}/#/duty", token) for _ in range(rounds + 1)][1:]


def static_screens(browser: Browser, port: int, rounds: int) -> list[float]:
    """Open the peer's page so many times."""
    return [_first_screen(browser, f"http://127.0.0.1:{port}/", "") for _ in range(rounds + 1)][1:]


def _first_screen(browser: Browser, url: str, token: str) -> float:
    page = new_page(browser, token)
    page.goto(url, wait_until="commit")
    took_ms: float = page.evaluate(_DRAWN, SHOWN)
    page.context.close()
    return took_ms


def new_page(browser: Browser, token: str) -> Page:
    """Make a page of a browser that has kept nothing but the token of a desk."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="en-GB", timezone_id="Asia/Damascus")
    context.set_default_timeout(WAIT_MS)
    context.add_init_script(f"sessionStorage.setItem('garant-token', {json.dumps(token)})")
    return context.new_page()


# The way of a notice


def ways(browser: Browser, ours: Desk, theirs: Desk, rounds: int) -> list[float]:
    """File so many notices at one desk, and watch the other's screen."""
    page, token = new_page(browser, entered(ours)), entered(theirs)
    page.goto(f"{ours.url}/#/duty")
    page.locator(SHOWN).first.wait_for()
    asked(theirs, token, "/desk/v1/unlock", {"passphrase": PASSPHRASE})
    took = []
    for number in range(rounds + 1):
        members = {**NOTICE, "name": f"bench-{number}"}
        draft = json.loads(asked(theirs, token, "/desk/v1/drafted", {"members": members}))["draft"]
        took.append(_way(page, f"un/bench-{number}", lambda draft=draft: asked(theirs, token, "/desk/v1/signed", {"draft": draft})))
    page.context.close()
    return took[1:]


def bare_ways(browser: Browser, port: int, rounds: int) -> list[float]:
    """Post so many names to the peer, and watch its page."""
    page, url = new_page(browser, ""), f"http://127.0.0.1:{port}"
    page.goto(f"{url}/listen")
    page.wait_for_timeout(500)
    names = [f"bench-{number}." for number in range(rounds + 1)]
    took = [_way(page, name, lambda name=name: urlopen(Request(f"{url}/post", name.encode())).read()) for name in names]  # noqa: S310 - loopback
    page.context.close()
    return took[1:]


def _way(page: Page, text: str, say_it: Any) -> float:  # noqa: ANN401 - anything that says it
    page.evaluate(_ROW, text)
    began_ms = time.time() * 1_000
    say_it()
    shown_ms: float = page.evaluate("window.shown")
    return shown_ms - began_ms


# What is asked beside the browser


def entered(desk: Desk) -> str:
    """Enter by a ticket; give the token."""
    ticket = desk.address().partition("#enter=")[2]
    return str(json.loads(asked(desk, "", "/desk/v1/enter", {"ticket": ticket}))["token"])


def asked(desk: Desk, token: str, path: str, body: object = None) -> bytes:
    """Ask a desk."""
    headers = {"content-type": "application/json", **({"authorization": f"Bearer {token}"} if token else {})}
    data = None if body is None else json.dumps(body).encode()
    with urlopen(Request(desk.url + path, data, headers), timeout=WAIT_MS / 1_000) as answer:  # noqa: S310 - loopback
        return bytes(answer.read())


@contextmanager
def peer(data: Path) -> Iterator[int]:
    """Run the peer; give its port."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = int(free.getsockname()[1])
    with subprocess.Popen([sys.executable, "-c", PEER, str(port), str(data)]) as process:
        try:
            for _ in range(200):
                try:
                    socket.create_connection(("127.0.0.1", port)).close()
                    break
                except OSError:
                    time.sleep(0.05)
            yield port
        finally:
            process.kill()


if __name__ == "__main__":
    main()
