"""In whose voice a character stands: the innermost attribution's, else the author's."""

import pandas as pd
import pytest
from framescope.voice import add_voice, attribution_at

TEXT = "Ann said Bob claims it rained. It did."


def attribution(i, kind, speaker):
    return {"attribution_id": i, "sentence_id": 0, "start": 0, "end": 1, "text": "A", "kind": kind, "cue": "say", "cue_class": "neutral",
            "speaker": speaker, "side": None, "words": 1, "position": 0.0, "confidence": 1.0, "rule": "r"}  # fmt: skip


def content(i, piece):
    start = TEXT.index(piece)
    return {"attribution_id": i, "role": "content", "start": start, "end": start + len(piece), "text": piece}


def with_voice(frame, attributions, owner):
    rows = frame.to_dict("records")
    add_voice(rows, [said["speaker"] for said in attributions], owner)
    return pd.DataFrame(rows)


def voices(kinds, pieces):
    attributions = [attribution(i, k, s) for i, (k, s) in enumerate(kinds)]
    spans = [content(i, p) for i, p in pieces]
    at = [TEXT.index(w) for w in ("Ann", "Bob", "rained", "did")]
    frame = pd.DataFrame({"start": at})
    out = with_voice(frame, attributions, attribution_at(len(TEXT), attributions, spans))
    return [(v, None if pd.isna(s) else s) for v, s in zip(out.voice, out.speaker, strict=True)]


def test_innermost_attribution_speaks():
    found = voices([("indirect", "ann"), ("indirect", "bob")], [(0, "Bob claims it rained"), (1, "it rained")])
    assert found == [("author", None), ("source", "ann"), ("source", "bob"), ("author", None)]


def test_order_of_the_rows_does_not_matter():
    found = voices([("indirect", "bob"), ("indirect", "ann")], [(0, "it rained"), (1, "Bob claims it rained")])
    assert found[1:3] == [("source", "ann"), ("source", "bob")]


def test_scare_quotes_stay_with_the_author_and_unknown_speakers_stay_unknown():
    found = voices([("scare", None), ("direct", None)], [(0, "rained"), (1, "It did")])
    assert found[2:] == [("author", None), ("source", None)]


@pytest.mark.parametrize(("kind", "expected"), [("indirect", ("author", None)), ("direct", ("source", "ann"))])
def test_distancing_words_in_an_indirect_report_are_the_authors(kind, expected):
    attributions = [attribution(0, kind, "ann"), attribution(1, "scare", None)]
    spans = [content(0, "Bob claims it rained"), content(1, "rained"), content(1, "claims") | {"role": "cue"}]
    frame = pd.DataFrame({"start": [TEXT.index("claims"), TEXT.index("rained")]})
    out = with_voice(frame, attributions, attribution_at(len(TEXT), attributions, spans))
    assert [(v, None if pd.isna(s) else s) for v, s in zip(out.voice, out.speaker, strict=True)] == [expected, ("source", "ann")]


def test_no_attributions_no_rows():
    assert voices([], []) == [("author", None)] * 4


def test_what_the_author_says_he_thinks_is_in_his_own_voice():
    attributions = [attribution(0, "indirect", None) | {"rule": "clause; speaker: the author"}]
    spans = [content(0, "it rained")]
    assert (attribution_at(len(TEXT), attributions, spans) == -1).all()
