"""A small corpus of generated news, measured in this process: what the corpus notebook shows when no corpus is named."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from ..environment import named_path
from . import dataset, demo, manifest
from .chunks import chunks
from .partition import How, make_partition
from .records import Columns, records
from .trends import trends

if TYPE_CHECKING:
    import pandas as pd

ARTICLES = 48
PERIOD, MOST = "Q", 2
"""What the corpus notebook shows: quarters, and the two sides mentioned most."""


def corpus_trends(folder: str | Path | None = None, period: str = PERIOD, most: int = MOST) -> pd.DataFrame:
    """`trends` of the corpus in the folder that is named, else in the variable FRAMESCOPE_CORPUS, else of a `sample`, which is removed."""
    named = folder or named_path("FRAMESCOPE_CORPUS")
    if named:
        return trends(named, period, most)
    with TemporaryDirectory(prefix="framescope-corpus-") as workshop:
        return trends(sample(Path(workshop)), period, most)


def sample(folder: Path, articles: int = ARTICLES) -> Path:
    """Measure generated articles into a corpus in the folder, by the same functions as a run on Dask, without Dask."""
    source, actors = demo.write(folder / "input", articles)
    out, how = folder / "corpus", How(manifest.versions() | manifest.contents(str(actors)), str(actors))
    manifest.agree(out, {"made of": {"input": source.name}, "measured with": manifest.tools(how.instruments)})
    done = [make_partition(chunk, str(out), how) for chunk in chunks(records(source, Columns()))]
    dataset.close(out, len(done))
    return out
