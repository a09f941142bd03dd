"""What the figures of several outlets share, a press review's and a corpus': what each measure finds."""

from __future__ import annotations

from dataclasses import dataclass

from pandas import DataFrame

from ..wording import percent, signed
from . import style


@dataclass(frozen=True)
class Measure:
    """`more`: what one outlet does more than another, with places for {who} and {other}; `same`: what is said where none does."""

    more: str
    same: str

    def finding(self, frame: DataFrame, value: str) -> str:
        """The clearest difference between two outlets (`style.difference`), or that there is none."""
        return style.difference(frame, value, self.more) or self.same


MEASURES = {
    "stance": Measure("writes of {who} more positively than {other}", "No outlet's own tone toward a side can be told from another's"),
    "loaded": Measure("aims more loaded terms at {who} than {other}", "No outlet aims clearly more loaded terms at a side than another"),
    "share": Measure(
        "gives {who} a larger share of the attributed words than {other}",
        "No outlet clearly gives a side more to say than another",
    ),
}


KINDS = Measure(
    "gives {who} a larger share of the attributed words than {other}",
    "No outlet clearly gives a kind of source more to say than another",
)
"""Of kinds of sources in place of sides."""


def limit(value: float, measure: str) -> str:
    """An end of the measure's scale as it is printed."""
    return f"{value:+.0f}".replace("-", "−") if measure == "stance" else words(value, measure)


def words(value: float, measure: str) -> str:
    """A value of the measure as it is printed."""
    if measure in {"share", "kind"}:
        return percent(value)
    return signed(value) if measure == "stance" else f"{value:.0f}"
