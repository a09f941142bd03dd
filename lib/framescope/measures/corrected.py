"""What people corrected in an article, in words: how much, how right the instruments were there, and what could not be used."""

from __future__ import annotations

import pandas as pd

from ..analysis import Analysis
from ..corrections.model import ADD, CHANGE, DELETE, MERGE, RENAME, SIDE, SPLIT
from ..corrections.outcomes import APPLIED, MOVED, NOT_USED
from ..wording import count, join, percent
from .passages import Passage, Passages, passages

_ROWS = {"attributions": "attribution", "terms": "loaded term", "mentions": "mention", "actors": "actor"}
"""What a row of each table is called."""

_CHANGED = {
    ("attributions", "speaker"): "speakers", ("attributions", "source"): "sources", ("attributions", "cue"): "cues",
    ("attributions", "content"): "contents", ("attributions", "cue_class"): "cue classes", ("attributions", "kind"): "kinds of statement",
    ("terms", "target"): "targets of loaded terms", ("terms", "voice"): "voices of loaded terms",
    ("terms", "speaker"): "speakers of loaded terms", ("terms", "category"): "categories of loaded terms",
    ("terms", "valence"): "valences of loaded terms", ("mentions", "actor_id"): "mentions’ actors",
    ("mentions", "sentiment"): "mentions’ sentiments", ("actors", "kind"): "kinds of actor",
}  # fmt: skip
"""What people change in a column, in the plural."""

_OF_ACTORS = {MERGE: "merged with another", SPLIT: "split", RENAME: "renamed", SIDE: "given another side"}

UNREAD = "What nobody looked at counts as right."


def number(a: Analysis) -> int:
    """How many corrections were used in an article."""
    return int(a.corrections.outcome.isin(APPLIED).sum())


def headline(a: Analysis) -> str:
    """How many corrections were used, in a few words; nothing where there are none."""
    return f"{count(number(a), 'correction')} by hand" if len(a.corrections) else ""


def in_words(a: Analysis) -> list[str]:
    """How much people corrected, and the accuracy on this article that follows from it, in sentences; none without corrections.

    Examples
    --------
    >>> import framescope as fs
    >>> text = "Mayor Ann Lee condemned the shameful attack on Fenwick."
    >>> from framescope.corrections.model import Correction
    >>> wrong = Correction("delete", "terms", 28, 36, "shameful", place="mine.csv, line 2")
    >>> in_words(fs.analyze(fs.read_article(text), instruments=[], corrections=[wrong]))[1]
    'Of 1 loaded term people took out 1: 0 % stand.'
    """
    if not len(a.corrections):
        return []
    used = a.corrections[a.corrections.outcome.isin(APPLIED)]
    told = [*_changes(used), *_rows(used), *_actors(used)]
    return [_opening(a), *told, *([UNREAD] if told else [])]


def _opening(a: Analysis) -> str:
    made, used = len(a.corrections), number(a)
    moved, lost = (int((a.corrections.outcome == outcome).sum()) for outcome in (MOVED, NOT_USED))
    same = made - used - lost
    more = [
        f"{count(moved, 'of them stands', 'of them stand')} at another place of a text that has changed" if moved else "",
        f"{same} say what the instruments had said" if same else "",
        f"{lost} could not be used" if lost else "",
    ]
    rest = "; ".join(part for part in more if part)
    return f"People made {count(made, 'correction')} here by hand, of which {used} changed something{'; ' if rest else ''}{rest}."


def _changes(used: pd.DataFrame) -> list[str]:
    """A sentence for each column in which values were changed."""
    changed = used[(used.action == CHANGE) & used.column.notna()]
    out = []
    for (table, column), rows in changed.groupby(["table", "column"], sort=False):
        n, of = len(rows), int(rows.of.max())
        out.append(f"Of {of} {_CHANGED.get((table, column), column)} people changed {n}: {percent(_share(of - n, of))} stand.")
    return out


def _rows(used: pd.DataFrame) -> list[str]:
    """A sentence for each table of which rows were taken out or added; added columns of one row count once."""
    out = []
    for table, rows in used[used.action.isin([ADD, DELETE])].groupby("table", sort=False):
        of = int(rows.of.max())
        gone, new = int((rows.action == DELETE).sum()), len(rows[rows.action == ADD].drop_duplicates(["start", "end"]))
        what = count(of, _ROWS.get(str(table), "row"))
        stand = f"{percent(_share(of - gone, of))} stand" if gone else ""
        found = f"the instrument had found {percent(_share(of - gone, of - gone + new))} of all" if new else ""
        done = join([part for part in (f"took out {gone}" if gone else "", f"added {new} that it had missed" if new else "") if part])
        out.append(
            f"Of {what} people {done}: {join([part for part in (stand, found) if part])}.".replace(
                f"Of {what} people added", _added(of, what)
            )
        )
    return out


def _added(of: int, what: str) -> str:
    return f"To {what} people added" if of else "People added"


def _actors(used: pd.DataFrame) -> list[str]:
    of_actors = used[used.table.eq("actors") & used.action.isin(list(_OF_ACTORS))]
    if of_actors.empty:
        return []
    done = [
        f"{int(n)} were {what}" if n > 1 else f"1 was {what}"
        for action, what in _OF_ACTORS.items()
        if (n := (of_actors.action == action).sum())
    ]
    return [f"Of {count(int(of_actors.of.max()), 'actor')} {join(done)}."]


def _share(part: int, whole: int) -> float:
    return max(0.0, part / whole) if whole else 0.0


def not_used(a: Analysis) -> list[str]:
    """A sentence for each correction that could not be used, with its place and why."""
    lost = a.corrections[a.corrections.outcome == NOT_USED]
    return [f"{row.place} was not used (“{_short(row.words)}”): {row.reason}." for row in lost.itertuples()]


def _short(words: str, most: int = 60) -> str:
    words = " ".join(words.split())
    return words if len(words) <= most else words[:most].rpartition(" ")[0] + " …"


def passages_of(a: Analysis) -> Passages | None:
    """Where corrections were used, each with what was corrected, what it was and what it is."""
    used = a.corrections[a.corrections.outcome.isin(APPLIED) & (a.corrections.end > 0)]
    return passages(a, "Corrected by hand", [Passage(row.start, row.end, _told(a, row)) for row in used.itertuples()], most=len(used))


def whole_actors(a: Analysis) -> list[str]:
    """The corrections of whole actors that were used, a sentence each."""
    used = a.corrections[a.corrections.outcome.isin(APPLIED) & (a.corrections.end == 0)]
    return [f"{row.words}: {_told(a, row)}." for row in used.itertuples()]


def _told(a: Analysis, row) -> str:
    """What was corrected: from what to what."""
    names = a.actor_names
    before, after = (_short(names.get(value, value)) if isinstance(value, str) else "nobody" for value in (row.before, row.after))
    change = "" if row.action in (ADD, DELETE) else f", from {before} to {after}"
    return f"{_named(row)}{change} ({row.place})"


def _named(row) -> str:
    one = _ROWS.get(row.table, row.table)
    if row.action in (ADD, DELETE):
        return f"{one} {'added' if row.action == ADD else 'taken out'}"
    if row.table == "actors" and row.action in _OF_ACTORS:
        return f"actor {_OF_ACTORS[row.action]}"
    return f"{one}: {str(row.column).replace('_', ' ').removesuffix(' id')}"
