"""The events of a dataset: which articles are on which, as a table and in words, and the articles of one of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from ..errors import InputError
from ..reading.article import Article
from .dataset import opened, reading
from .events import Told, events, told
from .parts import partitions

MOST_ARTICLES = 20_000
"""Articles of a corpus whose words fit in memory together."""

COLUMNS = ("event", "article_id", "date", "outlet", "title", "story")
LISTED = 30

_WANTED = {
    "articles": (["article_id", "date", "outlet", "title", "story", "text"], None),
    "actors": (["article_id", "name", "mentions"], None),
}


def by_event(folder: str | Path) -> pd.DataFrame:
    """The articles of a dataset by their events (`COLUMNS`), the events in the order in which they begin, numbered from 1.

    Raises
    ------
    InputError
        when the folder holds no finished dataset, or more than `MOST_ARTICLES`.
    """
    if (count := opened(folder, "articles").count_rows()) > MOST_ARTICLES:
        raise InputError(
            f"{folder} holds {count:,} articles, more than can be grouped at once ({MOST_ARTICLES:,}): measure a part of them."
        )
    with reading(folder):
        read = list(_read(folder))
    frame = pd.DataFrame([about for about, _ in read], columns=list(COLUMNS[1:]))
    frame = frame.assign(group=events(article for _, article in read))
    days = frame.date.fillna("9999").astype("str")
    order = frame.assign(day=days).groupby("group").day.transform("min")
    frame = frame.assign(begins=order, day=days).sort_values(["begins", "group", "day"], kind="stable")
    numbers = {group: n for n, group in enumerate(dict.fromkeys(frame.group), 1)}
    return frame.assign(event=frame.group.map(numbers))[list(COLUMNS)].reset_index(drop=True)


def _read(folder: str | Path) -> Iterator[tuple[tuple, Told]]:
    """What is known of every article, and what tells its event."""
    for tables in partitions(folder, _WANTED):
        names: dict[str, Counter[str]] = {}
        for row in tables["actors"].itertuples():
            names.setdefault(row.article_id, Counter())[row.name] += int(row.mentions)
        for row in tables["articles"].itertuples():
            date, outlet, title, story = (
                value if isinstance(value, str) else None for value in (row.date, row.outlet, row.title, row.story)
            )
            article = told(row.article_id, row.text, date, names.get(row.article_id, Counter()))
            yield (row.article_id, date, outlet, title or row.text.split("\n")[0][:120], story or row.article_id), article


def in_words(frame: pd.DataFrame) -> list[str]:
    """The events that several articles tell, the most told first, `LISTED` of them at most."""
    told = frame.groupby("event").agg(
        articles=("article_id", "size"),
        outlets=("outlet", "nunique"),
        stories=("story", "nunique"),
        date=("date", "min"),
        title=("title", "first"),
    )
    several = told[told.stories > 1].sort_values(["outlets", "articles"], ascending=False, kind="stable")
    lines = [
        f"event {event}: {row.date if isinstance(row.date, str) else 'no day'}, {row.articles} articles, {row.outlets} outlets: {row.title}"
        for event, row in several.head(LISTED).iterrows()
    ]
    rest = len(several) - len(lines)
    return lines + ([f"and {rest} more"] if rest > 0 else []) or ["No two articles of this corpus tell the same event."]


def articles_on(folder: str | Path, event: int) -> list[Article]:
    """The articles on an event, of those that tell one story the first.

    Raises
    ------
    InputError
        when there is no such event, or when one story is all that is told of it.
    """
    frame = by_event(folder)
    mine = frame[frame.event == event]
    if mine.empty:
        raise InputError(f"{folder} has no event {event}: `framescope stories {folder}` lists those it has.")
    firsts = mine[~mine.story.duplicated()]
    if len(firsts) < 2:
        raise InputError(
            f"One story is all that is told of event {event}: choose another one of those that `framescope stories {folder}` lists."
        )
    import pyarrow.compute as pc

    wanted = pc.field("article_id").isin(firsts.article_id.tolist())
    with reading(folder):
        rows = {row["article_id"]: row for row in opened(folder, "articles").to_table(filter=wanted).to_pylist()}
    return [_article(rows[identity]) for identity in firsts.article_id]


def _article(row: dict) -> Article:
    known = {name: row[name] for name in ("title", "byline", "outlet", "date", "url")}
    return Article(id=row["article_id"], text=row["text"], **known)
