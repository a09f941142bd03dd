"""One meaning a colour throughout the suite: figures and marked text take their colours from here.

The hues are those of Okabe and Ito (2008), which people with any colour vision tell apart; each stands for a side. Grey is
the article's own voice, light grey nobody or everybody else. Loaded terms have a hue that no side gets. Colour never stands
alone: figures and marked text say in words too what they show.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

AUTHOR_GREY = "#4d4d4d"
OTHER = "#8c8c8c"
TERM = "#cc79a7"
NEGATIVE, POSITIVE = "#b35806", "#542788"
SIDES = ("#0072b2", "#d55e00", "#009e73", "#56b4e9", "#e69f00")


def side_colours(actors: pd.DataFrame) -> dict[str, str]:
    """The colour of each side in the table ``actors``: the sides mentioned most get a hue of their own, the others `OTHER`."""
    mentions = actors.groupby("side").mentions.sum().sort_values(ascending=False, kind="stable")
    hues = SIDES + (OTHER,) * max(0, len(mentions) - len(SIDES))
    return dict(zip(mentions.index, hues, strict=False))
