"""A saved analysis is the same analysis, and is used for nothing but its own text."""

import json
from dataclasses import replace

import pandas as pd
from framescope.analysis import analyze
from framescope.saved import load, save


def test_saved_and_loaded_is_the_same(by_hand, tmp_path):
    save(by_hand, tmp_path)
    again = load(tmp_path, by_hand.article)
    assert (again.article, again.model) == (by_hand.article, by_hand.model)
    for name, frame in by_hand.tables.items():
        pd.testing.assert_frame_equal(again.tables[name], frame)


def test_used_by_analyze_for_its_own_text_only(by_hand, tmp_path, monkeypatch):
    save(by_hand, tmp_path)
    monkeypatch.setenv("FRAMESCOPE_SAVED", str(tmp_path))
    assert analyze(by_hand.article).model == "by hand"
    assert analyze(replace(by_hand.article, text="Another dam opens in the east.")).model != "by hand"


def test_nothing_saved_or_by_another_version(by_hand, tmp_path):
    assert load(tmp_path, by_hand.article) is None
    save(by_hand, tmp_path)
    about = tmp_path / by_hand.article.sha256 / "analysis.json"
    about.write_text(json.dumps(json.loads(about.read_text(encoding="utf-8")) | {"version": "0"}), encoding="utf-8")
    assert load(tmp_path, by_hand.article) is None
