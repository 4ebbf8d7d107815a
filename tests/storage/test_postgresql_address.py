"""A database's URL travels as a path and comes back whole; one with a password in it does not travel at all."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from garant.errors import Code, Refused
from garant.storage.postgresql_address import address_in, disguised, is_address

URLS = [
    "postgresql://garant_host@db.example/theatre",
    "postgresql:///theatre?host=/run/postgresql",
    "postgresql://garant_host@db-1.example,db-2.example:5433/theatre?target_session_attrs=read-write",
    "postgresql://host@/x?host=/a//b/./c/../d/&sslmode=verify-full",
    "postgresql://%2Frun%2Fpostgresql/a%20b/",
]


@pytest.mark.parametrize("url", URLS)
def test_a_url_comes_back_whole(url: str) -> None:
    assert is_address(url)
    assert address_in(disguised(url)) == url
    assert address_in(Path(str(disguised(url)))) == url


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="@:"), max_size=60))
def test_every_url_comes_back_whole(rest: str) -> None:
    try:
        path = disguised(f"postgresql://{rest}")
    except Refused:
        return
    assert address_in(path) == f"postgresql://{rest}"
    assert len(path.parts) == 1


def test_the_older_scheme_is_the_same_database() -> None:
    assert address_in(disguised("postgres://garant_host@/x")) == "postgresql://garant_host@/x"


@pytest.mark.parametrize("path", ["theatre", "postgresql", "postgresql:", "postgresql:/x", "/postgresql://x", "./postgresql:theatre", ""])
def test_a_directory_stays_a_directory(path: str) -> None:
    assert address_in(Path(path)) is None
    assert not is_address(path)


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://host:secret@db/x",
        "postgresql://host:@db/x",
        "postgresql://host:se?cret@db/x",
        "postgresql://host:se/cret@db/x",
        "postgresql://host:se#cret@db/x",
        "postgresql://host@db/x?password=secret",
        "postgresql://host@db/x?sslmode=require&password=secret",
        "postgresql://host@db/x?sslpassword=secret",
        "postgresql://host@db/x?pass%77ord=secret",
        "postgresql://host@db/x?password=",
        "postgresql://host@db/x?application_name=#&password=secret",
        "postgres://host:secret@db/x",
    ],
)
def test_a_url_with_a_password_is_refused_and_not_repeated(url: str) -> None:
    with pytest.raises(Refused) as caught:
        disguised(url)
    assert caught.value.refusal.code == Code.USAGE
    assert "secret" not in str(caught.value.refusal)
