"""CSV files: no cell is a formula, numbers stay numbers, and what was written can be read again."""

import csv

import pandas as pd
import pytest
from framescope.spreadsheets import csv_lines, guarded, read_csv, restored, write_csv
from framescope.tables import SCHEMAS
from hypothesis import given, settings
from hypothesis import strategies as st

BEGIN_A_FORMULA = ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"]
TRICKY = st.text(st.sampled_from("'=+-@\t\r\n,;\" a1é＝\0"), max_size=6)
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=8) | TRICKY


@pytest.mark.parametrize("first", BEGIN_A_FORMULA)
def test_text_that_would_be_a_formula_is_marked_as_text(first):
    for text in (first, f"{first}1+1", f"'{first}1", f"'''{first}", f'{first}HYPERLINK("http://example.org";"x")'):
        assert guarded(text) == "'" + text and restored(guarded(text)) == text


@pytest.mark.parametrize("text", ["", "'", "'tis", "''", "it's", " =1", "a=b", "1-2", "’=1"])
def test_other_text_stays_as_it_is(text):
    assert guarded(text) == restored(text) == text


@given(TEXT)
def test_guarded_text_is_restored(text):
    cell = guarded(text)
    assert restored(cell) == text and cell[:1] not in BEGIN_A_FORMULA


def test_numbers_stay_numbers(tmp_path):
    frame = pd.DataFrame({"n": [-1, 2], "x": [-0.5, float("nan")], "text": ["-1", "2"], "is": [True, False]})
    write_csv(frame, tmp_path / "a.csv")
    assert (tmp_path / "a.csv").read_bytes() == b"n,x,text,is\n-1,-0.5,'-1,True\n2,,2,False\n"


@settings(max_examples=40)
@given(
    st.lists(st.tuples(TEXT, st.none() | TEXT, st.floats(allow_nan=False, allow_infinity=False), st.integers(-(2**40), 2**40)), min_size=1)
)
def test_a_table_is_read_as_it_was_written(tmp_path_factory, rows):
    path = tmp_path_factory.mktemp("csv") / "x.csv"
    frame = pd.DataFrame(rows, columns=["=text", "other", "-x", "n"]).astype({"=text": "str", "other": "str"})
    write_csv(frame.assign(anchor="a"), path)  # a row is never blank
    cells = list(csv.reader(path.open(encoding="utf-8", newline="")))
    assert all(cell[:1] not in BEGIN_A_FORMULA for row in cells for cell in (row[0], row[1]))
    assert [[restored(row[0]), restored(row[1])] for row in cells[1:]] == [[a, b or ""] for a, b, _, _ in rows]
    back = read_csv(path)
    assert back.columns.tolist() == ["=text", "other", "-x", "n", "anchor"]
    assert back["-x"].tolist() == [r[2] for r in rows] and back.n.tolist() == [r[3] for r in rows]


@settings(max_examples=40)
@given(st.lists(TEXT | st.sampled_from(["NA", "None", "nan", "1", "-1", "1e5", "True", "null"]), min_size=1))
def test_text_of_a_declared_table_stays_text(tmp_path_factory, texts):
    path = tmp_path_factory.mktemp("csv") / "paragraphs.csv"
    frame = pd.DataFrame({"paragraph_id": range(len(texts)), "kind": "body", "start": 0, "end": 1, "text": texts}).astype(
        SCHEMAS["paragraphs"]
    )
    write_csv(frame, path)
    assert read_csv(path).text.fillna("").tolist() == texts


def test_ordinary_tables_are_written_as_pandas_writes_them(by_hand, tmp_path):
    for name, frame in by_hand.tables.items():
        path = tmp_path / f"{name}.csv"
        write_csv(frame, path)
        plain = frame.map(guarded, na_action="ignore")
        assert path.read_text(encoding="utf-8") == plain.astype(frame.dtypes).to_csv(index=False, lineterminator="\n")
        pd.testing.assert_frame_equal(read_csv(path).astype(frame.dtypes), frame)


def test_half_a_character_does_not_stop_the_writing(tmp_path):
    write_csv(pd.DataFrame({"text": pd.Series(["a\ud800b"], dtype="object")}), tmp_path / "a.csv")
    assert read_csv(tmp_path / "a.csv").text.tolist() == ["a\ufffdb"]


def test_a_frame_without_rows_is_its_header():
    assert list(csv_lines(pd.DataFrame(columns=["a", "-b"]))) == ["a,'-b"]
