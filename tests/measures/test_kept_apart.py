"""The figures on parts that nobody tuned on, and whether their instruments are still the ones that were measured."""

import shutil

import pandas as pd
import pytest
from framescope import fingerprint
from framescope.measures import accuracy, kept_apart
from places import ROOT

CORPORA = list(fingerprint.INSTRUMENTS)


def test_the_part_kept_apart_stands_for_the_instrument():
    rows, shown = kept_apart.kept_apart(), accuracy.against_people().set_index(["corpus", "metric"])
    pol = rows[rows.metric == "end-to-end F1 at IoU .8"].iloc[0]
    assert shown.framescope["PolNeAR", pol.metric] == pol.apart and shown.open["PolNeAR", pol.metric] == pol.open
    assert set(rows.corpus) == set(CORPORA) == set(accuracy.TASKS)
    assert rows.open.notna().all() and rows.difference.equals(rows.apart - rows.open)


def test_the_line_rounds_what_was_reached_on_the_part_kept_apart():
    known = accuracy.figures()
    apart = known[known.apart & (known.corpus == "SEESAW") & (known.metric == "who toward whom, F1")].value.item()
    assert f"about {round(10 * apart)} of 10 judgements of who is for or against whom" in accuracy.line("stances")


def test_both_figures_their_versions_and_the_change_are_said():
    said = next(s for s in kept_apart.in_words() if s.startswith("Sentiment toward a mention"))
    assert ".87 on the part that was looked at" in said and ".82 on the part that was not (version 0.1.0; " in said
    assert any(words in said for words in kept_apart.IN_WORDS.values())


def test_what_became_of_an_instrument_is_read_from_its_digests(monkeypatch):
    monkeypatch.setattr(kept_apart, "instrument_digests", lambda corpus: ("c", "w" if corpus == "NewsMTSC" else ""))
    kept_apart.since.cache_clear()
    cases = {
        ("NewsMTSC", "c", "w"): kept_apart.UNCHANGED,
        ("NewsMTSC", "old", "w"): kept_apart.CODE,
        ("NewsMTSC", "c", "old"): kept_apart.CHANGED,
        ("PolNeAR", "c", float("nan")): kept_apart.UNCHANGED,
        ("PolNeAR", "old", float("nan")): kept_apart.CHANGED,
        ("PolNeAR", float("nan"), float("nan")): kept_apart.UNKNOWN,
    }
    assert {case: kept_apart.since(*case) for case in cases} == cases
    kept_apart.since.cache_clear()


def test_what_changed_is_named_in_one_sentence(monkeypatch):
    rows = pd.DataFrame({"corpus": ["PolNeAR", "NewsMTSC", "GAP"], "since": ["changed since", kept_apart.CODE, "unchanged"]})
    monkeypatch.setattr(kept_apart, "kept_apart", lambda: rows)
    assert "PolNeAR (changed since) and NewsMTSC (code changed since, weights the same)" in kept_apart.changed_in_words()
    monkeypatch.setattr(kept_apart, "kept_apart", lambda: rows.assign(since="unchanged"))
    assert "are those that were measured" in kept_apart.changed_in_words()


@pytest.mark.parametrize("corpus", CORPORA)
def test_an_instrument_is_all_that_its_validation_imports(corpus):
    root = f"framescope.validation.{corpus.lower()}"
    told = set(fingerprint.reached(fingerprint.INSTRUMENTS[corpus]))
    direct = fingerprint.imported(ROOT / "lib" / "framescope" / "validation" / f"{corpus.lower()}.py", root)
    measures = {
        n for n in direct & frozenset(fingerprint.reached([root])) if not n.startswith("framescope.validation") and n != "framescope"
    }
    assert measures - told <= {"framescope.errors", "framescope.textfiles", "framescope.tables"}


@pytest.fixture(scope="module")
def package(tmp_path_factory):
    """A copy of the package with the project's lists beside it, to be changed."""
    folder = tmp_path_factory.mktemp("copy")
    shutil.copytree(ROOT / "lib" / "framescope", folder / "lib" / "framescope", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "data", folder / "data", ignore=shutil.ignore_patterns("articles", "gold", "*.onnx"))
    return folder / "lib" / "framescope"


def digests(package, corpus="PolNeAR"):
    fingerprint.instrument_digests.cache_clear()
    return fingerprint.instrument_digests(corpus, package)


def changed(path, text, package, corpus="PolNeAR"):
    """The digests with this text behind a file's own."""
    before = path.read_text(encoding="utf-8")
    path.write_text(before + text, encoding="utf-8")
    try:
        return digests(package, corpus)
    finally:
        path.write_text(before, encoding="utf-8")


@pytest.mark.parametrize("text", ["\n# Why this is so.\n", "\n\n", '\n"""Said once more."""\n'])
def test_what_only_explains_is_no_change(package, text):
    assert changed(package / "attribution" / "content.py", text, package) == digests(package)


@pytest.mark.parametrize(
    "file, corpus",
    [
        ("attribution/content.py", "PolNeAR"),
        ("parsing/quotations.py", "PolNeAR"),
        ("sentiment/masking.py", "NewsMTSC"),
        ("../../data/lexicons/attribution_cues.csv", "PolNeAR"),
        ("../../data/lexicons/metaphors.csv", "BABE"),
        ("../../data/actors/countries.toml", "GUM"),
    ],
)
def test_another_rule_or_list_is_a_change_of_the_code(package, file, corpus):
    now, after = digests(package, corpus), changed(package / file, "\nX = 1\n", package, corpus)
    assert now[0] != after[0] and now[1] == after[1]


def test_other_weights_are_a_change_of_the_weights_alone(package):
    now, after = digests(package, "GAP"), changed(package / "../../data/models/antecedents/trees.json", " ", package, "GAP")
    assert now[0] == after[0] and now[1] != after[1]


@pytest.mark.parametrize(
    "file", ["figures/style.py", "cli/arguments.py", "../../data/lexicons/metaphors.csv", "../../data/lexicons/README.md"]
)
def test_what_has_no_say_in_the_answers_is_no_change(package, file):
    assert changed(package / file, "\nX = 1\n", package) == digests(package)
