"""A small corpus of generated news, measured in this process: what the corpus notebook shows when no corpus is named."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from . import dataset, demo, manifest
from .chunks import chunks
from .partition import How, make_partition
from .records import Columns, records

ARTICLES = 48


def corpus_folder(folder: str | Path | None = None) -> Path:
    """The folder of a corpus: the one that is named, else the one in the variable FRAMESCOPE_CORPUS, else `sample`."""
    named = folder or os.environ.get("FRAMESCOPE_CORPUS")
    return Path(named) if named else sample(Path(_workshop().name))


@cache
def _workshop() -> TemporaryDirectory[str]:
    """A folder that is removed when this process ends."""
    return TemporaryDirectory(prefix="framescope-corpus-")


def sample(folder: Path, articles: int = ARTICLES) -> Path:
    """Measure generated articles into a corpus in the folder, by the same functions as a run on Dask, without Dask."""
    source, actors = demo.write(folder / "input", articles)
    out, how = folder / "corpus", How(str(actors), manifest.contents(str(actors)), manifest.instruments())
    manifest.agree(out, {"made of": {"input": source.name}, "measured with": dict(how.instruments)})
    done = [make_partition(chunk, str(out), how) for chunk in chunks(records(source, Columns()))]
    dataset.close(out, len(done))
    return out
