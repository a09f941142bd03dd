"""Coding sheets: drawn with a reason and a seed, read back however a spreadsheet left them, and no row lost."""

import pandas as pd
import pytest
from framescope.coding.codings import answers, filled, instrument_answers
from framescope.coding.frame_questions import READ, twenty_questions
from framescope.coding.gold import disagreements, gold_answers, gold_of, gold_scores
from framescope.coding.sheets import COLUMNS, NOT_ASKED, QUESTIONS, codebook, draw, read_sheet, reason, sample_size, sheet_lines
from framescope.errors import InputError


def written(path, sheet, delimiter=",", encoding="utf-8-sig"):
    text = "\r\n".join(sheet_lines(sheet))
    path.write_bytes((text.replace(",", delimiter) if delimiter != "," else text).encode(encoding))
    return path


def test_a_sheet_is_empty_of_answers_and_in_the_order_of_the_text(by_hand):
    sheet = draw([by_hand])
    assert list(sheet.columns) == list(COLUMNS)
    sentences = sheet[sheet.kind == "sentence"]
    assert sentences.text.tolist() == by_hand.sentences.text.tolist()
    for q in QUESTIONS:
        assert sheet.loc[sheet.kind == q.unit, q.name].isna().all() and (sheet.loc[sheet.kind != q.unit, q.name] == NOT_ASKED).all()
    assert sheet.text[sheet.kind == "actor"].tolist() == ["Ann Alder", "Bo Birch", "Fenwick", "Ruritania"]


def test_the_sample_is_seeded_and_of_the_size_asked_for(azernews):
    def drawn(seed):
        return draw([azernews], size=8, seed=seed, actors=0).unit.tolist()

    assert drawn(1) == drawn(1) != drawn(2) and len(drawn(1)) == 8


def test_the_sample_size_is_that_of_lacy_and_riffe():
    # The formula by hand: error ((.85 - .80) / 1.645)² = .000924, spread .85 · .15 = .1275; (249 e + 250 s) / (249 e + s) = 89.8, rounded up.
    assert (sample_size(250), sample_size(1000)) == (90, 123)
    assert sample_size(0) == 0 and sample_size(1) == 1 and sample_size(5) == 5
    assert "20 of 23" in reason(sample_size(23), 23) and "as many as were asked for" in reason(3, 23)


def test_every_codebook_question_is_a_column():
    assert all(f"`{q.name}`" in codebook() for q in QUESTIONS)
    assert all(f"`{a}`" in codebook() for q in QUESTIONS for a in q.answers)


@pytest.mark.parametrize(("delimiter", "encoding"), [(",", "utf-8-sig"), (",", "utf-8"), (",", "utf-16"), ("\t", "cp1252"), (";", "utf-8")])
def test_a_sheet_reads_back_as_spreadsheets_save_it(tmp_path, delimiter, encoding):
    frame = pd.DataFrame([{"unit": "u1", "kind": "sentence", "text": "Café ‘on’ time", "reported": " Direct ", "loaded": "y"}])
    path = tmp_path / "sheet.csv"
    frame.to_csv(path, index=False, sep=delimiter, encoding=encoding)
    sheet, notes = read_sheet(path)
    assert (sheet.text[0], sheet.reported[0], sheet.loaded[0]) == ("Café ‘on’ time", "direct", "yes")
    assert [n for n in notes if "no column stance" in n]


def test_answers_of_a_whole_sheet_survive_the_file(tmp_path, by_hand):
    sheet = filled(draw([by_hand]), instrument_answers(by_hand))
    back, notes = read_sheet(written(tmp_path / "s.csv", sheet))
    assert notes == []
    pd.testing.assert_frame_equal(back, sheet.where(sheet != NOT_ASKED).astype("str"))


def test_a_cell_is_never_a_formula(tmp_path):
    sheet = pd.DataFrame([dict.fromkeys(COLUMNS) | {"unit": "u", "kind": "sentence", "text": '=HYPERLINK("http://example.org")'}])
    path = written(tmp_path / "s.csv", sheet)
    assert ",'=HYPERLINK" in path.read_text(encoding="utf-8-sig").replace('"', "")
    assert read_sheet(path)[0].text[0].startswith("=HYPERLINK")


def test_damage_is_told_and_no_row_is_lost(tmp_path):
    rows = [
        {"unit": "u2", "kind": "sentence", "loaded": "maybe", "reported": "none"},
        {"unit": None, "kind": "sentence", "loaded": "yes"},
        {"unit": "u1", "kind": "sentence", "loaded": "yes", "reported": "none"},
        {"unit": "u1", "kind": "sentence", "loaded": "no", "reported": "none"},
        {"unit": "u3", "kind": "actor", "stance": "hostile"},
    ]
    path = tmp_path / "s.csv"
    pd.DataFrame(rows).to_csv(path, index=False)
    sheet, notes = read_sheet(path)
    assert set(sheet.unit) == {"u1", "u2", "u3", "s.csv, row 3"}
    assert sheet.set_index("unit").loaded.isna()[["u1", "u2"]].all() and sheet.set_index("unit").reported["u1"] == "none"
    told = " ".join(notes)
    for what in ("row 2: 'maybe' is not an answer to loaded (no, yes)", "1 row has no unit", "u1 stands there 2 times, with different answers to loaded", "'hostile'"):  # fmt: skip
        assert what in told


@pytest.mark.parametrize(
    ("raw", "what"),
    [(b"", "not a coding sheet"), (b"a,b\n1,2\n", "lacks the column unit"), (b"PK\x03\x04", "save it as CSV"), (b"unit\0\0", "not text")],
)
def test_what_is_no_sheet_gets_one_plain_sentence(tmp_path, raw, what):
    path = tmp_path / "s.csv"
    path.write_bytes(raw)
    with pytest.raises(InputError, match=what) as error:
        read_sheet(path)
    assert str(path) in str(error.value) and "\n" not in str(error.value)
    with pytest.raises(InputError, match="cannot be read"):
        read_sheet(tmp_path / "missing.csv")


def test_tables_become_answers(by_hand):
    coded = instrument_answers(by_hand).set_index("unit")
    by_sentence = coded[coded.kind == "sentence"].reset_index()
    assert by_sentence.reported.tolist() == ["none", "none", "none", "direct", "indirect"]
    assert by_sentence.side.fillna("").tolist() == ["", "", "", "Ruritania", "Bo Birch"]
    assert by_sentence.loaded.tolist() == ["no", "no", "yes", "no", "yes"]
    assert by_sentence.loaded_words[2] == "regime; weak" and by_sentence.voice[4] == "source" and by_sentence.target[2] == "Fenwick"


def test_a_sentence_counts_as_its_first_kind_of_report(by_hand):
    reports = pd.DataFrame({"start": [10, 12], "end": [11, 14], "kind": ["indirect", "direct"], "side": ["A", "B"]})
    coded = answers(by_hand, reports, by_hand.terms.iloc[:0], {})
    assert coded.reported[1] == "direct" and coded.side[1] == "B"


def test_the_gold_points_to_the_words_of_the_default_article(azernews, by_hand):
    gold = gold_of(azernews)
    text = azernews.article.text
    assert (len(gold.attributions), len(gold.terms), len(gold.stance)) == (15, 24, 15)
    assert all(text.startswith(r.text, r.start) for r in gold.terms.itertuples())
    assert all(text.startswith(r.source, r.source_start) and text.startswith(r.cue, r.cue_start) for r in gold.attributions.itertuples())
    assert set(gold.stance.stance) <= {"negative", "neutral", "positive"} and set(gold.terms.voice) == {"author", "source"}
    assert gold_of(by_hand) is None and disagreements(by_hand).empty and gold_scores(by_hand).empty


def test_disagreements_and_agreements_add_up(azernews):
    scores, differing = gold_scores(azernews), disagreements(azernews)
    for row in scores.itertuples():
        missed_or_other = differing[(differing.layer == row.layer) & (differing.gold != "nothing")]
        assert len(missed_or_other) == row.n - row.same
        assert row.recall == pytest.approx(row.same / row.n)
    assert scores.set_index("layer").recall["attributions"] >= 12 / 15


def test_gold_fills_a_sheet(azernews):
    coded = gold_answers(azernews, gold_of(azernews))
    sheet = filled(draw([azernews]), coded)
    assert sheet.reported[sheet.kind == "sentence"].notna().all() and sheet.stance[sheet.kind == "actor"].notna().any()
    assert set(coded.loaded.dropna()) == {"yes", "no"}


def test_twenty_questions_are_asked_and_never_answered(azernews, by_hand):
    rows = twenty_questions(azernews)
    assert rows.number.tolist() == list(range(1, 21)) and rows.answer.isna().all()
    assert rows.frame.value_counts().to_dict() == {"attribution of responsibility": 5, "human interest": 5, "conflict": 4, "morality": 3, "economic consequences": 3}  # fmt: skip
    assert "The resolution condemns" in rows.passages[0] and rows.passages[19] == READ
    assert len(twenty_questions(by_hand)) == 20


def test_text_that_begins_with_an_apostrophe_is_read_as_it_was_drawn(tmp_path):
    texts = ["'tis late", "'=1", "=1", "''-x", "'"]
    sheet = pd.DataFrame([dict.fromkeys(COLUMNS) | {"unit": f"u{i}", "kind": "sentence", "text": t} for i, t in enumerate(texts)])
    assert read_sheet(written(tmp_path / "s.csv", sheet))[0].text.tolist() == texts


def test_a_cell_without_end_is_one_sentence(tmp_path):
    (tmp_path / "s.csv").write_text('unit,text\nu1,"' + "a" * 200_000 + '"\n')
    with pytest.raises(InputError, match="is not CSV"):
        read_sheet(tmp_path / "s.csv")
