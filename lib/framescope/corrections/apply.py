"""The corrections of one article, used stage by stage: each later stage sees the tables as they were corrected."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import pandas as pd

from ..attribution.find import Attribution
from ..attribution.speakers import Speaker
from ..gazetteer.gazetteer import Gazetteer
from ..reading.article import Article
from ..reading.folding import Folded
from ..sentiment.onnx_models import CLASSES, UNCERTAIN
from ..sentiment.score import NETWORKS
from ..terms.lexicons import DEFAULT
from ..voice import SCARE
from .actors import correct_actors
from .attributions import Statements, measured
from .book import book_of
from .located import Located
from .model import Correction, names_of
from .outcomes import Outcomes, merged_places
from .terms import Loaded

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from ..terms.candidates import Passage


def of_article(corrections: Iterable[Correction], article_id: str) -> tuple[Correction, ...]:
    """Those of the corrections that are about this article, or about any."""
    names = names_of(article_id)
    return tuple(c for c in corrections if c.article is None or c.article in names)


class Applied:
    """The corrections of an article while it is measured. read: the text that is measured; sentences: the table of these, with places in it."""

    def __init__(
        self, corrections: Sequence[Correction], article: Article, read: Folded, sentences: pd.DataFrame, gazetteer: Gazetteer
    ) -> None:
        self._all = merged_places(corrections)
        self._text, self._read, self._gazetteer = article.text, read, gazetteer
        self._located = Located(self._all, article.text, read.frame_put_back("sentences", sentences))
        self._outcomes = Outcomes()
        self._totals: dict[str, int] = {}

    def actors(self, actors: pd.DataFrame, mentions: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
        """The tables ``actors`` and ``mentions`` as corrected; places are in the text that is measured."""
        self._totals |= {"mentions": len(mentions), "actors": len(actors)}
        self._book = book = book_of(actors, self._read.frame_put_back("mentions", mentions), self._text, self._gazetteer)
        self._located.number("mentions", [dict(row) for row in book.mentions])
        correct_actors(book, self._all, self._located, self._outcomes)
        found = book.tables()[1]
        places = [measured(self._read, *span) for span in zip(found.start.tolist(), found.end.tolist(), strict=True)]
        text = self._read.text
        return book.tables()[0], found.assign(
            start=[s for s, _ in places], end=[e for _, e in places], text=pd.Series([text[s:e] for s, e in places], dtype="str")
        )

    def attributions(self, found: Sequence[Attribution], doc: Doc) -> list[Attribution]:
        """The attributions as corrected, but for their speakers."""
        self._totals["attributions"] = len(found)
        self._totals["speakers"] = sum(each.kind != SCARE for each in found)
        self._statements = Statements(found, doc, self._read, self._located, self._outcomes)
        return self._statements.correct(self._all)

    def speakers(self, found: Sequence[Speaker]) -> tuple[list[Attribution], list[Speaker], pd.DataFrame]:
        """The attributions with the marks of who corrected them, their speakers as corrected, and the table of actors, which holds them all."""
        said, spoken = self._statements.speakers(found, self._book)
        return said, spoken, self._book.tables()[0]

    def terms(self, candidates: list[dict], passages: Sequence[Passage]) -> list[dict]:
        """The rows of the candidates as corrected."""
        self._totals["terms"] = sum(row["weight"] >= DEFAULT for row in candidates)
        self._loaded = Loaded(candidates, passages, self._read, self._located, self._outcomes)
        return [{**row, "term_id": i} for i, row in enumerate(self._loaded.correct(self._all, self._book))]

    def in_voice(self, rows: dict[str, list[dict]]) -> None:
        """Put terms in the voice that people gave them, and take what they took out out of ``sensitivity`` too."""
        if "sensitivity" in rows:
            rows["sensitivity"] = self._loaded.sensitivity(rows["sensitivity"])
        for name in ("candidates", "terms", "sensitivity"):
            self._loaded.voices(rows.get(name, []), note=name == "terms")

    def actors_table(self) -> pd.DataFrame:
        """The table of actors with all that corrections name."""
        return self._book.tables()[0]

    def sentiments(self, rows: list[dict]) -> list[dict]:
        """The rows of the table ``sentiments``, places in the article, with what people say of a mention in the place of what a network says."""
        by_place = {(row["start"], row["end"]): row for row in rows if row["instrument"] in NETWORKS}
        for c in (c for c in self._all if c.table == "mentions" and c.column == "sentiment"):
            if (spot := self._located.spot(c, self._outcomes)) is None:
                continue
            row = by_place.get((spot.start, spot.end))
            if row is None:
                self._outcomes.not_used(c, "no sentiment was measured at just these words: there is no mention of an actor, or no network")
                continue
            self._outcomes.claim(("mentions", spot.start, spot.end), c)
            if row["label"] == c.value:
                self._outcomes.as_it_was(c, spot, c.value)
                continue
            self._outcomes.used(c, spot, row["label"], c.value)
            for each in rows:
                if each["instrument"] in NETWORKS and each["mention_id"] == row["mention_id"]:
                    each |= felt(c.value or "")
        return rows

    def frame(self) -> pd.DataFrame:
        """The table ``corrections``: what became of each."""
        return self._outcomes.frame(self._all, self._text, self._totals)


def felt(label: str) -> dict:
    """Score, label and probabilities of a mention of which people have said how it is spoken of."""
    shares = {each: 1 / len(CLASSES) if label == UNCERTAIN else float(each == label) for each in CLASSES}
    return {**shares, "score": shares["positive"] - shares["negative"], "label": label}
