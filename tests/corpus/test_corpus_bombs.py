"""Files that are small and unpack to gigabytes, and others that are larger than any article: read in little memory, and the rest goes on.

Each file is read in a process that may take little more memory than it has at its start, so that a reader without bounds fails.
"""

import gzip
import json
import os
import subprocess
import sys

import pyarrow as pa
import pytest
from framescope.corpus.inputs import records
from framescope.corpus.readers import MAX_COLUMNS, MAX_LINE
from framescope.corpus.records import Columns
from framescope.errors import InputError
from pyarrow import parquet

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits the memory of a process")

MEMORY = 200_000_000
READ = """
import json, resource, sys
from pathlib import Path
import pyarrow.parquet
from framescope.corpus.inputs import records
from framescope.corpus.records import Columns
status = Path("/proc/self/status").read_text().splitlines()
taken = next(int(line.split()[1]) * 1024 for line in status if line.startswith("VmData:"))
resource.setrlimit(resource.RLIMIT_DATA, (taken + int(sys.argv[2]), resource.RLIM_INFINITY))
found = [(r.id[:40], len(r.text or ""), r.problem) for r in records(Path(sys.argv[1]), Columns())]
print(json.dumps(found))
"""


def read(path):
    """(id, characters, problem) of every record, read in a process with a limit on its memory."""
    ended = subprocess.run([sys.executable, "-c", READ, str(path), str(MEMORY)], capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr[-2000:]
    return [tuple(row) for row in json.loads(ended.stdout)]


def packed(path, pieces):
    """A gzip file of these pieces of text, each a member of it; one that comes again is packed once."""
    members = {piece: gzip.compress(piece if isinstance(piece, bytes) else piece.encode(), 1) for piece in dict.fromkeys(pieces)}
    path.write_bytes(b"".join(members[piece] for piece in pieces))
    assert path.stat().st_size < 10_000_000
    return path


A_LOT = 30
"""Blocks of 10 MB: more than the memory there is."""

BLOCK = b"word " * 2_000_000


def test_the_limit_is_one_that_a_reader_without_bounds_does_not_keep(tmp_path):
    path = packed(tmp_path / "a.jsonl.gz", [b"\n", *[BLOCK] * A_LOT])
    code = READ.replace("records(Path(sys.argv[1]), Columns())", "__import__('gzip').open(sys.argv[1]).read()")
    ended = subprocess.run([sys.executable, "-c", code, str(path), str(MEMORY)], capture_output=True, text=True, check=False)
    assert ended.returncode != 0 and "MemoryError" in ended.stderr


@pytest.mark.parametrize(
    ("name", "before", "begin", "end", "after"),
    [
        ("a.jsonl.gz", '{"id": "a", "text": "x"}\n', '{"id": "b", "text": "', '"}\n', '{"id": "c", "text": "y"}\n'),
        ("a.csv.gz", "id,text\na,x\n", "b,", "\n", "c,y\n"),
        ("a.csv.gz", "id,text\na,x\n", 'b,"quoted\n', '\nto here"\n', "c,y\n"),
        ("a.csv.gz", "id,text\r\na,x\r\n", 'b,"quoted ""twice"" ', '"\r\n', "c,y\r\n"),
    ],
)
def test_a_line_of_gigabytes_is_one_error_and_what_follows_is_read(name, before, begin, end, after, tmp_path):
    path = packed(tmp_path / name, [before, begin, *[BLOCK] * A_LOT, end, after])
    first, bomb, last = read(path)
    assert (first, last) == (("a", 1, None), ("c", 1, None))
    assert bomb[0].startswith(f"{name}, line ") and f"longer than {MAX_LINE // 10**6} MB" in bomb[2]


def test_a_quotation_mark_that_is_never_closed_does_not_fill_the_memory(tmp_path):
    path = packed(tmp_path / "a.csv.gz", ['id,text\na,x\nb,"', *[BLOCK + b"\n"] * A_LOT])
    first, rest = read(path)
    assert first == ("a", 1, None) and "longer than" in rest[2]


def test_hundreds_of_thousands_of_empty_lines_are_passed_over(tmp_path):
    for name, head in (("a.jsonl.gz", ""), ("a.csv.gz", "id,text\n")):
        row = '{"id": "a", "text": "x"}\n' if "json" in name else "a,x\n"
        path = packed(tmp_path / name, [head, b"\n" * 300_000, row])
        assert read(path) == [("a", 1, None)]


@pytest.mark.parametrize("filler", ["0,", "{},", "[],", '"ab",', "[" * 100, '{"a":', "1.5,"])
def test_json_of_very_many_values_is_an_error(filler, tmp_path):
    line = '{"id": "b", "text": "x", "more": [' + filler * ((MAX_LINE - 100) // len(filler)) + "\n"
    path = packed(tmp_path / "a.jsonl.gz", ['{"id": "a", "text": "x"}\n', line, '{"id": "c", "text": "y"}\n'])
    first, bomb, last = read(path)
    assert (first[0], last[0]) == ("a", "c") and ("values" in bomb[2] or "JSON" in bomb[2])


def test_a_table_of_a_million_columns_is_one_sentence(tmp_path):
    for name in ("a.csv", "a.csv.gz"):
        text = "id,text" + "".join(f",c{n}" for n in range(10**6)) + "\n"
        (tmp_path / name).write_bytes(gzip.compress(text.encode()) if name.endswith("gz") else text.encode())
        with pytest.raises(InputError, match=f"more than {MAX_COLUMNS:,} columns"):
            list(records(tmp_path / name, Columns()))


def test_a_row_of_millions_of_fields_is_an_error(tmp_path):
    path = packed(tmp_path / "a.csv.gz", ["id,text\na,x\nb,x" + "," * (MAX_LINE - 100) + "\nc,y\n"])
    first, bomb, last = read(path)
    assert (first[0], last[0]) == ("a", "c") and "values" in bomb[2]


def test_a_title_or_an_id_of_megabytes_is_an_error(tmp_path):
    rows = [{"id": "i" * 10**7, "text": "x"}, {"id": "b", "title": "t" * 10**7, "text": "x"}, {"id": "c", "text": "y"}]
    path = tmp_path / "a.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    assert read(path) == [
        ("a.jsonl, line 1", 0, "has 10,000,000 characters for its id, more than one ever has (10,000)"),
        ("b", 0, "has 10,000,000 characters for its title, more than one ever has (10,000)"),
        ("c", 1, None),
    ]


def text_of(size):
    return "word " * (size // 5)


def test_a_dictionary_of_parquet_that_unpacks_to_gigabytes_is_an_error_for_each_row_and_the_rest_is_read(tmp_path):
    texts = pa.DictionaryArray.from_arrays(pa.array([0, *[1] * 300, 2], pa.int32()), pa.array(["one", text_of(15_000_000), "two"]))
    parquet.write_table(pa.table({"id": [f"a{n}" for n in range(302)], "text": texts}), tmp_path / "a.parquet", compression="zstd")
    assert (tmp_path / "a.parquet").stat().st_size < 30_000
    found = read(tmp_path / "a.parquet")
    assert [row[0] for row in found] == [f"a{n}" for n in range(302)]
    assert found[0][1:] == (3, None) and found[-1][1:] == (3, None)
    assert all("15,000,000 characters, more than one article" in problem for _, _, problem in found[1:-1])


@pytest.mark.parametrize("options", [{}, {"use_dictionary": False}])
def test_one_value_of_parquet_that_is_larger_than_memory_is_one_error(options, tmp_path):
    table = pa.table({"id": ["a", "b", "c"], "text": ["one", text_of(560_000_000), "two"]})
    parquet.write_table(table, tmp_path / "a.parquet", compression="lz4", row_group_size=1, write_statistics=False, **options)
    found = read(tmp_path / "a.parquet")
    assert found[0] == ("a", 3, None) and found[-1][0] == "a.parquet"
    assert "unpacks to more than 0.5 GB after row 1: write a.parquet with smaller pages" in found[-1][2]


def test_parquet_that_is_damaged_inside_is_one_error(tmp_path):
    table = pa.table({"id": [f"a{n}" for n in range(3000)], "text": [f"Text {n}." * 20 for n in range(3000)]})
    parquet.write_table(table, tmp_path / "a.parquet", row_group_size=1000, compression="gzip")
    data = bytearray((tmp_path / "a.parquet").read_bytes())
    data[len(data) // 2 : len(data) // 2 + 2000] = bytes(2000)
    (tmp_path / "a.parquet").write_bytes(data)
    found = read(tmp_path / "a.parquet")
    assert len(found) > 500 and found[-1][0] == "a.parquet" and "is broken" in found[-1][2]


def test_one_bomb_among_the_tables_of_a_folder_leaves_the_others(tmp_path):
    packed(tmp_path / "b.jsonl.gz", ['{"text": "', *[BLOCK] * A_LOT, '"}\n'])
    (tmp_path / "a.jsonl").write_text('{"id": "a", "text": "x"}\n')
    parquet.write_table(pa.table({"id": ["c"], "text": ["y"]}), tmp_path / "c.parquet")
    (tmp_path / "d.csv").write_text("id,text\nd,z\n")
    assert [row[0] for row in read(tmp_path)] == ["a", "b.jsonl.gz, line 1", "c", "d"]


def test_whatever_is_in_a_folder_is_read_or_is_an_error_with_its_reason(tmp_path):
    folder = tmp_path / "in"
    for name in (
        "a.txt",
        "b.docx",
        "c.pdf",
        "sub/d.html",
        "sub/e.odt",
        "f.zip",
        "noending",
        "a.toml",
        "lost.toml",
        ".hidden",
        ".git/x.txt",
    ):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("Some text.")
    os.mkfifo(folder / "pipe.txt")
    (folder / "broken.txt").symlink_to("nowhere")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "g.txt").write_text("Elsewhere.")
    (folder / "link").symlink_to(tmp_path / "elsewhere")
    (folder / "linked.txt").symlink_to(tmp_path / "elsewhere" / "g.txt")
    found = {r.id: r.problem for r in records(folder, Columns())}
    assert [name for name, problem in found.items() if problem is None] == [
        "a.txt",
        "c.pdf",
        "linked.txt",
        "sub/d.html",
    ]  # opened when measured
    unread = ["b.docx", "broken.txt", "f.zip", "link", "lost.toml", "noending", "pipe.txt", "sub/e.odt"]
    assert [name for name, problem in found.items() if problem] == unread
    assert "broken ZIP" in found["b.docx"] and "no kind that is read" in found["noending"] and "link to a folder" in found["link"]
    assert "no article of its name" in found["lost.toml"] and "not an ordinary file" in found["pipe.txt"]


def test_a_name_as_long_as_names_can_be_is_read_though_none_longer_can_lie_beside_it(tmp_path):
    name = "x" * 251 + ".txt"
    (tmp_path / name).write_text("An article.")
    assert [(r.id, r.problem) for r in records(tmp_path, Columns())] == [(name, None)]


def test_what_holds_one_thing_that_cannot_be_read_is_named_once(tmp_path):
    (tmp_path / "a.txt").write_text("An article.")
    (tmp_path / "empty.zip").write_bytes(b"")
    (tmp_path / "news.xml").write_bytes(b"<newsItem><itemMeta/></newsItem>")
    (tmp_path / "zip.zip").write_bytes(b"PK no more")
    found = {r.id: r.problem for r in records(tmp_path, Columns())}
    assert list(found) == ["a.txt", "empty.zip", "news.xml", "zip.zip"]
    assert found["empty.zip"].startswith("is empty") and found["news.xml"].startswith("holds no text")
    assert found["zip.zip"].startswith("is a broken ZIP file")


def test_a_folder_of_tables_names_what_else_is_in_it(tmp_path):
    (tmp_path / "a.jsonl").write_text('{"id": "a", "text": "x"}\n')
    (tmp_path / "b.xlsx").write_bytes(b"x")
    found = {r.id: r.problem for r in records(tmp_path, Columns())}
    assert list(found) == ["a", "b.xlsx"] and "no Excel file that can be read" in found["b.xlsx"]


def test_the_dataset_is_no_part_of_an_input_that_holds_it(tmp_path):
    (tmp_path / "a.txt").write_text("An article.")
    (tmp_path / "out" / "tokens").mkdir(parents=True)
    (tmp_path / "out" / "tokens" / "part-000000.parquet").write_bytes(b"x")
    assert [r.id for r in records(tmp_path, Columns(), leave_out=tmp_path / "out")] == ["a.txt"]


def test_a_file_that_no_one_may_read_is_an_error(tmp_path):
    (tmp_path / "a.txt").write_text("An article.")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub").chmod(0)
    try:
        if os.access(tmp_path / "sub", os.R_OK):
            pytest.skip("this user may read everything")
        found = {r.id: r.problem for r in records(tmp_path, Columns())}
    finally:
        (tmp_path / "sub").chmod(0o755)
    assert found["a.txt"] is None and "cannot be read" in found["sub"]
