"""What ``validate`` does."""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Iterator
from importlib import import_module
from inspect import signature
from itertools import chain
from pathlib import Path
from typing import Any

from ..errors import InputError
from .articles import all_measured, read
from .spoken import counted, say, show


def run_validate(options: argparse.Namespace) -> None:
    if options.report is not None:
        _validation_report(options)
        return
    from ..files import put_lines

    if not (options.corpus and options.gold and options.predictions):
        options.wrong("name a corpus, your copy of it and a file for the --predictions; or --report and articles")
    corpus = _validated(options)
    by = {"instrument": options.sentiment} if options.sentiment else {}
    if by and "instrument" not in signature(corpus.predict).parameters:
        raise InputError(f"{options.corpus} does not measure sentiment: leave out --sentiment.")
    try:
        predictions = corpus.predict(options.gold, **by)
        lines = _over_predictions(counted(predictions, options.corpus), options.predictions)
        written = put_lines(lines, options.predictions, options.gold)
    except InputError:
        raise
    except (OSError, ValueError, KeyError) as error:
        raise InputError(f"{options.gold} is not a {options.corpus} file ({error!r}): give the path of your copy of that corpus.") from None
    say(f"{options.corpus}: {written} predictions in {options.predictions}")
    predictions = [json.loads(line) for line in options.predictions.read_text(encoding="utf-8").split("\n") if line]
    try:
        scores = corpus.score(options.gold, predictions)
    except (InputError, KeyError) as error:
        say(f"{options.gold} has no answers to score the predictions against ({error}).")
    else:
        show("\n".join(scores.lines() if options.comparison else (f"{s.metric:45} {s.value:6.3f}  n {s.n}" for s in scores)))
        if options.figures:
            _put_figures(options, scores)


def _validated(options: argparse.Namespace) -> Any:
    """What predicts and scores: the module of the corpus, or the comparison of its articles."""
    if options.comparison:
        from ..validation.pairs import Compared

        return Compared(options.corpus)
    return import_module(f".validation.{options.corpus}", "framescope")


def _put_figures(options: argparse.Namespace, scores: Any) -> None:
    """Put the scores into the file of figures that was asked for."""
    from ..validation.figures import put_figures, rows_of

    by = f" --sentiment {options.sentiment}" if options.sentiment else ""
    command = f"framescope validate {options.corpus} {options.gold.name}{by}{' --comparison' * options.comparison}"
    if options.comparison:
        scores.put(options.figures, options.part, command, options.gold)
        return
    put_figures(rows_of(scores, options.corpus, options.part, options.sentiment, command), options.figures, options.gold)
    say(f"{options.corpus}: {len(scores)} figures in {options.figures}")


def _over_predictions(lines: Iterator[str], target: Path) -> Iterator[str]:
    """The lines, unless a file is in their place that holds something else than such predictions."""
    first = next(lines, None)
    if os.path.isfile(target) and os.path.getsize(target) and (first is None or _fields(first) != _fields(_first_line(target))):
        raise InputError(f"{target} already exists and does not hold such predictions: choose another file.")
    yield from chain([first] if first is not None else [], lines)


def _first_line(path: Path) -> str:
    with path.open(encoding="utf-8", errors="replace") as file:
        return file.readline(10_000_000)


def _fields(line: str) -> set[str] | None:
    try:
        return set(json.loads(line))
    except (ValueError, TypeError, RecursionError):
        return None


def _validation_report(options: argparse.Namespace) -> None:
    """Write the report on some articles; the paragraph on methods is printed too."""
    from ..files import claim
    from ..reading.article import default_article, slug

    paths = options.report or [default_article()]
    inputs = (options.actors, *(options.lexicon or ()), *(options.sheets or ()))
    place = claim("validation", options.out, slug(paths[0].stem) + ("-and-others" if len(paths) > 1 else ""), paths, *inputs)
    analyses = all_measured([read(path) for path in paths], options.actors, options.lexicon, options.nested)
    from ..report.validity import made_report

    folder, methods = made_report(analyses, options.sheets, place, say)
    show(methods)
    show(folder)
