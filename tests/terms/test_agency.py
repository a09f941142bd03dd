"""Who does what to whom, on parses written by hand, and the framing devices that are only described."""

import pytest
from framescope.tables import table
from framescope.terms.agency import COLUMNS, FORMS, find_agency
from framescope.terms.framing import find_framing_devices
from handmade import parsed
from hypothesis import given, settings
from hypothesis import strategies as st

ACTIVE = parsed("Ruritania PROPN nsubj 1", "shelled VERB ROOT 1 shell", "Graustark PROPN dobj 1")
PASSIVE = parsed(
    "Graustark PROPN nsubjpass 2", "was AUX auxpass 2", "shelled VERB ROOT 2 shell", "by ADP agent 2", "Ruritania PROPN pobj 3"
)  # fmt: skip
AGENTLESS = parsed("Graustark PROPN nsubjpass 2", "was AUX auxpass 2", "shelled VERB ROOT 2 shell")
NOUN = parsed(
    "Ruritania PROPN poss 2", "'s PART case 0", "attack NOUN nsubj 5", "on ADP prep 2", "Graustark PROPN pobj 3",
    "ended VERB ROOT 5 end",
)  # fmt: skip
CARRIED = parsed(
    "Ruritania PROPN nsubj 1", "launched VERB ROOT 1 launch", "raids NOUN dobj 1 raid", "against ADP prep 2",
    "Graustark PROPN pobj 3",
)  # fmt: skip
WHO = parsed("Ruritania PROPN ROOT 0", ", PUNCT punct 0", "which PRON nsubj 3", "shelled VERB relcl 0 shell", "Graustark PROPN dobj 3")


def mentions(doc):
    same = {"sentence_id": 0, "form": "name", "confidence": 1.0, "rule": "name", "voice": None, "speaker": None}
    named = [t for t in doc if t.text in ("Ruritania", "Graustark")]
    spans = ({"mention_id": t.i, "actor_id": t.lower_, "start": t.idx, "end": t.idx + len(t), "text": t.text} for t in named)
    return table("mentions", [span | same for span in spans])


@pytest.mark.parametrize(
    ("doc", "event", "form", "agent", "patient"),
    [
        (ACTIVE, "shell", "active", "ruritania", "graustark"),
        (PASSIVE, "shell", "passive", "ruritania", "graustark"),
        (AGENTLESS, "shell", "agentless passive", None, "graustark"),
        (NOUN, "attack", "nominalisation", "ruritania", "graustark"),
        (CARRIED, "raid", "nominalisation", "ruritania", "graustark"),
        (WHO, "shell", "active", "ruritania", "graustark"),
    ],
)
def test_the_same_event_in_each_form(doc, event, form, agent, patient):
    events = find_agency(doc, mentions=mentions(doc)).set_index("event")
    row = events.loc[event]
    assert (row.form, row.patient) == (form, patient)
    assert row.agent == agent if agent else row.agent != row.agent


def test_events_point_to_the_text_and_know_negation():
    doc = parsed("Ruritania PROPN nsubj 3", "did AUX aux 3", "not PART neg 3", "attack VERB ROOT 3 attack", "Graustark PROPN dobj 3")
    events = find_agency(doc)
    assert {c: str(t) for c, t in events.dtypes.items()} == COLUMNS
    assert [doc.text[s:e] for s, e in zip(events.start, events.end, strict=True)] == list(events.text) == ["attack"]
    assert list(events.negated) == [True]
    assert list(events.agent_text) == ["Ruritania"]
    assert events.agent.isna().all()


def test_being_and_having_are_no_events():
    assert find_agency(parsed("Ruritania PROPN nsubj 1", "is VERB ROOT 1 be", "proud ADJ acomp 1")).empty
    assert find_agency(parsed("Ruritania PROPN nsubj 1", "has VERB ROOT 1 have", "hills NOUN dobj 1")).empty


def test_framing_devices_are_described():
    doc = parsed(
        "Perhaps ADV advmod 5", "seventy NUM compound 2", "nine NUM nummod 3", "people NOUN nsubjpass 5", "were AUX auxpass 5",
        "killed VERB ROOT 5 kill",
    )  # fmt: skip
    devices = find_framing_devices(doc)
    assert list(zip(devices.device, devices.text, strict=True)) == [
        ("hedge", "Perhaps"), ("number", "seventy nine"), ("agentless passive", "killed"), ("harm", "killed"),
    ]  # fmt: skip


def test_an_event_with_a_named_doer_hides_nobody():
    assert "passive" not in set(find_framing_devices(PASSIVE).device)
    assert find_framing_devices(NOUN).empty


def test_on_the_default_article_the_dead_have_no_killer(azernews):
    from framescope.parsing.language import parse

    events = find_agency(parse(azernews.article.text), azernews.sentences, azernews.mentions)
    assert set(events.form) == set(FORMS)
    killed = events[events.event == "kill"].iloc[0]
    assert killed.form == "agentless passive"
    assert "clashes" in set(events[events.form == "nominalisation"].text)


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=60))
def test_no_text_makes_it_raise(text):
    from framescope.parsing.language import parse

    doc = parse(text)
    for frame in (find_agency(doc), find_framing_devices(doc)):
        assert [text[s:e] for s, e in zip(frame.start, frame.end, strict=True)] == list(frame.text)
