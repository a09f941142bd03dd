"""The report: whole or not at all, the same each time, from any folder; and what stands in its pages."""

import hashlib
import os
import re
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import nbformat
import pandas as pd
import pytest
from framescope.errors import InputError
from framescope.files import MARKER, put, put_lines
from framescope.report.article import make_report
from framescope.report.html import Page, page_of
from framescope.report.notebooks import NotebookError, kernels

pytestmark = pytest.mark.usefixtures("cold_kernels")

TEXT = (
    "Council <script>alert(1)</script> splits over $5 toll and $6 fare\n\n"
    "The mayor, Jane Roe, said on Monday that the toll was fair. “It is the least bad choice,” she said.\n\n"
    "# A heading that is none\n\n"
    "Opponents called the plan a so-called “gift” to drivers, and the council will vote on <b>Friday</b>.\n"
)


def notebook(*cells):
    """A notebook of Markdown (strings that begin with #) and code cells, with ids that do not change."""
    new = nbformat.v4
    made = [new.new_markdown_cell(c) if c.startswith("#") else new.new_code_cell(c) for c in cells]
    for number, cell in enumerate(made):
        cell.id = f"cell-{number}"
    return new.new_notebook(cells=made)


def write(folder, **notebooks):
    folder.mkdir(exist_ok=True)
    for name, cells in notebooks.items():
        nbformat.write(notebook(*cells), folder / f"{name[1:]}.ipynb")
    return folder


FIGURE = """
from matplotlib.figure import Figure
from framescope.display.display import show
figure = Figure(figsize=(3, 2))
figure.subplots().plot([1, 2])
show(figure, "line", alt="A line that rises")
"""
WORDS = """
from framescope.reading.article import read_article
from framescope.display.marked_text import Mark, marked
article = read_article()
marked(article.text, [Mark(0, 7, "council")])
"""


@pytest.fixture(scope="module")
def sheets(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sheets") / "notebooks"
    return write(folder, _01_words=["# Which words?\n\nText.", WORDS], _02_line=["# Where to?\n\n## Up", FIGURE, "print('printed')"])


@pytest.fixture(scope="module")
def made(tmp_path_factory, sheets, cold_kernels):
    """A report on a text that would like to be code, and what was said while it was made."""
    home = tmp_path_factory.mktemp("home")
    article = home / "toll.txt"
    article.write_text(TEXT, encoding="utf-8")
    said = []
    folder = make_report(article, home / "reports", home / "figures", say=said.append, notebooks=sheets)
    return folder, said


def test_report_is_a_folder_of_pages_tables_and_figures(made):
    folder, said = made
    assert folder.name == "toll"
    assert {p.name for p in folder.iterdir()} == {
        "index.html",
        "summary.html",
        "01_words.html",
        "02_line.html",
        "actors",
        "tables",
        "figures",
        MARKER,
    }
    for drawn in (folder / "figures", folder.parent.parent / "figures" / "toll"):
        assert {p.name for p in drawn.iterdir()} - {MARKER} == {"line.png", "line.svg"}
    assert sorted(said) == ["01_words done", "02_line done"]


def test_tables_are_the_same_in_both_formats(made):
    for path in (made[0] / "tables").glob("*.parquet"):
        frame = pd.read_parquet(path)
        text = pd.read_csv(path.with_suffix(".csv"))
        assert list(frame.columns) == list(text.columns) and len(frame) == len(text)
    assert pd.read_csv(made[0] / "tables" / "sentences.csv").text.str.contains("least bad choice").any()


def test_overview_tells_what_was_found_and_how(made):
    page = (made[0] / "index.html").read_text(encoding="utf-8")
    assert 'alt="A line that rises"' in page
    for name in ("framescope", "Python", "spaCy", "TextBlob", "VADER", "pandas", "Matplotlib", "Model"):
        assert f"<dt>{name}</dt>" in page
    assert hashlib.sha256(TEXT.encode()).hexdigest() in page
    assert page.count("<time") == 1
    assert "<h1>Council &lt;script&gt;alert(1)&lt;/script&gt; splits over $5 toll and $6 fare</h1>" in page


def test_links_lead_to_files_of_the_report(made):
    links = {(page, link) for page in made[0].glob("*.html") for link in re.findall(r'href="([^"#]+)"', page.read_text(encoding="utf-8"))}
    assert len(links) > 20
    assert [link for page, link in links if not (page.parent / link).is_file()] == []


def test_pages_lead_to_one_another(made):
    page = (made[0] / "01_words.html").read_text(encoding="utf-8")
    assert re.findall(r"<a [^>]*rel=[^>]*>", page) == ['<a rel="next" href="02_line.html">']
    assert re.findall(r"<a [^>]*aria-current=[^>]*>", page) == ['<a href="01_words.html" aria-current="page">']


def test_hostile_text_is_escaped(made):
    for page in made[0].glob("*.html"):
        html = page.read_text(encoding="utf-8")
        assert "<script" not in html and "<b>" not in html
    words = (made[0] / "01_words.html").read_text(encoding="utf-8")
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in words and "# A heading that is none" in words and "$5 toll and $6" in words


def test_two_reports_differ_in_the_day_only(made, sheets):
    folder = made[0]
    again = make_report(folder.parent.parent / "toll.txt", folder.parent.parent / "again", folder.parent.parent / "drawn", notebooks=sheets)
    names = sorted(p.relative_to(folder) for p in folder.rglob("*") if p.is_file())
    assert names == sorted(p.relative_to(again) for p in again.rglob("*") if p.is_file())
    assert [n for n in names if dateless(folder / n) != dateless(again / n)] == []


def dateless(path: Path) -> bytes:
    day = {"index.html": rb"<time.*?</time>", MARKER: rb'"index.html": "\w+"'}.get(path.name, rb"\A\Z.")
    return re.sub(day, b"", path.read_bytes())


def fresh(tmp_path, text=TEXT):
    article = tmp_path / "toll.txt"
    article.write_text(text, encoding="utf-8")
    return article, tmp_path / "reports", tmp_path / "figures"


def test_failing_notebook_is_named_and_leaves_nothing(tmp_path):
    sheets = write(tmp_path / "notebooks", _01_bad=["# Bad", "x = 1", "raise KeyError('no\\nsuch')"])
    with pytest.raises(NotebookError, match=r"^01_bad\.ipynb, cell 3: KeyError: .*no.*such"):
        make_report(*fresh(tmp_path), notebooks=sheets)
    assert {p.name for p in tmp_path.iterdir()} == {"toll.txt", "notebooks"}


def test_bad_article_is_refused_before_anything_is_written(tmp_path, sheets):
    with pytest.raises(InputError, match=r"toll\.txt is empty"):
        make_report(*fresh(tmp_path, " \n"), notebooks=sheets)
    assert {p.name for p in tmp_path.iterdir()} == {"toll.txt"}


def test_bad_actor_file_leaves_nothing(tmp_path, sheets):
    actors = tmp_path / "actors.toml"
    actors.write_text("[mayor\n")
    with pytest.raises(InputError, match=r"actors\.toml"):
        make_report(*fresh(tmp_path), actor_file=actors, notebooks=sheets)
    assert {p.name for p in tmp_path.iterdir()} == {"toll.txt", "actors.toml"}


def test_other_folders_are_not_replaced(tmp_path, sheets):
    article, out, figures = fresh(tmp_path)
    (out / "toll").mkdir(parents=True)
    (out / "toll" / "letters.txt").write_text("mine")
    with pytest.raises(InputError, match="not written by framescope"):
        make_report(article, out, figures, notebooks=sheets)
    assert (out / "toll" / "letters.txt").read_text() == "mine"


def test_dead_kernel_is_one_sentence(tmp_path):
    sheets = write(tmp_path, _01_dies=["# Dies", "import os; os._exit(1)"])
    with (
        pytest.raises(NotebookError, match=r"01_dies\.ipynb stopped because its Python process died"),
        kernels({}, 1) as ready,
    ):
        ready.run(list(sheets.glob("*.ipynb")), print)[0].result()


def test_kernels_get_the_environment_and_this_python(tmp_path, monkeypatch):
    sheets = write(tmp_path, _01_where=["# Where", "import os, sys; print(os.environ['SIGN'], sys.executable)"])
    with kernels({"SIGN": "here"}, 1) as ready:
        done = ready.run(list(sheets.glob("*.ipynb")), print)[0].result()
    assert done.cells[1].outputs[0].text.split() == ["here", sys.executable]
    assert "execution" not in done.cells[1].metadata


def test_a_notebook_that_waited_is_the_next_and_each_is_given_as_it_is_done(tmp_path):
    sheets = write(tmp_path, _01_first=["# A"], _02_waits=["# B"], _03_third=["# C"], _04_fourth=["# D"])
    done, paths = [], sorted(sheets.glob("*.ipynb"))
    with kernels({}, 1) as ready:
        first, second, *_ = runs = ready.run(paths, done.append, later=("02_waits", "04_fourth"))
        first.result()
        runs[2].result()
        assert not second.done()
        ready.release()
        assert second.result().cells[0].source == "# B" and runs[3].result().cells[0].source == "# D"
    assert done == ["01_first done", "03_third done", "02_waits done", "04_fourth done"]


@pytest.mark.parametrize("own", [False, True])
def test_only_the_suite_s_own_notebooks_share_what_is_worked_out(tmp_path, sheets, monkeypatch, own):
    from framescope.report import article as module

    seen = {}

    def stop(environment, jobs):
        seen.update(environment)
        raise KeyboardInterrupt

    monkeypatch.setattr(module, "kernels", stop)
    with pytest.raises(KeyboardInterrupt):
        make_report(*fresh(tmp_path), notebooks=sheets if own else None)
    assert seen["FRAMESCOPE_STEADY"] == ("" if own else "1")


def test_raising_body_stops_the_notebooks(tmp_path):
    sheets = write(tmp_path, _01_long=["# Long", "import time; time.sleep(60)"], _02_long=["# Long", "import time; time.sleep(60)"])
    before = time.monotonic()
    with pytest.raises(KeyboardInterrupt), kernels({}, 1) as ready:
        ready.run(sorted(sheets.glob("*.ipynb")), print)
        time.sleep(1)
        raise KeyboardInterrupt
    assert time.monotonic() - before < 30


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_interrupt_leaves_nothing(tmp_path, number):
    article, out, figures = fresh(tmp_path)
    command = [sys.executable, "-m", "framescope", "report", str(article), "--out", str(out), "--figures", str(figures)]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, env=os.environ | {"TMPDIR": str(tmp_path)}, text=True)
    assert process.stderr.readline().startswith("framescope:")
    time.sleep(3)
    said = interrupt(process, number)
    assert process.returncode == 130
    assert "interrupted" in said and "Traceback" not in said
    assert {p.name for p in tmp_path.iterdir()} == {"toll.txt"}


def interrupt(process: subprocess.Popen, number: int) -> str:
    """Interrupt as a person would: once more if it is not heard, since Python loses an interrupt that falls into a finalizer."""
    for patience in (5, 5, 30):
        process.send_signal(number)
        with suppress(subprocess.TimeoutExpired):
            return process.communicate(timeout=patience)[1]
    process.kill()
    return process.communicate()[1]


def test_put_keeps_the_old_when_the_new_fails(tmp_path, monkeypatch):
    new, target = tmp_path / "new", tmp_path / "target"
    for folder, words in ((new, "new"), (target, "old")):
        folder.mkdir()
        (folder / "file").write_text(words)
    monkeypatch.setattr(Path, "rename", refuse_new(Path.rename))
    with pytest.raises(InputError, match="cannot be written"):
        put(new, target)
    assert (target / "file").read_text() == "old"
    monkeypatch.undo()
    put(new, target)
    assert (target / "file").read_text() == "new"
    assert {p.name for p in tmp_path.iterdir()} == {"new", "target"}


def refuse_new(rename):
    def refusing(self, target):
        if self.name == "new":
            raise PermissionError(13, "Permission denied")
        return rename(self, target)

    return refusing


def test_lines_are_written_whole_or_not_at_all(tmp_path):
    target = tmp_path / "lines.jsonl"
    assert put_lines(["a", "b"], target) == 2
    with pytest.raises(ZeroDivisionError):
        put_lines((str(1 // n) for n in (1, 0)), target)
    assert target.read_text() == "a\nb\n"


def test_page_titles():
    page = page_of("03_loaded_terms", notebook("# Which words are loaded?\n\nMore.", "x = 1\n# comment"))
    assert page == Page("03_loaded_terms", "Which words are loaded?")
    assert (page.title, page.href) == ("Loaded terms", "03_loaded_terms.html")
