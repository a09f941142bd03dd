"""Findings on who gets to speak: who is heard most, and how much of what is quoted or reported is nobody's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import permutations
from textwrap import shorten

import pandas as pd

from ..analysis import Analysis
from ..voice import AUTHOR
from ..wording import begun, count, join, percent, quoted
from . import silence, summary
from .finding import LONGEST, Finding, are_many, excerpt, first, on_behalf, rows_of, the

NEARLY_ALL = 0.9
STATEMENT = 3
"""Who is only told to weigh or reject something makes a statement from so many words on."""
LAST_SIDES = 3
"""So many sides must be heard for the last word to be one."""
ASIDE = 40
"""Characters behind what a source is called in which an aside may say that it keeps its name back."""
_SOURCE = re.compile(r"\b(?:sources?|insiders?|(?:person|people|someone|official|officials) familiar)\b", re.IGNORECASE)
_KEPT_BACK = re.compile(
    r"\banonym|\bcondition of\b|\bnot (?:(?:to|wish to|want to) )?be (?:named|identified)\b|\bnot authori[sz]ed to\b"
    r"|\b(?:asked not|declined|requested not|refused) to be (?:named|identified)\b",
    re.IGNORECASE,
)
_RELATIVES = ("who", "that", "which", "whom")

MUCH = 0.4
"""Who has a smaller share of the words than this, though the largest, is not much preferred."""
ENOUGH = 60
"""Of fewer words than this, that are quoted or reported, the shares are made by one quotation."""
MANY, SHARED_OUT = 4, 0.25
"""From so many sides on, words of which nobody has as large a share as this are shared out."""


_ACTS = ("np", "noun", "prep")
"""How the rules of attributions begin whose content is no clause: "rejects the offer", "the threat to strike", "asked for help"."""


def speaking(rows: pd.DataFrame) -> pd.DataFrame:
    """Of the rows of `framescope.measures.summary.reported` those in which somebody speaks: in marks or as a clause.

    Whoever "rejects the offer" is reported to act more than to speak.
    """
    return rows[(rows.kind != "indirect") | ~rows.rule.fillna("").str.startswith(_ACTS)]


def heard(a: Analysis) -> Iterator[Finding]:
    """Who has most of the words that are quoted or reported, or that they are shared out among many."""
    rows, sides = summary.reported(a), summary.sources_by_side(a)
    known = sides[sides.side != summary.UNNAMED].reset_index(drop=True)
    unknown = sides.words[sides.side == summary.UNNAMED].sum()
    if (
        known.empty
        or not known.words.iloc[0] > unknown
        or summary.unclaimed(a)
        or (len(rows) == 1 and speaking(rows).empty and rows.words.iloc[0] < STATEMENT)
        or _one_under_two_names(known.side)
        or _is_named_elsewhere(a, rows)
        or _is_named_later(a, rows)
        or _speaks_for_a_body(a, rows[rows.side.isin(known.side.head(2))])
    ):
        return
    top = first(known.set_index("side").words)
    who: tuple[str, ...]
    if len(rows) == 1:
        said, who = _alone(a, rows, known.side.iloc[0]), (known.side.iloc[0],)
    elif len(known) >= MANY and known.share.iloc[0] < SHARED_OUT:
        said, who = (
            f"{len(known)} sides share the {int(sides.words.sum())} words that are quoted or reported; the largest share is {percent(known.share.iloc[0])}.",
            (),
        )
    elif top is not None and not _as_many(known):
        said, who = _most(a, rows, known, sides), (top,)
    else:
        return
    much = int(sides.words.sum()) >= ENOUGH and known.share.iloc[0] >= MUCH
    weight = 90 if len(rows) == 1 or much else 46
    yield Finding("heard", said, (rows_of("attributions", rows),), weight, who)


def _alone(a: Analysis, rows: pd.DataFrame, side: str) -> str:
    """The only statement of an article: who makes it and, where that is somebody else, for whom."""
    name = rows["name"].iloc[0]
    whose = the(side, a) if name == side else on_behalf(name, side, a)
    return f"One statement alone is quoted or reported, of {count(int(rows.words.iloc[0]), 'word')}: that of {whose}."


def _most(a: Analysis, rows: pd.DataFrame, known: pd.DataFrame, sides: pd.DataFrame) -> str:
    top, share, total = known.side.iloc[0], known.share.iloc[0], int(sides.words.sum())
    if share == 1:
        return f"All {total} words that are quoted or reported are those of {_with_speakers(a, rows, top)}."
    most = "nearly all" if share >= NEARLY_ALL else "most" if share > 0.5 else "the largest part"
    second = first(sides.set_index("side").words.drop(top))
    then = (
        f"; {percent(sides.set_index('side').share[second])} go to {_with_speakers(a, rows, second)}"
        if second and second != summary.UNNAMED
        else ""
    )
    return f"Of the {total} words that are quoted or reported, {percent(share)} go to {_with_speakers(a, rows, top)}, {most}{then}."


def _as_many(known: pd.DataFrame) -> bool:
    """Whether the first two sides have shares that are printed alike: who has more is then not worth a sentence."""
    return len(known) > 1 and percent(known.share.iloc[0]) == percent(known.share.iloc[1])


def _with_speakers(a: Analysis, rows: pd.DataFrame, side: str, most: int = 2) -> str:
    """The side with who speaks for it, where that is not itself alone: "Northgate (with Stephen Vance)", "Armenia (Nikol Pashinyan)"."""
    said = rows[rows.side == side].groupby("name").words.sum().sort_values(ascending=False, kind="stable")
    others = [the(name, a) for name in said.index if name != side]
    shown = others if len(others) <= most + 1 else [*others[:most], f"{len(others) - most} others"]
    own = "with " if side in said.index else ""
    return f"{the(side, a)} ({own}{join(shown)})" if others else the(side, a)


def _one_under_two_names(names: Iterable[str]) -> bool:
    """Whether the words of one name are all in another ("Northgate", "Northgate Logistics"): it may be one side taken for two."""
    words = [silence.words_of(name) for name in names]
    return any(one and one <= other for one, other in permutations(words, 2))


def _is_named_elsewhere(a: Analysis, rows: pd.DataFrame) -> bool:
    """Whether a speaker without a name is called as one with a name is: "a witness told the court" and "the third witness, Ann Lee, said"."""
    called = a.spans[(a.spans.role == "source") & a.spans.attribution_id.isin(rows.attribution_id)]
    speakers = called.attribution_id.map(dict(zip(rows.attribution_id, rows["name"], strict=True)))
    names = set(rows["name"]) - {summary.UNNAMED}
    people = set(a.actors.name[a.actors.kind == "person"]) & names
    nameless = {name: silence.words_of(name) for name in people if name[:1].islower()}
    return any(
        words and words <= silence.words_of(text) - silence.words_of(speaker)
        for name, words in nameless.items()
        for speaker, text in zip(speakers, called.text, strict=True)
        if speaker != name and speaker in people and speaker not in nameless
    )


def _is_named_later(a: Analysis, rows: pd.DataFrame) -> bool:
    """Whether somebody speaks whom the headline or the first paragraph brings in without a name: news name him in the next."""
    people = set(a.actors.actor_id[a.actors.kind == "person"])
    nameless = people & set(rows.speaker) - set(a.mentions.actor_id[a.mentions.form == "name"])
    read = a.paragraphs[a.paragraphs.kind.isin(["headline", "body"])]
    first = a.mentions[a.mentions.actor_id.isin(nameless)].groupby("actor_id").start.min()
    body = read[read.kind == "body"]
    return bool(len(body) >= _ARTICLE and (first < body.end.iloc[0]).any())


def _speaks_for_a_body(a: Analysis, rows: pd.DataFrame) -> bool:
    """Whether somebody is heard, as for himself alone, who is called "its director": his words are rather that body's, whose share is another.

    So are those of one who has no name and is only thought to be meant by "he" or "she": they are rather another's.
    """
    named = a.mentions.actor_id[a.mentions.form == "name"]
    by_pronoun = rows.rule.fillna("").str.endswith("pronoun") & ~rows.speaker.isin(named) & (rows.side == rows["name"])
    if by_pronoun.any():
        return True
    people = set(a.actors.actor_id[a.actors.kind == "person"])
    alone = rows.speaker[rows.speaker.isin(people) & (rows.side == rows["name"])]
    called = a.mentions.start[a.mentions.actor_id.isin(alone) & (a.mentions.form == "description")]
    return any(_ITS.search(a.article.text[max(0, start - ASIDE) : start]) for start in called)


_ITS = re.compile(r"\b[Ii]ts (?:[\w-]+ ){0,2}\Z")


_ARTICLE = 3
"""Paragraphs at least of a report whose first one keeps names for the next."""


JUDGING = 2
"""So many loaded terms of the author's make an article one that judges."""
LAST_WORDS = 3
"""Fewer words in marks than this are no last word."""


def last_word(a: Analysis) -> Iterator[Finding]:
    """Who has the last word: whose quotation ends the article, after others have been heard."""
    every = summary.reported(a)
    rows = speaking(every)
    body = a.paragraphs.paragraph_id[a.paragraphs.kind == "body"]
    if rows.side.nunique() < LAST_SIDES or not len(body) or summary.unclaimed(a):
        return
    said = a.spans[(a.spans.role == "content") & a.spans.attribution_id.isin(every.attribution_id)]
    last = said.loc[said.end.idxmax()]
    row = every[every.attribution_id == last.attribution_id].iloc[0]
    its = a.sentences[a.sentences.sentence_id.isin(a.tokens.sentence_id[(a.tokens.start >= last.start) & (a.tokens.start < last.end)])]
    at_the_end = bool(its.paragraph_id.isin(body.tail(2)).any())
    if (
        not at_the_end
        or row.kind != "direct"
        or len(last.text.split()) < LAST_WORDS
        or not _is_sentence(last.text)
        or pd.isna(row.speaker)
        or are_many(row["name"], a)
        or _may_be_another(a, row, its)
    ):
        return
    text = f"{begun(the(row['name'], a))} has the last word: “{excerpt(last.text)}”."
    weight = (
        56 if len(a.accusations) or (a.terms.voice == AUTHOR).sum() >= JUDGING else 45
    )  # where nobody is judged it is the end of a story
    yield Finding("last_word", text, (rows_of("attributions", rows[rows.attribution_id == row.attribution_id]),), weight, (row["name"],))


def _is_sentence(words: str) -> bool:
    """Whether a quotation begins as a sentence does, and is not a part of the author's ("called for “dialogue on all sides”")."""
    return (letters := re.search(r"\w", words)) is not None and not letters[0].islower()


def _may_be_another(a: Analysis, row: pd.Series, its: pd.DataFrame) -> bool:
    """Whether the speaker is told by a pronoun alone, and is not the only person named in the same paragraph."""
    if not str(row.rule).endswith(("pronoun", "last speaker")):
        return False
    near = a.sentences.sentence_id[a.sentences.paragraph_id.isin(its.paragraph_id)]
    people = a.actors.actor_id[a.actors.kind == "person"]
    named = a.mentions[a.mentions.actor_id.isin(people) & a.mentions.sentence_id.isin(near) & (a.mentions.form != "pronoun")]
    return set(named.actor_id) != {row.speaker}


def nameless(a: Analysis) -> Iterator[Finding]:
    """Which sources speak whose names the article keeps back."""
    rows = summary.reported(a)
    rows = rows[rows.speaker.notna() & (rows.named != "yes")]
    called = a.spans[(a.spans.role == "source") & a.spans.attribution_id.isin(rows.attribution_id)]
    asides = [a.article.text[start : end + ASIDE].split("\n")[0] for start, end in zip(called.start, called.end, strict=True)]
    kept = [
        bool(_SOURCE.search(text) or _KEPT_BACK.search(aside)) and text.lower() not in _RELATIVES
        for text, aside in zip(called.text, asides, strict=True)
    ]
    kept = called[pd.Series(kept, index=called.index, dtype=bool)]
    mine = rows[rows.speaker.isin(rows.speaker[rows.attribution_id.isin(kept.attribution_id)])]
    if len(mine) and not summary.unclaimed(a):
        words = quoted(list(dict.fromkeys(shorten(" ".join(text.split()), LONGEST, placeholder=" …") for text in kept.text)))
        among = " among them" if len(words) > 2 else ""
        total = count(len(summary.reported(a)), "statement")
        text = f"Sources speak without their names, in {len(mine)} of the {total}: {join(words[:2])}{among}."
        yield Finding("nameless", text, (rows_of("attributions", mine),), 58)


def named(a: Analysis) -> Iterator[Finding]:
    """That it could not be told who says most of what is quoted or reported."""
    rows, sides = summary.reported(a), summary.sources_by_side(a).set_index("side")
    if len(rows) > 1 and summary.UNNAMED in sides.index and sides.share[summary.UNNAMED] > 0.5 and not summary.unclaimed(a):
        share = percent(sides.share[summary.UNNAMED])
        text = f"It could not be told who says {share} of the {int(sides.words.sum())} words that are quoted or reported."
        yield Finding("named", text, (rows_of("attributions", rows),), 60)


def unclaimed(a: Analysis) -> Iterator[Finding]:
    """That words in quotation marks have no source, so that nothing can be said of how much is whose."""
    if n := summary.unclaimed(a):
        text = f"No source could be told for {count(n, 'word')} in quotation marks, so the findings do not say how much is whose."
        yield Finding("unclaimed", text, (rows_of("tokens", summary.words(a)),), 88)
