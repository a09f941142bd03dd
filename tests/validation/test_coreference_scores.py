"""The scorers of who is who, on invented gold whose figures can be worked out by hand, and against the kit's own."""

import json
import subprocess
import sys

import pytest
from framescope.validation import gap, gum
from places import KIT
from test_scores import lines, values

KIT = KIT / "gold"
TEXT = "Ann Alder met Bo Birch. She praised the mayor. Alder left, and they waited."


def mention(piece, form, head=None, nth=0):
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(piece, start + 1)
    at = TEXT.index(head or piece, start)
    return {"start": start, "end": start + len(piece), "head": [at, at + len(head or piece)], "form": form}


ANN = [mention("Ann Alder", "name"), mention("She", "he/she"), mention("Alder", "name", nth=1)]
BO = [mention("Bo Birch", "name"), mention("the mayor", "description", "mayor"), mention("they", "they")]
GOLD = {
    "doc": "d",
    "text": TEXT,
    "entities": [{"kind": "person", "named": True, "mentions": m} for m in (ANN, BO)]
    + [{"kind": "event", "named": True, "mentions": [mention("met", "name")]}],
}


def said(*places):
    return [{"doc": "d", "mentions": [{"start": m["start"], "end": m["end"], "actor": actor} for m, actor in places]}]


def test_gum(tmp_path):
    path = lines(tmp_path, GOLD)
    perfect = said(*((m, "ann") for m in ANN), *((m, "bo") for m in BO))
    assert all(s.value == 1.0 for s in gum.score(path, perfect) if not s.metric.startswith("it"))
    found = values(gum.score(path, said((ANN[0], "ann"), (BO[0], "bo"), (ANN[1], "bo"), (BO[1], "bo"), (BO[2], None))))
    assert found["names found"] == found["names of persons found"] == (0.667, 3)
    assert found["names grouped, B-cubed F1"] == (1.0, 2)
    assert found["he/she F1"] == (0.0, 1) and found["description F1"] == (1.0, 1) and found["they F1"] == (0.0, 1)
    assert found["all but names precision"] == (0.5, 3) and found["all but names recall"] == (0.333, 3)


def test_an_actor_of_two_people_loses_precision_and_stands_for_the_one_named_more(tmp_path):
    found = values(gum.score(lines(tmp_path, GOLD), said((ANN[0], "x"), (ANN[2], "x"), (BO[0], "x"), (BO[1], "x"))))
    assert found["names grouped, B-cubed F1"] == (round(2 * (5 / 9) / (1 + 5 / 9), 3), 3)
    assert found["description F1"] == (0.0, 1)


def test_gap(tmp_path):
    rows = [{"id": str(i), "means": means, "gender": gender} for i, (means, gender) in enumerate([("a", "f"), ("b", "m"), (None, "m")])]
    found = values(gap.score(lines(tmp_path, *rows), [{"id": "0", "a": True, "b": False}, {"id": "1", "a": True, "b": False}]))
    assert found["F1"] == found["precision"] == found["recall"] == (0.5, 3)
    assert found["F1, feminine"] == (1.0, 1) and found["F1, masculine"] == (0.0, 1)


def test_gap_reads_whom_the_pronoun_means(tmp_path):
    text = "Mrs. Jane Toll met Mr. Paul Doerr. She smiled."
    at = [[text.index(piece), text.index(piece) + len(piece)] for piece in ("She", "Jane Toll", "Paul Doerr")]
    gold = lines(tmp_path, {"id": "1", "text": text, "pronoun": at[0], "a": at[1], "b": at[2]})
    assert list(gap.predict(gold)) == [{"id": "1", "a": True, "b": False}]


@pytest.mark.parametrize("corpus", ["gum", "gap"])
def test_the_kit_s_own_scorers_agree(tmp_path, corpus):
    """On gold that is there: the answers of the gold itself, some of them spoilt, so that no figure is 0 or 1."""
    if not (KIT / corpus).exists():
        pytest.skip("no copy of the validation kit beside the checkout")
    gold = KIT / corpus / "open.jsonl"
    rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
    answers = [spoilt(row) for row in rows]
    mine = values((gum if corpus == "gum" else gap).score(gold, answers))
    command = [sys.executable, KIT / f"score_{corpus}.py", gold, lines(tmp_path, *answers, name="said.jsonl"), "--json"]
    theirs = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    if corpus == "gap":
        assert [mine[m][0] for m in ("F1", "precision", "recall")] == [round(theirs[k], 3) for k in ("f1", "p", "r")]
        return
    assert mine["names found"][0] == round(theirs["found"], 3) and mine["names grouped, B-cubed F1"][0] == round(theirs["b3_f"], 3)
    assert [mine[f"{form} F1"][0] for form in gum.FORMS] == [round(theirs[form]["F"], 3) for form in gum.FORMS]
    assert mine["all but names precision"][0] == round(theirs["all but names"]["P"], 3)


def spoilt(row):
    if "means" in row:
        return {
            "id": row["id"],
            "a": row["means"] == "a" or len(row["text"]) % 5 == 0,
            "b": row["means"] == "b" and len(row["text"]) % 3 > 0,
        }
    mentions = [(i if m["start"] % 7 else 0, m) for i, e in enumerate(row["entities"]) for m in e["mentions"] if m["end"] % 6]
    return {"doc": row["doc"], "mentions": [{"start": m["start"], "end": m["end"], "actor": f"a{i}"} for i, m in mentions]}
