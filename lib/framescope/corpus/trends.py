"""What a corpus adds up to: outlets by side over time, read partition by partition and kept as sums.

Each measure is a ratio of two sums over articles, with an interval clustered by story (`framescope.measures.ratios`): articles that tell
one in much the same words (`framescope.corpus.duplicates`) are one witness, and belong to the period of the first of them.

========= ====================================================== ================================================
measure   y, per article                                         n, per article
========= ====================================================== ================================================
stance    scores of the mentions of the side, author's voice     the number of these mentions
loaded    loaded terms of the author's own aimed at the side     thousands of words in the author's voice
share     words attributed to the side                           all attributed words
========= ====================================================== ================================================

Of each side only the articles count that mention it. A side is the actor that an actor stands for, else itself; its name is one in the whole corpus (`framescope.corpus.identities`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow.compute as pc

from ..gazetteer.source_kinds import KINDS
from ..measures.ratios import NONE_SEEN, SUMS, of_each, ratio
from ..measures.summary import main_instrument
from ..sentiment.score import FORMER_NAMES, MENTION_MODEL
from ..voice import AUTHOR, SCARE
from .dataset import reading
from .identities import ASKED, Identities
from .parts import fragments, partitions, where_and_when

LIMITS = {"stance": (-1.0, 1.0), "loaded": (0.0, float("inf")), "share": (0.0, 1.0), "kind": (0.0, 1.0)}
"""The measures, and between what each one lies."""

PARTITIONS_READ = 200
"""Partitions whose mentions decide which sides a corpus is about."""

WHOLE = ["measure", "rests_on", "outlet", "who"]
GROUP = [*WHOLE, "period"]


def trends(folder: str | Path, period: str = "M", most: int = 3) -> pd.DataFrame:
    """The `SUMS` of each measure, outlet, side and period, for the `most` mentioned sides.

    `period` is a frequency of pandas (``"M"``, ``"Q"``, ``"Y"``). Articles whose date cannot be read have no period.
    Returned: columns measure, rests_on (on which judgement: a key of `framescope.measures.accuracy.JUDGEMENTS`), outlet, who,
    period (a text such as 2031-04, missing without a date) and `SUMS`. Sums over rows are sums over articles: `overall` leaves the periods out, `framescope.measures.ratios.ratio` makes ratios with intervals.
    """
    with reading(folder):
        identities = Identities.of(folder)
        who = _main_sides(folder, most, identities)
        tone_by = main_instrument_of(folder)
        repeated = _repeated(folder, period)
        parts = [_sums(tables, who, period, tone_by, repeated, identities) for tables in _partitions(folder, tone_by)]
    return _added_up(parts)


_Part = tuple[pd.DataFrame, pd.DataFrame]
"""Of a partition the `SUMS` of articles that tell a story alone, and the y and n of each that shares one, with its story."""


def _added_up(parts: list[_Part]) -> pd.DataFrame:
    """The `SUMS` of all partitions, each story one witness."""
    if not parts:
        return pd.DataFrame(columns=[*GROUP, *SUMS])
    together = _clustered(pd.concat([rows for _, rows in parts], ignore_index=True))
    whole = pd.concat([*(sums for sums, _ in parts), together], ignore_index=True)
    return whole.groupby(GROUP, dropna=False, sort=True)[list(SUMS)].sum().reset_index()


def _told(rows: pd.DataFrame) -> _Part:
    """The rows of a partition (`GROUP`, story, y and n) as they are added up."""
    own = of_each(rows[rows.story.isna()])
    return own.groupby(GROUP, dropna=False)[list(SUMS)].sum().reset_index(), rows[rows.story.notna()]


def _places(tables: dict[str, pd.DataFrame], period: str, repeated: pd.DataFrame, at: pd.Index) -> dict[str, np.ndarray]:
    """The outlet, period and shared story of each article; what several tell is told in the period of the first of them."""
    places, shared = where_and_when(tables["articles"], period).reindex(at), repeated.reindex(at)
    when = places.period.mask(shared.story.notna(), shared.period)
    return {"outlet": places.outlet.to_numpy(), "period": when.to_numpy(), "story": shared.story.to_numpy()}


def _repeated(folder: str | Path, period: str) -> pd.DataFrame:
    """The stories that several articles tell: for each of their articles (the index) the story, and the period of its first article."""
    told = [tables["articles"] for tables in partitions(folder, {"articles": (["article_id", "story", "date", "outlet"], None)})]
    whole = pd.concat(told, ignore_index=True) if told else pd.DataFrame(columns=["article_id", "story", "date", "outlet"])
    shared = whole[whole.story.notna() & whole.story.duplicated(keep=False)]
    when = where_and_when(shared, period).period
    return shared.assign(period=when.reindex(shared.story).to_numpy()).set_index("article_id")[["story", "period"]]


def _clustered(rows: pd.DataFrame) -> pd.DataFrame:
    """The `SUMS` of articles that tell stories together: each story is one witness."""
    whole = rows.groupby([*GROUP, "story"], dropna=False)[["y", "n"]].sum().reset_index()
    return of_each(whole)[[*GROUP, *SUMS]]


def source_kinds(folder: str | Path, period: str = "M", most: int = 4) -> pd.DataFrame:
    """The same as `trends` for kinds of sources: measure ``kind``, ``who`` the kind, the `most` kinds with most words.

    y is the words attributed to sources of the kind in an article, n all attributed words; every article counts in which somebody is
    reported. Sources of which the text does not tell what they are count in n.
    """
    wanted = {
        "articles": (["article_id", "outlet", "date"], None),
        "attributions": (["article_id", "source_kind", "words"], pc.field("kind") != SCARE),
    }
    with reading(folder):
        repeated = _repeated(folder, period)
        parts = [_kind_sums(tables, period, repeated) for tables in partitions(folder, wanted)]
    frame = _added_up(parts)
    kinds = frame.groupby("who").y.sum().sort_values(ascending=False, kind="stable")
    return frame[frame.who.isin(kinds.index[:most])].reset_index(drop=True)


def _kind_sums(tables: dict[str, pd.DataFrame], period: str, repeated: pd.DataFrame) -> _Part:
    said = tables["attributions"]
    n = said.groupby("article_id").words.sum()
    n = n[n > 0]
    y = said.groupby(["article_id", "source_kind"]).words.sum().unstack(fill_value=0).reindex(n.index).fillna(0)
    named = {"measure": "kind", "rests_on": "attribution", **_places(tables, period, repeated, n.index)}
    frames = [
        pd.DataFrame({**named, "who": kind, "y": y[kind].to_numpy(dtype=float), "n": n.to_numpy(dtype=float)})
        for kind in KINDS
        if kind in y
    ]
    return _told(pd.concat(frames, ignore_index=True) if frames else pd.DataFrame(columns=[*GROUP, "story", "y", "n"]))


def overall(frame: pd.DataFrame) -> pd.DataFrame:
    """The trends without periods."""
    return frame.groupby(WHOLE, sort=True)[list(SUMS)].sum().reset_index()


def with_intervals(frame: pd.DataFrame) -> pd.DataFrame:
    """Trends with ratio, low and high beside their sums.

    A rate of loaded terms where there are none reaches up to the rate at which that would happen once in forty times.
    """
    rows = [group.join(ratio(group, *LIMITS[measure])) for measure, group in frame.groupby("measure", sort=False)]
    if not rows:
        return frame.assign(ratio=[], low=[], high=[])
    whole = pd.concat(rows).sort_index()
    none = (whole.measure == "loaded") & (whole.y == 0)
    return whole.assign(low=whole.low.mask(none, 0.0), high=whole.high.mask(none, NONE_SEEN / whole.n))


def main_sides(folder: str | Path, most: int) -> list[str]:
    """The sides mentioned most in the first `PARTITIONS_READ` partitions, by name."""
    with reading(folder):
        return _main_sides(folder, most, Identities.of(folder))


def _main_sides(folder: str | Path, most: int, identities: Identities) -> list[str]:
    counts: Counter[str] = Counter()
    for fragment in islice(fragments(folder, "actors"), PARTITIONS_READ):
        actors = fragment.to_table().to_pandas()
        counts.update(actors.mentions.groupby(identities.sides(actors)).sum().to_dict())
    return [name for name, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:most]]


def main_instrument_of(folder: str | Path) -> str:
    """The instrument of sentiment that the tone rests on: the most accurate one that the first partition with any mention holds."""
    for fragment in fragments(folder, "sentiments"):
        if named := pc.unique(fragment.to_table(columns=["instrument"]).column(0)).to_pylist():
            return main_instrument(FORMER_NAMES.get(name, name) for name in named)
    return main_instrument(())


def _partitions(folder: str | Path, tone_by: str) -> Iterator[dict[str, pd.DataFrame]]:
    """What the measures need of each partition, one partition in memory at a time."""
    own, field = pc.field("voice") == AUTHOR, pc.field
    wanted = {
        "articles": (["article_id", "outlet", "date"], None),
        "actors": (["article_id", *ASKED], None),
        "sentiments": (["article_id", "actor_id", "score"], own & field("instrument").isin(instrument_names(tone_by))),
        "terms": (["article_id", "target"], own & field("target").is_valid()),
        "attributions": (["article_id", "speaker", "words"], field("kind") != SCARE),
        "tokens": (["article_id"], own & ~field("pos").isin(["PUNCT", "SYM", "SPACE"])),
    }
    return partitions(folder, wanted)


def instrument_names(instrument: str) -> list[str]:
    """The names under which an instrument stands in datasets of any version."""
    return [instrument, *(former for former, name in FORMER_NAMES.items() if name == instrument)]


def _sums(
    tables: dict[str, pd.DataFrame], who: list[str], period: str, tone_by: str, repeated: pd.DataFrame, identities: Identities
) -> _Part:
    """The `SUMS` of the articles that tell a story of their own, and y and n of each of the others, with its story."""
    actors = tables["actors"].assign(who=identities.sides(tables["actors"]))
    sides = actors.set_index(["article_id", "actor_id"]).who
    mentioned = actors[actors.who.isin(who) & (actors.mentions > 0)].drop_duplicates(["article_id", "who"])
    index = pd.MultiIndex.from_frame(mentioned[["article_id", "who"]])
    at = index.get_level_values("article_id")

    def by_side(frame: pd.DataFrame, actor: str, values: pd.Series) -> pd.Series:
        keys = sides.reindex(pd.MultiIndex.from_arrays([frame.article_id, frame[actor]])).to_numpy()
        return values.groupby([frame.article_id.to_numpy(), keys]).sum().reindex(index).fillna(0.0)

    felt, terms, said = tables["sentiments"], tables["terms"], tables["attributions"]
    words = tables["tokens"].article_id.value_counts() / 1000
    attributed = said.groupby("article_id").words.sum()
    rests_on = {"stance": "sentiment" if tone_by == MENTION_MODEL else tone_by, "loaded": "terms", "share": "attribution"}
    pairs = {
        "stance": (by_side(felt, "actor_id", felt.score), by_side(felt, "actor_id", felt.score * 0 + 1)),
        "loaded": (by_side(terms, "target", pd.Series(1.0, index=terms.index)), words.reindex(at).fillna(0)),
        "share": (by_side(said, "speaker", said.words), attributed.reindex(at).fillna(0)),
    }
    places = _places(tables, period, repeated, at)
    frames = []
    for measure, (y, n) in pairs.items():
        y, n = y.to_numpy(dtype=float), n.to_numpy(dtype=float)
        named = {"measure": measure, "rests_on": rests_on[measure], "who": index.get_level_values("who"), **places}
        rows = pd.DataFrame({**named, "y": y, "n": n})
        frames.append(rows[rows.n > 0])
    return _told(pd.concat(frames, ignore_index=True))
