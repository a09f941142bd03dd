"""A press review: several articles on one event, their actors aligned, every measure beside the others' with its interval."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from ..analysis import Analysis, analyze
from ..attribution.voice import AUTHOR
from ..errors import InputError
from ..measures import summary
from ..measures.ratios import NONE_SEEN
from ..measures.statistics import FEWEST_GROUPS, bootstrap_ratio
from ..reading.article import Article, read_article
from ..terms.keyness import log_odds
from .align import align

FILES = (".txt", ".md", ".markdown", ".html", ".htm", ".xhtml")
MOST_ARTICLES = 12
"""More rows than this nobody compares by eye: that is a corpus."""

CONTENT_WORDS = ("NOUN", "PROPN", "VERB", "ADJ", "ADV")
HEARD, MENTIONED, ABSENT = "heard", "mentioned", "absent"


@dataclass(frozen=True)
class Review:
    """Several analyses with aligned actors, each under the name of its outlet (made distinct where two have one)."""

    analyses: dict[str, Analysis]

    @property
    def outlets(self) -> list[str]:
        return list(self.analyses)


def review(source: str | Path | Sequence[str | Path] | None = None, actor_file: str | Path | None = None) -> Review:
    """Measure several articles: a folder of them, or a list of files; by default `mirrored` of the default article.

    Where `source` is None and the variable FRAMESCOPE_ARTICLES names files (joined like PATH), these are taken.

    Raises
    ------
    InputError
        when an article or the actor file cannot be measured, or there are more than `MOST_ARTICLES`.
    """
    if source is None and (named := os.environ.get("FRAMESCOPE_ARTICLES")):
        source = named.split(os.pathsep)
    if source is None:
        return mirrored(actor_file)
    paths = articles_in(Path(source)) if isinstance(source, str | Path) else [Path(p) for p in source]
    return reviewed(measured(paths, actor_file))


def measured(paths: Sequence[Path], actor_file: str | Path | None = None) -> list[Analysis]:
    """The analyses of these articles; InputError as for `review`."""
    if len(paths) > MOST_ARTICLES:
        raise InputError(f"{len(paths)} articles are too many for one review (at most {MOST_ARTICLES}): `framescope corpus` measures many.")
    return [analyze(article, actor_file) for article in [read_article(path) for path in paths]]


def mirrored(actor_file: str | Path | None = None) -> Review:
    """The default article beside its mirror, in which its two most mentioned sides are swapped (`framescope.audit`).

    An outlet that told the same of the other side: whatever differs here but the names' places is the instruments' doing.
    An article with fewer than two sides that can be swapped stands alone.
    """
    from ..audit import mirror_sides

    original = analyze(read_article(), actor_file)
    mirror = mirror_sides(original, actor_file)
    if mirror is None:
        return reviewed([original])
    outlet = original.article.outlet
    return reviewed([original, analyze(replace(mirror.article, outlet=f"{outlet}, mirrored" if outlet else None), actor_file)])


def articles_in(folder: Path) -> list[Path]:
    """The text, Markdown and HTML files of a folder, in the order of their names.

    Raises
    ------
    InputError
        when there is no such folder, or nothing of the kind in it.
    """
    paths = sorted(p for p in folder.iterdir() if p.suffix.lower() in FILES) if folder.is_dir() else []
    if not paths:
        raise InputError(f"{folder} is no folder of articles: put the articles to compare (.txt, .md, .html) into one folder and name it.")
    return paths


def reviewed(analyses: Iterable[Analysis]) -> Review:
    """The review of these analyses, their actors aligned (`framescope.comparison.align`)."""
    analyses = align(list(analyses))
    return Review(dict(zip(labels([a.article for a in analyses]), analyses, strict=True)))


def labels(articles: Sequence[Article]) -> list[str]:
    """A name for each article: its outlet, with its id where two articles are of one outlet; without an outlet its id."""
    plain = [a.outlet or a.id for a in articles]
    named = [f"{name} ({a.id})" if plain.count(name) > 1 and a.outlet else name for name, a in zip(plain, articles, strict=True)]
    return [f"{name} {i + 1}" if named.count(name) > 1 else name for i, name in enumerate(named)]


def _stacked(review: Review, frame_of: Callable[[Analysis], pd.DataFrame]) -> pd.DataFrame:
    frames = [frame_of(a).assign(outlet=outlet) for outlet, a in review.analyses.items()]
    whole = pd.concat(frames, ignore_index=True)
    return whole[["outlet", *whole.columns.drop("outlet")]]


def sides(review: Review, most: int = 4) -> list[str]:
    """The sides that the review is about: those with the largest share of mentions, each article counting the same.

    Sides that only one article mentions come after all others, and only while no two articles share as many as two sides. A law
    or a report takes no side.
    """
    shares = [counts / max(1, counts.sum()) for a in review.analyses.values() if len(counts := summary.mentions_by_side(a).sum(axis=1))]
    if not shares:
        return []
    table = pd.concat(shares, axis=1)
    common = table[table.notna().sum(axis=1) > 1]
    total = (common if len(common) > 1 else table).fillna(0).sum(axis=1)
    documents = {name for a in review.analyses.values() for name in a.actors.name[a.actors.kind == "document"]}
    total = total[~total.index.isin(documents)]
    return sorted(total.index, key=lambda who: (-total[who], who))[:most]


def stance(review: Review) -> pd.DataFrame:
    """How each outlet, in its own voice, writes of each side: outlet, who, n (mentions), mean, low, high.

    By `summary.HEADLINE_INSTRUMENT`; 95 % bootstrap over sentences, missing below `FLOOR` mentions or `FEWEST_GROUPS` sentences.
    """
    felt = _stacked(review, summary.sentiment_toward)
    felt = felt[(felt.instrument == summary.HEADLINE_INSTRUMENT) & (felt.voice == AUTHOR)]
    return felt[["outlet", "who", "n", "mean", "low", "high"]].reset_index(drop=True)


def tone(review: Review) -> pd.DataFrame:
    """The sentences behind `stance`: of each outlet and side the lowest and the highest mention in the outlet's own voice.

    Columns: outlet, who, score, mention (its words), sentence. One row where a side has one such mention alone.
    """
    who = sides(review)
    return _stacked(review, lambda a: _extremes(a, who))


def _extremes(a: Analysis, who: Sequence[str]) -> pd.DataFrame:
    felt = a.sentiments[(a.sentiments.instrument == summary.HEADLINE_INSTRUMENT) & (a.sentiments.voice == AUTHOR)]
    felt = felt.assign(who=summary.side_or_name(a, felt.actor_id)).sort_values("score", kind="stable")
    ends = felt[felt.who.isin(who)].groupby("who").nth([0, -1])
    sentences = a.sentences.set_index("sentence_id").text
    frame = ends.assign(mention=ends.text, sentence=ends.sentence_id.map(sentences))[["who", "score", "mention", "sentence"]]
    return frame.sort_values("who", key=lambda names: names.map(list(who).index), kind="stable")


def loaded(review: Review) -> pd.DataFrame:
    """Loaded terms of an outlet's own aimed at each side: outlet, who, n (terms), words (its own), mean, low, high.

    ``mean`` is terms in a thousand of the outlet's own words; the interval is a bootstrap over sentences, and where there is no
    term at all it reaches up to the rate at which that would happen once in forty times (`NONE_SEEN`).
    """
    return _stacked(review, _loaded)


def _loaded(a: Analysis) -> pd.DataFrame:
    own = summary.words(a)
    own = own[own.voice == AUTHOR].sentence_id.value_counts().sort_index()
    aimed = a.terms[a.terms.target.notna() & (a.terms.voice == AUTHOR)]
    who = summary.side_or_name(a, aimed.target)
    rows = []
    for side in dict.fromkeys([*summary.mentions_by_side(a).index, *who]):
        hits = aimed.sentence_id[who == side].value_counts().reindex(own.index).fillna(0)
        low, high = bootstrap_ratio(1000 * hits, own, own.index) if hits.any() else (0.0, NONE_SEEN / max(1, own.sum()) * 1000)
        rows.append((side, int(hits.sum()), int(own.sum()), 1000 * hits.sum() / max(1, own.sum()), low, high))
    return pd.DataFrame(rows, columns=["who", "n", "words", "mean", "low", "high"])


def shares(review: Review) -> pd.DataFrame:
    """What each side gets to say: outlet, who, n (attributions), words, mean (share of all attributed words), low, high.

    Who speaks for no known side stands under the own name.
    The interval is a bootstrap over the sentences that attributions begin in, missing below `FEWEST_GROUPS` sentences in all; at a
    share of 0 or 1 it reaches as far as that would still be seen once in forty times.
    """
    return _stacked(review, _shares)


def _shares(a: Analysis) -> pd.DataFrame:
    rows = summary.reported(a)
    who = summary.side_or_name(a, rows.speaker.dropna()).reindex(rows.index).fillna(summary.UNNAMED)
    said = rows.words.groupby(who).sum().sort_values(ascending=False, kind="stable")
    out = []
    for side in dict.fromkeys([*said.index, *summary.mentions_by_side(a).index]):
        mine = rows.words.where(who == side, 0)
        share = mine.sum() / max(1, rows.words.sum())
        out.append((side, int((who == side).sum()), int(mine.sum()), share, *_share_interval(mine, rows, share)))
    return pd.DataFrame(out, columns=["who", "n", "words", "mean", "low", "high"])


def _share_interval(mine: pd.Series, rows: pd.DataFrame, share: float) -> tuple[float, float]:
    sentences = rows.sentence_id.nunique()
    if sentences < FEWEST_GROUPS:
        return float("nan"), float("nan")
    extreme = 0.025 ** (1 / sentences)
    if share in (0, 1):
        return (0.0, 1 - extreme) if share == 0 else (extreme, 1.0)
    return bootstrap_ratio(mine, rows.words, rows.sentence_id)


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
    names, actors = summary.actor_names(a), a.actors
    said = summary.reported(a).groupby("speaker").words.sum()
    words = said.reindex(actors.actor_id).fillna(0).astype(int).to_numpy()
    sides = actors.side.map(names).fillna(summary.UNKNOWN_SIDE).astype("str")
    frame = pd.DataFrame({"name": actors.name, "mentions": actors.mentions, "words": words, "side": sides})
    return frame.groupby("name").agg({"mentions": "sum", "words": "sum", "side": "first"})


def statements(review: Review) -> pd.DataFrame:
    """Everything that somebody is reported to have said: outlet, name, side, kind, cue, words, content."""
    return _stacked(review, lambda a: summary.attribution_list(a)[["name", "side", "kind", "cue", "words", "content"]])


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


def distinctive(review: Review, most: int = 8) -> pd.DataFrame:
    """Content words (lemmas) that set an outlet apart (`framescope.terms.keyness`), with a sentence each as evidence.

    The `most` words of each outlet with the highest z that it uses twice or more; ``clear`` where the 95 % interval lies above
    0. Many words are tried: one in forty would be clear by chance alone. Columns: outlet, term, count, rest, delta, low, high,
    z, clear, sentence.
    """
    counts = pd.concat({outlet: lemmas(a).value_counts() for outlet, a in review.analyses.items()}, axis=1).fillna(0)
    columns = ["outlet", "term", "count", "rest", "delta", "low", "high", "z", "clear", "sentence"]
    if len(review.analyses) < 2 or counts.empty:
        return pd.DataFrame(columns=columns)
    odds = log_odds(counts).rename(columns={"text": "outlet"})
    top = odds[(odds.z > 0) & (odds["count"] > 1)].groupby("outlet", sort=False).head(most).reset_index(drop=True)
    return top.assign(
        clear=top.low > 0, sentence=[_first_sentence(review.analyses[o], t) for o, t in zip(top.outlet, top.term, strict=True)]
    )[columns]


def lemmas(a: Analysis) -> pd.Series:
    """The lemmas of the content words of headline and body, in lower case.

    Left out are spaCy's stop words ("also"), single letters, and abbreviations with a full stop, which are titles and house style
    ("Mr.", "Sen.", "U.S.").
    """
    from spacy.lang.en.stop_words import STOP_WORDS

    lower = a.tokens.lemma[a.tokens.pos.isin(CONTENT_WORDS)].str.lower()
    return lower[lower.str.contains("[a-z].", regex=True) & ~lower.str.endswith(".") & ~lower.isin(STOP_WORDS)]


def _first_sentence(a: Analysis, lemma: str) -> str:
    words = lemmas(a)
    first = a.tokens.sentence_id[words.index[words == lemma][0]]
    return a.sentences.set_index("sentence_id").text[first]


def evidence(review: Review) -> pd.DataFrame:
    """Every loaded term of an outlet's own that is aimed at somebody: outlet, term, who, category, weight, sentence."""
    return _stacked(review, _evidence).sort_values("weight", ascending=False, kind="stable", ignore_index=True)


def _evidence(a: Analysis) -> pd.DataFrame:
    aimed = a.terms[a.terms.target.notna() & (a.terms.voice == AUTHOR)]
    sentences = a.sentences.set_index("sentence_id").text
    return pd.DataFrame(
        {
            "term": aimed.text,
            "who": summary.side_or_name(a, aimed.target),
            "category": aimed.category,
            "weight": aimed.weight,
            "sentence": aimed.sentence_id.map(sentences),
        }
    )
