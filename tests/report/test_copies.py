"""A run reads private copies of a user's files, so that it is about one text whatever becomes of them meanwhile."""

import nbformat
import pytest
from framescope.errors import InputError
from framescope.report import article as report
from framescope.report.copies import Copies


def test_a_copy_is_the_file_as_it_was(tmp_path):
    theirs = tmp_path / "actors.toml"
    theirs.write_text("before")
    copy = Copies(tmp_path / "given").file(theirs)
    theirs.write_text("after")
    assert (copy.name, copy.read_text()) == ("actors.toml", "before")


def test_nothing_given_is_nothing_copied(tmp_path):
    copies = Copies(tmp_path / "given")
    assert (copies.file(None), copies.files(None), copies.files([])) == (None, None, None)


def test_files_of_one_name_stay_apart(tmp_path):
    for folder in "ab":
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "list.csv").write_text(folder)
    copies = Copies(tmp_path / "given").files([tmp_path / "a/list.csv", tmp_path / "b/list.csv"])
    assert [copy.read_text() for copy in copies] == ["a", "b"]


def test_what_is_known_of_an_article_is_copied_with_it(tmp_path):
    (tmp_path / "art.txt").write_text("text")
    (tmp_path / "art.toml").write_text("outlet = 'The Post'")
    copy = Copies(tmp_path / "given").article(tmp_path / "art.txt")
    assert copy.with_suffix(".toml").read_text() == "outlet = 'The Post'"


@pytest.mark.parametrize("what", ["absent.txt", "folder"])
def test_what_cannot_be_copied_is_read_where_it_lies(tmp_path, what):
    (tmp_path / "folder").mkdir()
    assert Copies(tmp_path / "given").article(tmp_path / what) == tmp_path / what


def test_errors_name_the_users_file(tmp_path):
    theirs = tmp_path / "art.txt"
    theirs.write_text("text")
    copies = Copies(tmp_path / "given")
    copy = copies.article(theirs)
    with pytest.raises(InputError) as raised, copies.named_as_theirs():
        raise InputError(f"{copy} holds no words.")
    assert str(raised.value) == f"{theirs} holds no words."


def test_a_report_is_on_the_text_that_was_there_when_it_began(tmp_path, monkeypatch, by_hand, cold_kernels):
    article, sheets = tmp_path / "dam.txt", tmp_path / "sheets"
    article.write_text("The dam is safe.\n")
    sheets.mkdir()
    cells = [
        nbformat.v4.new_markdown_cell("# Which?"),
        nbformat.v4.new_code_cell("import os; print(open(os.environ['FRAMESCOPE_ARTICLE']).read())"),
    ]
    nbformat.write(nbformat.v4.new_notebook(cells=cells), sheets / "01_which.ipynb")

    def measured(*_, **__):
        article.write_text("The dam has burst.\n")
        return by_hand

    monkeypatch.setattr("framescope.report.given.measured", measured)
    monkeypatch.setattr(report, "mirror_sides", lambda *_: None)
    monkeypatch.setattr(report, "first_picture", lambda *_: None)
    folder = report.make_report(article, tmp_path / "reports", tmp_path / "figures", notebooks=sheets)
    page = (folder / "01_which.html").read_text(encoding="utf-8")
    assert "The dam is safe." in page and "burst" not in page
