"""Many articles measured one after the other, parsed some at a time; one that cannot be measured does not stop the rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from ..corrections.apply import of_article
from ..corrections.model import Correction
from ..errors import InputError
from ..gazetteer.gazetteer import Gazetteer
from ..parsing import language
from ..pipeline import Measured, as_read, before_networks, with_networks
from ..reading import layout
from ..reading.article import Article
from ..reading.english import require_english
from ..reading.folding import Folded, fold
from ..sentiment.score import chosen
from ..settings import Settings, uncorrected
from ..terms.matcher import Matcher

if TYPE_CHECKING:
    import pandas as pd
    from spacy.tokens import Doc

BATCH = 8
"""Articles parsed at a time (`make bench` measures it)."""


@dataclass(frozen=True)
class Unmeasured:
    """An article that could not be measured, and a plain reason."""

    article: Article
    reason: str


@dataclass(frozen=True)
class _With:
    """What all articles are measured with."""

    gazetteer: Gazetteer
    instruments: tuple[str, ...]
    lists: Matcher
    corrections: tuple[Correction, ...] = ()


@lru_cache(maxsize=1)
def _matcher(settings: Settings) -> Matcher:
    """What finds the terms, put together once: a worker asks for every few articles."""
    return settings.matcher()


def measure_many(articles: Iterable[Article], settings: Settings | None = None, batch: int = BATCH) -> Iterator[Measured | Unmeasured]:
    """What `framescope.measuring.measured` gives for each article, in their order, or why it gives nothing.

    The table ``sensitivity`` stays empty: it says how far one article's terms hang on single lists, at the price of a fifth of
    all the rest. Gazetteer and lists are put together once, and `batch` articles are parsed together. Words that only these
    articles hold are forgotten after each batch (spaCy's memory zone), so that memory does not grow with the number of articles.

    Raises
    ------
    InputError
        when the actor file cannot be used or an instrument or `settings.nested` is unknown.
    """
    settings = settings or Settings()
    with_what = _With(settings.gazetteer(), chosen(settings.instruments), _matcher(uncorrected(settings)), settings.corrections)
    waiting = iter(articles)
    while some := list(islice(waiting, batch)):
        with language.pipeline().memory_zone():
            done = list(_measure_batch(some, with_what))
        yield from done


def _measure_batch(articles: list[Article], what: _With) -> Iterator[Measured | Unmeasured]:
    plain = [fold(article.text) for article in articles]
    refused = {i: reason for i, article in enumerate(articles) if (reason := _refusal(article, plain[i]))}
    readable = [_read(article, plain[i], what.gazetteer) for i, article in enumerate(articles) if i not in refused]
    measured = iter(_measure_readable(readable, what))
    for i, article in enumerate(articles):
        yield Unmeasured(article, refused[i]) if i in refused else next(measured)


@dataclass(frozen=True)
class _Read:
    """An article, its text as it is read, and the paragraphs of that."""

    article: Article
    text: Folded
    paragraphs: pd.DataFrame


def _read(article: Article, plain: Folded, gazetteer: Gazetteer) -> _Read:
    text = as_read(plain, gazetteer)
    return _Read(article, text, layout.paragraphs(text.text))


def _refusal(article: Article, plain: Folded) -> str | None:
    try:
        require_english(plain.text, article.id)
    except InputError as error:
        return str(error)
    return None


def _measure_readable(articles: list[_Read], what: _With) -> list[Measured | Unmeasured]:
    """All together; where one of them makes the parser fail, one by one."""
    try:
        items = ((each.text.text, [int(s) for s in each.paragraphs.start]) for each in articles)
        docs = list(language._parse(items, what.gazetteer))
    except Exception as error:
        if len(articles) == 1:
            return [Unmeasured(articles[0].article, _reason(error))]
        return [done for each in articles for done in _measure_readable([each], what)]
    return _classified([_measure_one(each, doc, what) for each, doc in zip(articles, docs, strict=True)])


def _measure_one(each: _Read, doc: Doc, what: _With) -> Measured | Unmeasured:
    try:
        return before_networks(
            each.article,
            each.paragraphs,
            doc,
            what.gazetteer,
            what.instruments,
            what.lists,
            sensitivity=False,
            read=each.text,
            corrections=of_article(what.corrections, each.article.id),
        )
    except InputError as error:
        return Unmeasured(each.article, str(error))
    except Exception as error:
        return Unmeasured(each.article, _reason(error))


def _classified(found: list[Measured | Unmeasured]) -> list[Measured | Unmeasured]:
    """The mentions of all together go to the networks; where one of them makes one fail, one by one."""
    measured = [m for m in found if isinstance(m, Measured)]
    try:
        done = iter(with_networks(measured))
    except Exception as error:
        if len(found) == 1:
            return [Unmeasured(found[0].article, _reason(error))]
        return [done for one in found for done in _classified([one])]
    return [next(done) if isinstance(m, Measured) else m for m in found]


def _reason(error: Exception) -> str:
    """One sentence on an error that framescope did not foresee."""
    return f"framescope failed on it ({type(error).__name__}: {' '.join(str(error).split())[:200]})"
