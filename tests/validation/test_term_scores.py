"""The validation runs write what their scorers read, on files of our own making."""

import json

import pytest
from framescope.errors import InputError
from framescope.validation import babe, newsmtsc


def test_babe_predicts_a_score_and_words_a_row(tmp_path):
    path = tmp_path / "own.csv"
    path.write_text('text,label_bias\n"The shameless regime lied.",Biased\nThe train left at noon.,Non-biased\n', encoding="utf-8")
    rows = list(babe.predict(path))
    assert [r["id"] for r in rows] == [0, 1]
    assert {"shameless", "regime"} <= set(rows[0]["words"])
    assert rows[0]["biased"] > 0.5 > rows[1]["biased"] == 0.0


def test_babe_reads_semicolons_and_refuses_other_files(tmp_path):
    path = tmp_path / "own.csv"
    path.write_text("text;outlet\nA regime; none\n", encoding="utf-8")
    assert next(babe.predict(path))["words"] == ["regime"]
    path.write_text("words\nx\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"own\.csv.*column text"):
        list(babe.predict(path))


def test_the_sentence_score_is_the_chance_of_at_least_one():
    assert babe.sentence_score([]) == 0.0
    assert babe.sentence_score([0.5, 0.5]) == 0.75


@pytest.mark.parametrize("instrument", ["vader", "textblob"])
def test_newsmtsc_predicts_shares_a_line(tmp_path, instrument):
    path = tmp_path / "own.jsonl"
    row = {"id": "a", "sentence": "Adams is a wonderful mayor.", "from": 0, "to": 5, "mention": "Adams", "polarity": 1}
    path.write_text(json.dumps(row) + "\n\n", encoding="utf-8")
    (guess,) = newsmtsc.predict(path, instrument)
    assert guess["id"] == "a"
    assert guess["positive"] > guess["neutral"] >= guess["negative"] == 0.0


@pytest.mark.parametrize("line", ["{", "[1]", '{"id": 1}'])
def test_newsmtsc_names_the_line_it_cannot_read(tmp_path, line):
    path = tmp_path / "own.jsonl"
    path.write_text("\n" + line + "\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"own\.jsonl, line 2"):
        list(newsmtsc.predict(path))
