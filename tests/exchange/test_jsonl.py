"""doccano and Prodigy: lines of JSON with labelled spans and arrows, and what people leave in them."""

import json

import pytest
from exchanged import TEXT, analysis
from framescope.errors import InputError
from framescope.exchange import corrections_in, export

LAST = "Bo Birch claimed that the brutal dam leaks"
BOTH = pytest.mark.parametrize("to", ["doccano", "prodigy"])


def rows(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def spans(row):
    """Start, end and label of each span of either tool."""
    return [
        (e.get("start_offset", e.get("start")), e.get("end_offset", e.get("end")), e["label"])
        for e in row.get("entities", row.get("spans"))
    ]


@BOTH
def test_attributions_terms_and_mentions_come_back(tmp_path, to):
    made = analysis(outlet="The Harbour Post")
    (row,) = rows(export(made, tmp_path / "dam.jsonl", to))
    found = spans(row)
    assert row["text"] == TEXT
    for kind, frame, value in (("mention", made.mentions, "actor_id"), ("term", made.terms, "category")):
        assert sorted(f for f in found if f[2].startswith(kind)) == sorted((s, e, f"{kind}: {v if v == v else '?'}") for s, e, v in zip(frame.start, frame.end, frame[value], strict=True))  # fmt: skip
    for role, frame in made.spans.groupby("role"):
        assert sorted(f[:2] for f in found if f[2].startswith(role)) == sorted(zip(frame.start, frame.end, strict=True))
    assert {f[2] for f in found if f[2].startswith(("cue", "content"))} == {
        "cue: neutral",
        "cue: doubting",
        "content: direct",
        "content: indirect",
        "content",
    }


def test_arrows_of_doccano_lead_from_content_to_its_parts_and_its_speaker(tmp_path):
    (row,) = rows(export(analysis(), tmp_path / "dam.jsonl"))
    called = {e["id"]: TEXT[e["start_offset"] : e["end_offset"]] for e in row["entities"]}
    arrows = {(called[r["from_id"]], r["type"], called[r["to_id"]]) for r in row["relations"]}
    assert arrows >= {
        ("that the brutal dam leaks", "speaker", "Bo Birch"),
        ("that the brutal dam leaks", "cue", "claimed"),
        ("weak", "target", "\U0001d505enwick"),
    }
    assert ("\u201cWe\tbuilt it,\u201d", "content", "\u201cand \U0001f469\u200d\U0001f52c paid.\u201d") in arrows


def test_spans_of_prodigy_are_made_of_its_tokens(tmp_path):
    (row,) = rows(export(analysis(), tmp_path / "dam.jsonl", "prodigy"))
    tokens = row["tokens"]
    assert all(TEXT[t["start"] : t["end"]] == t["text"] and t["id"] == i for i, t in enumerate(tokens))
    assert "".join(t["text"] + " " * t["ws"] for t in tokens) == TEXT
    assert all(tokens[s["token_start"]]["start"] == s["start"] and tokens[s["token_end"]]["end"] == s["end"] for s in row["spans"])
    assert all(r["head"] == r["head_span"]["token_end"] and r["head_span"] in row["spans"] for r in row["relations"])


def left(tmp_path, to, change, relations=True):
    """The corrections in a copy of the file, with new numbers as the tools give them, after a change of (spans, arrows) by their places."""
    path = export(analysis(), tmp_path / "dam.jsonl", to, overwrite=True)
    (row,) = rows(path)
    every = spans(row)
    if to == "doccano":
        arrows = [(r["from_id"], r["to_id"], r["type"]) for r in row["relations"]]
    else:
        place = {span: i for i, span in enumerate(every)}
        arrows = [
            (*(place[tuple(r[e][k] for k in ("start", "end", "label"))] for e in ("head_span", "child_span")), r["label"])
            for r in row["relations"]
        ]
    every = dict(enumerate(every))
    arrows = list(arrows)
    change(every, arrows)
    arrows = [a for a in arrows if a[0] in every and a[1] in every]
    if to == "doccano" and relations:
        row["entities"] = [{"id": 900 + i, "start_offset": s, "end_offset": e, "label": label} for i, (s, e, label) in every.items()]
        row["relations"] = [{"id": n, "from_id": 900 + a, "to_id": 900 + b, "type": name} for n, (a, b, name) in enumerate(arrows)]
    elif to == "doccano":
        row = {name: value for name, value in row.items() if name not in ("entities", "relations")} | {"label": list(every.values())}
    else:
        row["spans"] = [{"start": s, "end": e, "label": label} for s, e, label in every.values()]
        of = {i: dict(zip(("start", "end", "label"), span, strict=True)) for i, span in every.items()}
        row["relations"] = [{"head_span": of[a], "child_span": of[b], "label": name} for a, b, name in arrows]
        row["answer"] = "accept"
    (tmp_path / "mine.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    found = corrections_in(tmp_path / "mine.jsonl")
    return [
        (
            c.action,
            c.table,
            c.text,
            c.column,
            c.value.partition(":")[2] if c.column in ("content", "cue", "source") and c.value else c.value,
        )
        for c in found
    ]


def which(every, label, words):
    return next(i for i, (s, e, name) in every.items() if name.startswith(label) and TEXT[s:e] == words)


def _nothing(every, arrows):
    pass


def _class(every, arrows):
    i = which(every, "cue", "claimed")
    every[i] = (*every[i][:2], "cue: neutral")


def _category(every, arrows):
    i = which(every, "term", "weak")
    every[i] = (*every[i][:2], "term: contested label")


def _actor(every, arrows):
    i = which(every, "mention", "Bo Birch")
    every[i] = (*every[i][:2], "mention: fenwick")


def _nobody(every, arrows):
    i = which(every, "mention", "Bo Birch")
    every[i] = (*every[i][:2], "mention: ?")


def _no_term(every, arrows):
    del every[which(every, "term", "weak")]


def _no_attribution(every, arrows):
    for label, words in (("content", "that the brutal dam leaks"), ("cue", "claimed"), ("source", "Bo Birch")):
        del every[which(every, label, words)]


def _no_first_piece(every, arrows):
    del every[which(every, "content", "\u201cWe\tbuilt it,\u201d")]


def _new_mention(every, arrows):
    at = TEXT.index("The regime")
    every[99] = (at, at + 10, "mention: fenwick")


EACH_TOOL = [
    (_nothing, []),
    (_class, [("change", "attributions", LAST, "cue_class", "neutral")]),
    (_category, [("change", "terms", "weak", "category", "contested label")]),
    (_actor, [("change", "mentions", "Bo Birch", "actor_id", "fenwick")]),
    (_nobody, [("change", "mentions", "Bo Birch", "actor_id", None)]),
    (_no_term, [("delete", "terms", "weak", None, None)]),
    (_no_attribution, [("delete", "attributions", LAST, None, None)]),
    (_no_first_piece, [("change", "attributions", TEXT.split("\n")[2], "content", "\u201cand \U0001f469\u200d\U0001f52c paid.\u201d")]),
    (_new_mention, [("add", "mentions", "The regime", "actor_id", "fenwick")]),
]


@pytest.mark.parametrize(("to", "relations"), [("doccano", True), ("doccano", False), ("prodigy", True)])
@pytest.mark.parametrize(("change", "expected"), EACH_TOOL)
def test_a_change_is_one_correction(tmp_path, to, relations, change, expected):
    assert left(tmp_path, to, change, relations) == expected


def _speaker(every, arrows):
    content, other = which(every, "content", "that the brutal dam leaks"), which(every, "mention", "Ann Alder")
    arrows[:] = [(a, other if (a, name) == (content, "speaker") else b, name) for a, b, name in arrows]


def _no_target(every, arrows):
    term = which(every, "term", "weak")
    arrows[:] = [arrow for arrow in arrows if arrow[0] != term]


def _new_attribution(every, arrows):
    at = TEXT.index("The regime")
    every |= {90: (at, at + 10, "content: indirect"), 91: (at + 25, at + 29, "cue: rejecting")}
    arrows += [(90, 91, "cue"), (90, which(every, "mention", "Bo Birch"), "speaker")]


@BOTH
@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (_speaker, [("change", "attributions", LAST, "speaker", "ann-alder")]),
        (_no_target, [("change", "terms", "weak", "target", None)]),
        (_new_attribution, [("add", "attributions", "The regime", "content", "The regime"), *(("change", "attributions", "The regime", name, value) for name, value in (("kind", "indirect"), ("speaker", "bo-birch"), ("cue_class", "rejecting"), ("cue", "weak")))]),
    ],
)  # fmt: skip
def test_a_changed_arrow_is_a_correction(tmp_path, to, change, expected):
    found = left(tmp_path, to, change)
    assert found[0] == expected[0] and sorted(found, key=str) == sorted(expected, key=str)


def _lonely(every, arrows):
    every[99] = (0, 3, "source")


@BOTH
def test_a_source_of_nothing_is_one_sentence(tmp_path, to):
    with pytest.raises(InputError, match="the source at 0 belongs to no content"):
        left(tmp_path, to, _lonely)


def test_what_was_rejected_in_prodigy_has_no_corrections(tmp_path):
    (row,) = rows(export(analysis(), tmp_path / "dam.jsonl", "prodigy"))
    (tmp_path / "mine.jsonl").write_text(json.dumps(row | {"spans": [], "relations": [], "answer": "reject"}))
    assert corrections_in(tmp_path / "mine.jsonl") == []


@pytest.mark.parametrize(
    "words", ["{", "[]", "7", '{"text": "x", "entities": []}', '{"text": "x", "entities": 7, "framescope": "AA"}', "{" * 9999]
)
def test_a_line_that_is_none_is_one_sentence(tmp_path, words):
    (tmp_path / "x.jsonl").write_text(words)
    with pytest.raises(InputError, match="line 1"):
        corrections_in(tmp_path / "x.jsonl")


@BOTH
def test_several_articles_are_as_many_lines_whatever_ends_a_line(tmp_path, to):
    several = [analysis(), analysis(TEXT.replace("Dam", "Dam\u2028\x85"), name="lock")]
    path = export(several, tmp_path / "all.jsonl", to)
    assert [row["text"] for row in rows(path)] == [a.article.text for a in several] and corrections_in(path) == []
    path.write_text(path.read_text() + path.read_text())
    with pytest.raises(InputError, match="twice"):
        corrections_in(path)


def test_a_changed_text_is_one_sentence_and_a_lost_record_needs_the_analysis(tmp_path):
    (row,) = rows(export(analysis(), tmp_path / "dam.jsonl"))
    copy = tmp_path / "x.jsonl"
    copy.write_text(json.dumps(row | {"text": TEXT + "!"}))
    with pytest.raises(InputError, match="text was changed"):
        corrections_in(copy)
    del row["framescope"]
    copy.write_text(json.dumps(row))
    with pytest.raises(InputError, match="does not say what was written"):
        corrections_in(copy)
    assert corrections_in(copy, [analysis()]) == []
