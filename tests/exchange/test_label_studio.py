"""Label Studio: tasks with predictions, the interface that shows them, and what people submit."""

import json

import pytest
from exchanged import TEXT, analysis, same
from framescope.errors import InputError
from framescope.exchange import corrections_in, export, read_export
from framescope.exchange.label_studio import CONTROLS, interface
from lxml import etree


@pytest.fixture
def exported(tmp_path):
    return export(analysis(outlet="The Harbour Post"), tmp_path / "dam.json")


def tasks(path):
    return json.loads(path.read_text(encoding="utf-8"))


def results(task):
    return task["predictions"][0]["result"]


def submitted(path, change, **annotation):
    """The corrections in the export of a project in which somebody has changed the prediction and submitted it; the ids are as there."""
    (task,) = tasks(path)
    left = json.loads(json.dumps(results(task)))
    change(left)
    for result in left:
        result |= {name: f"{result[name]}#7" for name in ("id", "from_id", "to_id") if name in result}
    whole = task | {"id": 12, "project": 3, "predictions": [], "annotations": [{"id": 7, "completed_by": 1, "result": left, "was_cancelled": False} | annotation]}  # fmt: skip
    path.with_name("mine.json").write_text(json.dumps([whole]), encoding="utf-8")
    return [(c.action, c.table, c.text, c.column, c.value) for c in corrections_in(path.with_name("mine.json"))]


def test_attributions_terms_and_mentions_come_back(exported):
    (task,) = tasks(exported)
    made, found = analysis(), results(task)
    assert task["data"]["text"] == TEXT and task["data"]["outlet"] == "The Harbour Post"
    marked = [(r["value"]["labels"][0], r["value"]["start"], r["value"]["end"]) for r in found if r["type"] == "labels"]
    for kind, frame in {"mention": made.mentions, "term": made.terms, **dict(tuple(made.spans.groupby("role")))}.items():
        assert sorted(m[1:] for m in marked if m[0] == kind) == sorted(zip(frame.start, frame.end, strict=True))
    assert all(TEXT[r["value"]["start"] : r["value"]["end"]] == r["value"]["text"] for r in found if "value" in r)
    chosen = {(r["id"], r["from_name"]): r["value"][r["type"]] for r in found if r["type"] in ("choices", "number")}
    assert chosen["mentions-0", "actor"] == ["ruritania"] and chosen["mentions-0", "sentiment"] == ["positive"]
    assert chosen["attributions-1-content-0", "cue_class"] == ["doubting"] and chosen["attributions-1-content-0", "speaker"] == ["bo-birch"]
    assert (chosen["terms-1", "category"], chosen["terms-1", "target"], chosen["terms-1", "valence"]) == (["evaluative"], ["fenwick"], -0.5)
    assert [r["labels"] for r in found if r["type"] == "relation" and r["from_id"] == "attributions-0-content-0"] == [
        ["content"],
        ["cue"],
        ["source"],
    ]


def test_all_tables_come_back(exported):
    assert same(read_export(exported)[0], analysis(outlet="The Harbour Post"))


def test_every_result_is_of_a_control_of_the_interface(exported):
    root = etree.fromstring(exported.with_name("dam-interface.xml").read_bytes())
    controls = {each.get("name"): each for each in root.iter() if each.get("toName")}
    (task,) = tasks(exported)
    for result in results(task):
        if result["type"] == "relation":
            assert set(result["labels"]) <= {each.get("value") for each in root.iter("Relation")}
            continue
        control = controls[result["from_name"]]
        assert control.tag.lower() == result["type"] and control.get("toName") == result["to_name"] == root.find("Text").get("name")
        offered = {c.get("value") for c in control} or {c["value"] for c in task["data"].get((control.get("value") or "$")[1:], ())}
        value = result["value"][result["type"]]
        assert result["type"] == "number" or set(value) <= offered


def test_the_interface_knows_every_value_that_can_be_put_right():
    assert {c.column for c in CONTROLS} == {
        "actor_id",
        "sentiment",
        "speaker",
        "cue_class",
        "kind",
        "category",
        "target",
        "voice",
        "valence",
    }
    assert etree.fromstring("\n".join(interface())).tag == "View"


def test_nothing_changed_is_no_correction(exported):
    assert corrections_in(exported) == [] and submitted(exported, lambda left: None) == []


def of(left, key, name):
    return next(r for r in left if r.get("id") == key and r["from_name"] == name)


def without(left, *keys):
    left[:] = [r for r in left if not {r.get("id"), r.get("from_id"), r.get("to_id")} & set(keys)]


def _speaker(left):
    of(left, "attributions-1-content-0", "speaker")["value"]["choices"] = ["fenwick"]


def _nobody(left):
    left.remove(of(left, "attributions-1-content-0", "speaker"))


def _moved_content(left):
    for r in left:
        if r.get("id") == "attributions-1-content-0":
            r["value"]["end"] += 1


def _no_content(left):
    without(left, "attributions-1-content-0")


def _no_first_piece(left):
    without(left, "attributions-0-content-0")


def _no_term(left):
    without(left, "terms-1")


def _actor(left):
    place = of(left, "mentions-2", "label")["value"]
    left.append(
        {"id": "mentions-2", "from_name": "actor", "to_name": "text", "type": "choices", "value": place | {"choices": ["ruritania"]}}
    )


def _sentiment(left):
    of(left, "mentions-0", "sentiment")["value"]["choices"] = ["negative"]


def _new_attribution(left):
    at = TEXT.index("The regime")
    left += [
        {
            "id": "k1",
            "from_name": "label",
            "to_name": "text",
            "type": "labels",
            "value": {"start": at, "end": at + 10, "labels": ["content"]},
        },
        {
            "id": "k2",
            "from_name": "label",
            "to_name": "text",
            "type": "labels",
            "value": {"start": at + 25, "end": at + 29, "labels": ["cue"]},
        },
        {"id": "k1", "from_name": "speaker", "to_name": "text", "type": "choices", "value": {"choices": ["bo-birch"]}},
        {"type": "relation", "from_id": "k1", "to_id": "k2", "direction": "right", "labels": ["cue"]},
    ]


LINE, LAST = TEXT.split("\n")[2], "Bo Birch claimed that the brutal dam leaks"


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (_speaker, [("change", "attributions", LAST, "speaker", "fenwick")]),
        (_nobody, [("change", "attributions", LAST, "speaker", None)]),
        (_moved_content, [("change", "attributions", LAST, "content", "that the brutal dam leaks.")]),
        (_no_content, [("delete", "attributions", LAST, None, None)]),
        (_no_first_piece, [("change", "attributions", LINE, "content", "\u201cand \U0001f469\u200d\U0001f52c paid.\u201d")]),
        (_no_term, [("delete", "terms", "weak", None, None)]),
        (_actor, [("change", "mentions", "We", "actor_id", "ruritania")]),
        (_sentiment, [("change", "mentions", "Ruritania", "sentiment", "negative")]),
        (_new_attribution, [("add", "attributions", "The regime", "content", "The regime"), ("change", "attributions", "The regime", "speaker", "bo-birch"), ("change", "attributions", "The regime", "cue", "weak")]),
    ],
)  # fmt: skip
def test_a_change_is_one_correction(exported, change, expected):
    found = submitted(exported, change)
    assert [(*c[:4], c[4].partition(":")[2] if c[3] in ("content", "cue") else c[4]) for c in found] == expected


def test_who_submitted_nothing_and_who_skipped_has_no_corrections(exported):
    assert submitted(exported, _no_term, was_cancelled=True) == []


def test_of_two_annotations_one_is_the_ground_truth(exported):
    (task,) = tasks(exported)
    one, other = ({"id": i, "result": [r for r in results(task) if i == 1 or r.get("id") != "terms-1"]} for i in (1, 2))
    copy = exported.with_name("two.json")
    copy.write_text(json.dumps([task | {"annotations": [one, other]}]))
    with pytest.raises(InputError, match="ground truth"):
        corrections_in(copy)
    copy.write_text(json.dumps([task | {"annotations": [one, other | {"ground_truth": True}]}]))
    assert [(c.action, c.text) for c in corrections_in(copy)] == [("delete", "weak")]


def _orphan(left):
    left.append({"id": "k", "from_name": "label", "to_name": "text", "type": "labels", "value": {"start": 0, "end": 3, "labels": ["cue"]}})


def test_a_cue_of_nothing_is_one_sentence(exported):
    with pytest.raises(InputError, match="the cue at 0 belongs to no content"):
        submitted(exported, _orphan)


@pytest.mark.parametrize("words", ["", "[1]", "{", '[{"text": "x"}]', '[{"data": {"text": "x", "framescope": 7}}]', '[{"data": {"text": "x", "framescope": "AA"}}]', "[" * 100_000])  # fmt: skip
def test_a_file_that_is_none_is_one_sentence(tmp_path, words):
    (tmp_path / "x.json").write_text(words)
    with pytest.raises(InputError):
        corrections_in(tmp_path / "x.json")


def test_a_changed_text_is_one_sentence_and_a_lost_record_needs_the_analysis(exported):
    (task,) = tasks(exported)
    copy = exported.with_name("x.json")
    copy.write_text(json.dumps([task | {"data": task["data"] | {"text": TEXT + "!"}}]))
    with pytest.raises(InputError, match="text was changed"):
        corrections_in(copy)
    del task["data"]["framescope"]
    copy.write_text(json.dumps([task]))
    with pytest.raises(InputError, match="does not say what was measured"):
        corrections_in(copy)
    assert corrections_in(copy, [analysis()]) == []
