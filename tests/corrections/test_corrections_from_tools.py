"""What people change in an exported file, by the library of its tool, changes exactly what follows from it."""

import json

import pytest
from cassis import load_cas_from_xmi, load_typesystem
from framescope.correcting import read_corrections
from framescope.exchange import export


def opened(path):
    with path.with_name(f"{path.stem}-TypeSystem.xml").open("rb") as types, path.open("rb") as file:
        return load_cas_from_xmi(file, typesystem=load_typesystem(types))


def covering(cas, layer, words):
    return next(each for each in cas.select(f"framescope.{layer}") if each.get_covered_text() == words)


@pytest.fixture
def xmi(dam, tmp_path):
    """Exports the article, has a person change it, and gives the corrections in what is left."""
    path = export(dam.plain, tmp_path / "dam.xmi")

    def changed(change):
        cas = opened(path)
        change(cas)
        cas.to_xmi(path)
        return read_corrections(path)

    return changed


def test_a_file_that_nobody_changed_has_no_corrections(dam, xmi, tmp_path):
    assert xmi(lambda cas: None) == ()
    for name in ("dam.json", "dam.jsonl"):
        assert read_corrections(export(dam.plain, tmp_path / name)) == ()


def test_a_speaker_in_inception(dam, xmi):
    def change(cas):
        covering(cas, "Attribution", '"The dam is a disgrace," she told').speaker = "carl-dorn"

    said = xmi(change)
    found = dam(*said)
    assert found.attributions.speaker[1] == "carl-dorn" and found.corrections.outcome.tolist() == ["used"]
    assert found.terms[found.terms.text == "disgrace"].speaker.tolist() == ["carl-dorn"]
    assert found.attributions.drop(1).equals(dam.plain.attributions.drop(1)) and said[0].article == "dam"


CHANGES = {
    "a term less": (lambda cas: cas.remove(covering(cas, "Term", "regime")), {"terms", "candidates", "sensitivity", "stances"}),
    "another target": (lambda cas: setattr(covering(cas, "Term", "shameful"), "target", "acme-power"), {"terms", "candidates", "sensitivity", "stances"}),
    "whom a mention means": (lambda cas: setattr(covering(cas, "Mention", "the company"), "actor_id", "acme-power"), {"actors", "mentions", "attributions", "events", "stances"}),
    "a cue class": (lambda cas: setattr(covering(cas, "Attribution", "Residents fear a catastrophe"), "cue_class", "doubting"), {"attributions"}),
}  # fmt: skip


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_in_inception_changes_what_follows_from_it(dam, xmi, name):
    change, may = CHANGES[name]
    found = dam(*xmi(change))
    assert found.corrections.outcome.tolist() == ["used"] and set(dam.changed(found)) <= may and dam.changed(found)


def test_a_region_less_in_label_studio(dam, tmp_path):
    path = export(dam.plain, tmp_path / "dam.json")
    (task,) = json.loads(path.read_text(encoding="utf-8"))
    left = task["predictions"][0]["result"]
    gone = next(r["id"] for r in left if r["value"].get("text") == "catastrophe" and r["type"] == "labels")
    kept = [r for r in left if gone not in (r.get("id"), r.get("from_id"), r.get("to_id"))]
    path.write_text(json.dumps([task | {"annotations": [{"id": 1, "completed_by": 1, "result": kept, "was_cancelled": False}]}]))
    found = dam(*read_corrections(path))
    assert "catastrophe" not in set(found.terms.text) and len(found.terms) == len(dam.plain.terms) - 1
    assert found.corrections.outcome.tolist() == ["used"] and found.attributions.equals(dam.plain.attributions)
