"""Asymmetric naming: the same kind of thing called by different words, one for each side.

"Martyrs" and "losses" are both dead soldiers; "armed forces" and "sabotage groups" are both people under arms. Each entry of
``data/lexicons/wordchoice.csv`` names a kind of thing (its category) by one word and says how friendly the word is; a row of
the table is one use of such a word, with the actor it is said of. Whether the difference is earned is for the reader to say
(reference and predication strategies: Reisigl & Wodak 2001; van Leeuwen 1996).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING

import pandas as pd

from framescope.parsing.clauses import TokenIndex, top_token
from framescope.parsing.sentences import actor_tokens, sentence_tokens
from framescope.resources import resource
from framescope.tables import framed
from framescope.terms.lexicons import read_lexicon
from framescope.terms.matcher import Matcher
from framescope.terms.targets import target_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

COLUMNS = {
    "choice_id": "int64", "sentence_id": "int64", "start": "int64", "end": "int64", "text": "str", "thing": "str", "word": "str",
    "valence": "float64", "actor": "str",
}  # fmt: skip

OWN = re.compile(r"\b(?:our|my)\s+(?:[\w-]+\s+){0,2}\Z", re.IGNORECASE)
LOOK_BACK = 60
"""A possessive with at most two modifiers right before the word, looked for in so many characters."""


def find_word_choice(doc: Doc, sentences: pd.DataFrame | None = None, mentions: pd.DataFrame | None = None) -> pd.DataFrame:
    """One row a use of a word that names one of the listed kinds of thing: the columns of `COLUMNS`.

    `thing`: the kind; `word`: the entry; `actor`: whose it is, by the parse (``targets``), missing where nobody is met.
    """
    index = TokenIndex(doc)
    return framed(choice_rows(doc.text, sentence_tokens(doc, index, sentences), actor_tokens(index, mentions)), COLUMNS)


def choice_rows(text: str, sentences: Iterable[tuple[int, list[Token]]], actors: Mapping[int, str]) -> list[dict]:
    """The rows of `find_word_choice`. sentences: their numbers and tokens; actors: the actor_id at each token of a mention."""
    rows: list[dict] = []
    for sentence_id, tokens in sentences:
        words, lemmas, tags = [t.lower_ for t in tokens], [t.lemma_.lower() for t in tokens], [t.pos_ for t in tokens]
        for match in _matcher().find(words, lemmas, tags):
            first, last = tokens[match.start], tokens[match.end - 1]
            start, end = first.idx, last.idx + len(last)
            rows.append({
                "choice_id": len(rows), "sentence_id": sentence_id, "start": start, "end": end, "text": text[start:end],
                "thing": match.entry.category, "word": " ".join(match.entry.words), "valence": match.entry.valence,
                "actor": target_of(top_token(first.doc, first.i, last.i + 1), actors.get) if actors else None,
            })  # fmt: skip
    return rows


def with_speakers_own(choices: pd.DataFrame, text: str) -> pd.DataFrame:
    """The choices with the speaker as `actor` of what a source calls "our" or "my" and nobody else is met for ("our martyrs")."""
    own = choices.start.map(lambda start: bool(OWN.search(text, max(0, start - LOOK_BACK), start))).astype(bool)
    return choices.assign(actor=choices.actor.mask(choices.actor.isna() & own, choices.speaker))


def compare_word_choice(choices: pd.DataFrame, side_of: dict[str, str]) -> pd.DataFrame:
    """The words for each kind of thing that is named for two sides or more: columns thing, side, words, uses, valence.

    side_of: the side of each actor_id. words: the different words, most used first; valence: their mean over the uses.
    """
    known = choices.assign(side=choices.actor.map(side_of)).dropna(subset=["side"])
    known = known[known.groupby("thing").side.transform("nunique") > 1]
    rows = [
        (thing, side, ", ".join(uses.word.value_counts().index), len(uses), uses.valence.mean())
        for (thing, side), uses in known.groupby(["thing", "side"], sort=True)
    ]
    return pd.DataFrame(rows, columns=["thing", "side", "words", "uses", "valence"])


@cache
def _matcher() -> Matcher:
    return Matcher([read_lexicon(resource("data", "lexicons", "wordchoice.csv"))])
