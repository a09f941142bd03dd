"""Both texts measured by the whole suite, every measure beside its mirror.

Where two actors are swapped, what was measured of the one must be measured of the other, and what was measured of third
parties or of the whole article must stay. `Audit.measures` holds a row for each measure, voice and side:

========= ============================================================================================
measure   what is measured, as the findings have it
unit      count, share (0 to 1) or mean (-1 to 1: "on a scale of 2")
voice     author, source, or missing where the measure has no voice
who       the side in the original, or `WHOLE`
mirrored  the side that must show the same in the mirrored text
original  the value for `who` in the original
mirror    the value for `mirrored` in the mirrored text
residue   mirror - original, in the unit of the measure: what follows the name and not the text
n         observations behind the original's value
========= ============================================================================================

Where the mentions of a side do not come back (a swapped name is not found in the mirrored text, or is taken for another's),
its measures cannot be told apart from that: such a side is in `Audit.lost`, and nothing of it is in `Audit.measures`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import pandas as pd

from ..analysis import Analysis
from ..measures import summary
from ..measures.who_toward_whom import THE_AUTHOR, stances_by_side
from ..measuring import by_themselves, measured
from .mirror import Mirror, mirror_article, mirror_sides

WHOLE = "the whole article"
COLUMNS = ("measure", "unit", "voice", "who", "mirrored", "original", "mirror", "residue", "n")
TOLERANCE = {"count": 0.0, "share": 0.005, "mean": 0.02}
"""A residue up to this is none: counts must swap exactly, means to within .02 on their scale of 2."""


@dataclass(frozen=True)
class Audit:
    """An analysis, its mirror, and the measures of both side by side."""

    original: Analysis
    mirror: Mirror
    mirrored: Analysis
    measures: pd.DataFrame

    @property
    def names(self) -> tuple[str, str]:
        """The names of the two actors that were swapped."""
        names = self.original.actor_names
        return names[self.mirror.one], names[self.mirror.other]

    @cached_property
    def lost(self) -> pd.DataFrame:
        """The sides that are not found as often in the mirror: who, mirrored (its name there), original and mirror (mentions)."""
        return lost(self.original, self.mirrored, self.mirror)

    @property
    def is_comparable(self) -> bool:
        """Whether both of the swapped actors are found in the mirror as often as in the text, so that one can be set against the other."""
        return set(self.names).isdisjoint(self.lost.who)

    @property
    def of_the_two(self) -> pd.DataFrame:
        """The measures of the two swapped actors; no rows where they cannot be compared."""
        return self.measures[self.measures.who.isin(self.names) & self.is_comparable]

    def left_over(self) -> pd.DataFrame:
        """The measures whose residue is larger than `TOLERANCE`: shares, means, counts, the largest first."""
        m = self.measures
        kept = m[m.residue.abs() > m.unit.map(TOLERANCE) + 1e-9]
        order = kept.assign(_size=-kept.residue.abs()).sort_values(["unit", "_size"], ascending=[False, True], kind="stable").index
        return kept.loc[order]


def audit(a: Analysis, one: str, other: str) -> Audit:
    """Swap the actors `one` and `other` in the article of `a`, measure the mirrored text with the settings of `a`, and compare.

    What people corrected is left out of both: an audit is about the instruments.

    Raises
    ------
    InputError
        when one of the two is not in the article, or both are the same.
    """
    a = by_themselves(a)
    return _audit(a, mirror_article(a, one, other))


def audit_sides(a: Analysis, sides: Sequence[str] | None = None) -> Audit | None:
    """The audit of the two `sides` named, else of the two that are mentioned most; None where there are no two (see `mirror_sides`).

    The rest is as for `audit`.
    """
    a = by_themselves(a)
    mirror = mirror_article(a, *sides) if sides else mirror_sides(a)
    return _audit(a, mirror) if mirror else None


def _audit(a: Analysis, mirror: Mirror) -> Audit:
    other = _measured(mirror.article, a.settings)
    return Audit(a, mirror, other, compare(a, other, mirror))


_measured = lru_cache(maxsize=4)(measured)
"""The analysis of a mirrored article: the figure and the tables of one page ask for the same one."""


def compare(a: Analysis, mirrored: Analysis, mirror: Mirror) -> pd.DataFrame:
    """The table of measures; columns `COLUMNS`."""
    counterpart = counterparts_of(a, mirror)
    before, after = dict(measured_values(a)), dict(measured_values(mirrored))
    back = {there: here for here, there in counterpart.items()}
    keys = list(before) + [k for k in ((m, u, v, back.get(w, w)) for m, u, v, w in after) if k not in before]
    rows = []
    not_found = set(lost(a, mirrored, mirror).who)
    for measure, unit, voice, who in (key for key in dict.fromkeys(keys) if key[-1] not in not_found):
        other = counterpart.get(who, who)
        original, n = before.get((measure, unit, voice, who), (0.0, 0))
        value, _ = after.get((measure, unit, voice, other), (0.0, 0))
        rows.append((measure, unit, voice or None, who, other, float(original), float(value), float(value - original), n))
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype({"voice": "str", "n": "int64"})


def lost(a: Analysis, mirrored: Analysis, mirror: Mirror) -> pd.DataFrame:
    """See `Audit.lost`."""
    counterpart = counterparts_of(a, mirror)
    here, there = (summary.mentions_by_side(each).sum(axis=1) for each in (a, mirrored))
    back = {name: who for who, name in counterpart.items()}
    whose = dict.fromkeys([*here.index, *(back.get(name, name) for name in there.index)])
    rows = [(who, counterpart.get(who, who), int(here.get(who, 0)), int(there.get(counterpart.get(who, who), 0))) for who in whose]
    frame = pd.DataFrame(rows, columns=["who", "mirrored", "original", "mirror"])
    return frame[frame.original != frame.mirror].reset_index(drop=True)


def counterparts_of(a: Analysis, mirror: Mirror) -> dict[str, str]:
    """The name that each side of the original has in the mirrored text."""
    names = a.actor_names
    one, other = names[mirror.one], names[mirror.other]
    swapped = {name: mirror.swap.apply(name) for name in (*names.values(), summary.UNNAMED)}
    return {**swapped, one: other, other: one}


_Key = tuple[str, str, str, str]


def measured_values(a: Analysis) -> Iterator[tuple[_Key, tuple[float, int]]]:
    """Each measure of an analysis: (measure, unit, voice or "", side) and (value, observations)."""
    yield from _whole(a)
    for name, counts in (("mentions", summary.mentions_by_side(a)), ("loaded terms aimed at it", summary.terms_by_target(a))):
        for who, row in counts.iterrows():
            yield from (((name, "count", voice, str(who)), (n, n)) for voice, n in row.items())
    yield from _tone_of_terms(a)
    for row in summary.sentiment_toward(a).itertuples():
        instrument = summary.INSTRUMENT_NAMES.get(row.instrument, row.instrument)
        yield (f"sentiment, {instrument}", "mean", row.voice, row.who), (row.mean, row.n)
    yield from _heard(a)
    yield from _stances(a)


def _whole(a: Analysis) -> Iterator[tuple[_Key, tuple[float, int]]]:
    voices = summary.words_by_voice(a)
    for voice, group in voices.groupby("voice"):
        yield ("words", "share", voice, WHOLE), (group.share.sum(), int(group.words.sum()))
    for voice, n in a.terms.voice.value_counts().items():
        yield ("loaded terms", "count", str(voice), WHOLE), (n, n)
    for kind, n in a.attributions.kind.value_counts().items():
        yield (f"attributions, {kind}", "count", "", WHOLE), (n, n)
    yield ("sentences without a source", "count", "", WHOLE), (len(summary.unsourced(a)), len(a.sentences))


def _tone_of_terms(a: Analysis) -> Iterator[tuple[_Key, tuple[float, int]]]:
    aimed = a.terms[a.terms.target.notna()]
    for (who, voice), group in aimed.groupby([summary.side_of(a, aimed.target).rename("who"), "voice"]):
        yield ("tone of the terms aimed at it", "mean", voice, who), (group.valence.mean(), len(group))


def _stances(a: Analysis) -> Iterator[tuple[_Key, tuple[float, int]]]:
    found = stances_by_side(a)
    for (polarity, voice, who), group in found.groupby(["polarity", "voice", "toward"]):
        yield (f"stances toward it, {polarity}", "count", voice, who), (len(group), len(group))
    taken = found[found.who != THE_AUTHOR]
    for (polarity, voice, who), group in taken.groupby(["polarity", "voice", "who"]):
        yield (f"stances of its own, {polarity}", "count", voice, who), (len(group), len(group))


def _heard(a: Analysis) -> Iterator[tuple[_Key, tuple[float, int]]]:
    for row in summary.sources_by_side(a).itertuples():
        yield ("attributions", "count", "", row.side), (row.attributions, row.attributions)
        yield ("attributed words", "count", "", row.side), (row.words, row.attributions)
        yield ("share of attributed words", "share", "", row.side), (row.share, row.attributions)
    for who, row in summary.cues_by_side(a).iterrows():
        yield from (((f"cues, {name}", "count", "", str(who)), (n, n)) for name, n in row.items() if n)
