"""The container file and the compose file, read by a parser of our own: there is no container engine where these tests run.

What it cannot show: that the base image has what Debian's bookworm has. What it does: every source that is copied exists and is let through
by .dockerignore; what is installed is pinned and hashed; nobody is root when it runs; every command of Garant's is understood.
"""

import fnmatch
import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.deploy.commands import DEPLOY, ROOT, understood
from tests.test_house import PIN, pinned, pins

KNOWN = {
    *("ARG", "FROM", "ENV", "RUN", "COPY", "USER", "WORKDIR", "VOLUME"),
    *("EXPOSE", "STOPSIGNAL", "HEALTHCHECK", "ENTRYPOINT", "CMD"),
}
GARANT_RUNS = ("host-1", "host-2", "replica-1", "replica-2", "witness-1", "witness-2", "witness-3")


def instructions() -> list[tuple[str, str]]:
    """Give each instruction and what it says: comments away, continued lines joined."""
    text = (DEPLOY / "Containerfile").read_text(encoding="utf-8")
    kept = "\n".join(line for line in text.splitlines() if not line.startswith("#"))
    lines = [line.split(maxsplit=1) for line in kept.replace("\\\n", " ").splitlines() if line.strip()]
    return [(line[0], line[1]) for line in lines]


def of(name: str) -> list[str]:
    return [said for word, said in instructions() if word == name]


def compose() -> dict[str, Any]:
    """Read the compose file; PyYAML merges what is shared, as an engine does."""
    read: dict[str, Any] = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))
    return read


def test_only_instructions_that_every_builder_knows() -> None:
    assert {word for word, _ in instructions()} <= KNOWN


def test_what_is_copied_exists_and_is_let_through() -> None:
    let_through = [line[1:] for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines() if line.startswith("!")]
    sources = [word for said in of("COPY") if not said.startswith("--from=build") for word in said.split()[:-1]]
    assert sources
    for source in sources:
        assert (ROOT / source).exists(), source
        assert any(fnmatch.fnmatch(source, pattern) for pattern in let_through), source


def test_what_is_installed_is_pinned_and_hashed_and_the_same_as_everywhere() -> None:
    installs = [command for said in of("RUN") for command in said.split("&&") if "pip install" in command]
    assert len(installs) == 2
    assert "--require-hashes -r /source/requirements/host.txt" in installs[0]
    assert all(word in installs[1] for word in ("--no-deps", "--no-build-isolation", "--no-index"))
    assert not [said for said in of("RUN") if re.search(r"apt|curl|wget", said)]


def test_both_stages_begin_from_one_image_whose_version_is_said() -> None:
    (base,) = of("ARG")
    assert re.fullmatch(r"BASE=python:3\.1\d-slim-bookworm", base)
    assert [said.split()[0] for said in of("FROM")] == ["${BASE}", "${BASE}"]


def test_it_runs_as_nobody_in_particular() -> None:
    last = [said for word, said in instructions() if word in {"USER", "ENTRYPOINT", "CMD", "HEALTHCHECK"}]
    assert re.fullmatch(r"[1-9]\d+:[1-9]\d+", of("USER")[-1])
    assert json.loads(of("ENTRYPOINT")[0]) == ["garant"]
    assert "/health/live" in last[1]


def test_who_builds_it_is_told_how_to_keep_the_health_check() -> None:
    """Podman's own image format has none, and leaves it out with a warning."""
    for file in ("Containerfile", "README.md"):
        builds = re.findall(r"podman build (.*) -f deploy/Containerfile", (DEPLOY / file).read_text(encoding="utf-8"))
        assert builds == ["--format docker"], file


def test_the_health_check_is_python_that_compiles() -> None:
    words = json.loads(of("HEALTHCHECK")[0].partition(" CMD ")[2])
    assert words[:2] == ["python", "-c"]
    compile(words[2], "healthcheck", "exec")


# Compose


def test_replicas_may_read_what_they_follow() -> None:
    said = {name: compose()["services"][name]["command"] for name in GARANT_RUNS}
    for name, words in said.items():
        if words[0] == "follow":
            assert "--as-key" in words or all("--open" in of_host for of_host in said.values() if of_host[0] == "serve"), name


@pytest.mark.parametrize("name", GARANT_RUNS)
def test_each_service_runs_a_command_that_is_understood(name: str) -> None:
    words = [re.sub(r"\$\{\w+-\}", "1", word) for word in compose()["services"][name]["command"]]
    understood(words)


@pytest.mark.parametrize("name", GARANT_RUNS)
def test_each_service_has_no_more_than_it_needs(name: str) -> None:
    service = compose()["services"][name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert "ports" not in service, "what is reached from outside is reached by the front"


def test_what_services_name_is_there() -> None:
    read = compose()
    for name, service in read["services"].items():
        volumes = [volume.split(":")[0] for volume in service.get("volumes", ())]
        assert {volume for volume in volumes if not volume.startswith("./")} <= read["volumes"].keys(), name
        files = [volume for volume in volumes if volume.startswith("./") and not volume.startswith("./theatre/")]
        assert all((DEPLOY / file).is_file() for file in files), name
        assert set(service.get("secrets", ())) <= read["secrets"].keys(), name
        assert set(service.get("depends_on", ())) <= read["services"].keys(), name
        assert set(service.get("networks", ())) <= read["networks"].keys(), name


def test_whoever_is_waited_for_says_that_it_is_healthy() -> None:
    services = compose()["services"]
    waited = {name for service in services.values() for name in service.get("depends_on", ())}
    own = {name for name in waited if "healthcheck" in services[name]}
    assert waited - own <= {"host-1", "host-2"}, "these have the health check of the image"


def test_witnesses_and_hosts_that_the_database_trusts_are_out_of_reach() -> None:
    read = compose()
    assert read["networks"]["inside"] == {"internal": True}
    assert read["services"]["database"]["network_mode"] == "none"


def test_the_roles_are_those_that_the_how_to_has() -> None:
    page = (ROOT / "docs" / "how-to" / "run-on-postgresql.md").read_text(encoding="utf-8")
    said = [line for line in Path(DEPLOY / "roles.sql").read_text(encoding="utf-8").splitlines() if not line.startswith("--")]
    assert all(f"> {line}\n" in page for line in said)


def test_what_the_container_installs_is_what_everybody_runs_and_what_a_database_takes() -> None:
    assert [line[:60] for line in pins("host.txt") if not PIN.match(line)] == []
    host, run, dev = pinned("host.txt").items(), pinned("run.txt").items(), pinned("dev.txt").items()
    assert run <= host <= dev
    assert {name for name, _ in host - run} == {"psycopg", "psycopg-binary"}


def test_no_two_hosts_share_what_they_write() -> None:
    read = compose()["services"]
    own = [
        {volume for volume in read[name]["volumes"] if not volume.endswith(":ro")} - {"socket:/run/postgresql"}
        for name in ("host-1", "host-2")
    ]
    assert [len(volumes) for volumes in own] == [1, 1]
    assert not own[0] & own[1]
