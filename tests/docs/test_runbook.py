"""The runbook and the alerts against the code: each code word and metric is one that exists, each alert leads to a part that is there."""

import re

import pytest
import yaml

from garant.errors import Code
from tests.deploy.commands import DEPLOY, ROOT
from tests.docs.test_links import anchors

RUNBOOK = ROOT / "docs" / "runbook.md"
RULES = [rule for group in yaml.safe_load((DEPLOY / "alerts.yaml").read_text(encoding="utf-8"))["groups"] for rule in group["rules"]]
SOURCES = "".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "src").rglob("*.py")))

rules = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule["alert"])

ALARMS = (
    *("store_failed", "clock_skew", "disk_full", "log_corrupt", "stale_head", "stopped", "internal"),
    *("behind_witness", "forked", "rolled_back", "quorum_not_met", "seen_other_root", "seen_ahead", "busy", "too_many", "unknown_kind"),
)
OTHERS = {"up", "probe_success"}
"""What Prometheus and its exporters know by themselves."""


@pytest.mark.parametrize("word", ALARMS)
def test_every_alarm_has_its_part(word: str) -> None:
    assert word in set(Code)
    assert re.search(rf"^(### .*{word}|## .*{word}|\* \*`{word}`)", RUNBOOK.read_text(encoding="utf-8"), re.MULTILINE)


def test_every_fault_of_the_code_is_an_alarm() -> None:
    """The list of faults is what stands behind the comment `# faults` in `errors.py`."""
    text = (ROOT / "src" / "garant" / "errors.py").read_text(encoding="utf-8").partition("    # faults\n")[2].partition("\n\n\n")[0]
    assert set(re.findall(r'= "(\w+)",', text)) <= set(ALARMS)


def test_each_part_says_what_it_means_and_what_is_first() -> None:
    parts = re.split(r"^### ", RUNBOOK.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    silent = [
        part.partition("\n")[0] for part in parts if "**Means**" not in part or ("**First**" not in part and "Nothing is wrong" not in part)
    ]
    assert silent == []


@rules
def test_an_alert_leads_to_a_part_of_the_runbook(rule: dict[str, dict[str, str]]) -> None:
    path, _, anchor = rule["annotations"]["runbook"].partition("#")
    assert (ROOT / path) == RUNBOOK
    assert anchor in anchors(RUNBOOK)


@rules
def test_an_alert_says_whom_to_wake(rule: dict[str, dict[str, str]]) -> None:
    assert rule["labels"]["severity"] in {"page", "ticket"}
    assert rule["annotations"]["summary"]


@rules
def test_what_an_alert_asks_for_is_counted(rule: dict[str, str]) -> None:
    asked = set(re.findall(r"\b(garant_\w+?)(?:_bucket)?\b", rule["expr"]))
    assert {name for name in asked if f'"{name}"' not in SOURCES and f"{name}{{" not in SOURCES} == set()
    assert asked or any(word in rule["expr"] for word in OTHERS)


@rules
def test_the_code_words_in_an_alert_exist(rule: dict[str, str]) -> None:
    words = {word for text in re.findall(r'code=~?"([^"]+)"', rule["expr"]) for word in text.split("|")}
    assert words <= set(Code)
