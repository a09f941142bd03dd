"""Sheets of spans: drawn without an answer, read as people fill them in, compared, and made corrections of."""

import pytest
from framescope.coding import span_agreement, span_sheets
from framescope.coding.commands import compare_span_sheets, put_span_sheet
from framescope.coding.sheets import sheet_lines
from framescope.corrections.files import read_csv_corrections
from framescope.errors import InputError

ALL = ("attributions", "terms", "mentions")


def saved(path, sheet):
    path.write_text("\ufeff" + "\n".join(sheet_lines(sheet)) + "\n", encoding="utf-8")
    return path


def filled(sheet, **answers):
    """The sheet with these answers: by the unit's last part (a000), a dictionary of cells."""
    out = sheet.copy()
    for unit, cells in answers.items():
        rows = out.unit.str.endswith(f"/{unit}")
        assert rows.any(), unit
        for column, value in cells.items():
            out.loc[rows, column] = value
    return out


@pytest.fixture
def sheet(by_hand):
    """All sentences and spans of the small article."""
    return span_sheets.draw([by_hand], ALL, size=99)


def test_a_sheet_holds_the_spans_and_none_of_the_answers(by_hand, sheet):
    kinds = sheet.kind.value_counts()
    assert (kinds["attribution"], kinds["term"], kinds["mention"]) == (2, 3, 5)
    assert kinds["missed term"] == len(by_hand.sentences) and list(sheet.columns) == list(span_sheets.COLUMNS)
    blank = sheet[["right", "speaker", "cue_class", "target", "voice", "actor", "sentiment"]]
    assert set(blank.fillna("").to_numpy().ravel()) == {"", "n/a"}
    text = by_hand.article.text
    assert all(text[row.start : row.end] == row.text for row in sheet.itertuples())
    assert sheet[sheet.kind == "attribution"].words.tolist() == ['"We built it,"', "that the brutal dam leaks"]


def test_the_sample_is_of_sentences_and_the_same_each_time(by_hand):
    one, other = (span_sheets.draw([by_hand], ["terms"], size=2, seed=3) for _ in range(2))
    assert one.equals(other) and (one.kind == "missed term").sum() == 2


@pytest.mark.parametrize("units", ["terms", "mentions,attributions", " Terms , MENTIONS "])
def test_units(units):
    assert set(span_sheets.tables_of(units)) <= set(ALL)


def test_units_that_there_are_not(tmp_path, by_hand):
    with pytest.raises(InputError, match="no units called 'words': use attributions, terms and mentions"):
        put_span_sheet([by_hand], tmp_path / "s.csv", "words", None, 0)


def test_two_people_who_agree(tmp_path, sheet):
    answers = {unit: {"right": "yes"} for unit in ("a000", "a001", "t000", "t001", "m000", "m001", "m002", "m003", "m004")}
    answers |= {"t002": {"right": "no"}, "a001": {"right": "Y", "speaker": "Ann Alder", "cue_class": "neutral"}}
    answers |= {"s004t": {"words": "leaks"}, "m004": {"right": "yes", "actor": "nobody"}}
    one, other = (saved(tmp_path / f"{n}.csv", filled(sheet, **answers)) for n in (1, 2))
    said = compare_span_sheets(one, other, tmp_path / "agreed.csv")
    assert "loaded terms: u-alpha 1.00 of what is marked at all, 1.00 with the target (3 and 3 marked, 3 of them alike)." in said
    assert "attributions: u-alpha 1.00 of what is marked at all, 1.00 with the speaker (2 and 2 marked, 2 of them alike)." in said
    found = {(c.action, c.table, c.text, c.column, c.value) for c in read_csv_corrections(tmp_path / "agreed.csv")}
    assert found == {
        ("delete", "terms", "brutal", None, None),
        ("add", "terms", "leaks", None, None),
        ("change", "mentions", "Bo Birch", "actor_id", None),
        ("change", "attributions", "Bo Birch claimed that the brutal dam leaks.", "speaker", "Ann Alder"),
        ("change", "attributions", "Bo Birch claimed that the brutal dam leaks.", "cue_class", "neutral"),
        ("change", "attributions", "Bo Birch claimed that the brutal dam leaks.", "content", "that the brutal dam leaks"),
        ("change", "attributions", '"We built it," Ruritania\'s Ann Alder said.', "content", '"We built it,"'),
    }


def test_what_only_one_says_is_no_correction(tmp_path, sheet):
    one = filled(sheet, t000={"right": "no"}, t001={"right": "yes", "words": "is weak", "target": "Fenwick"}, s003t={"words": "built"})
    other = filled(sheet, t000={"right": "yes"}, t001={"right": "yes", "target": "Ruritania"}, s004t={"words": "leaks"})
    both, _ = span_agreement.compared(*(span_sheets.read(saved(tmp_path / f"{n}.csv", s))[0] for n, s in enumerate((one, other))))
    assert span_agreement.corrections(both) == []
    assert 0 < span_agreement.spans_alpha(both, "terms", binary=True) < 1 or span_agreement.spans_alpha(both, "terms", binary=True) < 0


def test_a_span_with_other_words_is_taken_out_and_put_in(tmp_path, sheet):
    same = filled(sheet, t000={"right": "yes", "words": "regime"}, m003={"right": "yes", "words": "Ann"})
    paths = [saved(tmp_path / f"{n}.csv", same) for n in (1, 2)]
    both, notes = span_agreement.compared(*(span_sheets.read(path)[0] for path in paths))
    found = [(c.action, c.table, c.text) for c in span_agreement.corrections(both)]
    assert ("delete", "mentions", "Ann Alder") in found and ("add", "mentions", "Ann") in found and not any("regime" in f for f in found)
    assert any("without an answer to right" in note for note in notes)


def test_what_cannot_be_used_is_told(tmp_path, sheet):
    odd = filled(sheet, t000={"right": "maybe"}, t001={"right": "yes", "words": "not there"}, a000={"right": "yes", "cue_class": "odd"})
    odd.loc[odd.unit.str.endswith("/m000"), "start"] = "x"
    coded, notes = span_sheets.read(saved(tmp_path / "odd.csv", odd))
    assert len(coded) == len(sheet) - 1
    assert [note for note in notes if "'maybe' is not an answer to right" in note and note.startswith("odd.csv, line ")]
    assert any("'odd' is not an answer to cue_class" in note for note in notes) and any("start or end was changed" in n for n in notes)
    _, amiss = span_agreement.compared(coded, coded)
    assert any("'not there' are not in that passage" in note for note in amiss)


def test_a_second_one_that_was_missed_is_a_copy_of_its_row(tmp_path, sheet):
    import pandas as pd

    row = sheet[sheet.unit.str.endswith("/s004t")]
    both = pd.concat([filled(sheet, s004t={"words": "leaks"}), row.assign(words="dam")])
    coded, _ = span_sheets.read(saved(tmp_path / "a.csv", both))
    agreed, _ = span_agreement.compared(coded, coded)
    assert {(c.action, c.text) for c in span_agreement.corrections(agreed)} == {("add", "leaks"), ("add", "dam")}


def test_sheets_of_nothing_in_common_say_so(tmp_path, sheet):
    other = sheet.assign(unit=sheet.unit.str.replace("dam/", "other/"))
    both, notes = span_agreement.compared(*(span_sheets.read(saved(tmp_path / f"{n}.csv", s))[0] for n, s in enumerate((sheet, other))))
    assert any("no unit in common" in note for note in notes) and span_agreement.corrections(both) == []


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("unit,kind\n1,2\n", "lacks article, start, end, text, right and words"),
        ("", "no sheet of spans"),
        ('"' + "x" * 200_000, "is not CSV"),
    ],
)
def test_what_is_no_sheet_is_one_sentence(tmp_path, content, says):
    path = tmp_path / "x.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=says):
        span_sheets.read(path)


def test_the_command_writes_over_nothing(tmp_path, by_hand, sheet):
    from framescope.cli import main

    target = tmp_path / "s.csv"
    assert "5 of 5 sentences" in put_span_sheet([by_hand], target, "terms,mentions", None, 0) and target.exists()
    assert "## 6. Spans" in (tmp_path / "s-codebook.md").read_text(encoding="utf-8") and span_sheets.is_span_sheet(target)
    (tmp_path / "mine.csv").write_text("mine", encoding="utf-8")
    with pytest.raises(InputError, match=r"mine\.csv already exists"):
        compare_span_sheets(target, target, tmp_path / "mine.csv")
    assert main(["agreement", str(target), str(target), "--out", str(tmp_path / "o.csv")]) == 1
