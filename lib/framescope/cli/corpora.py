"""What ``import``, ``corpus`` and ``stories`` do."""

from __future__ import annotations

import argparse
from pathlib import Path

from .articles import choices
from .spoken import interrupted, say, show


def run_import(options: argparse.Namespace) -> None:
    from ..corpus.importing import import_articles
    from ..corpus.records import Columns

    done = import_articles(options.inputs, options.out, Columns(dict(options.columns)), say)
    unread = f"; {len(done.unread):,} could not be read: {done.report}" if done.unread else ""
    say(f"framescope: {done.count:,} articles{unread}")
    show(done.articles)


def run_corpus(options: argparse.Namespace) -> None:
    from ..corpus import Columns, make_corpus

    columns = Columns(dict(options.columns))
    corrections = _read_corrections(options.corrections)
    try:
        done = make_corpus(
            options.input,
            options.out,
            columns,
            options.actors,
            options.scheduler,
            options.workers,
            options.partition,
            options.instruments,
            say,
            **choices(options) | {"corrections": corrections},
            seconds=options.seconds,
            verify=options.verify,
            duplicates=options.duplicates,
        )
    except KeyboardInterrupt:
        raise SystemExit(interrupted("run the same command again to continue where it stopped.")) from None
    say(f"framescope: {done.articles:,} articles in {done.partitions:,} partitions; {done.errors:,} in {done.folder / 'errors.parquet'}")
    if repeated := done.stories.in_words(options.duplicates):
        say(f"framescope: {repeated}")
    show(done.folder)


def _read_corrections(path: Path | None) -> tuple:
    """What people corrected in the articles of a corpus."""
    if path is None:
        return ()
    from ..correcting import read_corrections

    return read_corrections(path)


def run_stories(options: argparse.Namespace) -> None:
    from ..corpus.by_event import by_event, in_words
    from ..files import claim, put_tables
    from ..reading.article import slug

    folder = options.corpus.resolve()
    place = claim("stories", options.out, slug(folder.name), [folder])
    frame = by_event(folder)
    show("\n".join(in_words(frame)))
    say(f"framescope: compare those on one event with: framescope compare {options.corpus} --event N")
    show(put_tables({"articles_by_event": frame}, place))
