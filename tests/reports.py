"""Reports and pages that several tests look at, each made once: its folder, and its notebooks as they ran."""

from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from unittest import mock

import nbformat
from framescope import cli
from framescope.report import article, single_page

HOSTILE = """<script>document.title = "ran"; alert(1)</script> and $x^2$ in a headline: council votes on toll

# A heading that is none

The mayor, Jane Roe, said on Monday that $x^2$ and $5 were fair. “It is a <b>brutal</b> regime,” she said of the council.

<img src=x onerror="document.title = 'ran'"> Opponents in the capital claimed that the so-called `gift` would hurt </main></style> drivers.

The council of the city will vote on the plan on Friday, and the mayor has urged its members to stay away & wait.
"""
"""A text that would like to be code of every kind."""


@dataclass(frozen=True)
class Reported:
    """A report; its pages lie in `folder`, its figures in `figures`."""

    home: Path
    text: str

    @property
    def folder(self):
        return next((self.home / "reports").iterdir())

    @property
    def figures(self):
        return next((self.home / "figures").iterdir())

    @property
    def notebooks(self):
        """The executed notebooks by their names."""
        return {path.stem: nbformat.read(path, as_version=4) for path in sorted((self.home / "executed").glob("*.ipynb"))}


def make(home, article_file=None):
    """A report in this folder, on the default article where no other is given; its executed notebooks are kept beside it."""
    write_pages = article._write_pages
    (home / "executed").mkdir()

    def keep(analysis, runs, folder):
        for path, run in runs.items():
            nbformat.write(run.result(), home / "executed" / path.name)
        write_pages(analysis, runs, folder)

    with mock.patch.object(article, "_write_pages", keep):
        article.make_report(article_file, home / "reports", home / "figures", jobs=1)  # each further one loads the model anew


@dataclass(frozen=True)
class Paged:
    """A page that a command has made in `home`."""

    home: Path

    @property
    def out(self):
        """What the command wrote to its standard output."""
        return (self.home / "out.txt").read_text(encoding="utf-8")

    @property
    def err(self):
        return (self.home / "err.txt").read_text(encoding="utf-8")

    @property
    def page(self):
        return next((self.home / "made").glob("*/index.html"))

    @property
    def notebook(self):
        """The notebook as it ran."""
        return nbformat.read(self.home / "executed.ipynb", as_version=4)


def make_page(home, *command):
    """Run a command that makes one page, with its notebook and what it says kept beside it."""
    notebook_page, out, err = single_page.notebook_page, StringIO(), StringIO()

    def keep(executed, *others):
        nbformat.write(executed, home / "executed.ipynb")
        return notebook_page(executed, *others)

    with mock.patch.object(single_page, "notebook_page", keep), redirect_stdout(out), redirect_stderr(err):
        assert cli.main([*map(str, command), "--out", str(home / "made")]) == 0, err.getvalue()
    (home / "out.txt").write_text(out.getvalue().replace(str(home), str(home).removesuffix("-new")), encoding="utf-8")
    (home / "err.txt").write_text(err.getvalue(), encoding="utf-8")
