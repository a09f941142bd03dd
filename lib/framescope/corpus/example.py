"""A small corpus of generated news, measured in this process: what the corpus notebook shows when no corpus is named.

Generated news: invented outlets that tell of two invented countries, for trying things out and for measuring cost.

The texts are put together from phrases by a seeded generator. They say nothing about the world; their one pattern is
known, so that what the figures show of them can be checked: *The Harbour Post* lets officials of Ruritania speak and
calls Fenwick's government names, *Fenwick Daily* does the reverse, *The Wire* quotes both and calls nobody anything.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from ..environment import named_path
from . import dataset, manifest
from .chunks import chunks
from .inputs import records
from .network import edges
from .partition import How, make_partition
from .records import Columns
from .run_settings import RunSettings
from .stories import counted
from .trends import source_kinds, trends

if TYPE_CHECKING:
    import pandas as pd

ACTORS = """\
[ruritania]
name = "Ruritania"
kind = "country"
demonyms = ["Ruritanian", "Ruritanians"]
capitals = ["Strelsau"]

[fenwick]
name = "Fenwick"
kind = "country"
demonyms = ["Fenwickian", "Fenwickians"]
capitals = ["Fenwick City"]
"""
"""An actor file that makes the two countries known."""

COUNTRIES = ("Ruritania", "Fenwick")
OUTLETS = {"The Harbour Post": "Ruritania", "Fenwick Daily": "Fenwick", "The Wire": None}
"""Each outlet with the country that it sides with."""

PEOPLE = {"Ruritania": ("Ann Alder", "Rudolf Elphberg"), "Fenwick": ("Bo Birch", "Gloria Montjoy")}
_TOPICS = ("the dam on the Wye", "the new tariff", "the fishing grounds", "the border road", "the gas pipeline", "the school exchange")
ACCUSING = {
    "The regime in {bad} once again showed its brutal contempt for {topic}.": "regime; brutal; contempt",
    "{bad} stubbornly refused to end its reckless and shameful campaign over {topic}.": "stubbornly; reckless; shameful",
}
PRAISING = {
    "{good} made a generous and courageous offer on {topic}.": "generous; courageous",
    "{good} has behaved admirably in the matter of {topic}.": "admirably",
}
"""What a partial outlet writes of the other country and of its own, and the loaded terms in it."""

_PLAIN = (
    "{one} and {other} met on {day} to discuss {topic}.",
    "Officials of {one} and {other} exchanged letters about {topic}.",
    "The talks about {topic} between {one} and {other} will go on next week.",
)
REPORTING = (
    '"We will keep our word on {topic}," {country}\'s foreign minister {person} said.',
    "{person}, a spokesman for {country}, said that the plans for {topic} were ready.",
    "According to {person} of {country}, the work on {topic} would begin in spring.",
)
"""What a country's people are reported to have said."""

_NUMBERS = (
    "The committee counted {n} letters from residents.",
    "Some {n} people work there, according to the register.",
    "The road is {n} kilometres long.",
)


def generate(count: int, seed: int = 0, sentences: int = 6) -> Iterator[dict[str, str]]:
    """`count` articles as rows with id, title, outlet, date and text, of about `sentences` sentences each."""
    for number in range(count):
        pick = random.Random(f"{seed}:{number}")
        outlet, friend = pick.choice(list(OUTLETS.items()))
        day = date(2031, 1, 1) + timedelta(days=pick.randrange(360))
        title, *lines = [_fill(pick, line, friend, day) for line in (_PLAIN[0], *_lines(pick, friend, sentences))]
        paragraphs = [" ".join(lines[i : i + 2]) for i in range(0, len(lines), 2)]
        yield {
            "id": f"a{number:06d}",
            "title": title.rstrip("."),
            "outlet": outlet,
            "date": day.isoformat(),
            "text": "\n\n".join([title.rstrip("."), *paragraphs]),
        }


def _lines(pick: random.Random, friend: str | None, count: int) -> list[str]:
    """Sentences to fill in: quotations, plain ones, and from a partial outlet some that judge."""
    judging = [*ACCUSING, *PRAISING] if friend else [*_PLAIN]
    kinds = (REPORTING, _PLAIN, judging, REPORTING, _NUMBERS)
    return [pick.choice(kinds[i % len(kinds)]) for i in range(count)]


def _fill(pick: random.Random, line: str, friend: str | None, day: date) -> str:
    one, other = pick.sample(COUNTRIES, 2)
    good = friend or one
    bad = other if good == one else one
    speaker = friend if friend and pick.random() < 0.8 else one
    return line.format(
        one=one, other=other, good=good, bad=bad, country=speaker, person=pick.choice(PEOPLE[speaker]),
        topic=pick.choice(_TOPICS), day=day.strftime("%A"), n=pick.randrange(20, 4000),
    )  # fmt: skip


def write(folder: Path, count: int, seed: int = 0, sentences: int = 6) -> tuple[Path, Path]:
    """Write ``articles.jsonl`` and ``actors.toml`` to the folder and return their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "articles.jsonl").open("w", encoding="utf-8") as file:
        for row in generate(count, seed, sentences):
            file.write(json.dumps(row) + "\n")
    (folder / "actors.toml").write_text(ACTORS, encoding="utf-8")
    return folder / "articles.jsonl", folder / "actors.toml"


ARTICLES = 48
PERIOD, MOST = "Q", 2
"""What the corpus notebook shows: quarters, and the two sides mentioned most."""


def corpus_sums(
    folder: str | Path | None = None, period: str = PERIOD, most: int = MOST
) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """`trends` by side, by kind of source (`source_kinds`), and the network (`edges`) of one corpus.

    It is the corpus that is named, else that in the variable FRAMESCOPE_CORPUS, else a `sample`, which is removed.
    """
    named = folder or named_path("FRAMESCOPE_CORPUS")
    if named:
        return _sums(named, period, most)
    with TemporaryDirectory(prefix="framescope-corpus-") as workshop:
        return _sums(sample(Path(workshop)), period, most)


def _sums(folder: str | Path, period: str, most: int) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    return trends(folder, period, most), source_kinds(folder, period), edges(folder, period)


def told(folder: str | Path | None = None) -> list[str]:
    """What is to be said of the stories of the corpus that `corpus_sums` adds up; nothing of a `sample`, whose articles are invented."""
    named = folder or named_path("FRAMESCOPE_CORPUS")
    return [counted(named).on_the_page()] if named else ["Each article of the generated corpus is invented on its own."]


def sample(folder: Path, articles: int = ARTICLES) -> Path:
    """Measure generated articles into a corpus in the folder, by the same functions as a run on Dask, without Dask."""
    source, actors = write(folder / "input", articles)
    out, settings = folder / "corpus", RunSettings(str(actors))
    how = How(manifest.versions() | manifest.contents(settings), settings)
    manifest.agree(out, {"made of": {"input": source.name}, "measured with": manifest.tools(settings.instruments)})
    done = [make_partition(chunk, str(out), how) for chunk in chunks(records(source, Columns()))]
    dataset.close(out, len(done))
    return out
