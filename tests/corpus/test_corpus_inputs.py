"""What a corpus is read from, and the answer to each thing that can be wrong with it."""

import gzip
import json
import subprocess
import sys
from datetime import date

import pytest
from framescope.corpus.chunks import chunks
from framescope.corpus.inputs import records
from framescope.corpus.records import MAX_CHARACTERS, Columns
from framescope.errors import InputError
from quick_measure import measure

ROWS = [
    {"id": "one", "text": "First article.", "outlet": "The Wire", "date": "2031-01-02"},
    {"id": "two", "text": "Second,\nwith “quotes” and a comma.", "outlet": "Fenwick Daily", "date": "2031-02-03"},
]


def json_lines(path, rows):
    data = "".join(json.dumps(row) + "\n" for row in rows).encode()
    path.write_bytes(gzip.compress(data) if path.suffix == ".gz" else data)
    return path


def csv_file(path, rows):
    import pandas as pd

    pd.DataFrame(rows).to_csv(path, index=False)
    return path


def parquet_file(path, rows):
    import pandas as pd

    pd.DataFrame(rows).to_parquet(path, index=False)
    return path


def read(path, **columns):
    return list(records(path, Columns(columns)))


def problems(path, **columns):
    return {r.id: r.problem for r in read(path, **columns) if r.problem}


@pytest.mark.parametrize(
    ("write", "name"),
    [(json_lines, "a.jsonl"), (json_lines, "a.jsonl.gz"), (csv_file, "a.csv"), (csv_file, "a.csv.gz"), (parquet_file, "a.parquet")],
)
def test_every_kind_of_file_gives_the_same_records(write, name, tmp_path):
    found = read(write(tmp_path / name, ROWS))
    assert [(r.id, r.text, dict(r.known), r.problem) for r in found] == [
        (row["id"], row["text"], {"outlet": row["outlet"], "date": row["date"]}, None) for row in ROWS
    ]
    assert name in found[0].place


@pytest.mark.parametrize(("write", "name"), [(json_lines, "a.jsonl"), (csv_file, "a.csv"), (parquet_file, "a.parquet")])
def test_columns_are_named_by_options(write, name, tmp_path):
    path = write(tmp_path / name, [{"key": 7, "body": "Some text.", "paper": "The Wire"}])
    (found,) = read(path, id="key", text="body", outlet="paper")
    assert (found.id, found.text, dict(found.known)) == ("7", "Some text.", {"outlet": "The Wire"})


@pytest.mark.parametrize(("write", "name"), [(csv_file, "a.csv"), (parquet_file, "a.parquet")])
def test_a_column_that_is_not_there_is_one_sentence_with_the_columns_that_are(write, name, tmp_path):
    path = write(tmp_path / name, ROWS)
    with pytest.raises(InputError, match=r"no column 'body' for the text.*id, text, outlet, date"):
        read(path, text="body")


def test_in_lines_of_json_a_wrong_column_is_found_after_a_hundred_lines(tmp_path):
    path = json_lines(tmp_path / "a.jsonl", [{"id": n, "remarks": "x"} for n in range(100)])
    with pytest.raises(InputError, match="no column 'text'"):
        read(path)


def test_a_field_that_is_none_is_refused():
    with pytest.raises(InputError, match="'headline' is not a field"):
        Columns({"headline": "h"})


def test_days_and_numbers_of_parquet_become_text(tmp_path):
    (found,) = read(parquet_file(tmp_path / "a.parquet", [{"id": 3, "text": "x", "date": date(2031, 5, 6)}]))
    assert (found.id, found.known["date"]) == ("3", "2031-05-06")


def test_missing_text_and_missing_id(tmp_path):
    rows = [{"id": "a"}, {"id": "b", "text": None}, {"id": "c", "text": " \n"}, {"id": "d", "text": 5}, {"text": "No id."}]
    found = {r.id: r.problem for r in read(json_lines(tmp_path / "a.jsonl", rows))}
    assert found == {
        "a": "has no text",
        "b": "has no text",
        "c": "has no text",
        "d": "has a text that is not text",
        "a.jsonl, line 5": None,
    }


def test_missing_text_in_tables(tmp_path):
    for write, name in ((csv_file, "a.csv"), (parquet_file, "a.parquet")):
        assert problems(write(tmp_path / name, [{"id": "a", "text": "x"}, {"id": "b", "text": None}])) == {"b": "has no text"}


def test_lines_that_are_no_articles(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"id": "a", "text": "x"}\n\n{"id": \nnot json\n[1]\n"\xff"\n{"id": "z", "text": "y"}')
    assert [(r.id, r.problem) for r in read(path)] == [
        ("a", None),
        ("a.jsonl, line 3", "is not valid JSON"),
        ("a.jsonl, line 4", "is not valid JSON"),
        ("a.jsonl, line 5", "is not a JSON object with columns"),
        ("a.jsonl, line 6", "is not UTF-8 text"),
        ("z", None),
    ]


def test_half_a_character_is_a_question_mark(tmp_path):
    (found,) = read(json_lines(tmp_path / "a.jsonl", [{"id": "\ud800", "text": "a \udfff b"}]))
    assert (found.id, found.text) == ("?", "a ? b")


def test_duplicate_ids_keep_the_first(tmp_path):
    path = json_lines(tmp_path / "a.jsonl", [*ROWS, ROWS[0] | {"text": "Again."}, ROWS[0]])
    (chunk,) = chunks(records(path, Columns()))
    assert [r.problem for r in chunk.records] == [None, None, *["has an id that an earlier article has (a.jsonl, line 1)"] * 2]
    assert [r.text for r in chunk.records[2:]] == [None, None]


@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.csv.gz"])
def test_a_truncated_gzip_gives_what_stands_before_and_one_problem(name, tmp_path):
    import random

    noise = random.Random(1)
    rows = [{"id": f"n{n}", "text": " ".join(str(noise.random()) for _ in range(40))} for n in range(300)]
    path = (json_lines if "json" in name else csv_file)(tmp_path / name, rows)
    path.write_bytes(path.read_bytes()[:-20_000])
    found = read(path)
    whole = [r for r in found if not r.problem]
    assert 100 < len(whole) < 300 and [(r.id, r.text) for r in whole] == [(row["id"], row["text"]) for row in rows[: len(whole)]]
    assert [r.id for r in found if r.problem] == [name]
    assert found[-1].problem.startswith("ends too early after line") and f"get {name} again" in found[-1].problem


def test_broken_tables_are_one_problem(tmp_path):
    (tmp_path / "a.parquet").write_bytes(b"PAR1 this is no table PAR1")
    assert "is broken" in problems(tmp_path / "a.parquet")["a.parquet"]
    (tmp_path / "b.csv").write_text('id,text\na,fine\nb,"never closed\nand so on\n')
    assert "is broken (unexpected end of data) after line 2" in problems(tmp_path / "b.csv")["b.csv"]


def test_an_article_of_20_mb_is_a_problem_and_its_text_is_dropped(tmp_path):
    huge = "word " * 4_000_000
    path = json_lines(tmp_path / "a.jsonl", [ROWS[0], {"id": "huge", "text": huge}, ROWS[1]])
    found = read(path)
    assert [r.id for r in found] == ["one", "huge", "two"]
    assert found[1].problem == f"has 20,000,000 characters, more than one article ({MAX_CHARACTERS:,})" and found[1].text is None


def test_a_file_of_20_mb_and_one_of_very_many_lines_in_a_folder(tmp_path):
    from framescope.corpus.partition import How, tables_of

    (tmp_path / "huge.txt").write_text("word " * 4_000_000)
    (tmp_path / "lines.txt").write_text("a line\n" * 150_000)
    (tmp_path / "small.txt").write_text("A small article.")
    (chunk,) = chunks(records(tmp_path, Columns()))
    done, tables = tables_of(chunk, How({}, measure=measure))
    reasons = {article: reason for article, _, reason in done.errors}
    assert "20 MB, more than one article" in reasons["huge.txt"] and "1,050,000 characters" in reasons["lines.txt"]
    assert tables["articles"].column("article_id").to_pylist() == ["small.txt"]


READ_MANY = """
import resource, sys
from pathlib import Path
from framescope.corpus.chunks import chunks
from framescope.corpus.inputs import records
from framescope.corpus.records import Columns
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
n = sum(len(c.records) for c in chunks(records(Path(sys.argv[1]), Columns())))
print(n, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""


def test_a_file_of_half_a_million_lines_is_read_in_little_memory(tmp_path):
    path = tmp_path / "a.jsonl"
    with path.open("w") as file:
        file.writelines(f'{{"id": "{n}", "text": "An article of a few words."}}\n\n\n\n' for n in range(100_000))
    said = subprocess.run([sys.executable, "-c", READ_MANY, str(path)], capture_output=True, text=True, check=True).stdout
    count, kilobytes = map(int, said.split())
    assert count == 100_000 and kilobytes < 16_000


def test_a_folder_of_articles(tmp_path):
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "page.html").write_text("<html><body><p>" + "A sentence of the page. " * 20 + "</p></body></html>")
    (tmp_path / "a.txt").write_text("A plain article.")
    (tmp_path / "a.toml").write_text('outlet = "The Wire"')
    (tmp_path / "empty.md").write_text("")
    (found,) = chunks(records(tmp_path, Columns()))
    assert [r.id for r in found.records] == ["a.txt", "b/page.html", "empty.md"]
    from framescope.corpus.partition import How, tables_of

    done, tables = tables_of(found, How({}, measure=measure))
    articles = tables["articles"].to_pandas()
    assert articles.article_id.tolist() == ["a.txt", "b/page.html"] and articles.outlet[0] == "The Wire"
    assert "A sentence of the page." in articles.text[1] and "<p>" not in articles.text[1]
    assert [e[0] for e in done.errors] == ["empty.md"] and "empty" in done.errors[0][2]


def test_a_folder_of_tables_and_articles(tmp_path):
    json_lines(tmp_path / "2.jsonl", ROWS[1:])
    json_lines(tmp_path / "1.jsonl", ROWS[:1])
    assert [r.id for r in read(tmp_path)] == ["one", "two"]
    (tmp_path / "x.txt").write_text("An article.")
    (tmp_path / "people.csv").write_text("name,age\nDoe,40\n")
    assert [r.id for r in read(tmp_path)] == ["one", "two", "people.csv", "x.txt"]
    assert "no column 'text'" in problems(tmp_path)["people.csv"]


@pytest.mark.parametrize(
    ("name", "words"),
    [("nosuch.jsonl", "does not exist"), ("a.xyz", "no known kind"), ("a.xlsx", "no Excel file"), ("empty", "neither articles")],
)
def test_no_input_is_one_sentence(name, words, tmp_path):
    for unread in ("a.xyz", "a.xlsx"):
        (tmp_path / unread).write_bytes(b"x")
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError, match=words):
        read(tmp_path / name)


def test_a_text_that_looks_like_a_file_name_is_not_opened(tmp_path, monkeypatch):
    from framescope.corpus.partition import How, tables_of

    monkeypatch.chdir(tmp_path)
    (tmp_path / "secret.txt").write_text("Nobody must read this.")
    (chunk,) = chunks(records(json_lines(tmp_path / "a.jsonl", [{"id": "a", "text": "secret.txt"}]), Columns()))
    _, tables = tables_of(chunk, How({}, measure=measure))
    assert tables["articles"].column("text").to_pylist() == ["secret.txt"]


def test_chunks_are_cut_in_the_same_places_and_close_early_for_long_texts(tmp_path):
    rows = [{"id": n, "text": "x" * (1_000_000 if n < 2 else 5)} for n in range(12)]
    path = json_lines(tmp_path / "a.jsonl", rows)
    one, other = (list(chunks(records(path, Columns()), 4)) for _ in range(2))
    assert [len(c.records) for c in one] == [2, 4, 4, 2]
    assert [(c.number, c.digest) for c in one] == [(c.number, c.digest) for c in other]


def test_a_chunk_has_another_digest_when_anything_in_it_changes(tmp_path):
    digests = set()
    for changed in ({}, {"text": "y"}, {"id": "b"}, {"outlet": "z"}, {"date": "2031"}):
        path = json_lines(tmp_path / "a.jsonl", [{"id": "a", "text": "x", **changed}])
        digests.add(next(chunks(records(path, Columns()))).digest)
    assert len(digests) == 5
