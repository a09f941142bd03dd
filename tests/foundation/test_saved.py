"""A saved analysis is the same analysis, and is used for nothing but its own text."""

import json
from dataclasses import replace

import pandas as pd
import pytest
from framescope import saved
from framescope.measuring import analyze
from framescope.saved import load, save
from framescope.settings import settings_of


def test_saved_and_loaded_is_the_same(by_hand, tmp_path):
    save(by_hand, tmp_path)
    again = load(tmp_path, by_hand.article, by_hand.settings)
    assert (again.article, again.model) == (by_hand.article, by_hand.model)
    for name, frame in by_hand.tables.items():
        pd.testing.assert_frame_equal(again.tables[name], frame)


@pytest.fixture
def kernel(by_hand, tmp_path, monkeypatch):
    """A kernel that has been given the analysis; what is not taken from there is measured as "measured"."""
    save(by_hand, tmp_path)
    monkeypatch.setenv("FRAMESCOPE_SAVED", str(tmp_path))
    monkeypatch.setattr(saved, "in_kernel", lambda: True)
    monkeypatch.setattr("framescope.pipeline.measure", lambda article, _: replace(by_hand, article=article, model="measured"))
    return by_hand


def test_a_kernel_takes_what_was_saved_for_it(kernel):
    assert analyze(kernel.article).model == "by hand"


def test_nobody_else_does(kernel, monkeypatch):
    monkeypatch.setattr(saved, "in_kernel", lambda: False)
    assert analyze(kernel.article).model == "measured"


@pytest.mark.parametrize(
    "change",
    [{"text": "Another dam opens in the east."}, {"title": "Another"}, {"outlet": "The Other"}, {"date": "1999-01-01"}],
)
def test_it_is_no_other_articles(kernel, change):
    assert analyze(replace(kernel.article, **change)).model == "measured"


def test_it_is_of_no_other_settings(kernel, tmp_path):
    actors, terms = tmp_path / "actors.toml", tmp_path / "terms.csv"
    actors.write_text('[[actor]]\nname = "Fenwick"\n', encoding="utf-8")
    terms.write_text("term,category\nregime,label\n", encoding="utf-8")
    others = ({"actor_file": actors}, {"lexicons": [terms]}, {"nested": "within"}, {"instruments": ["vader"]})
    assert [analyze(kernel.article, **other).model for other in others] == ["measured"] * 4


def test_what_was_saved_for_settings_is_taken_for_them(kernel, tmp_path):
    actors = tmp_path / "actors.toml"
    actors.write_text('[[actor]]\nname = "Fenwick"\n', encoding="utf-8")
    save(replace(kernel, settings=settings_of(actor_file=actors, nested="within")), tmp_path)
    assert analyze(kernel.article, actor_file=actors, nested="within").model == "by hand"
    actors.write_text('[[actor]]\nname = "Ruritania"\n', encoding="utf-8")
    assert analyze(kernel.article, actor_file=actors, nested="within").model == "measured"


def test_it_is_of_no_other_code(kernel, monkeypatch):
    monkeypatch.setattr(saved, "measuring_digest", lambda: "0")
    assert analyze(kernel.article).model == "measured"


@pytest.mark.parametrize("torn", ["analysis.json", "mentions.parquet"])
@pytest.mark.parametrize("left", [None, b"", b"{}", b"PAR1"])
def test_what_is_torn_is_measured_again(kernel, tmp_path, torn, left):
    file = tmp_path / kernel.article.sha256 / torn
    file.unlink() if left is None else file.write_bytes(left)
    assert analyze(kernel.article).model == "measured"


def test_nothing_saved_or_by_another_version(by_hand, tmp_path):
    assert load(tmp_path, by_hand.article, by_hand.settings) is None
    save(by_hand, tmp_path)
    about = tmp_path / by_hand.article.sha256 / "analysis.json"
    about.write_text(json.dumps(json.loads(about.read_text(encoding="utf-8")) | {"version": "0"}), encoding="utf-8")
    assert load(tmp_path, by_hand.article, by_hand.settings) is None
