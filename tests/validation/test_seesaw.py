"""Predictions in SEESAW's form, their scores, and the kit's own scorer where a copy lies beside the checkout."""

import json
import subprocess
import sys

import pytest
from framescope.errors import InputError
from framescope.validation import seesaw
from places import KIT

TEXT = 'Anna Sand condemned Omar Diallo. "Mei Tanaka is a hero," Sand said.'
FIRST = [0, len("Anna Sand condemned Omar Diallo.")]
GOLD = {
    "doc": "d", "story": "s", "text": TEXT, "sentences": [FIRST, [FIRST[1] + 1, len(TEXT)]],
    "entities": [
        {"name": "Anna Sand", "kind": "People", "grades": [0]}, {"name": "Omar Diallo", "kind": "People", "grades": [-1]},
        {"name": "Mei Tanaka", "kind": "People", "grades": [1]}, {"name": "the budget", "kind": "Topic", "grades": [0]},
    ],
    "stances": [
        {"sentence": 0, "source": "Anna Sand", "target": "Omar Diallo", "polarity": -1},
        {"sentence": 1, "source": "Anna Sand", "target": "Mei Tanaka", "polarity": 1},
        {"sentence": 1, "source": "Anna Sand", "target": "the budget", "polarity": 1},
    ],
}  # fmt: skip


def written(tmp_path, *rows, name="gold.jsonl"):
    path = tmp_path / name
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def values(scores):
    return {s.metric: s.value for s in scores}


def actor(name, score, label):
    return {"name": name, "names": [name], "score": score, "label": label}


def stance(source, target, polarity, start=0):
    return {"start": start, "source": [source], "target": [target], "polarity": polarity, "how": "said"}


def test_an_article_is_predicted_with_all_names(tmp_path):
    [row] = seesaw.predict(written(tmp_path, {"doc": "d", "text": TEXT}))
    assert row["doc"] == "d" and {a["name"] for a in row["actors"]} == {"Anna Sand", "Omar Diallo", "Mei Tanaka"}
    found = {(s["source"][0], s["target"][0], s["polarity"]) for s in row["stances"]}
    assert {("Anna Sand", "Omar Diallo", -1), ("Anna Sand", "Mei Tanaka", 1)} <= found
    assert values(seesaw.score(written(tmp_path, GOLD), [row]))["who toward whom, recall"] == 1.0


def test_right_answers_have_the_full_score(tmp_path):
    actors = [actor("Sand", 0.0, "neu"), actor("Omar Diallo", -0.9, "neg"), actor("Tanaka", 0.9, "pos")]
    said = {"doc": "d", "actors": actors, "stances": [stance("Sand", "Diallo", -1), stance("Sand", "Tanaka", 1, FIRST[1] + 1)]}
    found = values(seesaw.score(written(tmp_path, GOLD), [said]))
    assert found["who toward whom, F1"] == found["actors found"] == found["the article's stance, three classes, macro-F1"] == 1.0


@pytest.mark.parametrize(
    "wrong",
    [stance("Sand", "Diallo", 1), stance("Diallo", "Sand", -1), stance("Sand", "Diallo", -1, FIRST[1] + 1), stance("Sand", "Tanaka", 1)],
)
def test_sign_direction_and_sentence_count(tmp_path, wrong):
    found = values(seesaw.score(written(tmp_path, GOLD), [{"doc": "d", "actors": [], "stances": [wrong]}]))
    assert found["who toward whom, F1"] == 0.0


@pytest.mark.parametrize("left_out", [stance("Sand", "Nobody Known", 1), stance("Sand", "the budget", 1), stance("Sand", "Anna Sand", 1)])
def test_what_is_between_no_two_actors_of_the_gold_is_left_out(tmp_path, left_out):
    said = {"doc": "d", "actors": [], "stances": [stance("Sand", "Diallo", -1), left_out]}
    assert values(seesaw.score(written(tmp_path, GOLD), [said]))["who toward whom, precision"] == 1.0


def test_an_article_without_a_prediction_counts_as_an_empty_one(tmp_path):
    found = values(seesaw.score(written(tmp_path, GOLD), []))
    assert found["who toward whom, F1"] == found["actors found"] == 0.0


@pytest.mark.parametrize("line", ["[]", '{"doc": "d"}', "no json"])
def test_a_line_that_is_no_article_is_refused(tmp_path, line):
    path = tmp_path / "gold.jsonl"
    path.write_text(line, encoding="utf-8")
    with pytest.raises(InputError, match="line 1: not a line of SEESAW"):
        list(seesaw.predict(path))


@pytest.mark.parametrize(
    ("gold", "name", "fits"),
    [
        ("Barack Obama", "Mr. Obama", True), ("Republican Party", "Republicans", True), ("United States", "US", True), ("Russia", "Russian", True),
        ("Obama administration", "Barack Obama", True), ("Anna Sand", "Anna Alder", False), ("White House", "White House", True),
    ],
)  # fmt: skip
def test_names_are_the_same_by_their_last_word(gold, name, fits):
    assert seesaw.same(gold, [name]) is fits


def test_the_kit_s_own_scorer_agrees(tmp_path):
    """On answers made from the gold itself, some of them spoilt, so that no figure is 0 or 1."""
    gold, scorer = KIT / "gold" / "seesaw" / "open.jsonl", KIT / "gold" / "score_seesaw.py"
    if not (gold.exists() and scorer.exists()):
        pytest.skip("no copy of the validation kit beside the checkout")
    rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()[:12]]
    said = []
    for row in rows:
        actors = [actor(e["name"], len(e["name"]) % 7 / 3 - 1, ("neg", "neu", "pos")[len(e["name"]) % 3]) for e in row["entities"][:-1]]
        every = [
            stance(t["source"], t["target"], t["polarity"] if n % 4 else 1, row["sentences"][t["sentence"]][0])
            for n, t in enumerate(row["stances"])
            if n % 3
        ]
        said.append({"doc": row["doc"], "actors": actors, "stances": every})
    mine = values(seesaw.score(written(tmp_path, *rows), said))
    command = [sys.executable, scorer, tmp_path / "gold.jsonl", written(tmp_path, *said, name="said.jsonl"), "--json"]
    theirs = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    assert mine["who toward whom, F1"] == pytest.approx(theirs["triples"]["actors"]["F"])
    assert mine["who toward whom without the sign, F1"] == pytest.approx(theirs["triples"]["unsigned"]["F"])
    assert mine["the article's stance, negative against the rest, AUC"] == pytest.approx(theirs["auc_neg"])
    assert mine["the article's stance, positive against the rest, AUC"] == pytest.approx(theirs["auc_pos"])
    assert mine["the article's stance, three classes, macro-F1"] == pytest.approx(theirs["macro_f1"])
    assert mine["same event, graded differently: order right"] == pytest.approx(theirs["event_order"])
