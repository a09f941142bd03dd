"""Predictions over a PolNeAR file."""

import json

import pytest
from framescope.errors import InputError
from framescope.validation.polnear import predict
from places import KIT

KIT = KIT / "gold"


def test_one_row_an_attribution_without_nested_ones_and_scare_quotes(tmp_path):
    text = "The mayor said that the police had warned that the “safe” bridge was closed."
    gold = tmp_path / "gold.jsonl"
    gold.write_text(json.dumps({"doc": "a", "text": text, "attributions": []}) + "\n", encoding="utf-8")
    (row,) = predict(gold)
    assert row["doc"] == "a"
    assert [text[s:e] for s, e in row["source"]] == ["The mayor"]
    assert [text[s:e] for s, e in row["cue"]] == ["said"]
    assert [text[s:e] for s, e in row["content"]] == [text[15:-1]]


@pytest.mark.parametrize("content", ["not json", '{"doc": "a"}', "[1]"])
def test_a_file_of_another_kind_is_named(tmp_path, content):
    file = tmp_path / "other.jsonl"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=r"other\.jsonl"):
        list(predict(file))


@pytest.mark.skipif(not (KIT / "polnear" / "dev.jsonl").exists(), reason="the validation kit is not beside the checkout")
def test_the_kit_confirms_the_instrument(tmp_path):
    """On half of the kit's development part: end to end at IoU .8, and by character, above what the documentation promises."""
    import importlib.util

    spec = importlib.util.spec_from_file_location("score_polnear", KIT / "score_polnear.py")
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    half = tmp_path / "half.jsonl"
    half.write_text("".join((KIT / "polnear" / "dev.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)[::2]), encoding="utf-8")
    gold, texts = scorer.load_gold(half)
    scores = scorer.score(gold, texts, list(predict(half)))
    assert scores["all"]["e2e"][2] > 0.58
    assert scores["direct"]["e2e"][2] > 0.74
    assert scores["indirect"]["e2e"][2] > 0.49
    assert scores["all"]["char"][2] > 0.81
