"""The scorers of the validation runs, on invented gold whose figures can be worked out by hand, and against the kit's own."""

import json
import re
import subprocess
import sys

import pytest
from framescope.validation import babe, basil, newsmtsc, polnear
from framescope.validation.scores import Counts, auc, counts, macro_f1, of_class
from places import KIT

KIT = KIT / "gold"


def lines(tmp_path, *rows, name="gold.jsonl"):
    path = tmp_path / name
    path.write_text("\n".join(json.dumps(row) for row in rows) + "\n", encoding="utf-8")
    return path


def values(scores):
    return {s.metric: (round(s.value, 3), s.n) for s in scores}


def test_counts_give_precision_recall_and_f1():
    found = counts({1, 2, 3}, {2, 3, 4, 5})
    assert found == Counts(2, 3, 4) and (found.precision, found.recall) == (2 / 3, 0.5) and found.f1 == pytest.approx(4 / 7)
    assert Counts(0, 0, 0).precision == Counts(0, 0, 0).recall == Counts(0, 0, 0).f1 == 0.0
    assert Counts(1, 2, 3) + Counts(1, 1, 1) == Counts(2, 3, 4)


def test_classes_and_ranks():
    assert of_class(["a", "b", "a"], ["a", "a", "b"], "a") == Counts(1, 2, 2)
    assert macro_f1(["a", "b"], ["a", "a"], ["a", "b"]) == pytest.approx((2 / 3 + 0) / 2)
    assert auc([0.9, 0.5, 0.5, 0.1], [True, True, False, False]) == 0.875
    assert auc([0.9], [True]) != auc([0.9], [True])


def test_newsmtsc(tmp_path):
    base = {"sentence": "Ann slept.", "from": 0, "to": 3, "mention": "Ann"}
    gold = lines(tmp_path, *({"id": i, "polarity": p} | base for i, p in enumerate([1, -1, 0, 0])))
    said = [
        {"id": i, "negative": a, "neutral": b, "positive": c}
        for i, (a, b, c) in enumerate([(0.1, 0.2, 0.7), (0.8, 0.1, 0.1), (0.9, 0.1, 0)])
    ]
    found = values(newsmtsc.score(gold, said))
    assert found["accuracy"] == (0.5, 4) and found["F1 positive"] == (1.0, 1)
    assert found["F1 negative"] == (0.667, 1) and found["F1 neutral"] == (0.0, 2) and found["macro-F1"] == (0.556, 4)


def test_babe(tmp_path):
    path = tmp_path / "own.csv"
    path.write_text(
        "text,label_bias,biased_words\n"
        "The brazen mayor lied.,Biased,\"['brazen', 'lied', 'absent']\"\n"
        "Rain fell.,Non-biased,[]\nA shameful so-called deal.,Biased,\"['so-called']\"\nSun.,No agreement,[]\n",
        encoding="utf-8",
    )
    said = [{"id": 0, "biased": 0.9, "words": ["The brazen", "mayor"]}, {"id": 1, "biased": 0.6, "words": ["fell"]}]
    found = values(babe.score(path, said))
    assert found["sentences precision"] == found["sentences recall"] == (0.5, 3)
    assert found["sentences macro-F1"] == (0.25, 3) and found["sentences AUC"] == (0.5, 3)
    assert found["words precision on biased sentences"] == (0.5, 2)
    assert found["words recall on biased sentences"] == (0.25, 2)
    assert found["words F1 on all sentences"] == (round(2 / 7, 3), 3)


def test_words_are_compared_by_their_stems_and_parts():
    assert babe.types(["He slams the so‑called plan’s", "critics'"]) >= {"slam", "plan", "critic"}
    assert babe.types(["slammed"]) == babe.types(["slams"]) and babe.types(["the of is"]) == set()
    assert "call" in babe.types(["so-called"]) and babe.types(["boss's class"]) == {"boss", "class"}


SAID = 'Ann Alder said the dam leaks. "It rained," Birch said.'


def span(piece):
    return [SAID.index(piece), SAID.index(piece) + len(piece)]


def test_polnear(tmp_path):
    indirect = {"source": [span("Ann Alder")], "cue": [span("said")], "content": [span("the dam leaks")]}
    direct = {"source": [span("Birch")], "cue": [[SAID.rindex("said"), SAID.rindex("said") + 4]], "content": [span("It rained,")]}
    gold = lines(tmp_path, {"doc": "d", "text": SAID, "attributions": [indirect, direct]})
    assert all(s.value == 1.0 for s in polnear.score(gold, [{"doc": "d"} | indirect, {"doc": "d"} | direct]))
    unsourced = polnear.score(gold, [{"doc": "d"} | indirect | {"source": []}, {"doc": "d"} | direct])
    assert values(unsourced)["end-to-end F1, indirect"] == (0.0, 1) and values(unsourced)["end-to-end F1, direct"] == (1.0, 1)
    assert values(unsourced)["detection F1 at IoU .5"] == (1.0, 2)
    half = polnear.score(gold, [{"doc": "d"} | indirect | {"content": [span("dam leaks")]}])
    assert values(half)["detection F1 at IoU .5"] == (0.667, 2) and values(half)["end-to-end F1 at IoU .8"] == (0.0, 2)
    assert all(s.value == 0.0 for s in polnear.score(gold, []))


def test_basil(tmp_path):
    text = "The brazen mayor left. “He lied,” Bo Birch said."
    quoted = [text.index("He lied"), text.index("He lied") + 7]
    spans = [
        {"start": 4, "end": 10, "bias": "lex", "quoted": False, "speaker": ""},
        {"start": quoted[0], "end": quoted[1], "bias": "inf", "quoted": True, "speaker": "Bo Birch"},
    ]
    gold = {
        "doc": "d", "text": text, "spans": spans, "sentences": [[0, 22], [23, len(text)]],
        "author_feeling": {"Ann Alder": "neg", "Bo Birch": "neu", "main event": "neg"},
    }  # fmt: skip
    quote = {"start": quoted[0] - 1, "end": quoted[1] + 1, "speaker": "Mr Birch, the council"}
    actors = [{"name": "Alder", "score": -2.0, "label": "neg"}]
    path = lines(tmp_path, gold)
    found = values(basil.score(path, [{"doc": "d", "terms": [[4, 10], [quoted[0], quoted[1]]], "quotes": [quote], "actors": actors}]))
    assert found["sentences with lexical bias, F1"] == (0.667, 1)
    assert (
        found["quoted spans held to be quoted"] == found["the author's spans held to be the author's"] == found["speaker named"] == (1.0, 1)
    )
    assert found["stance, negative against the rest, AUC"] == (1.0, 2) and found["stance, three classes, macro-F1"] == (0.667, 2)
    empty = values(basil.score(path, []))
    assert empty["speaker named"] == (0.0, 1) and empty["the author's spans held to be the author's"] == (1.0, 1)
    assert empty["stance, negative against the rest, AUC"] == (0.5, 2)


@pytest.mark.parametrize(
    ("one", "other", "same"), [("President Ann Álder", "Alder", True), ("Bo Birch", "Ann Alder", False), ("", "x", False)]
)
def test_names_are_the_same_by_their_last_word(one, other, same):
    assert basil.same_name(one, other) is same


def test_the_kit_s_own_scorers_agree(tmp_path):
    """On gold that is there: the answers of the gold itself, some of them spoilt, so that no figure is 0 or 1."""
    if not KIT.exists():
        pytest.skip("no copy of the validation kit beside the checkout")
    gold = KIT / "polnear" / "dev.jsonl"
    rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()[:12]]
    some = lines(tmp_path, *rows)
    said = [
        {"doc": row["doc"], **a, "content": [[s, e - n % 9 * 4] for s, e in a["content"]], "source": a["source"] if n % 5 else []}
        for row in rows for n, a in enumerate(row["attributions"]) if n % 7
    ]  # fmt: skip
    mine = values(polnear.score(some, said))
    command = [sys.executable, KIT / "score_polnear.py", some, lines(tmp_path, *said, name="said.jsonl"), "--json"]
    theirs = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    for metric, kind, key in (("content characters F1", "all", "char"), ("detection F1 at IoU .5", "all", "det"),
                              ("end-to-end F1, direct", "direct", "e2e"), ("end-to-end F1, indirect", "indirect", "e2e")):  # fmt: skip
        assert mine[metric][0] == pytest.approx(theirs[kind][key][2], abs=0.002)
    gold = KIT / "newsmtsc" / "dev_rw.jsonl"
    rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
    said = [{"id": r["id"], "negative": len(r["sentence"]) % 3, "neutral": r["from"] % 3, "positive": r["polarity"]} for r in rows]
    command = [sys.executable, KIT / "score_newsmtsc.py", gold, lines(tmp_path, *said, name="said.jsonl")]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    assert float(re.search(r"macro-F1: (\S+)", printed)[1]) == pytest.approx(
        100 * values(newsmtsc.score(gold, said))["macro-F1"][0], abs=0.06
    )
