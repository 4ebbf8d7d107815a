"""A count of what was found rightly, found wrongly and missed, and the figures that follow from it."""

from dataclasses import dataclass, field


@dataclass
class Tally:
    """What was found rightly, found wrongly, and missed, with what it was; how many optional marks were met."""

    right: int = 0
    optional: int = 0
    wrong: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Give the share of what was found that is right; where every mark is optional, those that were met are right."""
        right = self.right if self.there else self.optional
        found = right + len(self.wrong)
        return right / found if found else 1.0

    @property
    def recall(self) -> float:
        """Give the share of what is there that was found."""
        return self.right / self.there if self.there else 1.0

    @property
    def f1(self) -> float:
        """Give the harmonic mean of the two."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    @property
    def there(self) -> int:
        """Count what is marked."""
        return self.right + len(self.missed)
