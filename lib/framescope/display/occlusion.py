"""Why the mention model scored a mention as it did: its sentence with the words that moved the score, for a reader to disagree."""

from __future__ import annotations

import pandas as pd

from ..analysis import Analysis
from ..palette import AUTHOR_GREY, NEGATIVE, POSITIVE
from ..sentiment.score import MENTION_MODEL, readings
from ..tables import resolved
from ..voice import AUTHOR
from .display import Html
from .marked_text import Mark, marked

LEAST = 0.1
"""A word that moves the score less than this (on a scale of 2) is not marked."""


def strongest(a: Analysis, most: int = 8) -> pd.DataFrame:
    """The mentions in the author's voice that the mention model is surest are not neutral, strongest first: rows of ``sentiments``."""
    s = a.sentiments
    rows = s[(s.instrument == MENTION_MODEL) & (s.voice == AUTHOR) & s.label.isin(["negative", "positive"])]
    return rows.iloc[(-rows.score.abs()).argsort(kind="stable")].head(most)


def moved(a: Analysis, mentions: pd.DataFrame) -> pd.DataFrame:
    """The words that moved the scores of these mentions: mention_id, start, end (in the article), text, shift.

    Found by occlusion: each word in turn is hidden, and `shift` is how much the score falls by it (`framescope.sentiment.occlusion`).
    """
    from ..sentiment.occlusion import explain

    known = resolved(a.mentions)
    at = dict(zip(known.mention_id, readings(known, a.sentences), strict=True))
    chosen = [at[i] for i in mentions.mention_id]
    words = explain([item for _, item in chosen])
    offsets = words["item"].map(lambda i: chosen[i][0]).astype("int64")
    ids = words["item"].map(lambda i: mentions.mention_id.iloc[i]).astype("int64")
    return words.assign(mention_id=ids, start=words.start + offsets, end=words.end + offsets).drop(columns="item")


def reasons(a: Analysis, most: int = 8) -> Html:
    """The sentences of the strongest mentions with the mention boxed and the words that moved its score marked and numbered."""
    rows = strongest(a, most)
    if rows.empty:
        return marked("The mention model finds no mention in the author's voice clearly negative or positive.", [])
    words, names, at = moved(a, rows), a.actor_names, a.sentences.set_index("sentence_id")
    text, marks = "", []
    for row in rows.itertuples():
        sentence = at.loc[row.sentence_id]
        shift = len(text) - sentence.start
        marks.append(Mark(row.start + shift, row.end + shift, f"{names.get(row.actor_id)}: {row.score:+.2f}", AUTHOR_GREY, "boxed"))
        for word in words[(words.mention_id == row.mention_id) & (words["shift"].abs() >= LEAST)].itertuples():
            colour, line = (NEGATIVE, "solid") if word.shift < 0 else (POSITIVE, "dashed")
            marks.append(Mark(word.start + shift, word.end + shift, f"{word.shift:+.2f}", colour, line))
        text += sentence.text.replace("\n", " ") + "\n"
    return marked(text, marks, KEY)


KEY = {
    "Scored": [Mark(0, 0, "actor: score", AUTHOR_GREY, "boxed")],
    "Lowered the score by so much": [Mark(0, 0, "word", NEGATIVE, "solid")],
    "Raised it by so much": [Mark(0, 0, "word", POSITIVE, "dashed")],
}
