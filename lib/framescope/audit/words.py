"""What an audit found, in sentences and in one small table for each contrast."""

from __future__ import annotations

import pandas as pd

from ..wording import times
from .compare import TOLERANCE, WHOLE, Audit

COLUMNS = ("measure", "unit", "voice", "contrast", "text", "names")


def contrasts(x: Audit) -> pd.DataFrame:
    """Each contrast between the two actors, taken apart into what follows the text and what follows the names.

    `contrast` is the first actor's measure minus the second's in the original. Were the instrument deaf to names, the mirrored
    text would give its exact opposite; `names` is half of what the two add up to: the instrument's own bias, in the unit of
    the finding. `text` is the rest. contrast = text + names. Without rows where the two cannot be compared (`Audit.is_comparable`):
    what is left out there is not 0.
    """
    one, other = (x.of_the_two[x.of_the_two.who == who].set_index(["measure", "unit", "voice"]) for who in x.names)
    both = one[["original", "mirror"]].join(other[["original", "mirror"]], how="outer", lsuffix="_one", rsuffix="_other").fillna(0.0)
    before, after = both.original_one - both.original_other, both.mirror_other - both.mirror_one
    out = pd.DataFrame({"contrast": before, "text": (before - after) / 2, "names": (before + after) / 2}).reset_index()
    return out[list(COLUMNS)]


def beside(x: Audit) -> pd.DataFrame:
    """Every measure of the two actors beside its mirror, one row a measure and voice.

    A count or share that is not there is 0, a mean of nothing is missing. Columns: measure, unit, voice; one, other_mirrored, residue (the first actor in the text, the second in the mirror, where it
    stands in the first one's place, and their difference); other, one_mirrored, other_residue likewise. Without rows as `contrasts` is.
    """
    first, second = x.names
    keys, values = ["measure", "unit", "voice"], ["original", "mirror", "residue"]
    m = x.of_the_two.assign(voice=x.of_the_two.voice.fillna("both"))
    one = m[m.who == first].set_index(keys)[values].set_axis(["one", "other_mirrored", "residue"], axis=1)
    other = m[m.who == second].set_index(keys)[values].set_axis(["other", "one_mirrored", "other_residue"], axis=1)
    both = one.join(other, how="outer", sort=False).reset_index()
    counted, numbers = both.unit != "mean", both.columns.drop(keys)
    both.loc[counted, numbers] = both.loc[counted, numbers].fillna(0.0)
    return both


def in_words(x: Audit) -> list[str]:
    """Plain sentences: what was swapped, what swapped with it, what is left over, and what could not be swapped."""
    one, other = x.names
    n = len(x.mirror.substitutions)
    back = (
        "gives the original back, character for character"
        if x.mirror.swap.exact(x.original.article.text)
        else "does not give every word back"
    )
    swapped = f"{one} and {other} were swapped in {n} {'place' if n == 1 else 'places'}; swapping the mirrored text again {back}."
    return [swapped, finding(x) + ".", *_left_over(x), *not_judged(x), *x.mirror.notes]


def finding(x: Audit) -> str:
    """The audit in one line: how many measures swap, and the largest residue of a mean."""
    total, left = len(x.measures), len(x.left_over())
    if not x.is_comparable:
        return f"{' and '.join(x.names)} are not recognised equally in the text and in its mirror, so the two cannot be compared"
    means = x.measures[x.measures.unit == "mean"].residue.abs()
    off = "as much as 0.01" if means.max() < 0.005 else f"more than {means.max():.2f}"
    worst = f"; no mean is off by {off} on a scale of 2" if len(means) else ""
    if not left:
        return f"All {total} measures swap with {' and '.join(x.names)}{worst}"
    return f"{total - left} of {total} measures swap with {' and '.join(x.names)}{worst}"


def not_judged(x: Audit) -> list[str]:
    """A sentence for each side whose mentions do not come back in the mirror; of one that is found in the mirror alone nothing else is to be said."""
    return [
        f"Not judged: {row.who} is mentioned {times(row.original)} here, and in the mirror, as {row.mirrored}, {times(row.mirror)}: "
        "the search for names does not recognise it equally in both, and its measures would differ for that reason alone."
        for row in x.lost.itertuples()
        if row.original
    ]


def _left_over(x: Audit, most: int = 6) -> list[str]:
    rows = x.left_over().sort_values("unit", key=lambda u: u.map({"mean": 0, "share": 1, "count": 2}), kind="stable")
    out = [_sentence(row) for row in rows.head(most).itertuples()]
    return out + ([f"{len(rows) - most} smaller residues stand in the table."] if len(rows) > most else [])


def _sentence(row) -> str:
    spec = {"count": ".0f", "share": ".3f", "mean": "+.2f"}[row.unit]
    voice = f" in the {row.voice}'s voice" if isinstance(row.voice, str) else ""
    whose = "" if row.who == WHOLE else f" of {row.who}"
    tolerance = f", more than the {TOLERANCE[row.unit]} allowed" if TOLERANCE[row.unit] else ""
    return f"Left over: {row.measure}{whose}{voice} is {row.original:{spec}} here and {row.mirror:{spec}} in the mirror{tolerance}."
