"""Somebody else's code accepts our cosignatures, and none with one bit changed; and it agrees with us on a real one."""

from pathlib import Path

import pytest

from garant.log.cosignature import CosignerKey
from tests.interop.files import write
from tests.interop.test_go_verifier import Verifier, flip, places, verifier
from tests.log.small_log import KEY, ORIGIN, OTHER_KEY
from tests.log.test_cosignature import REAL, REAL_LOG, REAL_TIME_S, REAL_WITNESS, TIME_S, WITNESS, cosigned

__all__ = ["verifier"]


@pytest.mark.parametrize("size", [0, 1, 257])
def test_a_cosigned_checkpoint_is_accepted(verifier: Verifier, tmp_path: Path, size: int) -> None:
    write(tmp_path / "it", cosigned(size))
    said = f"accepted: {size} entries of {ORIGIN}, cosigned by {WITNESS.name} at {TIME_S}"
    assert verifier("cosigned", tmp_path / "it", KEY, WITNESS) == (True, said)


def test_a_real_one_is_accepted(verifier: Verifier, tmp_path: Path) -> None:
    write(tmp_path / "it", REAL)
    accepted, said = verifier("cosigned", tmp_path / "it", REAL_LOG, REAL_WITNESS)
    assert accepted
    assert said.endswith(f"cosigned by remora.n621.de at {REAL_TIME_S}")


@places
def test_one_with_one_bit_changed_is_rejected(verifier: Verifier, tmp_path: Path, part: float) -> None:
    write(tmp_path / "it", flip(cosigned(), part))
    accepted, said = verifier("cosigned", tmp_path / "it", KEY, WITNESS)
    assert not accepted, said


def test_the_keys_decide(verifier: Verifier, tmp_path: Path) -> None:
    write(tmp_path / "it", cosigned())
    other = CosignerKey("witness.example/w2", WITNESS.public_key)
    assert not verifier("cosigned", tmp_path / "it", KEY, other)[0]
    assert not verifier("cosigned", tmp_path / "it", OTHER_KEY, WITNESS, ORIGIN)[0]
    assert not verifier("cosigned", tmp_path / "it", KEY, KEY)[0], "a log's key is no witness's"
