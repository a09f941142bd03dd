"""Metamorphic tests: a text is changed in what should change nothing, measured again, and every measure set beside its former value.

Wrapping, quotation styles, spaces, British and American spelling, the origin of names and the order of independent paragraphs say
nothing of who is painted how. The idea is that of metamorphic testing (Chen, Cheung and Yiu 1998) and of the invariance tests of
CheckList (Ribeiro et al. 2020). Each measure of `framescope.audit.compare` is one test; it stays where it differs by no
more than `TOLERANCE`. None of these measures tells a position, so that the order of paragraphs has no say in any.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

import pandas as pd

from ..analysis import Analysis
from ..errors import InputError
from ..measuring import measured
from ..wording import begun, count, typed
from .changes import CHANGES
from .compare import TOLERANCE, measured_values
from .renamed import origins, renamed
from .reordered import reordered

COLUMNS = ("article", "kind", "change", "measure", "unit", "voice", "who", "original", "changed", "n", "stays")
KINDS = ("wrapping", "quotation styles", "spaces", "spelling", "names", "order of paragraphs")
LAYOUT = ("wrapping", "spaces")
"""Kinds of changes that no name in a table shows."""

EXACT = 1e-9


@dataclass(frozen=True)
class Change:
    """A changed text: its kind and name, and what a name in the original is called in it."""

    kind: str
    name: str
    text: str
    called: Callable[[str], str]


def changes(a: Analysis, turn: int = 0) -> Iterator[Change]:
    """What is to be tried on an article; what would leave its text as it is, is left out. turn: which origins its persons' names get."""
    text = a.article.text
    every = [Change(kind, name, change(text), str if kind in LAYOUT else change) for name, (kind, change) in CHANGES.items()]
    for origin in (origins()[turn % len(origins())], origins()[(turn + len(origins()) // 2) % len(origins())]):
        swap = renamed(a, origin)
        every.append(Change("names", f"{origin} names", swap.apply(text), swap.apply))
    every.append(Change("order of paragraphs", "paragraphs changed round", reordered(a), str))
    return (change for change in every if change.text != text)


def stability(analyses: Iterable[Analysis], say: Callable[[str], object] = lambda line: None) -> pd.DataFrame:
    """One row an article, change and measure; columns `COLUMNS`. It measures each article some ten times.

    original and changed: the value in the two texts, 0 where there is none; n: observations behind the original's; stays: whether
    the two are the same within `TOLERANCE`.
    """
    rows = [row for turn, a in enumerate(analyses) for row in _rows(a, turn, say)]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _rows(a: Analysis, turn: int, say: Callable[[str], object]) -> Iterator[tuple]:
    before = dict(measured_values(a))
    for change in changes(a, turn):
        say(f"{a.article.id}: {change.name}")
        after, here = _again(a, change), _by_key(before, change.called)
        for key in dict.fromkeys([*here, *after]):
            yield a.article.id, change.kind, change.name, *_compared(key, here, after)


def _again(a: Analysis, change: Change) -> dict:
    """The measures of the changed text; none where it cannot be read."""
    title = change.called(a.article.title) if a.article.title else None
    article = replace(a.article, id=f"{a.article.id}-changed", text=change.text, title=title)
    try:
        return _by_key(dict(measured_values(measured(article, a.settings))), str)
    except InputError:
        return {}


def _by_key(values: dict, called: Callable[[str], str]) -> dict:
    """The measures with the names that sides have in the changed text; their apostrophes are typed ones ("Lee’s aides")."""
    return {(measure, unit, voice, typed(called(who))): value for (measure, unit, voice, who), value in values.items()}


def _compared(key: tuple[str, str, str, str], before: dict, after: dict) -> tuple:
    """measure, unit, voice, who, original, changed, n, stays of one measure."""
    (original, n), (changed, _) = before.get(key, (0.0, 0)), after.get(key, (0.0, 0))
    measure, unit, voice, who = key
    stays = abs(changed - original) <= TOLERANCE[unit] + EXACT
    return measure, unit, voice or None, who, float(original), float(changed), int(n), bool(stays)


def by_kind(frame: pd.DataFrame) -> pd.DataFrame:
    """One row a kind of change, in the order of `KINDS`: kind, articles, changes (made), measures (compared), stays (the share)."""
    rows = []
    for kind in KINDS:
        mine = frame[frame.kind == kind]
        if len(mine):
            made = mine[["article", "change"]].drop_duplicates()
            rows.append((kind, mine.article.nunique(), len(made), len(mine), mine.stays.mean()))
    return pd.DataFrame(rows, columns=["kind", "articles", "changes", "measures", "stays"])


def in_words(frame: pd.DataFrame | None) -> list[str]:
    """One sentence a kind of change; None is what was not tried.

    >>> in_words(None)
    ['This article was not changed and measured again here: set again = True in the first cell to try it.']
    """
    if frame is None:
        return ["This article was not changed and measured again here: set again = True in the first cell to try it."]
    return [
        f"{begun(row.kind)}: {row.stays:.3f} of {row.measures:,} measures stay, in {count(row.changes, 'changed text')}."
        for row in by_kind(frame).itertuples()
    ]


def left_over(frame: pd.DataFrame) -> pd.DataFrame:
    """The measures that do not stay: means first, the largest differences first."""
    gone = frame[~frame.stays].assign(size=lambda f: (f.changed - f.original).abs())
    return (
        gone.sort_values(["unit", "size"], ascending=[False, False], kind="stable").drop(columns=["size", "stays"]).reset_index(drop=True)
    )
