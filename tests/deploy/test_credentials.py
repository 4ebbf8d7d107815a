"""Keys that a service manager hands over (systemd's LoadCredential=): taken before those in `keys/`, and only from where it puts them."""

import stat
from pathlib import Path

import pytest

from garant.bootstrap import Place, open_host, read_key, verifier_key
from garant.errors import Refused
from garant.storage import keyfile
from tests.cli.desk import THEATRE, fine


@pytest.fixture
def place(tmp_path: Path) -> Place:
    (tmp_path / "theatre.toml").write_text(THEATRE, encoding="utf-8")
    fine("init", tmp_path / "theatre", "--theatre", tmp_path / "theatre.toml")
    return Place(tmp_path / "theatre")


@pytest.fixture
def handed_over(place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Take the keys away, and hand them over as systemd does since its version 254: readable by an access list, which shows as 0440."""
    folder = tmp_path / "credentials"
    folder.mkdir(mode=0o500)
    for name in ("checkpoint", "answer"):
        place.key(name).rename(folder / f"{name}.key")
        (folder / f"{name}.key").chmod(0o440)
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(folder))
    return folder


def test_a_host_signs_with_what_was_handed_over(place: Place, handed_over: Path) -> None:
    assert not list((place.home / "keys").glob("[ac]*.key"))
    host = open_host(place)
    host.store.close()
    assert host.verifier_key == verifier_key(place)
    assert verifier_key(place).public_key == read_key(place, "checkpoint").public


def test_what_others_may_read_is_refused_even_so(place: Place, handed_over: Path) -> None:
    for mode in (0o444, 0o460):
        (handed_over / "checkpoint.key").chmod(mode)
        with pytest.raises(Refused, match="chmod 600"):
            open_host(place)


@pytest.mark.parametrize("named", [None, "elsewhere"])
def test_a_group_may_read_a_key_nowhere_else(place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, named: str | None) -> None:
    monkeypatch.delenv("CREDENTIALS_DIRECTORY", raising=False)
    if named:
        monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(tmp_path / named))
    place.key("answer").chmod(0o440)
    with pytest.raises(Refused, match="chmod 600"):
        open_host(place)


def test_other_credentials_change_nothing(place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keyfile.new(tmp_path / "other.key")
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(tmp_path))
    open_host(place).store.close()
    assert stat.S_IMODE(place.key("checkpoint").stat().st_mode) == 0o600
