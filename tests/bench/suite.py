"""What measuring costs: the whole suite beside notebooks that only import the same packages and parse the text.

    python tests/bench/suite.py [ROUNDS]

Both sides run as processes of their own, in turn, on the default article: (A) `framescope report`, everything from
reading the article to the exported pages; (B) as many notebooks as the suite has, run and exported in the same way,
each of which imports the packages that the suite imports and parses the text. Printed are the seconds of each round
(wall clock, and processor time of all child processes), the medians, and the ratio of A to B round by round.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

NOTEBOOKS = Path(__file__).resolve().parents[2] / "notebooks"
PARSE_ONLY = """\
import matplotlib.pyplot
import pandas
import spacy
import textblob
import vaderSentiment.vaderSentiment

from framescope.reading.article import read_article
from framescope.parsing.language import MODELS

model = next(m for m in MODELS if spacy.util.is_package(m))
doc = spacy.load(model)(read_article().text)
len(doc)"""


def seconds(command: list[str]) -> tuple[float, float]:
    """Wall-clock and processor seconds of a command and all it starts."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def parse_only(folder: Path) -> None:
    """Side B: run and export the notebooks that only parse, two at a time, with the suite's own runner and exporter."""
    import nbformat
    from framescope.report.article import APART
    from framescope.report.html import Frame, notebook_page, page_of
    from framescope.report.notebooks import kernels

    sheets = []
    for path in sorted(p for p in NOTEBOOKS.glob("[0-9]*.ipynb") if p.stem not in APART):
        sheets.append(folder / path.name)
        nbformat.write(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(PARSE_ONLY, id="parse")]), sheets[-1])
    with kernels(os.environ, 2) as ready:
        done = [run.result() for run in ready.run(sheets, lambda line: None)]
    frame = Frame("parse only", "", (), tuple(page_of(s.stem, n) for s, n in zip(sheets, done, strict=True)))
    for place, notebook in enumerate(done):
        sheets[place].with_suffix(".html").write_text(notebook_page(notebook, frame, place), encoding="utf-8")


def main(rounds: int) -> None:
    here = str(Path(__file__).resolve())
    with tempfile.TemporaryDirectory() as scratch:
        suite = [
            sys.executable,
            "-m",
            "framescope",
            "report",
            "--out",
            f"{scratch}/reports",
            "--figures",
            f"{scratch}/figures",
            "--jobs",
            "2",
        ]
        bare = [sys.executable, here, "--parse-only", scratch]
        for command in (suite, bare):
            seconds(command)  # a first run fills the disk cache
        results = [(seconds(suite), seconds(bare)) for _ in range(rounds)]
    print(f"{os.cpu_count()} processors, Python {sys.version.split()[0]}, {rounds} rounds after one that is not counted")
    for i, name in enumerate(("wall", "processor")):
        a, b = [r[0][i] for r in results], [r[1][i] for r in results]
        ratios = [x / y for x, y in zip(a, b, strict=True)]
        print(f"{name:>9} seconds: suite {statistics.median(a):6.2f}, import and parse only {statistics.median(b):6.2f}, "
              f"ratio {statistics.median(ratios):.2f} (from {min(ratios):.2f} to {max(ratios):.2f})")  # fmt: skip


if __name__ == "__main__":
    if sys.argv[1:2] == ["--parse-only"]:
        parse_only(Path(sys.argv[2]))
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
