"""What earns high confidence: what is asked follows the verb, a gap is negated, the accused stands by the verb; no headline."""

import pytest

from tests.reading.asking import items


@pytest.mark.parametrize(
    ("language", "kind", "text", "sure"),
    [
        ("fr", "request", "La France a appelé la Turquie à retirer ses troupes.", True),
        ("fr", "request", "La Russie a plaidé l'erreur de navigation.", False),
        ("fr", "request", "Moscou et Ankara pressent le pas.", False),
        ("en", "gap", "The communique does not say when the troops will leave.", True),
        ("en", "gap", "The A9 road was open.", False),
        ("en", "claim", "Turkey accused the Syrian army of shelling a post.", True),
        ("fr", "claim", "La Turquie a émis une protestation contre les livraisons d'armes aux YPG.", False),
        ("fr", "claim", "La France déplore que l'on fore dans des eaux que Chypre revendique, au mépris des engagements pris.", False),
        ("en", "claim", "Turkey accused the Syrian army of shelling a post\n\nNothing else was known.", False),
    ],
)
def test_what_is_marked_as_sure(language: str, kind: str, text: str, *, sure: bool) -> None:
    assert any(one.is_high for one in items(language, text, kind)) == sure
