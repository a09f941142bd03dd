"""Scores become rows of a file of figures, which says what made them and is replaced row by row."""

import pandas as pd
import pytest
from framescope import __version__, fingerprint
from framescope.errors import InputError
from framescope.validation import figures
from framescope.validation.scores import Score

SCORES = [Score("F1", 0.51234, 7), Score("AUC", 0.75, 9)]


@pytest.fixture
def rows(monkeypatch):
    monkeypatch.setattr(figures, "instrument_digests", lambda corpus: (f"code of {corpus}", ""))
    return lambda scores=SCORES, part="mine", by=None: figures.rows_of(scores, "babe", part, by, "framescope validate babe my.csv")


def test_a_row_says_what_was_measured_and_what_made_it(rows):
    first = rows()[0]
    assert tuple(first) and set(first) == set(figures.COLUMNS)
    assert (first["instrument"], first["corpus"], first["value"], first["n"]) == ("framescope terms", "BABE", "0.512", "7")
    assert (first["version"], first["code"], first["source"]) == (__version__, "code of BABE", "measured")
    assert rows(by="vader")[0]["instrument"] == "vader"


def test_rows_about_the_same_are_replaced_and_others_stay(rows, tmp_path):
    file = tmp_path / "figures.csv"
    figures.put_figures(rows(), file)
    figures.put_figures(rows([Score("F1", 0.9, 8)]) + rows(SCORES[:1], "other"), file)
    found = pd.read_csv(file)
    assert list(found.columns) == list(figures.COLUMNS)
    assert list(zip(found.part, found.metric, found.value, strict=True)) == [
        ("mine", "F1", 0.9),
        ("mine", "AUC", 0.75),
        ("other", "F1", 0.512),
    ]


def test_a_file_without_digests_gets_the_columns(rows, tmp_path):
    file = tmp_path / "figures.csv"
    file.write_text("instrument,corpus,part,metric,value,n,source,command,version,date\nx,BABE,p,F1,0.1,1,measured,c,0,d\n")
    figures.put_figures(rows(), file)
    assert pd.read_csv(file).code.isna().tolist() == [True, False, False]


@pytest.mark.parametrize("text", ["a,b\n1,2\n", "", "instrument,corpus,part,metric,mine\n", "\x00"])
def test_another_file_is_left_alone(rows, tmp_path, text):
    file = tmp_path / "mine.csv"
    file.write_text(text)
    with pytest.raises(InputError, match="not a file of figures"):
        figures.put_figures(rows(), file)
    assert file.read_text() == text


def test_every_corpus_has_an_instrument():
    assert {name for name, _ in figures.CORPORA.values()} == set(fingerprint.INSTRUMENTS)
