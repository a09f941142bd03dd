"""How sure the figures of one article are: intervals for its shares and means, and tests of the differences between two sides.

What such an interval means for a single text stands in `framescope.measures.statistics`. Shares of words are drawn anew by paragraph,
means by sentence; proportions of things that are counted one by one have Wilson's interval. Below `FLOOR` observations (ten sentences or paragraphs for what is drawn anew) there
is no interval, and the tables say so.
"""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from ..analysis import Analysis
from ..voice import AUTHOR
from ..wording import percent
from . import summary
from .statistics import FLOOR, TOO_FEW, bootstrap_mean, bootstrap_ratio, interval, permutation_difference, wilson

COLUMNS = ("measure", "who", "value", "low", "high", "n", "of")
DIFFERENCES = ("measure", "first", "second", "difference", "p", "n_first", "n_second")
WHOLE = "the whole article"
_NOTHING = (float("nan"), float("nan"))


def resolution(a: Analysis) -> pd.DataFrame:
    """How many mentions of each form are resolved: form, mentions, resolved, share, and the mean confidence of the resolved ones."""
    found = a.mentions.assign(resolved=a.mentions.actor_id.notna(), sure=a.mentions.confidence.where(a.mentions.actor_id.notna()))
    rows = found.groupby("form").agg(mentions=("form", "size"), resolved=("resolved", "sum"), confidence=("sure", "mean"))
    rows = rows.sort_values("mentions", ascending=False, kind="stable").reset_index()
    return rows.assign(share=rows.resolved / rows.mentions)[["form", "mentions", "resolved", "share", "confidence"]]


def intervals(a: Analysis, most: int = 4) -> pd.DataFrame:
    """Shares with their 95 % intervals: measure, who, value, low, high, n (observations) and of (what they are).

    The author's share of all words; the share of attributed words of the `most` heard sides; sentences of the body without a
    source; attributions with a neutral cue; negative mentions of the `most` mentioned sides in the author's voice.
    """
    rows = [*_voices(a), *_heard(a, most), *_counted(a), *_negative(a, most)]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _voices(a: Analysis) -> Iterator[tuple]:
    words = summary.words(a)
    own = (words.voice == AUTHOR).astype(float)
    paragraph = words.sentence_id.map(a.sentences.set_index("sentence_id").paragraph_id)
    if len(words):
        low, high = bootstrap_mean(own, paragraph)
        yield "words in the author's voice", WHOLE, own.mean(), low, high, paragraph.nunique(), "paragraphs"


def _heard(a: Analysis, most: int) -> Iterator[tuple]:
    rows = summary.reported(a)
    paragraph = rows.sentence_id.map(a.sentences.set_index("sentence_id").paragraph_id)
    for side in summary.sources_by_side(a).side.head(most):
        mine = rows.words.where(rows.side == side, 0)
        low, high = bootstrap_ratio(mine, rows.words, paragraph)
        yield "share of attributed words", side, mine.sum() / max(1, rows.words.sum()), low, high, len(rows), "attributions"


def _counted(a: Analysis) -> Iterator[tuple]:
    body = a.paragraphs.paragraph_id[a.paragraphs.kind == "body"]
    total, reports = int(a.sentences.paragraph_id.isin(body).sum()), summary.reported(a)
    yield _proportion("sentences without a source", WHOLE, len(summary.unsourced(a)), total, "sentences")
    yield _proportion("attributions with a neutral cue", WHOLE, int((reports.cue_class == "neutral").sum()), len(reports), "attributions")


def _negative(a: Analysis, most: int) -> Iterator[tuple]:
    felt = summary.by_author(summary.sentiment_toward(a))
    for row in felt.head(most).itertuples():
        yield _proportion("negative mentions, author's voice", row.who, int(row.negative), row.n, "mentions")


def _proportion(measure: str, who: str, hits: int, n: int, of: str) -> tuple:
    low, high = wilson(hits, n) if n >= FLOOR else _NOTHING
    return measure, who, hits / n if n else float("nan"), low, high, n, of


def differences(a: Analysis) -> pd.DataFrame:
    """The two sides mentioned most, on each instrument and in each voice: difference of mean sentiment with its p.

    p is that of a permutation test which deals out whole sentences; it is missing where a side has fewer than `FLOOR` mentions.
    One row in twenty has a p below .05 by chance alone.
    """
    pair, rows = summary.widest(a), []
    if pair is not None:
        sides = summary.side_ids(a, a.sentiments.actor_id)
        names = a.actor_names
        both = a.sentiments.assign(side=sides)[sides.isin(pair)]
        for (instrument, voice), g in both.groupby(["instrument", "voice"]):
            first = g.side == pair[0]
            n = int(first.sum()), int((~first).sum())
            difference, p = permutation_difference(g.score, first, g.sentence_id) if min(n) else _NOTHING
            label = f"Sentiment, {summary.INSTRUMENT_NAMES.get(instrument, instrument)}, {voice}'s voice"
            rows.append((label, names[pair[0]], names[pair[1]], difference, p if min(n) >= FLOOR else float("nan"), *n))
    return pd.DataFrame(rows, columns=list(DIFFERENCES))


def in_words(a: Analysis) -> list[str]:
    """One sentence an interval and a difference; "too few to say" where that is so."""
    shares = [f"{r.measure[0].upper()}{r.measure[1:]}, {r.who}: {_share(r)} ({r.n} {r.of})." for r in intervals(a).itertuples()]
    return shares + [_difference(r) for r in differences(a).itertuples()]


def _share(row) -> str:
    if pd.isna(row.low):
        return TOO_FEW
    return f"{percent(row.value)}, 95 % interval {interval(100 * row.low, 100 * row.high, '.0f')} %"


def _difference(row) -> str:
    if pd.isna(row.p):
        return f"{row.measure}: {row.first} against {row.second}: {TOO_FEW}."
    found = f"{row.first} minus {row.second} {row.difference:+.2f}, p = {row.p:.2f}"
    return f"{row.measure}: {found} ({row.n_first} and {row.n_second} mentions)."
