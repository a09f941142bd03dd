"""What a run writes is put in its place whole or not at all, and a user's file is never deleted or overwritten."""

import json
import os
import shutil
import signal
from pathlib import Path

import pandas as pd
import pytest
from framescope import files
from framescope.errors import InputError
from framescope.files import MARKER, claim, put_lines, put_tables, require_apart, require_separate, workshop
from framescope.reading.article import default_article
from places import ROOT


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "articles" / "art.txt"
    path.parent.mkdir()
    path.write_text("An article.")
    return path


def new(tmp_path, **files):
    """A folder with these files, to be put somewhere; __ in a name is a folder."""
    folder = tmp_path / "new"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name, words in files.items():
        path = folder / name.replace("__", "/")
        path.parent.mkdir(exist_ok=True)
        path.write_text(words)
    return folder


def at(tmp_path, article, kind="report"):
    return claim(kind, tmp_path / "out", "art", [article])


def contents(folder):
    return {p.relative_to(folder).as_posix(): p.read_text() for p in folder.rglob("*") if p.is_file() and p.name != MARKER}


def test_a_run_replaces_what_it_wrote_and_nothing_else(tmp_path, article):
    folder = at(tmp_path, article).put(new(tmp_path, index="1", tables__a="1", gone__b="1"))
    (folder / "thesis.docx").write_text("mine")
    (folder / "tables" / "notes").write_text("mine")
    (folder / "mine" / "empty").mkdir(parents=True)
    before = (folder / "thesis.docx").stat().st_ino
    assert at(tmp_path, article).put(new(tmp_path, index="2", tables__c="2")) == folder
    assert contents(folder) == {"index": "2", "tables/c": "2", "thesis.docx": "mine", "tables/notes": "mine"}
    assert (folder / "mine" / "empty").is_dir() and (folder / "thesis.docx").stat().st_ino == before
    assert {p.name for p in (tmp_path / "out").iterdir()} == {"art"}


@pytest.mark.parametrize("name", ["x.parquet", "index.html", "line.png", "substitutions.csv", ".hidden", "thesis.docx"])
def test_a_folder_without_a_marker_is_not_touched(tmp_path, article, name):
    there = tmp_path / "out" / "art" / name
    there.parent.mkdir(parents=True)
    there.write_text("mine")
    with pytest.raises(InputError, match="already exists and was not written by framescope"):
        at(tmp_path, article)
    assert there.read_text() == "mine"


@pytest.mark.parametrize("marker", ["", "[]", "{}", "null", '{"kind": "report", "of": 1, "files": []}', "[" * 100_000, "\xff"])
def test_a_marker_that_is_none_gives_no_right(tmp_path, article, marker):
    (tmp_path / "out" / "art").mkdir(parents=True)
    (tmp_path / "out" / "art" / MARKER).write_text(marker, encoding="latin-1")
    with pytest.raises(InputError, match="already exists"):
        at(tmp_path, article)


def test_an_empty_folder_is_taken_and_a_file_is_not(tmp_path, article):
    (tmp_path / "out" / "art").mkdir(parents=True)
    assert at(tmp_path, article).folder.name == "art"
    (tmp_path / "out" / "art").rmdir()
    (tmp_path / "out" / "art").write_text("mine")
    with pytest.raises(InputError, match="already exists"):
        at(tmp_path, article)


@pytest.mark.parametrize("change", [lambda p: p.write_text("annotated"), lambda p: (p.unlink(), p.symlink_to("/etc/hostname")), lambda p: (p.unlink(), p.mkdir(), (p / "x").write_text(""))])  # fmt: skip
def test_a_file_that_was_changed_since_is_not_overwritten(tmp_path, article, change):
    folder = at(tmp_path, article).put(new(tmp_path, index="1", tables__a="1"))
    place = at(tmp_path, article)
    change(folder / "tables" / "a")
    for attempt in (lambda: at(tmp_path, article), lambda: place.put(new(tmp_path, index="2", tables__a="2"))):
        if (folder / "tables" / "a").is_dir():  # a folder of the user's stands where a file was
            with pytest.raises(InputError, match=r"already exists"):
                place.put(new(tmp_path, index="2", tables__a="2"))
        else:
            with pytest.raises(InputError, match=r"tables/a was changed after framescope had written it"):
                attempt()
    assert (folder / "index").read_text() == "1"


def test_a_file_that_was_taken_away_is_written_again(tmp_path, article):
    folder = at(tmp_path, article).put(new(tmp_path, index="1", a="1"))
    (folder / "a").unlink()
    at(tmp_path, article).put(new(tmp_path, index="2", a="2"))
    assert contents(folder) == {"index": "2", "a": "2"}


@pytest.mark.parametrize("mine", ["a", "a/b", "tables"])
def test_a_users_file_under_a_name_that_is_to_be_written_stops_the_run(tmp_path, article, mine):
    folder = at(tmp_path, article).put(new(tmp_path, index="1"))
    (folder / mine).parent.mkdir(exist_ok=True)
    (folder / mine).write_text("mine")
    with pytest.raises(InputError, match="already exists"):
        at(tmp_path, article).put(new(tmp_path, index="2", a="2", tables__b="2"))
    assert contents(folder) == {"index": "1", mine: "mine"}
    assert {p.name for p in (tmp_path / "out").iterdir()} == {"art"}


def test_links_are_kept_and_not_followed(tmp_path, article):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "precious").write_text("mine")
    folder = at(tmp_path, article).put(new(tmp_path, index="1"))
    (folder / "link").symlink_to(outside)
    (folder / "dangling").symlink_to("nowhere")
    at(tmp_path, article).put(new(tmp_path, index="2"))
    assert (folder / "link").readlink() == outside and (folder / "dangling").is_symlink()
    assert (outside / "precious").read_text() == "mine" and (folder / "index").read_text() == "2"


def test_a_folder_that_is_a_link_is_not_replaced(tmp_path, article):
    real = claim("report", tmp_path / "real", "art", [article]).put(new(tmp_path, index="1"))
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "art").symlink_to(real)
    with pytest.raises(InputError, match="already exists"):
        at(tmp_path, article)
    assert contents(real) == {"index": "1"}


def test_a_marker_that_names_files_elsewhere_deletes_nothing(tmp_path, article):
    (tmp_path / "precious").write_text("mine")
    folder = at(tmp_path, article).put(new(tmp_path, index="1"))
    marker = json.loads((folder / MARKER).read_text())
    marker["files"] |= {"../../precious": files._sha256(tmp_path / "precious"), str(tmp_path / "precious"): "0"}
    (folder / MARKER).write_text(json.dumps(marker))
    at(tmp_path, article).put(new(tmp_path, index="2"))
    assert (tmp_path / "precious").read_text() == "mine"


def test_two_articles_never_share_a_folder(tmp_path, article):
    other = article.with_name("ART!.txt")
    other.write_text("An article.")
    first, second = (at(tmp_path, path).put(new(tmp_path, index=path.name)) for path in (article, other))
    assert (first.name, second.name) == ("art", "art-2")
    assert at(tmp_path, other).folder == second and at(tmp_path, article).folder == first
    assert at(tmp_path, article, "tables").folder.name == "art-3"
    assert contents(first) == {"index": "art.txt"}


@pytest.mark.parametrize("way", ["relative", "link", "dots"])
def test_the_same_article_by_another_name_is_the_same(tmp_path, article, way, monkeypatch):
    folder = at(tmp_path, article).put(new(tmp_path, index="1"))
    (tmp_path / "link").symlink_to(article)
    monkeypatch.chdir(tmp_path)
    named = {"relative": Path("articles/art.txt"), "link": tmp_path / "link", "dots": tmp_path / "out" / ".." / "articles" / "art.txt"}[way]
    assert at(tmp_path, named).folder == folder


def test_a_folder_says_nothing_of_the_machine_and_moves_with_its_articles(tmp_path, article):
    folder = at(tmp_path, article).put(new(tmp_path, index="1"))
    assert str(tmp_path) not in (folder / MARKER).read_text() and "art.txt" not in (folder / MARKER).read_text()
    (tmp_path / "project").mkdir()
    for name in ("articles", "out"):
        (tmp_path / name).rename(tmp_path / "project" / name)
    moved = tmp_path / "project"
    assert at(moved, moved / "articles" / "art.txt").folder == moved / "out" / "art"


def test_the_projects_own_figures_are_framescopes():
    place = claim("figures", ROOT / "figures", "azernews", [default_article()])
    assert place.folder == ROOT / "figures" / "azernews" and place.require_own() == []


def test_an_interrupt_leaves_the_old_folder_as_it_was(tmp_path, article, monkeypatch):
    folder = at(tmp_path, article).put(new(tmp_path, index="1"))
    (folder / "mine").write_text("mine")
    for step in ("_inside", "_keep", "_exchange"):
        monkeypatch.setattr(files, step, stopped)
        with pytest.raises(KeyboardInterrupt):
            files.Place(folder, "report", at_origin(folder)).put(new(tmp_path, index="2"))
        monkeypatch.undo()
        assert contents(folder) == {"index": "1", "mine": "mine"}
        assert {p.name for p in folder.parent.iterdir()} == {"art"}


def at_origin(folder):
    return json.loads((folder / MARKER).read_text())["of"]


def stopped(*_, **__):
    raise KeyboardInterrupt


def test_an_interrupt_between_the_two_steps_waits_for_the_second(tmp_path, article, monkeypatch):
    folder = at(tmp_path, article).put(new(tmp_path, index="1"))
    rename = Path.rename

    def interrupted(self, target):
        done = rename(self, target)
        if self == folder:
            signal.raise_signal(signal.SIGINT)
        return done

    monkeypatch.setattr(Path, "rename", interrupted)
    with pytest.raises(KeyboardInterrupt):
        at(tmp_path, article).put(new(tmp_path, index="2"))
    assert contents(folder) == {"index": "2"} and {p.name for p in folder.parent.iterdir()} == {"art"}


def test_where_no_link_can_be_made_a_copy_is(tmp_path, article, monkeypatch):
    folder = at(tmp_path, article).put(new(tmp_path, index="1"))
    (folder / "mine").write_text("mine")
    (folder / "link").symlink_to("mine")

    def refused(*_, **__):
        raise OSError(38, "Function not implemented")

    monkeypatch.setattr(os, "link", refused)
    at(tmp_path, article).put(new(tmp_path, index="2"))
    assert contents(folder) == {"index": "2", "mine": "mine", "link": "mine"} and (folder / "link").is_symlink()


def test_an_input_in_the_folder_that_is_to_be_written_stops_the_run(tmp_path, article):
    folder = at(tmp_path, article).put(new(tmp_path, index="1"))
    actors = folder / "actors.toml"
    actors.write_text("mine")
    (tmp_path / "by-another-name").symlink_to(actors)
    for path in (actors, tmp_path / "by-another-name"):
        with pytest.raises(InputError, match="lies in"):
            claim("report", tmp_path / "out", "art", [article], None, path)
    require_apart(folder, article, None)


@pytest.mark.parametrize("way", ["itself", "link", "hard link", "dots"])
def test_an_output_never_is_an_input(tmp_path, way):
    source, target = tmp_path / "a.csv", tmp_path / "b.csv"
    source.write_text("mine")
    if way == "link":
        target.symlink_to(source)
    elif way == "hard link":
        target.hardlink_to(source)
    else:
        target = source if way == "itself" else tmp_path / "x" / ".." / "a.csv"
        (tmp_path / "x").mkdir()
    with pytest.raises(InputError, match="is an input and would be overwritten"):
        put_lines(["new"], target, source)
    assert source.read_text() == "mine"


def test_what_is_no_file_is_not_replaced(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    for name in ("pipe", "folder"):
        with pytest.raises(InputError, match="is not a file"):
            put_lines(["x"], tmp_path / name)
    assert (tmp_path / "pipe").is_fifo()


def test_a_link_to_a_file_stays_a_link(tmp_path):
    (tmp_path / "real").write_text("old")
    (tmp_path / "link").symlink_to("real")
    put_lines(["new"], tmp_path / "link")
    assert (tmp_path / "link").is_symlink() and (tmp_path / "real").read_text() == "new\n"


def test_a_report_and_its_figures_lie_apart(tmp_path, article):
    one = claim("report", tmp_path / "x", "art", [article])
    for parent in ("x", "x/art", "."):
        other = claim("figures", tmp_path / parent, "art" if parent != "." else "x", [article])
        with pytest.raises(InputError, match="lie inside one another"):
            require_separate(one, other)
    require_separate(one, claim("figures", tmp_path / "y", "art", [article]))


FULL = OSError(28, "No space left on device")


@pytest.mark.parametrize("error", [FULL, OSError(30, "Read-only file system"), PermissionError(13, "Permission denied"), OSError(36, "File name too long")])  # fmt: skip
def test_a_place_that_cannot_be_written_to_is_one_sentence(tmp_path, article, monkeypatch, error):
    folder = at(tmp_path, article).put(new(tmp_path, index="1"))
    made = new(tmp_path, index="2")

    def refuse(*_, **__):
        raise error

    monkeypatch.setattr(files.shutil, "copytree", refuse)
    with pytest.raises(InputError, match=rf"art cannot be written \({error.strerror}\): choose another folder\.$"):
        at(tmp_path, article).put(made)
    assert contents(folder) == {"index": "1"}


def test_a_full_disk_for_temporary_files_is_one_sentence(monkeypatch):
    def refuse(*_, **__):
        raise FULL

    with pytest.raises(InputError, match=r"has no space left \(No space left on device\)"), workshop():
        refuse()
    monkeypatch.setattr(files, "TemporaryDirectory", refuse)
    with pytest.raises(InputError, match="No temporary file can be written"), workshop():
        pass


def test_tables_have_a_marker(tmp_path, article):
    folder = put_tables({"a": pd.DataFrame({"x": ["=1"]})}, at(tmp_path, article, "tables"))
    marker = json.loads((folder / MARKER).read_text())
    assert set(marker["files"]) == {"a.csv", "a.parquet"} and marker["kind"] == "tables"
    assert pd.read_parquet(folder / "a.parquet").x[0] == "=1" and (folder / "a.csv").read_text() == "x\n'=1\n"
