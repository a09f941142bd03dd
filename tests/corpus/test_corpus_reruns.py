"""What was lost of a dataset since it was measured: the same command finds it, measures it again, says so, and touches nothing else."""

import json
import shutil
from contextlib import contextmanager

import pandas as pd
import pytest
from framescope import cli
from framescope.corpus import dataset, make_corpus, opened, read_errors, run, trends
from framescope.corpus.dataset import COLUMNS, ERRORS, MANIFEST, RUN
from framescope.corpus.partition import make_partition
from framescope.errors import InputError
from quick_measure import measure

PARTS = 4


class Inline:
    """Workers that measure in this process: what is tested here is what is measured, not by whom."""

    count = 1

    def __init__(self):
        self.done = []

    @property
    def busy(self):
        return len(self.done)

    def measure(self, chunk, folder, how):
        self.done.append(make_partition(chunk, folder, how))

    def next(self):
        return self.done.pop(0)


@pytest.fixture(autouse=True)
def _inline(monkeypatch):
    @contextmanager
    def local(count, say):
        yield Inline()

    monkeypatch.setattr(run, "local", local)
    monkeypatch.setattr("quick_measure.SECONDS", 0)


def make(source, out, **options):
    """The run, the last line it said, and the numbers of the partitions that it wrote."""
    before = {path: path.stat().st_mtime_ns for path in (out / RUN).glob("part-*.json")}
    said = []
    done = make_corpus(source, out, articles=3, measure=measure, say=said.append, **options)
    written = [path for path in (out / RUN).glob("part-*.json") if path.stat().st_mtime_ns != before.get(path)]
    return done, said[-1], sorted(int(path.stem[5:]) for path in written)


def contents(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def finished(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("finished")
        source = folder / "a.jsonl"
        lines = [{"id": f"a{n}", "text": "BAD" if n == 4 else f"Line one of {n}.\nLine two of {n}."} for n in range(3 * PARTS)]
        source.write_text("".join(json.dumps(line) + "\n" for line in lines))
        patch.setattr(run, "local", contextmanager(lambda count, say: iter([Inline()])))
        make_corpus(source, folder / "out", articles=3, measure=measure)
    return source, folder / "out"


@pytest.fixture
def whole(finished, tmp_path):
    source, out = finished
    return source, shutil.copytree(out, tmp_path / "out"), contents(out)


def cut(path, size=-7):
    path.write_bytes(path.read_bytes()[:size])


def flip(path):
    """A damage that neither the size nor the footer shows."""
    data = bytearray(path.read_bytes())
    data[10] ^= 0xFF
    path.write_bytes(data)


def all_parts(out, table):
    return sorted((out / table).glob("*.parquet"))


HARM = {
    "a part deleted": (lambda out: all_parts(out, "tokens")[1].unlink(), [1], "a file of it was missing (1)"),
    "two parts deleted": (lambda out: [path.unlink() for path in all_parts(out, "terms")[::3]], [0, 3], "a file of it was missing (2)"),
    "two tables of one part": (lambda out: [all_parts(out, t)[2].unlink() for t in ("terms", "spans")], [2], "was missing (1)"),
    "a table deleted": (lambda out: shutil.rmtree(out / "mentions"), [0, 1, 2, 3], "a file of it was missing (4)"),
    "the articles deleted": (lambda out: shutil.rmtree(out / "articles"), [0, 1, 2, 3], "a file of it was missing (4)"),
    "a part truncated": (lambda out: cut(all_parts(out, "tokens")[1]), [1], "a file of it was damaged (1)"),
    "a part cut to nothing": (lambda out: cut(all_parts(out, "tokens")[3], 0), [3], "a file of it was damaged (1)"),
    "a part that is longer": (lambda out: all_parts(out, "tokens")[0].open("ab").write(b"x" * 9), [0], "a file of it was damaged (1)"),
    "a footer overwritten": (
        lambda out: all_parts(out, "terms")[2].write_bytes(bytes(all_parts(out, "terms")[2].stat().st_size)),
        [2],
        "a file of it was damaged (1)",
    ),
    "another part's file": (
        lambda out: shutil.copy(all_parts(out, "sentences")[1], all_parts(out, "paragraphs")[2]),
        [2],
        "a file of it was damaged (1)",
    ),
    "a note emptied": (lambda out: (out / RUN / "part-000001.json").write_text(""), [1], "its note was damaged (1)"),
    "a note cut": (lambda out: cut(out / RUN / "part-000001.json"), [1], "its note was damaged (1)"),
    "a note of another kind": (lambda out: (out / RUN / "part-000001.json").write_text("[1]"), [1], "its note was damaged (1)"),
    "a note that is no text": (lambda out: (out / RUN / "part-000002.json").write_bytes(b"\xff\x00"), [2], "its note was damaged (1)"),
    "a note for another": (
        lambda out: shutil.copy(out / RUN / "part-000000.json", out / RUN / "part-000001.json"),
        [1],
        "its note was damaged (1)",
    ),
    "a note deleted": (lambda out: (out / RUN / "part-000003.json").unlink(), [3], "its note was missing (1)"),
    "all notes deleted": (lambda out: shutil.rmtree(out / RUN), [0, 1, 2, 3], "its note was missing (4)"),
    "a part and a note": (
        lambda out: [all_parts(out, "tokens")[0].unlink(), cut(out / RUN / "part-000002.json")],
        [0, 2],
        "a file of it was missing (1), its note was damaged (1)",
    ),
    "the manifest emptied": (lambda out: (out / MANIFEST).write_text(""), [], "the manifest was lost and is written anew"),
    "the manifest deleted": (lambda out: (out / MANIFEST).unlink(), [], "the manifest was lost and is written anew"),
    "a manifest of something else": (lambda out: (out / MANIFEST).write_text("[1, 2]"), [], "the manifest was lost and is written anew"),
    "the errors deleted": (lambda out: (out / ERRORS).unlink(), [], "4 partitions were done already"),
    "the errors cut": (lambda out: cut(out / ERRORS), [], "4 partitions were done already"),
    "the manifest and all notes": (
        lambda out: [(out / MANIFEST).unlink(), [path.unlink() for path in (out / RUN).glob("*.json")]],
        [0, 1, 2, 3],
        "its note was missing (4); the manifest was lost and is written anew",
    ),
    "the manifest and a part": (
        lambda out: [(out / MANIFEST).unlink(), all_parts(out, "tokens")[1].unlink()],
        [1],
        "a file of it was missing (1); the manifest was lost and is written anew",
    ),
}


@pytest.mark.parametrize("what", HARM)
def test_what_is_lost_is_measured_again_and_said_and_the_rest_stays(what, whole):
    source, out, before = whole
    harm, numbers, words = HARM[what]
    harm(out)
    if what == "all notes deleted":  # nothing tells any more that the folder is a dataset but its manifest, which is there
        assert (out / MANIFEST).is_file()
    done, line, written = make(source, out)
    assert (done.articles, done.errors, done.partitions) == (3 * PARTS - 1, 1, PARTS)
    assert written == numbers and words in line
    after = contents(out)
    assert after.keys() == before.keys() and all(after[name] == before[name] for name in before if not name.startswith(RUN))
    done, line, written = make(source, out)
    assert written == [] and done.again == {} and line.endswith(f"{PARTS} partitions were done already")


def test_a_byte_that_changed_inside_is_found_when_every_byte_is_checked(whole):
    source, out, _ = whole
    flip(all_parts(out, "tokens")[2])
    _, line, written = make(source, out)
    assert written == [] and "measured again" not in line
    _, line, written = make(source, out, verify=True)
    assert written == [2] and "1 partition measured again: a file of it was damaged (1)" in line


def test_the_hashes_and_rows_noted_are_those_of_the_files(whole):
    import hashlib

    _, out, _ = whole
    for number in range(PARTS):
        done = dataset.finished(out, number)
        for table, file in done.files.items():
            path = out / table / f"part-{number:06d}.parquet"
            assert file.sha256 == hashlib.sha256(path.read_bytes()).hexdigest() and file.bytes == path.stat().st_size
            assert file.rows == len(pd.read_parquet(path))


@pytest.mark.parametrize("what", [what for what in HARM if what not in {"two parts deleted", "the errors deleted"}])
def test_what_is_lost_never_reaches_a_reader_as_anything_but_one_sentence(what, whole, capsys):
    _, out, _ = whole
    HARM[what][0](out)
    with pytest.raises(InputError, match="again"):
        for table in COLUMNS:
            opened(out, table).to_table()
        read_errors(out)
    assert cli.main(["report", str(out), "--out", str(out.parent / "reports")]) == 1
    said = capsys.readouterr().err.splitlines()[-1]
    assert "run the same `framescope corpus` command again" in said and "Traceback" not in said


def test_a_byte_that_changed_inside_reaches_a_reader_as_one_sentence(whole):
    _, out, _ = whole
    for table in ("articles", "actors", "sentiments"):
        for path in all_parts(out, table):
            path.write_bytes(b"PAR1" + bytes(len(path.read_bytes()) // 2) + path.read_bytes()[4 + len(path.read_bytes()) // 2 :])
    with pytest.raises(InputError, match=r"(cannot be read|no longer complete).*again"):
        trends.trends(out)


def test_a_run_that_was_killed_is_said_to_be_unfinished(whole, capsys):
    _, out, _ = whole
    (out / ERRORS).unlink()
    all_parts(out, "tokens")[3].unlink()
    for look in (lambda: opened(out, "tokens"), lambda: read_errors(out), lambda: trends.trends(out)):
        with pytest.raises(InputError, match="holds no finished corpus: run the same `framescope corpus` command again to finish it"):
            look()
    assert cli.main(["report", str(out)]) == 1
    assert "holds no finished corpus" in capsys.readouterr().err


def test_what_is_not_framescopes_stays_in_the_folder_and_is_read_by_nobody(whole):
    source, out, _ = whole
    foreign = {
        "thesis.docx": b"mine", "tokens/thesis.docx": b"mine", "tokens/part-mine.parquet": b"mine", "tokens/part-1.parquet": b"mine",
        "tokens/notes/part-000000.parquet": b"mine", "mine/a.txt": b"mine", "_run/mine.tmp": b"mine", "_run/part-x.json": b"mine",
        "_run/readme.txt": b"mine", "errors.csv": b"mine", "tokens/.part-000009.parquet.swp": b"mine",
    }  # fmt: skip
    for name, data in foreign.items():
        (out / name).parent.mkdir(exist_ok=True)
        (out / name).write_bytes(data)
    tokens = opened(out, "tokens").count_rows()
    all_parts(out, "terms")[0].unlink()
    source.write_text(source.read_text())
    _, _, written = make(source, out)
    assert written == [0] and opened(out, "tokens").count_rows() == tokens
    assert {name: (out / name).read_bytes() for name in foreign} == foreign
    assert set(trends.main_instrument_of(out)) and opened(out, "articles").count_rows() == 3 * PARTS - 1


def test_partitions_that_the_input_has_no_more_go_and_nothing_else(whole, tmp_path):
    _, out, before = whole
    source = tmp_path / "a.jsonl"
    source.write_text("".join(finished_line for finished_line in whole[0].read_text().splitlines(keepends=True)[:6]))
    (out / "tokens" / "part-mine.parquet").write_bytes(b"mine")
    (out / RUN / ("0" * 32 + ".tmp")).write_bytes(b"half of a file that a killed process left")
    done, _, written = make(source, out)
    assert (done.partitions, written) == (2, [])
    gone = before.keys() - contents(out).keys()
    assert gone and all("part-000002" in name or "part-000003" in name for name in gone)
    assert set(contents(out)) - before.keys() == {"tokens/part-mine.parquet"}


def test_with_the_manifest_lost_what_was_measured_in_another_way_is_not_mixed_in(whole):
    source, out, _ = whole
    (out / MANIFEST).unlink()
    done, line, written = make(source, out, instruments=["vader"])
    assert written == [0, 1, 2, 3] and done.again == {"it was measured in another way": PARTS} and "manifest was lost" in line
    with pytest.raises(InputError, match="another choice of instruments"):
        make(source, out)


def test_what_changed_in_the_input_is_said(whole, tmp_path):
    source, out, _ = whole
    changed = tmp_path / "a.jsonl"
    changed.write_text(source.read_text().replace("Line two of 4", "Line three of 4").replace("Line one of 5", "Another line of 5"))
    done, line, written = make(changed, out)
    assert written == [1] and done.again == {"its part of the input had changed": 1} and "1 partition measured again" in line


def test_folders_of_other_things_are_refused_and_left_alone(finished, tmp_path):
    source, _ = finished
    for name in ("thesis.docx", f"{RUN}/thesis.docx", "tokens/part-000000.parquet"):
        out = tmp_path / name.replace("/", "-")
        (out / name).parent.mkdir(parents=True)
        (out / name).write_bytes(b"mine")
        if name.startswith(RUN):
            make(source, out)
        else:
            with pytest.raises(InputError, match="already exists"):
                make(source, out)
            assert len(contents(out)) == 1
        assert (out / name).read_bytes() == b"mine"
