"""The command line in trouble: one plain sentence and status 1, no traceback, nothing that acts on the terminal, nothing lost."""

import os
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from framescope import cli
from framescope.environment import environment, listed, paths_in
from framescope.errors import InputError, visible
from framescope.files import MARKER, claim, put, require_free
from framescope.report import article as report
from hypothesis import given
from hypothesis import strategies as st


@pytest.fixture
def measured(monkeypatch, by_hand):
    """Every article is measured at once: its tables are those of a small analysis."""
    monkeypatch.setattr("framescope.cli.articles.all_measured", lambda *_: [by_hand])
    return by_hand


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "art.txt"
    path.write_text("The minister said that taxes would rise.")
    return path


def ran(capsys, *arguments):
    status = cli.main([os.fsdecode(a) if isinstance(a, bytes) else str(a) for a in arguments])
    said = capsys.readouterr()
    return status, said.out, said.err


def one_sentence(status, out, err, *words):
    assert status == 1 and not out, (status, out, err)
    assert err.startswith("framescope: ") and err.count("\n") == 1 and err.isprintable() is False and err[:-1].isprintable()
    assert all(word in err for word in words) and "Traceback" not in err
    return True


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (PermissionError(13, "Permission denied", "/x/y"), "/x/y: Permission denied"),
        (OSError(28, "No space left on device"), "No space left on device"),
        (OSError("it broke\nin two"), "it broke in two"),
        (MemoryError(), "not enough memory"),
        (RecursionError("maximum"), "nested too deeply"),
        (UnicodeEncodeError("utf-8", "\ud800", 0, 1, "surrogates not allowed"), "did not foresee this (UnicodeEncodeError"),
        (ZeroDivisionError("a\nb\x1b[2J"), r"ZeroDivisionError: a b\x1b[2J"),
        (InputError("a\nb"), "a b"),
    ],
)
def test_whatever_goes_wrong_is_one_sentence(error, words, monkeypatch, capsys, article, tmp_path):
    def fail(*_):
        raise error

    monkeypatch.setattr("framescope.cli.articles.all_measured", fail)
    arguments = ("tables", article, "--out", tmp_path / "out")
    assert one_sentence(*ran(capsys, *arguments), words)
    monkeypatch.setenv("FRAMESCOPE_TRACEBACK", "1")
    with pytest.raises(type(error)):
        ran(capsys, *arguments)


NAMES = [b"\x1b[31mred.txt", b"a\nb.txt", b"a\rb.txt", b"\x07bell.txt", b"\xff\xfe.txt", "\u202egnp.txt".encode(), b"\xc2\x9b31m.txt", b"a" * 255, b"a" * 251 + b".txt", b"a" * 300, b"-"]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_no_name_acts_on_the_terminal(name, tmp_path, capsys):
    folder = os.fsencode(tmp_path)
    assert one_sentence(*ran(capsys, "tables", folder + b"/" + name, "--out", tmp_path / "out"))
    status, out, err = ran(capsys, "report", folder + b"/" + name, "--out", tmp_path / "out")
    assert one_sentence(status, out, err.removeprefix("framescope: reading the article and running the notebooks\n"))
    assert one_sentence(*ran(capsys, "agreement", folder + b"/" + name, folder + b"/" + name))


@pytest.mark.parametrize("name", [n for n in NAMES if len(n) < 256])
def test_any_name_of_a_file_or_folder_can_be_used(name, tmp_path, capsys, measured):
    folder = os.fsencode(tmp_path) + b"/" + name
    os.mkdir(folder)
    path = folder + b"/" + name
    with open(path, "w") as file:
        file.write("The minister said that taxes would rise.")
    status, out, err = ran(capsys, "tables", path, "--out", folder)
    assert (status, err) == (0, "") and out[:-1].isprintable()
    (made,) = (p for p in Path(os.fsdecode(folder)).iterdir() if p.is_dir())
    assert (made / MARKER).is_file() and (made / "terms.csv").is_file()
    status, out, err = ran(capsys, "sheet", path, "--out", folder + b"/sheet.csv")
    assert status == 0 and out[:-1].isprintable()


def test_wrong_usage_does_not_act_on_the_terminal(capsys):
    with pytest.raises(SystemExit):
        cli.main(["report", "a", "\x1b[31m", "\x1b[31m"])
    assert "\x1b" not in capsys.readouterr().err


@pytest.mark.parametrize(("text", "seen"), [("a\x1b[0mb", r"a\x1b[0mb"), ("é “x” 漢 \xa0", "é “x” 漢 \xa0"), ("\u202e\udcff\u2028", r"\u202e\udcff\u2028"), ("\x9b", r"\x9b")])  # fmt: skip
def test_what_acts_on_a_terminal_is_made_visible(text, seen):
    assert visible(text) == seen


def test_a_terminal_that_knows_no_such_letter_gets_an_escape(tmp_path):
    code = "import sys; from framescope.cli.spoken import say, show; show('é\\udcff'); say('é')"
    ended = subprocess.run([sys.executable, "-c", code], env=os.environ | {"PYTHONIOENCODING": "ascii"}, capture_output=True, check=True)
    assert ended.stdout == b"\\xe9\\udcff\n" and ended.stderr == b"\\xe9\n"


def test_a_reader_that_has_seen_enough_is_no_trouble(tmp_path):
    code = "import sys; from framescope import cli; from framescope.cli import arguments, spoken; arguments.run_validate = lambda o: [spoken.show('x' * 1000) for _ in range(1000)]; sys.exit(cli.main(['validate', 'polnear', 'x', '--predictions', 'y']))"  # fmt: skip
    ended = subprocess.run(f'"{sys.executable}" -c "{code}" | head -c 10', shell=True, capture_output=True, check=True)
    assert ended.stderr == b""


COMMANDS = {
    "tables": ("tables", "{article}", "--out", "{out}"),
    "sheet": ("sheet", "{article}", "--out", "{out}/sheet.csv"),
    "questions": ("sheet", "{article}", "--questions", "--out", "{out}/sheet.csv"),
}


def arguments(command, article, out):
    return [word.format(article=article, out=out) for word in COMMANDS[command]]


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("place", ["/proc/nosuch", "/dev/null", "/sys", "/nosuch\x1b/" + "a" * 300])
def test_a_place_that_cannot_be_written_to_is_one_sentence(command, place, article, measured, capsys):
    if not Path("/proc").is_dir() and place.startswith(("/proc", "/sys")):
        pytest.skip("this system has no such folder")
    assert one_sentence(*ran(capsys, *arguments(command, article, place)))


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("most", [0, 40, 2000])
def test_a_full_disk_is_one_sentence_and_leaves_nothing(command, most, article, measured, capsys, tmp_path):
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, before[1]))
        ended = ran(capsys, *arguments(command, article, tmp_path / "out"))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert one_sentence(*ended, "File too large")
    assert not [p for p in tmp_path.rglob("*") if p.is_file() and p != article]


def test_a_disk_that_is_full_when_a_folder_is_put_in_its_place_is_said_in_words(tmp_path):
    resource = pytest.importorskip("resource")
    made = tmp_path / "made"
    made.mkdir()
    for name in ("a.csv", "b's.csv"):
        (made / name).write_bytes(b"x" * 5_000)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, before[1]))
    try:
        with pytest.raises(InputError) as told:
            put(made, tmp_path / "out")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert str(told.value) == f"{tmp_path / 'out'} cannot be written (File too large): choose another folder."


def test_a_place_within_a_file_is_refused_before_anything_is_measured(article, tmp_path):
    for place in (article, article / "deeper", tmp_path / "in" / ".." / article.name):
        with pytest.raises(InputError, match="is no folder"):
            claim("report", place, "art", [tmp_path / "other.txt"])


def test_a_file_in_the_way_is_one_sentence(tmp_path):
    (tmp_path / "a").write_text("mine")
    with pytest.raises(InputError, match=r"already exists: choose another file\.$"):
        require_free(tmp_path / "a", "")


@pytest.mark.parametrize("command", COMMANDS)
def test_no_folder_for_temporary_files_is_one_sentence(command, article, measured, capsys, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "missing"))
    assert one_sentence(*ran(capsys, *arguments(command, article, tmp_path / "out")), "TMPDIR")


def test_a_missing_tmpdir_does_not_stop_python(article, tmp_path):
    code = "from framescope.files import workshop\nwith workshop() as folder: print(folder.is_dir())"
    ended = subprocess.run(
        [sys.executable, "-c", code], env=os.environ | {"TMPDIR": "/nosuch"}, capture_output=True, text=True, check=False
    )
    assert ended.stdout == "True\n"


def test_a_filled_in_sheet_is_not_overwritten_and_neither_is_a_codebook(article, measured, capsys, tmp_path):
    assert one_sentence(*ran(capsys, "sheet", article, "--out", article), "would be overwritten")
    for name in ("a.csv", "a-codebook.md"):
        (tmp_path / name).write_text("mine")
        assert one_sentence(*ran(capsys, "sheet", article, "--out", tmp_path / "a.csv"), name, "may hold somebody's answers")
        assert (tmp_path / name).read_text() == "mine"
        (tmp_path / name).unlink()


def test_an_article_is_not_drawn_from_twice(article, monkeypatch, by_hand, capsys, tmp_path):
    monkeypatch.setattr("framescope.cli.articles.all_measured", lambda *_: [by_hand, by_hand])
    assert one_sentence(*ran(capsys, "sheet", article, article, "--out", tmp_path / "a.csv"), "given twice")


@pytest.mark.parametrize("out", ["a.csv", "b.csv", "x/../a.csv", "link.csv", "hard.csv", "thesis.csv"])
def test_agreement_overwrites_no_sheet(out, measured, capsys, tmp_path):
    for name in ("a.csv", "b.csv", "thesis.csv"):
        (tmp_path / name).write_text("unit,kind,loaded\nu1,sentence,yes\n")
    (tmp_path / "x").mkdir()
    (tmp_path / "link.csv").symlink_to("a.csv")
    (tmp_path / "hard.csv").hardlink_to(tmp_path / "b.csv")
    assert one_sentence(*ran(capsys, "agreement", tmp_path / "a.csv", tmp_path / "b.csv", "--out", tmp_path / out))
    assert {(tmp_path / name).read_text() for name in ("a.csv", "b.csv", "thesis.csv")} == {"unit,kind,loaded\nu1,sentence,yes\n"}


GOLD = '{"id": "1", "sentence": "Ann Alder lied.", "from": 0, "to": 9, "polarity": -1}\n'


@pytest.mark.parametrize("target", ["gold.jsonl", "other.jsonl", "thesis.docx", "hard.jsonl"])
def test_predictions_overwrite_predictions_alone(target, capsys, tmp_path):
    for name in ("gold.jsonl", "other.jsonl", "thesis.docx"):
        (tmp_path / name).write_text(GOLD if name.endswith("l") else "PK\x03\x04 mine")
    (tmp_path / "hard.jsonl").hardlink_to(tmp_path / "gold.jsonl")
    before = (tmp_path / target).read_bytes()
    named = ("--sentiment", "vader", "--predictions", tmp_path / target)
    assert one_sentence(*ran(capsys, "validate", "newsmtsc", tmp_path / "gold.jsonl", *named), target)
    assert (tmp_path / target).read_bytes() == before


def test_two_articles_never_share_a_folder(measured, capsys, tmp_path):
    out = tmp_path / "out"
    for name in ("art.txt", "ART!.txt", "art.md", "art.txt"):
        (tmp_path / name).write_text("The minister said that taxes would rise.")
        assert ran(capsys, "tables", tmp_path / name, "--out", out)[0] == 0
    assert {p.name for p in out.iterdir()} == {"art", "art-2", "art-3"}


def test_tables_delete_no_thesis(article, measured, capsys, tmp_path):
    mine = tmp_path / "mine" / "art"
    mine.mkdir(parents=True)
    (mine / "x.parquet").write_text("")
    (mine / "thesis.docx").write_text("mine")
    assert one_sentence(*ran(capsys, "tables", article, "--out", tmp_path / "mine"), "not written by framescope")
    assert (mine / "thesis.docx").read_text() == "mine"


@pytest.fixture
def reported(monkeypatch, by_hand, tmp_path, cold_kernels):
    """Makes the report on an article with one small notebook."""
    sheets = tmp_path / "sheets"
    sheets.mkdir()
    new = nbformat.v4
    cells = [
        new.new_markdown_cell("# Which?"),
        new.new_code_cell("import os, pathlib; pathlib.Path(os.environ['FRAMESCOPE_FIGURES'], 'a.svg').write_text('x')"),
    ]
    nbformat.write(new.new_notebook(cells=cells), sheets / "01_which.ipynb")
    monkeypatch.setattr("framescope.report.given.measured", lambda *_, **__: by_hand)
    monkeypatch.setattr(report, "mirror_sides", lambda *_: None)
    monkeypatch.setattr(report, "first_picture", lambda *_: None)
    return lambda article: report.make_report(article, tmp_path / "reports", tmp_path / "figures", notebooks=sheets)


def test_a_report_keeps_what_else_lies_in_its_folders(reported, article, tmp_path):
    folder = reported(article)
    for path in (folder / "notes.txt", tmp_path / "figures" / "art" / "drawing.psd"):
        path.write_text("mine")
    assert reported(article) == folder
    assert (folder / "notes.txt").read_text() == (tmp_path / "figures" / "art" / "drawing.psd").read_text() == "mine"
    (folder / "tables" / "terms.csv").write_text("annotated")
    with pytest.raises(InputError, match=r"terms\.csv was changed"):
        reported(article)
    assert (folder / "tables" / "terms.csv").read_text() == "annotated"


def test_a_report_deletes_no_drawing(reported, article, tmp_path):
    drawing = tmp_path / "figures" / "art" / "drawing.psd"
    drawing.parent.mkdir(parents=True)
    drawing.write_text("mine")
    (drawing.parent / "line.png").write_text("mine")
    with pytest.raises(InputError, match="not written by framescope"):
        reported(article)
    assert drawing.read_text() == "mine" and not (tmp_path / "reports").exists()


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=5).map(lambda t: "/" + t.replace("/", "")), min_size=1, max_size=3))  # fmt: skip
def test_paths_go_through_the_environment_as_they_are(paths):
    assert paths_in(listed(paths)) == [str(Path(p).resolve()) for p in paths]


def test_lists_of_terms_may_have_colons_in_their_names(tmp_path):
    name = tmp_path / "a:b;c.csv"
    name.write_text("term,category\nx,y\n")
    assert paths_in(environment(None, [name, "d.csv"], None)["FRAMESCOPE_LEXICONS"]) == [
        str(name.resolve()),
        str(Path("d.csv").resolve()),
    ]
    assert paths_in(str(name)) == [str(name)] and paths_in("a.csv:b.csv") == ["a.csv", "b.csv"]
    assert paths_in("[draft.csv") == ["[draft.csv"] and paths_in("3") == ["3"]
