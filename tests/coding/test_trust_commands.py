"""The commands audit, sheet and agreement, as a user runs them."""

import csv

import pandas as pd
import pytest
from framescope import cli
from framescope.coding.codings import filled
from framescope.coding.gold import gold_answers, gold_of
from framescope.coding.sheets import draw, sheet_lines
from framescope.files import MARKER
from framescope.reading.article import default_article

pytestmark = pytest.mark.usefixtures("measured_once")


def ran(capsys, *arguments):
    status = cli.main([str(a) for a in arguments])
    said = capsys.readouterr()
    return status, said.out, said.err


@pytest.fixture
def gold_file(azernews, tmp_path):
    path = tmp_path / "ann.csv"
    sheet = filled(draw([azernews]), gold_answers(azernews, gold_of(azernews)))
    path.write_text("\n".join(sheet_lines(sheet)) + "\n", encoding="utf-8")
    return path


def test_audit_writes_the_mirror_and_every_substitution_and_that_of_the_mirror_the_article(tmp_path, capsys):
    status, out, err = ran(capsys, "audit", default_article(), "Azerbaijan", "Armenia", "--out", tmp_path)
    folder = tmp_path / "azernews-mirror"
    assert status == 0 and out.strip() == str(folder)
    assert {p.name for p in folder.iterdir()} == {"mirror.txt", "substitutions.csv", "measures.csv", "contrasts.csv", "traces.csv", MARKER}
    assert (folder / "mirror.txt").read_text(encoding="utf-8").startswith("Armenia, US eye bilateral ties amid Azerbaijani lobby")
    assert len(pd.read_csv(folder / "substitutions.csv")) == 45
    assert "swapped in 45 places" in err and "gives the original back, character for character" in err
    assert ran(capsys, "audit", folder / "mirror.txt", "Azerbaijan", "Armenia", "--out", tmp_path)[0] == 0
    assert (tmp_path / "mirror-mirror" / "mirror.txt").read_text(encoding="utf-8") == default_article().read_text(encoding="utf-8")


def test_audit_with_a_list_that_cannot_be_used_is_one_sentence(tmp_path, capsys):
    (tmp_path / "mine.csv").write_text("term,catgory\nx,y\n", encoding="utf-8")
    own = ("--lexicon", tmp_path / "mine.csv", "--nested", "within", "--out", tmp_path / "out")
    status, out, err = ran(capsys, "audit", default_article(), "Azerbaijan", "Armenia", *own)
    assert status == 1 and not out and "mine.csv, line 1: unknown column" in err and not (tmp_path / "out").exists()


@pytest.mark.parametrize("pair", [("Atlantis", "Armenia"), ("Armenia", "Yerevan")])
def test_audit_of_who_cannot_be_swapped_is_one_sentence(tmp_path, capsys, pair):
    status, out, err = ran(capsys, "audit", default_article(), *pair, "--out", tmp_path / "out")
    assert status == 1 and not out and err.count("\n") == 1 and not (tmp_path / "out").exists()


def test_sheet_is_drawn_with_its_codebook_and_never_over_a_filled_one(tmp_path, capsys):
    target = tmp_path / "bo.csv"
    status, out, err = ran(capsys, "sheet", default_article(), "--out", target, "--size", "7", "--seed", "4")
    assert status == 0 and out.strip() == str(target) and "7 of 25 sentences were drawn" in err
    rows = list(csv.DictReader(target.open(encoding="utf-8-sig")))
    assert sum(r["kind"] == "sentence" for r in rows) == 7 and not any(r["reported"] for r in rows if r["kind"] == "sentence")
    assert target.read_bytes().startswith(b"\xef\xbb\xbf")
    assert "The seed of the sample is 4." in (tmp_path / "bo-codebook.md").read_text(encoding="utf-8")
    status, _, err = ran(capsys, "sheet", default_article(), "--out", target)
    assert status == 1 and "may hold somebody's answers" in err


def test_twenty_questions_as_a_sheet(tmp_path, capsys):
    target = tmp_path / "questions.csv"
    assert ran(capsys, "sheet", default_article(), "--questions", "--out", target)[0] == 0
    rows = list(csv.DictReader(target.open(encoding="utf-8-sig")))
    assert len(rows) == 20 and not any(r["answer"] for r in rows)


def test_agreement_of_a_sheet_with_itself_and_the_instruments(gold_file, tmp_path, capsys):
    rows = tmp_path / "rows.csv"
    status, out, _ = ran(capsys, "agreement", gold_file, gold_file, "--out", rows)
    assert status == 0 and out.count("alpha") == 6 and "reported: alpha (nominal) 1.00, 95 % interval 1.00 to 1.00" in out
    assert "instruments, reported, direct: precision" in out
    assert len(list(csv.DictReader(rows.open(encoding="utf-8-sig")))) == len(list(csv.DictReader(gold_file.open(encoding="utf-8"))))


def test_agreement_on_another_article_says_that_no_instrument_was_measured(tmp_path, capsys):
    for name, answers in (("a.csv", "yes no yes"), ("b.csv", "yes no no")):
        frame = pd.DataFrame({"unit": ["x/1", "x/2", "x/3"], "kind": "sentence", "article": "other", "loaded": answers.split()})
        frame.to_csv(tmp_path / name, index=False)
    status, out, _ = ran(capsys, "agreement", tmp_path / "a.csv", tmp_path / "b.csv")
    assert status == 0 and "loaded: alpha" in out and "The instruments were not measured" in out


def test_agreement_of_what_is_no_sheet_is_one_sentence(tmp_path, gold_file, capsys):
    (tmp_path / "x.csv").write_text("a;b\n1;2\n")
    status, out, err = ran(capsys, "agreement", gold_file, tmp_path / "x.csv")
    assert status == 1 and not out and "not a coding sheet" in err and err.count("\n") == 1
