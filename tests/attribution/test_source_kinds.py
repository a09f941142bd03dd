"""Of what kind a source is, by what the text says of it; whether it is named, and where its words can be looked up."""

import json

import pandas as pd
import pytest
from framescope.gazetteer.source_kinds import KINDS, source_kinds
from framescope.measures import source_kinds as measures
from framescope.measuring import measured
from framescope.reading.article import Article
from framescope.settings import Settings
from framescope.validation import source_kinds as validation
from places import ROOT

RULES = ROOT / "data" / "validation" / "SOURCE_KINDS.md"
GOLD = ROOT / "data" / "gold" / "source_kinds.jsonl"


def read(text):
    return measured(Article(id="x", text=text), Settings(instruments=()))


def only(text):
    """The last attribution of the text."""
    return read(text).attributions.iloc[-1]


SOURCES = [
    ("The energy minister, Odile Brun, said that the dam was safe.", "government"),
    ("Finance ministry officials said that the dam was safe.", "government"),
    ("Odile Brun, a spokeswoman for the ministry, said that the dam was safe.", "government"),
    ("An aide to the prime minister said that the dam was safe.", "government"),
    ("Norway said that the dam was safe.", "government"),
    ("The city council said that the dam was safe.", "government"),
    ("The opposition leader, Sefu Addo, said that the dam was safe.", "opposition"),
    ("Sefu Addo, the shadow energy secretary, said that the dam was safe.", "opposition"),
    ("Lawmakers said that the dam was safe.", "party"),
    ("Sefu Addo, who is a candidate for mayor, said that the dam was safe.", "party"),
    ("The Farmers' Party said that the dam was safe.", "party"),
    ("Odile Brun, chief executive of the retailer Marlow, said that the dam was safe.", "business"),
    ("Marlow Holdings said that the dam was safe.", "business"),
    ("A spokesman for the bank said that the dam was safe.", "business"),
    ("The brewery's owner said that the dam was safe.", "business"),
    ("The union's economist said that the dam was safe.", "union"),
    ("Odile Brun, a shop steward, said that the dam was safe.", "union"),
    ("The Associated Miners Union said that the dam was safe.", "union"),
    ("Odile Brun, a hydrologist, said that the dam was safe.", "expert"),
    ("Analysts at the institute said that the dam was safe.", "expert"),
    ("The chief economist of the think tank said that the dam was safe.", "expert"),
    ("The charity said that the dam was safe.", "NGO"),
    ("Activists said that the dam was safe.", "NGO"),
    ("Bishop Odile Brun said that the dam was safe.", "NGO"),
    ("Police said that the dam was safe.", "police and courts"),
    ("The prosecutor, Odile Brun, said that the dam was safe.", "police and courts"),
    ("A police spokesman said that the dam was safe.", "police and courts"),
    ("General Odile Brun said that the dam was safe.", "military"),
    ("An army spokesman said that the dam was safe.", "military"),
    ("The newspaper said that the dam was safe.", "media"),
    ("The singer Odile Brun said that the dam was safe.", "celebrity"),
    ("Odile Brun, a plumber, said that the dam was safe.", "ordinary person"),
    ("Residents said that the dam was safe.", "ordinary person"),
    ("Odile Brun, who lives below the wall, said that the dam was safe.", "ordinary person"),
    ("A driver for the company said that the dam was safe.", "ordinary person"),
    ("The report said that the dam was safe.", "document"),
    ("Sources said that the dam was safe.", "unnamed"),
    ("A person familiar with the talks said that the dam was safe.", "unnamed"),
    ("Critics said that the dam was safe.", "unnamed"),
]


@pytest.fixture(scope="module")
def told():
    """What is told of the source of each of `SOURCES`; each stands in a text of its own, all are measured once."""
    return {text: only(text) for text, _ in SOURCES}


def test_the_words_of_a_source_tell_its_kind(told):
    wrong = [(text, told[text].source_kind, kind) for text, kind in SOURCES if told[text].source_kind != kind]
    assert wrong == []


def test_the_evidence_stands_in_the_text(told):
    for text, _ in SOURCES:
        assert all(part in text for part in told[text].source_evidence.split(", ")), told[text].source_evidence


def test_every_kind_is_tried():
    assert {kind for _, kind in SOURCES} == set(KINDS)


def test_a_name_alone_is_no_kind():
    row = only("Odile Brun said that the dam was safe.")
    assert pd.isna(row.source_kind) and pd.isna(row.source_evidence) and row.named == "yes"


@pytest.mark.parametrize("name", ["Odile Brun", "Sefu Addo", "Nguyen Thi Lan", "John Smith", "Rajesh Iyer"])
def test_the_origin_of_a_name_tells_nothing(name):
    row = only(f"{name}, a spokesman for the charity, said that the dam was safe.")
    assert (row.source_kind, row.named) == ("NGO", "yes")


def test_what_is_said_of_somebody_once_holds_for_the_whole_text():
    a = read('Odile Brun, the mayor, opened the dam. "It is safe," Brun said. She said that nobody had asked her.')
    assert a.attributions.source_kind.tolist() == ["government", "government"]


def test_the_president_of_a_chamber_is_no_head_of_state():
    a = read("The Norland Chamber of Trade met on Monday. Its president, Sefu Addo, said that shops would close.")
    assert a.attributions.source_kind.tolist()[-1] == "business"


def test_a_doctor_who_heads_a_charity_speaks_for_it():
    said = only("Odile Brun runs a charity. Its director, Dr Sefu Addo, said that the dam was safe.")
    assert said.source_kind == "NGO"
    assert only("Dr Sefu Addo said that the dam was safe.").source_kind == "expert"


NAMED = [
    ("The minister said that the dam was safe.", "no"),
    ("The minister, Odile Brun, said that the dam was safe.", "yes"),
    ("Workers said that the dam was safe.", "no"),
    ("Marlow Holdings said that the dam was safe.", "yes"),
    ("Several MPs said that the dam was safe.", "no"),
    ("A report said that the dam was safe.", "no"),
]


@pytest.mark.parametrize(("text", "named"), NAMED)
def test_a_source_is_named_or_not(text, named):
    assert only(text).named == named


TRACES = [
    ("Brun said in a statement that the dam was safe.", "in a statement"),
    ('"The dam is safe," Brun told reporters.', "reporters"),
    ("Brun said on Monday that the dam was safe.", "on Monday"),
    ('"The dam is safe," Brun said at a hearing.', "at a hearing"),
    ('"The dam is safe," Brun tweeted.', "tweeted"),
    ('In an interview, Brun said: "The dam is safe."', "In an interview"),
    ("Brun said that the dam would open on Monday.", None),
    ("Brun, who was fired on Monday, said that the dam was safe.", None),
    ("Brun said that the dam was safe.", None),
    ('"The dam is safe," Brun said, leafing through the papers.', None),
]


@pytest.mark.parametrize(("text", "words"), TRACES)
def test_where_it_can_be_looked_up(text, words):
    found = only(text).traces
    assert (pd.isna(found) and words is None) or found == words


def test_every_kind_has_its_rule():
    rules = RULES.read_text(encoding="utf-8")
    assert all(f"`{kind}`" in rules for kind in KINDS)


def test_the_vocabulary_has_known_kinds_and_no_names():
    words = source_kinds()
    assert set(words.nouns.values()) | set(words.names.values()) | set(words.endings.values()) <= set(KINDS)
    assert all(noun == noun.casefold() and len(noun.split()) <= 3 for noun in words.nouns)


def test_kinds_add_up(by_hand):
    rows = by_hand.attributions.assign(source_kind=["government", None], named=["yes", "yes"], traces=[None, "on Monday"])
    from dataclasses import replace

    found = measures.by_kind(replace(by_hand, attributions=rows.astype(by_hand.attributions.dtypes)))
    assert found.kind.tolist() == [measures.NOT_TOLD, "government"] and found.words.tolist() == [5, 3] and found.share.sum() == 1
    assert found.named.tolist() == [1, 1] and found.traced.tolist() == [1, 0]


def test_scores_count_what_both_codings_have_alike(tmp_path):
    source = {"start": 0, "end": 9, "named": ["yes", "yes"], "checkable": ["no", "yes"]}
    rows = [
        {
            "doc": "a",
            "text": "…",
            "sources": [source | {"kind": ["party", "party"]}, source | {"start": 20, "end": 29, "kind": [None, None]}],
        }
    ]
    path = tmp_path / "gold.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    said = [{"doc": "a", "sources": [{"start": 1, "end": 8, "kind": "party", "named": "no", "checkable": "yes"}]}]
    values = {s.metric: (s.value, s.n) for s in validation.score(path, said)}
    assert values["the kind of the source right"] == (1.0, 2) and values["– where the text tells one"] == (1.0, 1)
    assert values["named or not, right"] == (0.0, 2) and values["can be looked up, F1"] == (0.0, 0)


def test_the_coded_places_are_in_the_texts():
    rows = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    sources = [(row, source) for row in rows for source in row["sources"]]
    assert len(sources) == 200
    assert all(s["start"] < s["end"] <= len(row["text"]) and set(s["kind"]) <= {*KINDS, None} for row, s in sources)
    assert all(part in row["text"] for row, s in sources for part in s["source"].split(" … "))
