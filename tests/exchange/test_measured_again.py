"""What people change in an exported file, by its own library, changes what follows from it when the article is measured again, and nothing else."""

import json

import pytest
from cassis import load_cas_from_xmi, load_typesystem
from framescope.corrections.model import Correction
from framescope.exchange import corrections_in, export
from framescope.measuring import analyze
from framescope.reading.article import Article

TEXT = """Dam opens in Ruritania

Mayor Ann Lee condemned the shameful attack on Fenwick \U0001f30a.

Bo Birch claimed that the disgraceful dam leaks. The regime of Fenwick is weak, Ann Lee said.
"""
CLAIM = "Bo Birch claimed that the disgraceful dam leaks"
CONTENT = "that the disgraceful dam leaks"


@pytest.fixture(scope="module")
def measured():
    return analyze(Article(id="dam", text=TEXT), instruments=["vader"])


def differences(one, other):
    """The tables and columns in which two analyses differ; a table of another length differs as a whole."""
    found = set()
    for name, frame in one.tables.items():
        again = other.tables[name]
        if len(frame) != len(again):
            found.add(name)
        else:
            found |= {f"{name}.{column}" for column in frame if not frame[column].equals(again[column])}
    return found


def in_cas(path, change):
    with path.with_name("dam-TypeSystem.xml").open("rb") as types:
        cas = load_cas_from_xmi(path, typesystem=load_typesystem(types))
    if change == "speaker":
        next(s for s in cas.select("framescope.Attribution") if s.get_covered_text() == CLAIM).speaker = "ann-lee"
    elif change == "class":
        next(s for s in cas.select("framescope.Attribution") if s.get_covered_text() == CLAIM).cue_class = "neutral"
    elif change == "term":
        cas.remove(next(t for t in cas.select("framescope.Term") if t.get_covered_text() == "shameful"))
    else:
        next(m for m in cas.select("framescope.Mention") if m.get_covered_text() == "Bo Birch").actor_id = "ann-lee"
    cas.to_xmi(path)


def in_label_studio(path, change):
    tasks = json.loads(path.read_text(encoding="utf-8"))
    results = tasks[0]["predictions"][0]["result"]
    words = {"speaker": CONTENT, "class": CONTENT, "term": "shameful", "actor": "Bo Birch"}[change]
    if change == "term":
        key = next(r["id"] for r in results if r["type"] == "labels" and r["value"]["text"] == words)
        results = [r for r in results if r.get("id") != key]
    else:
        name, value = {"speaker": ("speaker", "ann-lee"), "class": ("cue_class", "neutral"), "actor": ("actor", "ann-lee")}[change]
        next(r for r in results if r.get("from_name") == name and r["value"]["text"] == words)["value"]["choices"] = [value]
    tasks[0] |= {"annotations": [{"id": 1, "result": results}]}
    path.write_text(json.dumps(tasks), encoding="utf-8")


def in_doccano(path, change):
    row = json.loads(path.read_text(encoding="utf-8"))
    entity = {TEXT[e["start_offset"] : e["end_offset"]] + e["label"].partition(":")[0]: e for e in row["entities"]}
    if change == "speaker":
        arrow = next(r for r in row["relations"] if r["type"] == "speaker" and r["from_id"] == entity[CONTENT + "content"]["id"])
        arrow["to_id"] = entity["Ann Leemention"]["id"]
    elif change == "class":
        entity["claimedcue"]["label"] = "cue: neutral"
    elif change == "term":
        gone = entity["shamefulterm"]["id"]
        row["entities"] = [e for e in row["entities"] if e["id"] != gone]
        row["relations"] = [r for r in row["relations"] if gone not in (r["from_id"], r["to_id"])]
    else:
        entity["Bo Birchmention"]["label"] = "mention: ann-lee"
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")


TOOLS = {".xmi": in_cas, ".json": in_label_studio, ".jsonl": in_doccano}


def by_hand(change):
    """The correction that a change is."""
    words, column, value = {
        "speaker": (CLAIM, "speaker", "ann-lee"), "class": (CLAIM, "cue_class", "neutral"), "term": ("shameful", None, None), "actor": ("Bo Birch", "actor_id", "ann-lee"),
    }[change]  # fmt: skip
    start, table = TEXT.index(words), {"term": "terms", "actor": "mentions"}.get(change, "attributions")
    return Correction("delete" if change == "term" else "change", table, start, start + len(words), words, column, value, "mine", "dam")


FOLLOWS = {
    "speaker": {"attributions", "tokens", "terms", "candidates", "sensitivity", "stances", "accusations", "mentions", "sentiments", "events", "devices", "choices"},
    "class": {"attributions"},
    "term": {"terms", "candidates", "sensitivity", "stances", "accusations"},
    "actor": {"mentions", "actors", "sentiments", "attributions", "tokens", "terms", "candidates", "sensitivity", "stances", "accusations", "events"},
}  # fmt: skip
"""The tables that may differ at most after a change, and `NEEDED` the columns that have to."""
NEEDED = {
    "speaker": {"attributions.speaker", "tokens.speaker"},
    "class": {"attributions.cue_class"},
    "term": {"terms"},
    "actor": {"mentions.actor_id"},
}


@pytest.mark.parametrize("ending", TOOLS)
@pytest.mark.parametrize("change", NEEDED)
def test_a_change_is_measured_like_the_correction_by_hand(measured, tmp_path, ending, change):
    path = export(measured, tmp_path / f"dam{ending}")
    TOOLS[ending](path, change)
    found = corrections_in(path)
    assert len(found) == 1
    again = analyze(measured.article, instruments=["vader"], corrections=found)
    assert again.corrections.outcome.tolist() == ["used"]
    expected = analyze(measured.article, instruments=["vader"], corrections=[by_hand(change)])
    assert differences(again, expected) - {"corrections.place"} == set()
    changed = differences(measured, again)
    assert changed >= NEEDED[change] and {name.partition(".")[0] for name in changed} <= FOLLOWS[change]
    if change == "speaker":  # but for the one attribution, only the speaker of what stands in it is another one
        assert {name.partition(".")[2] for name in changed if not name.startswith("attributions.")} <= {"speaker", "source"}
