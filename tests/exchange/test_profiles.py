"""The tidy table: read back as CSV and as a workbook, with the numbers of the measures and their codebook."""

import openpyxl
import pandas as pd
import pytest
from exchanged import analysis
from framescope.exchange import export
from framescope.measures.portraits import portraits
from framescope.measures.profiles import by_side, profiles
from framescope.measures.who_toward_whom import SURE
from framescope.spreadsheets import read_csv, restored
from framescope.tables import PROFILE_COLUMNS


def hostile():
    """The analysis of an article whose title and names would like to be formulas."""
    made = analysis(title="=HYPERLINK(1)", outlet="+1\x07", date="2031-04-02")
    made.actors.loc[made.actors.actor_id == "ruritania", "name"] = "@SUM(A1)"
    return made


@pytest.mark.parametrize("by", ["side", "actor"])
def test_the_csv_comes_back_as_it_is(tmp_path, by):
    path = export([hostile(), analysis(name="lock")], tmp_path / "all.csv", by=by)
    expected = pd.concat([profiles(hostile(), by), profiles(analysis(name="lock"), by)], ignore_index=True)
    found = read_csv(path)
    assert list(found) == list(PROFILE_COLUMNS) and path.read_bytes().startswith(b"\xef\xbb\xbf")
    pd.testing.assert_frame_equal(found.astype(PROFILE_COLUMNS), expected)


def test_the_workbook_comes_back_as_it_is_and_holds_no_formula(tmp_path):
    book = openpyxl.load_workbook(export(hostile(), tmp_path / "all.xlsx", by="actor"))
    head, *rows = book["profiles"].iter_rows()
    expected = profiles(hostile(), "actor")
    assert [cell.value for cell in head] == list(PROFILE_COLUMNS) and len(rows) == len(expected)
    for row, line in zip(rows, expected.itertuples(index=False), strict=True):
        for cell, value in zip(row, line, strict=True):
            assert cell.data_type != "f"
            if isinstance(value, str):
                assert restored(cell.value) == value.replace("\x07", "\ufffd")
            else:
                assert (cell.value is None and value != value) or cell.value == pytest.approx(value, rel=1e-14)
    assert {"'=HYPERLINK(1)", "'@SUM(A1)"} <= {cell.value for row in rows for cell in row}


def test_every_column_has_its_meaning_in_both(tmp_path):
    export(analysis(), tmp_path / "a.csv")
    told = read_csv(tmp_path / "a-codebook.csv")
    book = openpyxl.load_workbook(export(analysis(), tmp_path / "a.xlsx"))
    assert list(told.column) == list(PROFILE_COLUMNS) and told.meaning.notna().all()
    assert [row[0].value for row in book["codebook"].iter_rows(min_row=3)] == list(PROFILE_COLUMNS)


def test_a_row_an_actor_says_what_the_portraits_say():
    made, found = analysis(), profiles(analysis(), "actor").set_index("who")
    drawn = portraits(made).set_index("actor")
    shared = [name for name in drawn if name in found]
    pd.testing.assert_frame_equal(found[shared], drawn[shared], check_names=False)
    assert found.loc["bo-birch", ["speaks", "sources", "cues_doubting", "attributed_words"]].tolist() == [1, 1, 1, 5]
    assert found.loc["fenwick", ["author_terms", "sources_terms"]].tolist() == [2, 0]


def test_a_side_has_what_its_actors_have():
    found = profiles(analysis()).set_index("who")
    assert set(found.index) == {"ruritania", "fenwick", "bo-birch"}
    ruritania = found.loc["ruritania"]
    assert (ruritania.mentions, ruritania.mentions_author, ruritania.speaks, ruritania.sources, ruritania.attributed_words) == (
        3,
        3,
        1,
        1,
        6,
    )
    assert ruritania.author_sentiment == 0.6 and ruritania.kind == "country"


def test_what_one_member_of_a_side_says_of_another_is_no_stance():
    made = analysis()
    made.stances.loc[0, ["source", "target", "polarity", "confidence"]] = ["ann-alder", "ruritania", "negative", SURE]
    assert len(by_side(made).stances) == 0 and profiles(made, "actor").opposed.sum() == 1 and profiles(made).opposed.sum() == 0
    made.stances.loc[0, "confidence"] = SURE - 0.01  # too little to be shown, and so to be counted
    assert profiles(made, "actor").opposed.sum() == 0


def test_a_rate_is_of_the_authors_words():
    found = profiles(analysis()).set_index("who")
    assert found.author_terms_rate["fenwick"] == pytest.approx(2 / 2 * 1000) and found.author_terms_rate["bo-birch"] == 0


def test_an_article_with_nobody_has_a_row_of_its_own():
    made = analysis()
    nobody = type(made)(
        article=made.article,
        model="",
        **{name: frame.iloc[:0] if name not in ("paragraphs", "sentences", "tokens") else frame for name, frame in made.tables.items()},
    )
    for by in ("side", "actor"):
        found = profiles(nobody, by)
        assert len(found) == 1 and found.who.isna().all() and found.words.tolist() == [3] and found.article_id.tolist() == ["dam"]
