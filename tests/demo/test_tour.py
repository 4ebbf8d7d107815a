"""The tour of the demo: played by itself in a browser; led for people, it does what their words ask for, and leaves nothing behind."""

import os
import re
import shlex
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from garant import bootstrap
from garant.bootstrap import Place
from garant.demo.guide import staged
from garant.demo.play import Play
from garant.demo.processes import COMMAND, Running
from garant.demo.stage import PARTIES, PASSPHRASE, QUORUM, WITNESSES, Stage
from garant.demo.tour import STEPS
from garant.errors import Fault
from garant.terminal.paper import paper
from tests.needs import need_browser
from tests.tour import __main__ as tour
from tests.tour.playing import PLAYED

WAIT_S = 90.0


def test_every_step_is_played() -> None:
    assert [*PLAYED] == [step.name for step in STEPS]


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    """Play the scenario, and set the stage over it."""
    play = Play(tmp_path / "theatre")
    play.perform(lambda *_: None)
    with staged(play) as made:
        yield made


def test_the_tour_plays_through_by_itself(stage: Stage, capsys: pytest.CaptureFixture[str]) -> None:
    with tour.browser(str(need_browser())) as context:
        code = tour.take(paper(), stage, context, None)
    told = " ".join(capsys.readouterr().out.split())
    assert code == 0, told
    for number, step in enumerate(STEPS, 1):
        assert f"{number}. {step.title}: " in told
    processes = [stage.host, *stage.witnesses, *stage.desks.values()]
    assert len(processes) == 1 + WITNESSES + len(PARTIES)
    assert not any(one is None or one.ended for one in processes)
    stage.__exit__()
    assert all(one is None or one.ended for one in processes)


def test_a_step_that_does_not_come_true_is_told_and_is_a_bad_end(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Stuck:
        taken = 0

        def __init__(self, *_: object) -> None:
            pass

        def play(self, step: object) -> str:
            assert step is STEPS[0]
            raise AssertionError("nothing rang")

    monkeypatch.setattr(tour, "Tour", Stuck)
    monkeypatch.setattr(tour, "Watch", Stuck)
    assert tour.take(paper(), None, None, None) == 1  # type: ignore[arg-type]  # nothing of them is used
    assert "did not come true. nothing rang" in " ".join(capsys.readouterr().out.split())


def test_without_a_browser_the_story_is_told_and_that_is_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    found = shutil.which
    monkeypatch.setattr(shutil, "which", lambda name: None if "chromium" in name else found(name))
    assert tour.main([str(tmp_path / "theatre")]) == 0
    told = capsys.readouterr().out
    assert "8. A proof, and a changed byte" in told
    assert told.endswith("No tour of the desks: there is no chromium here.\n")


class Led:
    """`garant demo` in a session of its own, as a terminal gives it one."""

    def __init__(self, folder: Path, temporary: Path) -> None:
        self.folder, self.told = folder, ""
        temporary.mkdir()
        self.process = subprocess.Popen(
            [*COMMAND, "demo", str(folder)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, start_new_session=True, env=os.environ | {"TMPDIR": str(temporary)},
        )  # fmt: skip

    def hear(self, until: str) -> str:
        """Read on until a line has some words; give that line."""
        assert self.process.stdout
        for line in self.process.stdout:
            self.told += line
            if until in line:
                return line
        raise AssertionError(self.told)

    def say(self, word: str) -> None:
        assert self.process.stdin
        self.process.stdin.write(f"{word}\n")
        self.process.stdin.flush()

    def interrupt(self) -> int:
        """Press Ctrl-C: everything in the session hears it."""
        os.killpg(self.process.pid, signal.SIGINT)
        assert self.process.stdout
        self.told += self.process.stdout.read()
        return self.process.wait(WAIT_S)

    def anybody_left(self) -> bool:
        """Tell whether a process of the session is still there."""
        try:
            os.killpg(self.process.pid, 0)
        except ProcessLookupError:
            return False
        return True


@pytest.fixture
def led(tmp_path: Path) -> Iterator[Led]:
    made = Led(tmp_path / "a place", tmp_path / "temporary")
    yield made
    if made.anybody_left():
        os.killpg(made.process.pid, signal.SIGKILL)
    made.process.wait(WAIT_S)
    for stream in (made.process.stdin, made.process.stdout):
        assert stream
        stream.close()


def test_it_is_led_by_words_and_ends_with_ctrl_c_leaving_the_log_alone(led: Led, tmp_path: Path) -> None:
    led.hear("Say here, with Enter")
    assert PASSPHRASE in led.told
    assert len(set(re.findall(r"http://127\.0\.0\.1:\d+/#enter=\S{43}", led.told))) == len(PARTIES)
    assert all(f"{number}. {step.title}\n" in led.told for number, step in enumerate(STEPS, 1))
    _try_what_is_next(led)
    led.say("call")
    led.hear("ru/tour-stop-1: Türkiye's desk rings.")
    led.say("cut")
    led.hear("The host is stopped.")
    led.say("call")
    led.hear("The line is cut; say mend first.")
    led.say("mend")
    url = re.search(r"The host: (\S+)\.", led.told)
    assert url
    assert led.hear("The host is at").split()[4] == url[1]
    led.say("dance")
    led.hear("Say call, cut, mend or end.")
    assert led.interrupt() == 0, led.told
    assert led.told.endswith(f"Host, witnesses and desks have ended. The log is in {led.folder}.\n")
    assert not led.anybody_left()
    assert [*(tmp_path / "temporary").iterdir()] == []
    with closing(bootstrap.open_store(Place(led.folder))) as store:
        assert store.head() is not None


def _try_what_is_next(led: Led) -> None:
    """Say every command that the demo proposes, beside the host that runs."""
    told = led.told.partition("9. Where to go on")[2].partition("10. ")[0]
    commands = [line.strip() for line in told.splitlines() if line.startswith("  ")]
    key = str(bootstrap.verifier_key(Place(led.folder)))
    tried = [shlex.split(re.sub(r'"\$\(.+ log key .+\)"', shlex.quote(key), command), comments=True) for command in commands]
    for words in tried:
        done = subprocess.run(
            words if words[0] == "sh" else [*COMMAND, *words[1:]], capture_output=True, text=True, timeout=WAIT_S, check=False
        )
        assert done.returncode == 0, (words, done.stderr)
    assert len(tried) == 8


def test_it_ends_when_a_process_of_it_ends_by_itself(tmp_path: Path) -> None:
    play = Play(tmp_path / "theatre")
    play.perform(lambda *_: None)
    with staged(play) as stage:
        assert stage.lost() == ""
        stage.witnesses[0].process.terminate()
        stage.witnesses[0].process.wait(WAIT_S)
        assert stage.lost().startswith("witness 1 ended: ")
        assert WITNESSES - 1 >= QUORUM
        stage.mend()
        assert stage.host
        assert not stage.host.ended, "two witnesses are enough"


def test_a_command_that_ends_before_it_is_ready_says_why(tmp_path: Path) -> None:
    with Running("desk", "run", tmp_path / "nowhere") as running, pytest.raises(Fault, match="garant desk run ended before it was ready"):
        _ = running.told
