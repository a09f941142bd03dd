"""Who is heard in which article of a press review, who is only spoken of, and whom only one article names."""

from __future__ import annotations

from collections import defaultdict

import pandas as pd

from ..analysis import Analysis
from ..measures import summary
from .press import Review, stacked

HEARD, MENTIONED, ABSENT = "heard", "mentioned", "absent"


def coverage(review: Review) -> pd.DataFrame:
    """Who is heard where: one row an actor and outlet, of every actor that speaks in some article.

    Columns: outlet, name, side, mentions, words (attributed), standing (`HEARD`, `MENTIONED` or `ABSENT`); the actors with
    most words in all come first.
    """
    counts = {outlet: _presence(a) for outlet, a in review.analyses.items()}
    total = pd.concat([frame.words for frame in counts.values()]).groupby(level=0).sum()
    order = sorted(total[total > 0].index, key=lambda who: (-total[who], who))
    rows = []
    for name in order:
        for outlet, frame in counts.items():
            here = frame.loc[name] if name in frame.index else None
            mentions, words = (0, 0) if here is None else (int(here.mentions), int(here.words))
            standing = HEARD if words else MENTIONED if mentions else ABSENT
            rows.append((outlet, name, None if here is None else here.side, mentions, words, standing))
    return pd.DataFrame(rows, columns=["outlet", "name", "side", "mentions", "words", "standing"])


def _presence(a: Analysis) -> pd.DataFrame:
    """Mentions, attributed words and side of each actor, by name."""
    actors = a.actors
    said = summary.reported(a).groupby("speaker").words.sum()
    words = said.reindex(actors.actor_id).fillna(0).astype(int).to_numpy()
    frame = pd.DataFrame({"name": actors.name, "mentions": actors.mentions, "words": words, "side": summary.side_names(actors)})
    return frame.groupby("name").agg({"mentions": "sum", "words": "sum", "side": "first"})


def statements(review: Review) -> pd.DataFrame:
    """Everything that somebody is reported to have said: outlet, name, side, source_kind, kind, cue, words, content."""
    return stacked(review, lambda a: summary.attribution_list(a)[["name", "side", "source_kind", "kind", "cue", "words", "content"]])


def only_in_one(review: Review) -> pd.DataFrame:
    """The actors whom one outlet names and no other mentions: outlet, name, kind, mentions, sentence (where it is first named)."""
    found: dict[str, list[tuple]] = defaultdict(list)
    for outlet, a in review.analyses.items():
        sentences = a.sentences.set_index("sentence_id").text
        named = a.mentions[a.mentions.form == "name"].drop_duplicates("actor_id").set_index("actor_id").sentence_id
        for actor in a.actors[a.actors.mentions > 0].itertuples():
            sentence = sentences[named[actor.actor_id]] if actor.actor_id in named.index else None
            found[actor.actor_id].append((outlet, actor.name, actor.kind, actor.mentions, sentence))
    rows = [row for (row, *others) in found.values() if not others and row[4] is not None and len(review.analyses) > 1]
    order = {outlet: i for i, outlet in enumerate(review.outlets)}
    rows.sort(key=lambda row: (order[row[0]], -row[3], row[1]))
    return pd.DataFrame(rows, columns=["outlet", "name", "kind", "mentions", "sentence"])
