"""The list of reporting words: what its rows may hold."""

import csv
import re

import pytest
from framescope import codebook
from framescope.attribution import cues
from framescope.attribution.cues import CLASSES, OBJECTS, cue, lexicon
from framescope.errors import InputError
from framescope.resources import resource
from framescope.tables import PROFILE_COLUMNS

FRAME = re.compile(r"quote|clause|to|ing|np\+?|oprd|subj|self|raise|that|prep:[a-z]+")


def rows():
    with resource("data", "lexicons", "attribution_cues.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_every_row_is_complete_and_of_a_known_kind():
    for row in rows():
        assert row["class"] in CLASSES, row
        assert row["pos"] in {"verb", "passive", "noun", "adjective"}, row
        assert row["frames"] and all(FRAME.fullmatch(f) for f in row["frames"].split()), row
        assert row["group"], row
        assert row["object"] in OBJECTS, row


def test_no_frame_of_a_word_is_given_twice():
    seen = [(r["lemma"], r["pos"], f) for r in rows() for f in r["frames"].split()]
    assert len(seen) == len(set(seen))


@pytest.mark.parametrize(
    ("lemma", "frame", "expected"),
    [
        ("say", "clause", "neutral"),
        ("emphasize", "quote", "assertive"),
        ("urge", "np+", "directive"),
        ("claim", "clause", "doubting"),
        ("reject", "np", "rejecting"),
        ("condemn", "np", "evaluative"),
        ("believe", "clause", "cognitive"),
        ("call", "prep:for", "directive"),
        ("call", "np+", "evaluative"),
    ],
)
def test_the_class_depends_on_the_frame(lemma, frame, expected):
    assert lexicon()[lemma, "verb"].frames[frame] == expected


def test_a_word_that_reports_nothing_is_unknown():
    assert cue("rain", "verb") is None


def test_every_class_is_explained_where_people_look_it_up():
    told = {c.name: c.meaning for c in codebook.columns_of("attributions")}["cue_class"]
    assert re.findall(r"`(\w+)` \((\w+)\)", told) == list(CLASSES.items())
    manual = resource("data", "lexicons", "attribution_cues.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| `(\w+)` \|", manual.partition("## Classes")[2], re.MULTILINE) == list(CLASSES)
    (asked,) = re.findall(r"^\| `cue_class` \|.*", resource("data", "gold", "CODEBOOK.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert re.findall(r"`(\w+)` \((\w+)\)", asked) == list(CLASSES.items())


def test_a_profile_counts_every_class():
    assert [name for name in PROFILE_COLUMNS if name.startswith("cues_")] == [f"cues_{name}" for name in CLASSES]


def test_every_object_is_explained():
    manual = resource("data", "lexicons", "attribution_cues.md").read_text(encoding="utf-8")
    told = manual.partition("## Objects")[2].partition("## Classes")[0]
    assert re.findall(r"^\| `(\w+)` \|", told, re.MULTILINE) == list(OBJECTS[1:])


def test_a_row_of_an_unknown_object_is_an_error(tmp_path, monkeypatch):
    (tmp_path / "cues.csv").write_text("lemma,pos,frames,class,group,object\nhum,verb,np,neutral,hum,tune\n", encoding="utf-8")
    monkeypatch.setattr(cues, "resource", lambda *parts: tmp_path / "cues.csv")
    lexicon.cache_clear()
    with pytest.raises(InputError, match="there is no object called 'tune': use idea, mind, label, or leave it empty"):
        lexicon()
    monkeypatch.undo()
    lexicon.cache_clear()


def test_a_row_of_an_unknown_class_is_an_error(tmp_path, monkeypatch):
    (tmp_path / "cues.csv").write_text("lemma,pos,frames,class,group\nhum,verb,quote,sung,hum\n", encoding="utf-8")
    monkeypatch.setattr(cues, "resource", lambda *parts: tmp_path / "cues.csv")
    lexicon.cache_clear()
    with pytest.raises(InputError, match=r"attribution_cues\.csv: there is no cue class called 'sung': use neutral, assertive"):
        lexicon()
    monkeypatch.setitem(CLASSES, "sung", "sang")
    assert lexicon()["hum", "verb"].frames == {"quote": "sung"}
    monkeypatch.undo()
    lexicon.cache_clear()
