"""Corrections where people use them: settings, saved analyses, audits, pages, corpora, sentences about them."""

from dataclasses import replace

import framescope as fs
import pandas as pd
import pytest
from framescope import saved
from framescope.corpus.partition import How, found_in
from framescope.corpus.records import Record
from framescope.corpus.run_settings import RunSettings
from framescope.correcting import became_of, correct, read_corrections
from framescope.corrections.files import correction_lines, read_csv_corrections
from framescope.corrections.model import Correction, names_of
from framescope.display.answer import answer
from framescope.display.evidence import highlight
from framescope.measures import corrected
from framescope.measures.passages import spans
from framescope.report.copies import Copies
from framescope.report.given import copied
from framescope.report.overview import by_hand
from framescope.settings import Settings, settings_of, uncorrected


def fix(action, table, span, column=None, value=None, place="mine.csv, line 2", article=None):
    return Correction(action, table, *span, column, value, place, article)


@pytest.fixture(scope="module")
def some(dam):
    """Some corrections of each kind, and one that cannot be used."""
    return [
        fix("change", "attributions", dam.row("attributions", 1), "speaker", "carl-dorn", "mine.csv, line 2"),
        fix("delete", "terms", dam.at("regime"), place="mine.csv, line 3"),
        fix("add", "terms", dam.at("brutal"), "category", "evaluative", "mine.csv, line 4"),
        fix("change", "mentions", dam.row("mentions", 11), "actor_id", "acme-power", "mine.csv, line 5"),
        fix("rename", "actors", (None, None, "critics"), None, "The critics", "mine.csv, line 6"),
        fix("delete", "terms", (3, 10, "nowhere"), place="mine.csv, line 7"),
    ]


@pytest.fixture(scope="module")
def measured(dam, some):
    return replace(dam(*some), settings=Settings(corrections=tuple(some)))


def test_how_much_was_corrected_and_how_right_the_instruments_were(measured):
    said = corrected.in_words(measured)
    assert said[0] == "People made 6 corrections here by hand, of which 5 changed something; 1 could not be used."
    assert "Of 11 speakers people changed 1: 91 % stand." in said
    assert any(s.startswith("Of 7 loaded terms people took out 1 and added 1 that it had missed: 86 % stand") for s in said)
    assert "Of 9 actors 1 was renamed." in said and said[-1] == corrected.UNREAD
    assert corrected.not_used(measured) == ["mine.csv, line 7 was not used (“nowhere”): its words are not in the article."]


def test_an_article_that_nobody_corrected_says_nothing_of_it(dam):
    plain = dam.plain
    assert (corrected.in_words(plain), corrected.not_used(plain), corrected.headline(plain), by_hand(plain)) == ([], [], "", None)
    assert "by hand" not in answer(plain).html + highlight(plain, "terms").html + highlight(plain, "mentions").html


def test_the_pages_mark_what_was_corrected(measured):
    assert 'data-label="evaluative · Carl Dorn · by hand"' in highlight(measured, "terms").html
    assert "Carl Dorn · direct · by hand" in highlight(measured, "quotations").html
    assert highlight(measured, "mentions").html.count("by hand") == 2  # its label and what is told of it
    assert corrected.in_words(measured)[0] in answer(measured).html
    page = by_hand(measured)
    assert page.listed.count("<li") == 4 and "loaded term taken out (mine.csv, line 3)" in page.listed
    assert page.others == ["critics: actor renamed, from Critics to The critics (mine.csv, line 6).", *corrected.not_used(measured)]
    assert [p.note.endswith("by hand") for p in spans(measured, "mentions", measured.mentions[11:13])] == [True, False]


def test_hostile_words_stay_words(dam):
    said = fix("rename", "actors", (None, None, "critics"), None, "<script>alert(1)</script>", "<b>.csv, line 2")
    lost = fix("delete", "terms", (3, 10, "<img src=x>"), place="mine.csv, line 3")
    found = dam(said, lost)
    page = by_hand(found)
    assert "<script>" in " ".join(page.others)  # the template escapes it; lists of words are escaped where they are made
    assert "<script>" not in answer(found).html + highlight(found, "mentions").html + page.listed


def test_a_sentiment_by_hand_is_marked_in_its_passages(dam):
    found = dam(fix("change", "mentions", dam.row("mentions", 1), "sentiment", "positive"), instruments=("vader", "sentence_model"))
    mine = found.sentiments[found.sentiments.mention_id == 1]
    assert [p.note.endswith("by hand") for p in spans(found, "sentiments", mine)] == [row == "sentence_model" for row in mine.instrument]
    assert mine[mine.instrument == "vader"].equals(
        dam(instruments=("vader", "sentence_model")).sentiments.query("mention_id == 1 and instrument == 'vader'")
    )


def test_an_analysis_is_saved_with_what_became_of_corrections(tmp_path, measured, dam):
    saved.save(measured, tmp_path)
    again = saved.load(tmp_path, measured.article, measured.settings)
    assert again.corrections.equals(measured.corrections) and again.terms.equals(measured.terms)
    assert saved.load(tmp_path, measured.article, Settings()) is None
    saved.save(dam.plain, tmp_path)
    assert saved.load(tmp_path, measured.article, measured.settings).terms.equals(measured.terms)
    assert saved.load(tmp_path, dam.article, Settings()).terms.equals(dam.plain.terms)


def test_a_file_of_a_run_holds_all_that_corrections_hold(tmp_path, some):
    path = tmp_path / "corrections.csv"
    said = [*some, fix("change", "mentions", (None, None, "a\nb “c”"), "actor_id", None, "x.xmi", "=1"), replace(some[0], row=3, place="y")]
    path.write_text("".join(line + "\n" for line in correction_lines(said, of_a_run=True)), encoding="utf-8", newline="")
    assert list(read_csv_corrections(path)) == said


def test_the_environment_names_a_file(tmp_path, monkeypatch):
    path = tmp_path / "mine.csv"
    path.write_text("table,action,text,column,value\nterms,delete,regime,,\n", encoding="utf-8")
    monkeypatch.setenv("FRAMESCOPE_CORRECTIONS", str(path))
    assert [c.text for c in settings_of().corrections] == ["regime"] and settings_of(corrections=()).corrections == ()
    assert uncorrected(settings_of()).corrections == ()


def test_a_report_hands_corrections_on_as_a_file_that_every_kernel_reads(tmp_path, some, dam, monkeypatch):
    source = tmp_path / "mine.csv"
    source.write_text("\n".join(correction_lines(some)), encoding="utf-8")
    given = copied(Copies(tmp_path / "given"), None, None, None, source)
    given.put_corrections(source, [])
    assert [c.text for c in given.settings.corrections] == [c.text for c in some] and given.uncorrected.settings.corrections == ()
    assert given.values()["corrections"] == given.environment(tmp_path)["FRAMESCOPE_CORRECTIONS"]
    assert [c.place for c in given.settings.corrections] == [f"mine.csv, line {n}" for n in range(2, 8)]
    assert copied(Copies(tmp_path / "none"), None, None, None).values()["corrections"] is None


def test_correcting_twice_adds_up(monkeypatch, dam, some):
    asked = []
    monkeypatch.setattr("framescope.correcting.measured", lambda article, settings: asked.append(settings) or dam.plain)
    first = replace(dam.plain, settings=Settings(corrections=(some[0],)))
    correct(first, some[1:3])
    assert asked[0].corrections == tuple(some[:3])
    with pytest.raises(fs.InputError, match="contradict"):
        correct(first, [replace(some[0], value="critics", place="other.csv, line 9")])


def test_corrections_of_other_articles_are_told(measured, some):
    more = [*some, fix("delete", "terms", (3, 9, "regime"), article="other"), fix("delete", "terms", (3, 9, "regime"), article="dam")]
    lines = became_of([replace(measured, settings=Settings(corrections=tuple(more)))])
    assert lines[-1] == "1 correction of other articles (other): not used." and len(lines) == 3


@pytest.mark.parametrize(("name", "known"), [("dam.txt", {"dam", "dam.txt"}), ("dam", {"dam"}), ("a/b.html", {"a/b", "a/b.html"}), (".txt", {".txt"}), ("v3.5", {"v3.5"})])  # fmt: skip
def test_what_an_article_may_be_called(name, known):
    assert names_of(name) == known


def test_a_corpus_uses_the_corrections_of_each_article_and_notes_those_that_it_cannot_use(dam, some):
    said = tuple(replace(c, article="dam") for c in some if c.table != "actors")
    settings = RunSettings(instruments=(), corrections=said)
    records = [Record("dam.txt", "dam.txt", dam.article.text), Record("west.txt", "west.txt", dam.article.text)]
    errors, tables = found_in(records, How({}, settings))
    terms = tables["terms"].to_pandas()
    words = terms.groupby("article_id").text.apply(list)
    assert "brutal" in words["dam.txt"] and "regime" not in words["dam.txt"] and words["west.txt"] == dam.plain.terms.text.tolist()
    assert errors == (("dam.txt", "mine.csv, line 7", "a correction was not used: its words are not in the article"),)
    assert settings.about({"west.txt"}).corrections == () and len(settings.about({"dam.txt"}).corrections) == len(said)


def test_an_article_whose_corrections_contradict_is_not_measured_and_the_others_are(dam):
    said = (
        fix("change", "attributions", dam.at("condemned"), "speaker", "critics", "a, line 2", "dam"),
        fix("delete", "attributions", dam.row("attributions", 0), place="a, line 3", article="dam"),
    )
    records = [Record("dam", "dam", dam.article.text), Record("west", "west", dam.article.text)]
    errors, tables = found_in(records, How({}, RunSettings(instruments=(), corrections=said)))
    assert len(errors) == 1 and "a, line" in errors[0][2] and "contradict" in errors[0][2]
    assert set(tables["articles"].to_pandas().article_id) == {"west"}


def test_files_of_tools_are_told_by_their_ending(tmp_path):
    path = tmp_path / "mine.txt"
    path.write_text("table,action,text,column,value\nterms,delete,regime,,\n", encoding="utf-8")
    assert len(read_corrections(path)) == 1
    with pytest.raises(fs.InputError):
        read_corrections(tmp_path / "none.csv")


def test_the_table_of_corrections_has_its_columns(measured):
    from framescope.tables import CORRECTION_COLUMNS

    assert {c: str(t) for c, t in measured.corrections.dtypes.items()} == CORRECTION_COLUMNS
    text = measured.article.text
    assert all(text[r.start : r.end] == r.text for r in measured.corrections.itertuples()) and isinstance(
        measured.corrections, pd.DataFrame
    )


def test_what_is_measured_of_the_instruments_is_measured_without_corrections(monkeypatch, measured, dam):
    from framescope import measuring

    asked = []
    monkeypatch.setattr(measuring, "measured", lambda article, settings: asked.append(settings) or dam.plain)
    measuring._uncorrected.cache_clear()
    assert measuring.by_themselves(measured) is dam.plain and asked == [Settings()]
    assert measuring.by_themselves(dam.plain) is dam.plain and len(asked) == 1
    measuring._uncorrected.cache_clear()


def test_a_mirror_is_made_of_what_the_instruments_say(monkeypatch, measured, dam):
    from framescope.audit import compare

    monkeypatch.setattr(compare, "by_themselves", lambda a: dam.plain if a is measured else a)
    monkeypatch.setattr(compare, "_measured", lambda article, settings: dam.plain)
    found = compare.audit_sides(measured, ["Ann Lee", "Carl Dorn"])
    assert found.original is dam.plain
