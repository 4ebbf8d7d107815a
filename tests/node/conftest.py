"""What the tests of this room share: the Go verifier, built once a run (`tests/interop`)."""

from tests.interop.test_go_verifier import verifier

__all__ = ["verifier"]
