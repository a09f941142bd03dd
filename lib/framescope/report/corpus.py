"""A corpus as a page to keep: the notebook 08_corpus run on a dataset, its figures, and the numbers behind them."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from .. import __version__
from ..corpus.dataset import is_dataset, opened, read_manifest, reading, unmeasured, whole_partitions
from ..corpus.example import MOST, PERIOD
from ..corpus.network import edges
from ..corpus.stories import counted
from ..corpus.trends import overall, source_kinds, trends, with_intervals
from ..files import claim
from ..reading.article import slug
from .single_page import Beside, make_page


def is_corpus(folder: str | Path) -> bool:
    """Whether the folder is a dataset that ``framescope corpus`` wrote, or began to."""
    return is_dataset(Path(folder))


def make_corpus_page(folder: str | Path, out: str | Path = "reports", say: Callable[[str], None] = lambda line: None) -> Path:
    """Write the page on the corpus in `folder` to a folder of `out` that is called after it, and is returned.

    The tables are ``over_time``, ``whole_time`` and ``source_kinds``, ratios with their sums and intervals (`framescope.corpus.trends`),
    and ``network``: who is for or against whom (`framescope.corpus.network.edges`).

    Raises
    ------
    InputError
        when the folder holds no corpus or none that is finished and whole, or when what is to be replaced is no page of framescope's.
    framescope.report.notebooks.NotebookError
        when the notebook does not run to its end.
    """
    folder = Path(folder).resolve()
    whole_partitions(folder)
    if (version := _measured_with(folder)) != __version__:
        say(f"framescope: {folder} was measured with framescope {version}, this is {__version__}: measure it again to have what is new.")
    with reading(folder):
        measured, errors = opened(folder, "articles").count_rows(), unmeasured(folder)
        told = counted(folder).on_the_page().rstrip(".")

    def beside() -> Beside:
        sums = trends(folder, PERIOD, MOST)
        kinds = overall(source_kinds(folder, PERIOD))
        tables = {"over_time": with_intervals(sums), "whole_time": with_intervals(overall(sums)), "source_kinds": with_intervals(kinds)}
        tables["network"] = edges(folder, PERIOD)
        return Beside(folder.name, tables, {"Corpus": f"{measured:,} articles measured, {errors:,} not", "Stories": told})

    place = claim("corpus page", out, slug(folder.name), [folder])
    return make_page("08_corpus", os.environ, {"corpus": str(folder)}, beside, place, say)


def _measured_with(folder: Path) -> str:
    """The version of framescope that measured a dataset, as its manifest says."""
    noted = (read_manifest(folder) or {}).get("measured with")
    return str(noted.get("framescope", "(version not known)")) if isinstance(noted, dict) else "(version not known)"
