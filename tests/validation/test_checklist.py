"""The validation report: what it claims is computed for the run, and what was not done is said not to have been done."""

import pandas as pd
import pytest
from framescope import __version__, cli
from framescope.audit.stability import COLUMNS, KINDS
from framescope.comparison import trust
from framescope.fingerprint import measuring_digest
from framescope.measures import kept_apart
from framescope.report import validity
from framescope.validation import checklist, methods


@pytest.fixture
def tried():
    rows = [("a", "spaces", "more spaces", "mentions", "count", "author", "Lee", 1.0, 1.0 - (i == 0), 1, i > 0) for i in range(40)]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def found(table, step):
    return table[table.step == step].found.item()


def test_a_checklist_has_all_kinds_of_evidence_and_versions_with_hashes(by_hand):
    table = checklist.checklist([by_hand])
    assert list(table.columns) == list(checklist.COLUMNS)
    assert list(dict.fromkeys(table.evidence)) == list(validity.HEADINGS)
    assert __version__ in found(table, "version") and measuring_digest() in found(table, "version")
    assert by_hand.article.sha256 in found(table, "text")
    assert (table.found.str.len() > 0).all()


def test_what_was_not_done_is_said(by_hand):
    table = checklist.checklist([by_hand])
    assert found(table, "stays when nothing that matters changes") == checklist.NOT_TRIED
    assert found(table, "people's own sheets") == checklist.NO_SHEETS


def test_stability_and_sheets_stand_in_it(by_hand, tried):
    table = checklist.checklist([by_hand], tried, ["alpha .80.", "n 40."])
    assert found(table, "stays when nothing that matters changes") == "98 % of 40 measures stay, over 1 article and all changes"
    assert found(table, "– spaces") == "98 % of 40 measures stay (1 changed text)"
    assert "nothing in these articles" in found(table, "– names")
    assert found(table, "people's own sheets") == "alpha .80. n 40."


def test_external_evidence_is_that_of_the_tables(by_hand):
    external = checklist.checklist([by_hand])
    external = external[external.evidence == checklist.EXTERNAL]
    assert external.step.str.startswith("public gold").sum() == len(kept_apart.in_words())
    assert external.step.str.startswith("difference of two articles").sum() == len(trust.in_words())


def test_every_construct_has_a_definition_and_somebody_whose_it_is(by_hand):
    table = checklist.checklist([by_hand])
    mine = table[table.evidence == checklist.SUBSTANTIVE]
    assert len(mine) >= 6 and mine["where"].str.contains(r"\d{4}").all() and mine.found.str.contains("Not reached: ").all()


def test_the_shipped_stability_is_at_least_97_in_100():
    rows = checklist.shipped_stability().set_index("kind")
    assert set(rows.index) <= {*KINDS, "all"} and rows.articles["all"] >= 50
    assert rows.stays["all"] >= 0.97 and rows.measures["all"] == rows.measures.drop("all").sum()


def test_the_paragraph_on_methods_is_of_this_run(by_hand, tried):
    said = methods.paragraph([by_hand, by_hand], tried)
    assert said.startswith("We measured 2 articles") and f"framescope {__version__}" in said and measuring_digest() in said
    assert "98 % of 40 measures" in said and "PolNeAR" in said and "people among themselves" in said
    assert kept_apart.changed_in_words() in said
    assert "stayed" not in methods.paragraph([by_hand])


def test_own_settings_are_named(by_hand, tmp_path):
    from dataclasses import replace

    from framescope.settings import Settings
    from framescope.terms.lexicons import beside_own

    (tmp_path / "mine.csv").write_text("term,category\nresign,other\n", encoding="utf-8")
    (tmp_path / "mine.toml").write_text("", encoding="utf-8")
    settings = Settings(tmp_path / "mine.toml", beside_own([tmp_path / "mine.csv"]), "within", ("vader",))
    said = methods.paragraph([replace(by_hand, settings=settings)])
    assert "framescope's lists and mine" in said and "within categories" in said and "actor file mine.toml" in said
    assert "read by VADER" in said
    assert "SHA-256 e3b0c44298fc1c14" in found(checklist.checklist([replace(by_hand, settings=settings)]), "settings")


def test_the_command_writes_a_report_and_prints_the_paragraph(tmp_path, capsys, monkeypatch, tried):
    monkeypatch.setattr(validity, "stability", lambda analyses, say: tried)
    (tmp_path / "park.txt").write_text("Mayor Ann Lee said that the council had sold the park. It was a disgrace.", encoding="utf-8")
    assert cli.main(["validate", "--report", str(tmp_path / "park.txt"), "--out", str(tmp_path / "out")]) == 0
    said = capsys.readouterr().out
    folder = tmp_path / "out" / "park"
    assert said.startswith("We measured 1 article") and str(folder) in said
    text = (folder / "validation.md").read_text(encoding="utf-8")
    assert all(f"## {heading}" in text for heading in validity.HEADINGS.values()) and "Birkenmaier" in text
    assert len(pd.read_csv(folder / "stability.csv")) == 40 and len(pd.read_csv(folder / "changed.csv")) == 1


@pytest.mark.parametrize("wrong", [["polnear"], ["polnear", "x"], []])
def test_a_corpus_needs_its_files(wrong, capsys):
    with pytest.raises(SystemExit) as stop:
        cli.main(["validate", *wrong])
    assert stop.value.code == 2 and "name a corpus" in capsys.readouterr().err
