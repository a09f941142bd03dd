"""The shipped mention model: probabilities, blindness to names, evidence, and its own behaviour set."""

import csv
import json
import os
import subprocess
import sys

import numpy as np
import pytest
from framescope.resources import resource
from framescope.sentiment import mention_model, occlusion, onnx_models
from framescope.sentiment.masking import mask
from places import KIT

KIT = KIT / "gold" / "newsmtsc" / "dev_rw.jsonl"
GOOD, BAD = "Ruritania rescued the stranded children.", "Ruritania murdered the stranded children."


def item(sentence: str, target: str) -> tuple[str, int, int, tuple]:
    start = sentence.index(target)
    return sentence, start, start + len(target), ()


def behaviour(part: str) -> list[dict]:
    with resource("data", "validation", "behaviour.csv").open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["part"] == part]


def test_probabilities_add_up_and_tell_good_from_bad():
    found = mention_model.score([item(GOOD, "Ruritania"), item(BAD, "Ruritania")])
    assert found.shape == (2, 3)
    assert np.allclose(found.sum(1), 1)
    good, bad = onnx_models.polarity(found)
    assert good > 0.3 > -0.3 > bad


def test_no_items_give_an_empty_array():
    assert mention_model.score([]).shape == (0, 3)


def test_a_score_does_not_depend_on_the_name():
    names = ["Armenia", "Azerbaijan", "the United States", "Chad", "Acme Foods", "Ivan Petrov"]
    found = mention_model.score([item(f"Yesterday {name} betrayed its allies.", name) for name in names])
    assert np.ptp(found, axis=0).max() == 0


def test_a_score_does_not_depend_on_the_company_it_is_read_in():
    whole = "After weeks of talks Ruritania rescued the children, fed them, gave them new homes and told nobody about it."
    items = [item(whole[: end - 1] + ".", "Ruritania") for end in range(40, len(whole))] + [item(BAD, "Ruritania")] * 3
    together = mention_model.score(items)
    alone = np.concatenate([mention_model.score([one]) for one in items])
    assert np.abs(together - alone).max() < 1e-6


def test_uncertain_is_said_below_the_threshold_only():
    found = np.array([[0.4, 0.3, 0.3], [0.9, 0.05, 0.05], [0.1, 0.2, 0.7]])
    assert onnx_models.labels(found, 0.5) == ["uncertain", "negative", "positive"]


def test_a_very_long_sentence_keeps_its_target():
    sentence = "and so on, " * 200 + BAD + " and so on" * 200
    assert onnx_models.polarity(mention_model.score([item(sentence, "Ruritania")]))[0] < 0
    ids, target = mention_model.encode(mask(*item(sentence, "Ruritania")), mention_model.model().tokenizer)
    assert len(ids) == onnx_models.MAX_TOKENS
    assert sum(target) == 1


def test_the_word_that_damns_moves_the_score_down_most():
    shifts = occlusion.explain([item(GOOD, "Ruritania"), item(BAD, "Ruritania")])
    worst = shifts[shifts["item"] == 1].sort_values("shift").iloc[0]
    assert worst.text == "murdered" == BAD[worst.start : worst.end]
    assert worst["shift"] < -0.2
    assert list(shifts.text[shifts["item"] == 0]) == ["rescued", "stranded", "children"], "words that only join are not tried"


def test_no_items_give_no_evidence():
    assert list(occlusion.explain([]).columns) == list(occlusion.COLUMNS)


def test_the_behaviour_set_points_to_its_targets():
    rows = [row for part in ("tune", "kept", "stranger", "second stranger") for row in behaviour(part)]
    assert len({row["sentence"] for row in rows}) >= 300
    for row in rows:
        assert row["sentence"][int(row["start"]) : int(row["end"])].strip()
        assert row["kind"] in {"MFT", "INV", "DIR"}


def test_the_kit_s_sentences_are_blind_to_names():
    if not KIT.exists():
        pytest.skip("the validation kit is not here")
    names = ["Armenia", "the United States", "Chad", "Turkey", "South Korea", "Côte d'Ivoire"]
    for line in KIT.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        before, after = row["sentence"][: row["from"]], row["sentence"][row["to"] :]
        assert len({mask(before + name + after, len(before), len(before) + len(name)).text for name in names}) == 1


def test_it_leaves_nothing_on_disk_and_reports_to_nobody(tmp_path):
    """onnxruntime would keep an identifier in the folder for temporary files, and send what it is used for."""
    home, scratch = tmp_path / "home", tmp_path / "scratch"
    home.mkdir(), scratch.mkdir()
    code = "from framescope.sentiment import mention_model; print(mention_model.score([('Ann Alder lied.', 0, 9, ())]).argmax())"
    places = {"HOME": str(home), "XDG_CACHE_HOME": str(home), "TMPDIR": str(scratch)}
    done = subprocess.run([sys.executable, "-c", code], env=os.environ | places, capture_output=True, text=True, check=True)
    assert done.stdout == "0\n"
    assert [*home.rglob("*"), *scratch.rglob("*")] == []
