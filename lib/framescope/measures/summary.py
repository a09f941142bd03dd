"""What the tables add up to: one small frame for each question, from which figures are drawn and findings written."""

from __future__ import annotations

from collections.abc import Iterable
from textwrap import shorten

import pandas as pd

from ..analysis import Analysis
from ..attribution import cues
from ..palette import side_colours
from ..parsing.quotations import quotations
from ..portrayal.sourcing import ASSERTED
from ..sentiment.score import IN_WORDS, NETWORKS
from ..tables import columns
from ..voice import AUTHOR, OWN, SCARE, SOURCE
from . import refusals
from .once import once
from .statistics import FLOOR, bootstrap_mean

NO_CUE = "no cue"
"""The column of `cues_by_side` for what is attributed without a cue."""

UNNAMED = "unidentified sources"
"""Whose words those are that no known speaker has: the article names nobody, or nobody could be told from its words."""

INSTRUMENT_NAMES = IN_WORDS
MAIN_INSTRUMENTS = NETWORKS
"""The instruments that findings rest on, the one that agrees best with people (data/validation) first."""


def main_instrument(measured: Iterable[str]) -> str:
    """Of the instruments that have `measured`, the one that the findings rest on; the best of all where none of them has."""
    there = set(measured)
    return next((name for name in MAIN_INSTRUMENTS if name in there), MAIN_INSTRUMENTS[0])


def of_main_instrument(felt: pd.DataFrame, instrument: str | None = None) -> pd.DataFrame:
    """The rows, of ``sentiments`` or `sentiment_toward`, of this instrument, by default the one that the findings rest on."""
    return felt[felt.instrument == (instrument or main_instrument(felt.instrument))]


def by_author(felt: pd.DataFrame, instrument: str | None = None) -> pd.DataFrame:
    """Those of them in the author's voice."""
    return of_main_instrument(felt[felt.voice == AUTHOR], instrument)


def side_names(actors: pd.DataFrame) -> pd.Series:
    """The name of the side of each row of ``actors`` (of one article, or of several with an article_id): its own where it has no other."""
    keys = ["article_id", "actor_id"] if "article_id" in actors else ["actor_id"]
    names = actors.drop_duplicates(keys).set_index(keys).name
    sides = actors.side.fillna(actors.actor_id)
    at = pd.MultiIndex.from_arrays([actors.article_id, sides]) if len(keys) > 1 else pd.Index(sides)
    return pd.Series(names.reindex(at).to_numpy(), index=actors.index).fillna(actors.name).astype("str")


def side_of(a: Analysis, actor_ids: pd.Series) -> pd.Series:
    """The name of whom each actor stands for: its side, itself where it has no other, `UNNAMED` where there is no actor."""
    names = _names_of_sides(a)
    return actor_ids.map(lambda actor: UNNAMED if pd.isna(actor) else names.get(actor, actor)).astype("str")


@once
def _names_of_sides(a: Analysis) -> dict[str, str]:
    return dict(zip(a.actors.actor_id, side_names(a.actors), strict=True))


def side_ids(a: Analysis, actor_ids: pd.Series) -> pd.Series:
    """The actor_id of whom each actor stands for; missing where there is no actor."""
    sides = dict(zip(a.actors.actor_id, a.actors.side.fillna(a.actors.actor_id), strict=True))
    return actor_ids.map(lambda actor: None if pd.isna(actor) else sides.get(actor, actor)).astype("str")


def is_own(a: Analysis, sources: pd.Series, targets: pd.Series) -> pd.Series:
    """Whether each source speaks or acts for the same side as its target: what members say of their own side is nobody else's word."""
    return sources.notna() & (side_ids(a, sources) == side_ids(a, targets))


def with_groups(a: Analysis, rows: pd.DataFrame, actor: str) -> pd.DataFrame:
    """The rows, those of a group twice: for the group, and for whom it stands. actor: their column of actor_ids.

    What is said of a country's armed forces or of a party's members is said of the country and the party; a person, a body and a place
    answer for themselves.
    """
    groups = a.actors[(a.actors.kind == "group") & a.actors.side.notna() & (a.actors.side != a.actors.actor_id)]
    behind = rows[actor].map(dict(zip(groups.actor_id, groups.side, strict=True)))
    return pd.concat([rows, rows[behind.notna()].assign(**{actor: behind.dropna()})])


@once
def colours(a: Analysis) -> dict[str, str]:
    """The colour of each side, by its name: the same in every figure and in the marked text."""
    names = a.actor_names
    return {names.get(side, side): colour for side, colour in side_colours(a.actors).items()}


ON_THE_WHOLE = 0.25
"""The least share of the mentions that must be negative (or positive) themselves before the whole is called so."""


@once
def clear_tones(a: Analysis) -> pd.DataFrame:
    """The sides toward which the author's tone is clear, most negative first (`sentiment_toward`).

    Their mean can be told from zero, and it is borne by `ON_THE_WHOLE` of the mentions: one glowing sentence among a dozen plain
    ones moves a mean, and no reader would call the whole positive for it.
    """
    felt = by_author(sentiment_toward(a))
    below = (felt.high < 0) & (felt.negative >= ON_THE_WHOLE * felt.n)
    above = (felt.low > 0) & (felt.positive >= ON_THE_WHOLE * felt.n)
    clear = felt[below | above]
    return clear.sort_values(["mean", "who"], ignore_index=True)


_NO_SIDES = ("document", "place")
"""Kinds of actors that are mentioned but take no side."""


@once
def widest(a: Analysis) -> tuple[str, str] | None:
    """The actor_ids of the two sides mentioned most that are named themselves, of two mentioned equally often the first to be mentioned."""
    own = set(a.mentions.actor_id[a.mentions.form == "name"])
    own -= set(a.actors.actor_id[a.actors.kind.isin(_NO_SIDES)])
    counts = side_ids(a, a.mentions.actor_id[a.mentions.actor_id.notna()]).value_counts(sort=False)
    ranked = sorted(own.intersection(counts.index), key=lambda side: (-counts[side], list(counts.index).index(side)))
    return (ranked[0], ranked[1]) if len(ranked) > 1 else None


@once
def words(a: Analysis) -> pd.DataFrame:
    """The measured tokens that are words (punctuation and symbols left out); "to comment" in a refusal is the author's."""
    w = a.tokens[~a.tokens.pos.isin(["PUNCT", "SYM", "SPACE"])]
    refused = a.spans[(a.spans.role == "content") & a.spans.attribution_id.isin(refusals.attributions(a))]
    inside = pd.Series(False, index=w.index)
    for start, end in zip(refused.start, refused.end, strict=True):
        inside |= (w.start >= start) & (w.start < end)
    return w.assign(voice=w.voice.mask(inside, AUTHOR), speaker=w.speaker.mask(inside)) if inside.any() else w


LONG_QUOTATION = 25
"""Characters in quotation marks from which they hold a statement and no title or word."""

UNCLAIMED = 0.05
"""A larger share of the words than this in quotation marks and in the author's voice, and nothing can be said of whose words there are."""


@once
def unclaimed(a: Analysis) -> int:
    """How many words stand in quotation marks and are held to be the author's, where they are a good part of the article, else 0.

    Somebody speaks there of whom no row tells.
    """
    w = words(a)
    own = w.start[w.voice == AUTHOR].to_numpy()
    read = a.paragraphs[a.paragraphs.kind.isin(["headline", "body"])]
    long = [
        (at, q)
        for at, text in columns(read, "start", "text")
        for q in quotations(text)
        if q.depth == 0 and q.end - q.start > LONG_QUOTATION
    ]
    inside = sum(int(((own >= at + q.start) & (own < at + q.end)).sum()) for at, q in long)
    return inside if inside > UNCLAIMED * len(w) else 0


@once
def words_by_voice(a: Analysis) -> pd.DataFrame:
    """How many words of headline and body are whose: columns voice, side, words, share (of all measured words)."""
    w = words(a)
    side = side_of(a, w.speaker).where(w.voice == SOURCE, "the author")
    counts = w.assign(side=side).groupby(["voice", "side"]).size().rename("words").reset_index()
    counts["share"] = counts.words / max(1, counts.words.sum())
    return counts.sort_values(["voice", "words", "side"], ascending=[True, False, True], ignore_index=True)


@once
def reported(a: Analysis) -> pd.DataFrame:
    """The attributions that report a source's speech, thought or writing; with side and speaker's names.

    Left out are scare quotes, what the author says of himself to think, and refusals to speak.
    """
    own = a.attributions.rule.fillna("").str.endswith(OWN)
    refused = a.attributions.attribution_id.isin(refusals.attributions(a))
    rows = a.attributions[(a.attributions.kind != SCARE) & ~own & ~refused]
    names = a.actor_names
    return rows.assign(side=side_of(a, rows.speaker), name=rows.speaker.map(lambda s: names.get(s, UNNAMED)))


@once
def sources(a: Analysis) -> pd.DataFrame:
    """Who speaks: speaker's name, side, number of attributions, words, share of all attributed words."""
    rows = reported(a)
    if rows.empty:
        return pd.DataFrame(columns=["name", "side", "attributions", "words", "share"])
    out = rows.groupby(["name", "side"]).agg(attributions=("attribution_id", "size"), words=("words", "sum")).reset_index()
    out["share"] = out.words / max(1, out.words.sum())
    return out.sort_values(["words", "name"], ascending=[False, True], ignore_index=True)


@once
def sources_by_side(a: Analysis) -> pd.DataFrame:
    """The same by side: side, sources (different speakers), attributions, words, share."""
    who = sources(a)
    out = who.groupby("side").agg(
        sources=("name", "nunique"), attributions=("attributions", "sum"), words=("words", "sum"), share=("share", "sum")
    )
    return out.reset_index().sort_values(["words", "side"], ascending=[False, True], ignore_index=True)


@once
def cues_by_side(a: Analysis) -> pd.DataFrame:
    """Attributions by side (rows, most first) and class of their cue (columns `attribution.cues.CLASSES`, and `NO_CUE` where there are such).

    Raises
    ------
    InputError
        for a class that is not declared.
    """
    rows = reported(a)
    cues.require_known(rows.cue_class.dropna(), "the table attributions")
    classes = rows.cue_class.fillna(NO_CUE)
    counts = pd.crosstab(rows.side, classes).reindex(columns=[*cues.CLASSES, *([NO_CUE] if NO_CUE in set(classes) else [])], fill_value=0)
    order = sorted(counts.index, key=lambda s: (-counts.loc[s].sum(), s))
    return counts.loc[order]


@once
def unsourced(a: Analysis) -> pd.DataFrame:
    """The sentences of the body that the author asserts with no source at all: no part of an attribution in them.

    Columns of ``sentences``, and ``terms``: the number of loaded terms in it.
    """
    body = a.paragraphs.paragraph_id[a.paragraphs.kind == "body"]
    rows = a.sentences[a.sentences.paragraph_id.isin(body)]
    spoken = a.spans[a.spans.attribution_id.isin(reported(a).attribution_id)]
    sourced = [any((spoken.start < e) & (spoken.end > s)) for s, e in zip(rows.start, rows.end, strict=True)]
    rows = rows[~pd.Series(sourced, index=rows.index, dtype=bool)]
    counts = a.terms.sentence_id.value_counts()
    return rows.assign(terms=rows.sentence_id.map(counts).fillna(0).astype(int)).reset_index(drop=True)


def terms_by_category(a: Analysis) -> pd.DataFrame:
    """Loaded terms by category (rows, most first) and voice (columns author, source)."""
    counts = pd.crosstab(a.terms.category, a.terms.voice).reindex(columns=[AUTHOR, SOURCE], fill_value=0)
    return counts.loc[sorted(counts.index, key=lambda c: (-counts.loc[c].sum(), c))]


@once
def terms_by_target(a: Analysis) -> pd.DataFrame:
    """Loaded terms by the side of the actor they are aimed at (rows, most first) and voice (columns author, source)."""
    aimed = a.terms[a.terms.target.notna()]
    counts = pd.crosstab(side_of(a, aimed.target), aimed.voice).reindex(columns=[AUTHOR, SOURCE], fill_value=0)
    return counts.loc[sorted(counts.index, key=lambda c: (-counts.loc[c].sum(), c))]


@once
def mentions_by_side(a: Analysis) -> pd.DataFrame:
    """Mentions by side (rows, most first) and voice (columns author, source)."""
    known = a.mentions[a.mentions.actor_id.notna()]
    counts = pd.crosstab(side_of(a, known.actor_id), known.voice).reindex(columns=[AUTHOR, SOURCE], fill_value=0)
    return counts.loc[sorted(counts.index, key=lambda c: (-counts.loc[c].sum(), c))]


@once
def sentiment_toward(a: Analysis, by: str = "side") -> pd.DataFrame:
    """Mean sentiment toward each side (or ``by="actor"``), per instrument and voice, with its interval.

    Columns: who, instrument, voice, n (mentions), sentences, mean, low, high (95 % bootstrap over sentences; missing
    where fewer than `FLOOR` mentions or `FEWEST_GROUPS` sentences stand behind it), negative, positive (numbers of mentions).
    """
    felt = a.sentiments[a.sentiments.actor_id.notna()]
    who = side_of(a, felt.actor_id) if by == "side" else felt.actor_id.map(a.actor_names)
    rows = []
    for (name, instrument, voice), g in felt.groupby([who.rename("who"), "instrument", "voice"]):
        low, high = bootstrap_mean(g.score, g.sentence_id) if len(g) >= FLOOR else (float("nan"), float("nan"))
        rows.append(
            (
                name,
                instrument,
                voice,
                len(g),
                g.sentence_id.nunique(),
                g.score.mean(),
                low,
                high,
                (g.label == "negative").sum(),
                (g.label == "positive").sum(),
            )
        )
    out = pd.DataFrame(rows, columns=["who", "instrument", "voice", "n", "sentences", "mean", "low", "high", "negative", "positive"])
    total = out.groupby("who").n.transform("sum")
    return (
        out.assign(_total=total)
        .sort_values(["_total", "who", "instrument", "voice"], ascending=[False, True, True, True])
        .drop(columns="_total")
        .reset_index(drop=True)
    )


@once
def profile(a: Analysis, most: int = 6, instrument: str | None = None) -> pd.DataFrame:
    """The framing profile of the `most` mentioned sides, one row each.

    Columns: who; mentions; words (attributed to it); share (of all attributed words); terms_author and terms_source
    (loaded terms aimed at it, by voice); mentions_author and sentiment, low, high (mean of `instrument`, by
    default the one that the findings rest on, in the author's voice with its interval).
    """
    mentions = mentions_by_side(a).sum(axis=1)
    spoken = sources_by_side(a).set_index("side")
    targets = terms_by_target(a)
    felt = by_author(sentiment_toward(a), instrument).set_index("who")
    who = list(mentions.index[:most])
    return pd.DataFrame(
        {
            "who": who,
            "mentions": mentions.reindex(who).to_numpy(),
            "words": spoken.words.reindex(who).fillna(0).astype(int).to_numpy(),
            "share": spoken.share.reindex(who).fillna(0.0).to_numpy(),
            "terms_author": targets[AUTHOR].reindex(who).fillna(0).astype(int).to_numpy(),
            "terms_source": targets[SOURCE].reindex(who).fillna(0).astype(int).to_numpy(),
            "mentions_author": felt.n.reindex(who).fillna(0).astype(int).to_numpy(),
            "sentiment": felt["mean"].reindex(who).to_numpy(),
            "low": felt.low.reindex(who).to_numpy(),
            "high": felt.high.reindex(who).to_numpy(),
        }
    )


def sourcing(a: Analysis) -> pd.DataFrame:
    """Words of each paragraph of the body: source (a source's), beside (the author's, in a sentence that has a part of
    an attribution) and unsourced (the author's, in a sentence that has none). Index: paragraph_id."""
    w = sourced_words(a)
    return pd.crosstab(w.paragraph_id, w.kind).reindex(columns=["source", "beside", "unsourced"], fill_value=0)


def sourced_words(a: Analysis) -> pd.DataFrame:
    """The words of the body, each with its paragraph_id and its kind: source, beside or unsourced (`sourcing`)."""
    w = words(a)
    paragraph = w.sentence_id.map(a.sentences.set_index("sentence_id").paragraph_id)
    alone = w.sentence_id.isin(unsourced(a).sentence_id)
    kind = pd.Series("beside", index=w.index).mask(alone, "unsourced").mask(w.voice == SOURCE, "source")
    body = a.paragraphs.paragraph_id[a.paragraphs.kind == "body"]
    return w.assign(paragraph_id=paragraph, kind=kind)[paragraph.isin(body)]


def named(a: Analysis, frame: pd.DataFrame) -> pd.DataFrame:
    """The table with actors' names in place of actor_ids in speaker and target."""
    names = a.actor_names
    return frame.assign(**{c: frame[c].map(names) for c in ("speaker", "target") if c in frame})


def called(frame: pd.DataFrame) -> pd.DataFrame:
    """The table with its instruments called as in sentences: "the mention model"."""
    return frame.assign(instrument=frame.instrument.map(lambda name: INSTRUMENT_NAMES.get(name, name)).astype("str"))


def attribution_list(a: Analysis) -> pd.DataFrame:
    """`reported` with the content in one piece, its parts joined by an ellipsis."""
    parts = a.spans[a.spans.role == "content"].groupby("attribution_id").text.agg(" … ".join)
    rows = reported(a)
    return rows.assign(content=rows.attribution_id.map(parts))


def accusation_list(a: Analysis) -> pd.DataFrame:
    """The table ``accusations`` with names for actors; the accuser is an actor, the author, who alone asserts, or `UNNAMED`."""
    names, rows = a.actor_names, a.accusations
    accuser = rows.accuser.map(names).fillna(UNNAMED).mask(rows.accuser.isna() & (rows.sourcing == ASSERTED), "the author")
    return rows.assign(accused=rows.accused.map(names), accuser=accuser)


def extreme_mentions(a: Analysis, most: int = 5) -> pd.DataFrame:
    """The `most` negative and positive mentions in the author's voice, per instrument, with their sentences."""
    s = a.sentiments[(a.sentiments.voice == AUTHOR) & (a.sentiments.score != 0)].sort_values(["score", "start"])
    picked = [pd.concat([g[g.score < 0].head(most), g[g.score > 0].tail(most)]) for _, g in s.groupby("instrument")]
    rows = pd.concat(picked) if picked else s
    sentences = a.sentences.set_index("sentence_id").text
    return rows.assign(name=rows.actor_id.map(a.actor_names), sentence=rows.sentence_id.map(sentences))


def blocks(a: Analysis, width: int = 90) -> pd.DataFrame:
    """Every block of the page with its kind, number of words and first words; of a saved page also what was left out."""
    taken = a.paragraphs[["kind", "text"]]
    left = pd.DataFrame({"kind": "left out of the page", "text": list(a.article.left_out)}, dtype="str")
    rows = pd.concat([taken, left], ignore_index=True)
    return rows.assign(words=rows.text.str.split().str.len(), begins=rows.text.map(lambda t: shorten(t, width, placeholder=" …")))
