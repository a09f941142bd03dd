"""Profiles: all measures of an article in one tidy table, a row a side or an actor, each with its interval, for any program of statistics.

A side is taken as one: whatever is said to, of and by those who stand for it is its own (`by_side`), so that every measure of actors
is one of sides. What one member of a side says of another is left out where stances are counted.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import numpy as np
import pandas as pd

from ..analysis import Analysis
from ..attribution.cues import CLASSES
from ..metadata import SAID_OF_AN_ARTICLE
from ..portrayal.stances import NEGATIVE, POSITIVE
from ..tables import PROFILE_COLUMNS, columns
from ..voice import AUTHOR, SOURCE
from . import summary
from .portraits import portraits
from .statistics import FLOOR, bootstrap_mean, bootstrap_ratio, wilson
from .who_toward_whom import shown

SIDE, ACTOR = "side", "actor"
ACTORS_OF = {
    "mentions": ("actor_id", "speaker"),
    "tokens": ("speaker",),
    "attributions": ("speaker",),
    "terms": ("target", "speaker"),
    "events": ("agent", "patient", "speaker"),
    "choices": ("actor", "speaker"),
    "stances": ("source", "target", "speaker"),
    "accusations": ("accused", "accuser", "speaker"),
    "sentiments": ("actor_id", "speaker"),
}
"""The columns of the tables that name actors."""

_NAMES = {AUTHOR: "author", SOURCE: "sources"}
_NOTHING = (float("nan"), float("nan"))


def profiles(a: Analysis, by: str = SIDE) -> pd.DataFrame:
    """One row a side (or ``by="actor"``), the most mentioned first: the columns of `framescope.tables.PROFILE_COLUMNS`, told in the codebook.

    An article in which nobody was found has one row, without a side, for what is measured of the article as a whole.

    Examples
    --------
    >>> import framescope as fs
    >>> text = "Mayor Ann Lee condemned the shameful attack on Fenwick."
    >>> found = profiles(fs.analyze(fs.read_article(text), instruments=[]), by="actor")
    >>> found.loc[found.name == "Ann Lee", ["who", "speaks", "attributed_share", "words"]].values.tolist()
    [['ann-lee', 1, 1.0, 9]]
    """
    said = summary.reported(a)
    speaking = pd.DataFrame({"sources": said.groupby(summary.side_ids(a, said.speaker) if by == SIDE else said.speaker).speaker.nunique()})
    a = by_side(a) if by == SIDE else a
    painted = portraits(a).rename(columns={"actor": "who"}).set_index("who", drop=False)
    parts = [_mentions(a), _sentiments(a), _terms(a), _stances(a), _heard(a), speaking]
    found = pd.concat([painted, *(part.reindex(painted.index) for part in parts)], axis=1)
    found = found if len(found) else found.reindex([np.nan])
    whole: dict[str, object] = {"article_id": a.article.id} | {name: getattr(a.article, name) for name in SAID_OF_AN_ARTICLE} | _whole(a)
    found = found.assign(**whole)
    counts = {name: 0 for name, kind in PROFILE_COLUMNS.items() if kind == "int64"}
    return found.reindex(columns=list(PROFILE_COLUMNS)).fillna(counts).astype(PROFILE_COLUMNS).reset_index(drop=True)


def by_side(a: Analysis) -> Analysis:
    """The analysis with every actor in the place of whom it stands for; its rows and their words are the same."""
    sides = dict(columns(a.actors, "actor_id", "side"))
    names, kinds = a.actor_names, dict(columns(a.actors, "actor_id", "kind"))
    counts = a.actors.groupby("side", sort=False).mentions.sum()
    actors = pd.DataFrame(
        {"actor_id": counts.index, "name": [names.get(s, s) for s in counts.index], "kind": [kinds.get(s) for s in counts.index]}
    )
    actors = actors.assign(side=actors.actor_id, mentions=counts.to_numpy(), reason=None, actor_key=None).astype(dict(a.actors.dtypes))
    frames = {table: _of_sides(a.tables[table], names, sides) for table, names in ACTORS_OF.items()}
    stances = frames["stances"]
    frames["stances"] = stances[stances.source.isna() | (stances.source != stances.target)]
    return replace(a, actors=actors, **frames)


def _of_sides(frame: pd.DataFrame, names: Iterable[str], sides: dict[str, str]) -> pd.DataFrame:
    return frame.assign(
        **{name: frame[name].map(lambda actor: sides.get(actor, actor), na_action="ignore").astype("str") for name in names}
    )


def _mentions(a: Analysis) -> pd.DataFrame:
    rows = a.mentions[a.mentions.actor_id.notna()]
    return pd.DataFrame({f"mentions_{name}": rows.actor_id[rows.voice == voice].value_counts() for voice, name in _NAMES.items()})


def _sentiments(a: Analysis) -> pd.DataFrame:
    """The mean sentiment in each voice, and the share of the author's mentions that are negative, by actor_id."""
    felt = summary.of_main_instrument(a.sentiments)
    felt = summary.with_groups(a, felt[felt.actor_id.notna()], "actor_id")
    found: dict[str, dict] = {}
    for (actor, voice), rows in felt.groupby(["actor_id", "voice"]):
        row, name = found.setdefault(actor, {}), _NAMES[voice]
        interval = bootstrap_mean(rows.score, rows.sentence_id) if len(rows) >= FLOOR else _NOTHING
        row |= _measured(f"{name}_sentiment", float(rows.score.mean()), interval)
        if voice == AUTHOR:
            row |= _share("author_negative_share", int((rows.label == "negative").sum()), len(rows))
    return pd.DataFrame.from_dict(found, orient="index")


def _terms(a: Analysis) -> pd.DataFrame:
    """Loaded terms aimed at each actor in each voice, and the author's in a thousand of the author's words."""
    aimed, words = summary.with_groups(a, a.terms[a.terms.target.notna()], "target"), summary.words(a)
    counts = {f"{name}_terms": aimed.target[aimed.voice == voice].value_counts() for voice, name in _NAMES.items()}
    own = words[words.voice == AUTHOR].sentence_id.value_counts() / 1000
    rates = {actor: {"author_terms_rate": 0.0} for actor in a.actors.actor_id} if len(own) else {}
    for actor, rows in aimed[aimed.voice == AUTHOR].groupby("target"):
        y = rows.sentence_id.value_counts().reindex(own.index).fillna(0)
        interval = bootstrap_ratio(y, own, own.index) if len(rows) >= FLOOR else _NOTHING
        rates[actor] = _measured("author_terms_rate", float(len(rows) / own.sum()), interval)
    return pd.concat([pd.DataFrame(counts), pd.DataFrame.from_dict(rates, orient="index")], axis=1)


def _stances(a: Analysis) -> pd.DataFrame:
    """In how many rows of ``stances`` that are sure enough to be shown others are against or for each actor, and it against or for others."""
    ends = {
        "opposed": ("target", NEGATIVE),
        "supported": ("target", POSITIVE),
        "opposes": ("source", NEGATIVE),
        "supports": ("source", POSITIVE),
    }
    sure = shown(a.stances)
    found = {end: summary.with_groups(a, sure[sure[end].notna()], end) for end in ("source", "target")}
    return pd.DataFrame({name: found[end][end][found[end].polarity == polarity].value_counts() for name, (end, polarity) in ends.items()})


def _heard(a: Analysis) -> pd.DataFrame:
    """How many speak for each actor, with which cues, and the interval of its share of the attributed words, by actor_id."""
    said = summary.reported(a)
    paragraph = said.sentence_id.map(a.sentences.set_index("sentence_id").paragraph_id)
    found = {}
    for speaker, rows in said[said.speaker.notna()].groupby("speaker"):
        low, high = bootstrap_ratio(said.words.where(said.speaker == speaker, 0), said.words, paragraph)
        cues = rows.cue_class.value_counts()
        found[speaker] = {"attributed_share_low": low, "attributed_share_high": high} | {
            f"cues_{name}": cues.get(name, 0) for name in CLASSES
        }
    return pd.DataFrame.from_dict(found, orient="index")


def _whole(a: Analysis) -> dict[str, object]:
    """What is measured of the article as a whole."""
    words, said = summary.words(a), summary.reported(a)
    body = a.paragraphs.paragraph_id[a.paragraphs.kind == "body"]
    own = (words.voice == AUTHOR).astype(float)
    paragraph = words.sentence_id.map(a.sentences.set_index("sentence_id").paragraph_id)
    interval = bootstrap_mean(own, paragraph) if len(words) else _NOTHING
    return {
        "words": len(words),
        "sentences": len(a.sentences),
        **_measured("author_words_share", float(own.mean()) if len(words) else float("nan"), interval),
        **_share("unsourced_share", len(summary.unsourced(a)), int(a.sentences.paragraph_id.isin(body).sum())),
        **_share("neutral_cues_share", int((said.cue_class == "neutral").sum()), len(said)),
        "instrument": summary.main_instrument(a.sentiments.instrument) if len(a.sentiments) else None,
    }


def _measured(name: str, value: float, interval: tuple[float, float]) -> dict[str, float]:
    return {name: value, f"{name}_low": interval[0], f"{name}_high": interval[1]}


def _share(name: str, hits: int, n: int) -> dict[str, float]:
    """A proportion with Wilson's interval, which is missing where there is too little to say."""
    return _measured(name, hits / n if n else float("nan"), wilson(hits, n) if n >= FLOOR else _NOTHING)
