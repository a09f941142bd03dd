"""The notebooks: committed clean, and run as a reader runs them, with their values checked."""

import json
import os
import re
from html import unescape

import pytest
import reports
from framescope.report.article import APART
from framescope.report.notebooks import kernels
from places import ROOT

pytestmark = pytest.mark.usefixtures("sums_once")

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
NAMES = [path.stem for path in NOTEBOOKS]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=NAMES)
def test_committed_without_outputs_and_with_one_call_a_cell(path):
    notebook = json.loads(path.read_text(encoding="utf-8"))
    code = [c for c in notebook["cells"] if c["cell_type"] == "code"]
    assert not any(c["outputs"] or c["execution_count"] for c in code)
    assert code[0]["metadata"]["tags"] == ["parameters"]
    for cell in code:
        source = "".join(cell["source"])
        assert source.count("\n") <= 12 and not re.search(r"^\s*(def|for|if|while|with|class) ", source, re.MULTILINE)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=NAMES)
def test_begins_with_a_question_and_ends_with_what_the_figures_do_not_show(path):
    prose = ["".join(c["source"]) for c in json.loads(path.read_text(encoding="utf-8"))["cells"] if c["cell_type"] == "markdown"]
    assert re.match(r"# .+\?\n", prose[0])
    assert prose[-1].startswith("## What these figures show, and what they do not")


def html(notebook):
    """All HTML that the cells of an executed notebook show."""
    return "\n".join(o.data["text/html"] for c in notebook.cells for o in c.get("outputs", ()) if "text/html" in o.get("data", {}))


def pictures(notebook):
    """The alternative texts of the figures that an executed notebook shows."""
    return [o.metadata["image/png"]["alt"] for c in notebook.cells for o in c.get("outputs", ()) if "image/png" in o.get("data", {})]


@pytest.fixture(scope="module")
def made(reported):
    return reported("default")


@pytest.fixture(scope="module")
def executed(made, paged):
    """The notebooks on the default article, by name: those of its report, and those about several articles.

    Those about a corpus are those of the pages on the generated one that they would measure themselves.
    """
    done = {"08_corpus": paged("corpus").notebook, "09_estimates": paged("estimates").notebook}
    with kernels(os.environ, 1) as ready:
        for path in (path for path in NOTEBOOKS if path.stem in APART and path.stem not in done):
            (run,) = ready.run([path], lambda line: None)
            done[path.stem] = run.result(timeout=400)
    return made.notebooks | done


def test_every_notebook_runs_to_its_end(executed):
    assert sorted(executed) == NAMES


def test_figures_are_shown_with_their_findings_and_written(made, azernews):
    from framescope import figures

    folder = made.figures
    shown = [alt for notebook in made.notebooks.values() for alt in pictures(notebook)]
    drawn = {getattr(figures, name)(azernews).get_label() for name in figures.__all__}
    assert drawn <= set(shown) and all(shown)
    assert {p.stem for p in folder.glob("*.png")} == {p.stem for p in folder.glob("*.svg")}
    assert len(list(folder.glob("*.png"))) == len(shown)


def test_evidence_is_the_article_itself(executed, azernews):
    for name in ("01_article", "02_loaded_terms", "05_findings"):
        evidence = re.findall(r'<div class="fs-text">(.*?)</div>', html(executed[name]), re.DOTALL)
        assert evidence and all(unescape(re.sub(r"<[^>]+>", "", e)) == azernews.article.text for e in evidence)


def test_tables_hold_what_the_library_measures(executed, azernews):
    terms = html(executed["02_loaded_terms"])
    assert all(f">{term}<" in terms for term in azernews.terms.text)
    sources = unescape(html(executed["04_source_attribution"]))
    for cue in azernews.attributions.cue[azernews.attributions.kind != "scare"]:
        assert f">{cue}<" in sources


def test_findings_are_those_of_the_library(executed, azernews):
    from framescope.measures.findings import findings

    shown = unescape(re.sub(r"<[^>]+>", "", html(executed["05_findings"])))
    assert all(found.text in shown for found in findings(azernews))


@pytest.mark.parametrize("name", ["hostile", "one word"])
def test_any_text_runs_through_and_appears_as_text(name, reported, tmp_path):
    if name == "hostile":
        notebooks = reported(name).notebooks
    else:
        (tmp_path / "hello.txt").write_text("Hello.", encoding="utf-8")
        (tmp_path / "once").mkdir()
        reports.make(tmp_path / "once", tmp_path / "hello.txt")
        notebooks = reports.Reported(tmp_path / "once", "Hello.").notebooks
    assert notebooks
    for name, notebook in notebooks.items():
        shown = html(notebook)
        assert "<script" not in shown and "<img" not in shown, name
        assert not any(
            "text/markdown" in o.get("data", {}) or "text/latex" in o.get("data", {}) for c in notebook.cells for o in c.get("outputs", ())
        )
