"""A correction changes what it says and what follows from it, and nothing else."""

import pandas as pd
import pytest
from framescope.corrections.model import Correction, pieces
from framescope.errors import InputError
from framescope.tables import check
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

VOICED = {
    "tokens",
    "mentions",
    "attributions",
    "terms",
    "candidates",
    "sensitivity",
    "events",
    "devices",
    "choices",
    "stances",
    "accusations",
}
"""The tables that may change with who says something."""

AIMED = {"terms", "candidates", "sensitivity", "stances"}
"""Those that may change with a term's target."""


def fix(action, table, span=(None, None, None), column=None, value=None, place="mine.csv, line 2", **more):
    return Correction(action, table, *span, column, value, place, **more)


def outcomes(measured):
    return measured.corrections.outcome.tolist()


def missing(column):
    """The values of a column, None where there is none."""
    return [value if isinstance(value, str) else None for value in column]


def whole(measured):
    for name, frame in measured.tables.items():
        if name != "corrections":
            check(name, frame, measured.article.text)


SPEAKERS = {
    0: ("carl-dorn", "carl-dorn"), 1: ("Carl Dorn", "carl-dorn"), 2: ("ann-lee", "ann-lee"), 3: ("ANN LEE", "ann-lee"), 4: (None, None),
    5: ("bo-birch", "bo-birch"), 6: ("Bo Birch", "bo-birch"), 7: ("critics", "critics"), 8: ("Acme Power", "acme-power"),
    9: ("residents", "residents"), 10: ("Fenwick Post", "fenwick-post"),
}  # fmt: skip


def test_speakers(dam):
    said = [fix("change", "attributions", dam.row("attributions", row), "speaker", value) for row, (value, _) in SPEAKERS.items()]
    found = dam(*said)
    assert missing(found.attributions.speaker) == [speaker for _, speaker in SPEAKERS.values()] and outcomes(found) == ["used"] * 11
    assert found.attributions.rule.str.endswith("speaker: by hand").all() and set(dam.changed(found)) <= VOICED
    whole(found)


@pytest.mark.parametrize(("row", "value"), [(0, "critics"), (4, None), (9, "residents")])
def test_a_speaker_changes_the_voice_of_his_words_and_no_other_speaker(dam, row, value):
    found = dam(fix("change", "attributions", dam.row("attributions", row), "speaker", value))
    assert missing(found.attributions.speaker)[row] == value
    assert found.attributions.drop(row).speaker.equals(dam.plain.attributions.drop(row).speaker)
    content = found.spans[(found.spans.attribution_id == row) & (found.spans.role == "content")].iloc[0]
    assert missing(found.tokens[found.tokens.start == content.start].speaker) == [value]
    elsewhere = (found.tokens.end <= content.start) | (found.tokens.start >= content.end)
    assert found.tokens[elsewhere].equals(dam.plain.tokens[elsewhere])


def test_the_author_as_a_speaker_takes_the_words_back(dam):
    found = dam(fix("change", "attributions", dam.row("attributions", 7), "speaker", "the author"))
    assert found.terms[found.terms.text == "catastrophe"].voice.tolist() == ["author"] and outcomes(found) == ["used"]


@pytest.mark.parametrize(
    "words",
    ["Mayor Ann Lee condemned the shameful plan", "the shameful plan", "condemned"],
)
def test_an_attribution_is_named_by_all_of_it_its_content_or_its_cue(dam, words):
    found = dam(fix("change", "attributions", dam.at(words), "speaker", "carl-dorn"))
    assert found.attributions.speaker[0] == "carl-dorn" and outcomes(found) == ["used"]


CONTENTS = {
    0: "shameful plan on Monday", 1: "dam is a disgrace", 2: "brutal cuts", 3: "Ms. Lee", 4: "lying", 5: "sue the company",
    6: "regime of tests had been approved", 7: "a catastrophe", 8: "wrongdoing", 9: "protests",
}  # fmt: skip


def test_contents(dam):
    said = [fix("change", "attributions", dam.row("attributions", row), "content", content) for row, content in CONTENTS.items()]
    found = dam(*said)
    spans = set(found.spans[found.spans.role == "content"].text)
    assert set(CONTENTS.values()) <= spans and len(found.attributions) == len(dam.plain.attributions)
    assert set(outcomes(found)) <= {"used", "as it was"} and set(dam.changed(found)) <= VOICED | {"spans"}
    whole(found)


def test_a_content_with_offsets_is_the_one_at_them(dam):
    span = dam.row("attributions", 10)
    start, end, _ = dam.at("the mayor", 1)
    found = dam(fix("change", "attributions", span, "content", pieces([(start, end)], dam.article.text)))
    mine = found.spans[(found.spans.role == "content") & (found.spans.start == start)]
    assert mine.text.tolist() == ["the mayor"]


@pytest.mark.parametrize("value", ["doubting", "assertive"])
def test_cue_classes(dam, value):
    found = dam(*(fix("change", "attributions", dam.row("attributions", row), "cue_class", value) for row in range(10)))
    assert found.attributions.cue_class[:10].tolist() == [value] * 10 and dam.changed(found) == {
        "attributions": {"cue_class", "rule", "confidence"}
    }


@pytest.mark.parametrize("rows", [range(0, 10, 2), range(1, 10, 2), range(10)])
def test_attributions_that_are_none(dam, rows):
    found = dam(*(fix("delete", "attributions", dam.row("attributions", row)) for row in rows))
    assert len(found.attributions) == len(dam.plain.attributions) - len(rows) and set(outcomes(found)) == {"used"}
    assert found.attributions.attribution_id.tolist() == list(range(len(found.attributions)))
    assert set(found.spans.attribution_id) == set(found.attributions.attribution_id)
    assert set(dam.changed(found)) <= VOICED | {"spans"}
    whole(found)


ADDED = [
    "the brutal cuts", "hurt families", "its regime of tests", "warned the mayor", "Harbor dam divides Fenwick", "on Monday",
    "The council of Fenwick", "We will sue", "denied", "had been approved",
]  # fmt: skip


def test_attributions_that_were_missed(dam):
    found = dam(*(fix("add", "attributions", dam.at(words), "speaker", "Acme Power") for words in ADDED))
    mine = found.spans[(found.spans.role == "content") & found.spans.text.isin(ADDED)]
    rows = found.attributions.set_index("attribution_id").loc[mine.attribution_id]
    assert len(mine) == len(ADDED) and set(rows.speaker) == {"acme-power"} and rows.rule.str.startswith("by hand").all()
    assert len(found.attributions) == len(dam.plain.attributions) + len(ADDED)
    whole(found)


def test_the_parts_of_an_added_attribution_are_changes_with_the_same_anchor(dam):
    span = dam.at("the brutal cuts")
    found = dam(
        fix("add", "attributions", span, "speaker", "critics"),
        fix("change", "attributions", span, "cue", "said"),
        fix("change", "attributions", span, "source", "Carl Dorn"),
        fix("change", "attributions", span, "cue_class", "doubting"),
    )
    row = found.attributions[found.attributions.rule.str.startswith("by hand")].iloc[0]
    assert (row.cue, row.cue_class, row.speaker, row.text.startswith("Carl Dorn, said")) == ("say", "doubting", "critics", True)
    assert outcomes(found) == ["used"] * 4


TARGETS = {"shameful": "ann-lee", "disgrace": "Acme Power", "lying": None, "claimed": "critics", "regime": "acme-power",
           "catastrophe": "fenwick-post", "hysterical": "Residents"}  # fmt: skip


def test_targets(dam):
    found = dam(*(fix("change", "terms", dam.at(word), "target", target) for word, target in TARGETS.items()))
    aimed = [found.actor_names.get(actor) for actor in missing(found.terms.target)]
    assert found.terms.text.tolist() == list(TARGETS) and aimed == [found.actor_names.get(t, t) for t in TARGETS.values()]
    assert found.terms.lexicon.str.endswith("by hand").all() and set(dam.changed(found)) <= AIMED and set(outcomes(found)) == {"used"}


@pytest.mark.parametrize(("word", "target"), [("shameful", "Carl Dorn"), ("disgrace", "council"), ("regime", None)])
def test_a_target(dam, word, target):
    found = dam(fix("change", "terms", dam.at(word), "target", target))
    others = found.terms.text != word
    assert found.terms[others].equals(dam.plain.terms[others]) and outcomes(found) == ["used"]


TERMS = ["shameful", "disgrace", "lying", "claimed", "regime", "catastrophe", "hysterical"]


@pytest.mark.parametrize("words", [TERMS[:4], TERMS[4:], TERMS])
def test_terms_that_are_none_come_back_at_no_threshold(dam, words):
    found = dam(*(fix("delete", "terms", dam.at(word)) for word in words))
    assert not set(words) & (set(found.terms.text) | set(found.candidates.text) | set(found.sensitivity.text))
    assert len(found.terms) == len(dam.plain.terms) - len(words) and set(dam.changed(found)) <= AIMED


def test_voices(dam):
    other = {"author": "source", "source": "author"}
    found = dam(*(fix("change", "terms", dam.at(word), "voice", other[v]) for word, v in zip(TERMS, dam.plain.terms.voice, strict=True)))
    assert found.terms.voice.tolist() == [other[v] for v in dam.plain.terms.voice] and set(outcomes(found)) == {"used"}
    assert set(dam.changed(found)) <= AIMED and found.tokens.equals(dam.plain.tokens)


MISSED = ["brutal cuts", "divides", "sue", "approved", "praised", "hurt", "wrongdoing", "warned", "deputy", "probe of nothing"]


def test_terms_that_were_missed(dam):
    words = [w for w in MISSED if w in dam.article.text]
    added = [fix("add", "terms", dam.at(w), "category", "evaluative") for w in words]
    found = dam(*added, *(fix("change", "terms", dam.at(w), "target", "critics") for w in words))
    rows = found.terms[found.terms.text.isin(words)]
    assert (
        len(rows) == len(words) == 9
        and set(rows.weight) == {1.0}
        and set(rows.category) == {"evaluative"}
        and set(rows.target) == {"critics"}
    )
    assert set(outcomes(found)) == {"used"} and set(dam.changed(found)) <= AIMED


MENTIONS = {0: "Fenwick", 2: "critics", 4: "carl-dorn", 9: "residents", 10: None, 11: "acme-power", 14: "council", 16: "Acme Power",
            19: "carl-dorn", 20: "Carl Dorn"}  # fmt: skip


def test_whom_mentions_mean(dam):
    found = dam(*(fix("change", "mentions", dam.row("mentions", row), "actor_id", actor) for row, actor in MENTIONS.items()))
    rows = found.mentions.loc[list(MENTIONS)]
    assert [found.actor_names.get(a) for a in missing(rows.actor_id)] == [found.actor_names.get(a, a) for a in MENTIONS.values()]
    assert set(rows.rule) == {"by hand"} and set(outcomes(found)) == {"used"}
    assert found.actors.mentions.sum() == found.mentions.actor_id.notna().sum()
    assert found.mentions.drop(list(MENTIONS)).actor_id.equals(dam.plain.mentions.drop(list(MENTIONS)).actor_id)
    whole(found)


def test_who_acts_follows_from_whom_a_mention_means(dam):
    found = dam(fix("change", "mentions", dam.row("mentions", 11), "actor_id", "acme-power"))
    assert found.stances[found.stances.text == "sue"].target.tolist() == ["acme-power"]
    assert found.events[found.events.event == "sue"].patient.tolist() == ["acme-power"]


@pytest.mark.parametrize("rows", [[0, 2, 4, 5, 9], [10, 11, 16, 17, 20]])
def test_mentions_that_are_none(dam, rows):
    found = dam(*(fix("delete", "mentions", dam.row("mentions", row)) for row in rows))
    assert len(found.mentions) == len(dam.plain.mentions) - len(rows) and set(outcomes(found)) == {"used"}
    assert set(found.attributions.speaker.dropna()) <= set(found.actors.actor_id)
    whole(found)


def test_mentions_that_were_missed(dam):
    words = ["Harbor", "dam", "families", "tests", "protests", "plan", "Monday", "cuts", "disgrace", "wrongdoing"]
    found = dam(*(fix("add", "mentions", dam.at(w), "actor_id", "acme-power") for w in words), fix("add", "mentions", dam.at("company")))
    assert outcomes(found) == [*["used"] * 10, "not used"] and "overlaps the mention “the company”" in found.corrections.reason[10]
    assert found.mentions[found.mentions.text.isin(words)].actor_id.tolist() == ["acme-power"] * 10
    assert len(found.mentions) == len(dam.plain.mentions) + 10
    whole(found)


PAIRS = [("Acme Power’s regime", "Acme Power"), ("residents", "Critics"), ("bo-birch", "acme-power"), ("Ann Lee", "carl-dorn")]


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_two_actors_that_are_one(dam, one, other):
    found = dam(fix("merge", "actors", (None, None, one), None, other))
    names = {**{name: actor for actor, name in dam.plain.actor_names.items()}, **{a: a for a in dam.plain.actor_names}}
    gone, kept = names[one], names[other]
    assert len(found.actors) == len(dam.plain.actors) - 1 and gone not in set(found.actors.actor_id)
    counts = dam.plain.actors.set_index("actor_id").mentions
    assert found.actors.set_index("actor_id").mentions[kept] == counts[gone] + counts[kept]
    for name, column in (
        ("attributions", "speaker"),
        ("terms", "target"),
        ("stances", "target"),
        ("accusations", "accused"),
        ("actors", "side"),
    ):
        assert gone not in set(found.tables[name][column].dropna())
    whole(found)


SPLITS = [("ann-lee", "the mayor", "The Mayor"), ("ann-lee", "Her", "Somebody"), ("fenwick-post", "Fenwick", "Fenwick"),
          ("fenwick-post", "the company", "acme-power"), ("carl-dorn", "Dorn", "Dorn Sr."), ("carl-dorn", "deputy", "critics"),
          ("acme-power", "its", "Its owner"), ("acme-power", "Acme", "Acme"), ("bo-birch", "He", "Mr. He"), ("Ann Lee", "she", "Eve")]  # fmt: skip


def test_actors_that_are_two(dam):
    found = dam(*(fix("split", "actors", (None, None, one), words, other) for one, words, other in SPLITS))
    assert set(outcomes(found)) == {"used"}
    for _, words, other in SPLITS:
        moved = found.mentions[(found.mentions.text == words) & (found.mentions.rule == "by hand")]
        assert {found.actor_names[a] for a in moved.actor_id} == {dam.plain.actor_names.get(other, other)}
    whole(found)


def test_one_mention_leaves_where_its_place_is_given(dam):
    found = dam(fix("split", "actors", dam.at("the mayor", 1), None, "The Mayor of Harbor"))
    assert found.mentions[found.mentions.actor_id == "the-mayor-of-harbor"].start.tolist() == [dam.at("the mayor", 1)[0]]


def test_names(dam):
    actors = dam.plain.actors.actor_id.tolist()
    found = dam(*(fix("rename", "actors", (None, None, actor), None, f"Quite Another {n}") for n, actor in enumerate(actors)))
    assert found.actors.name.tolist() == [f"Quite Another {n}" for n in range(len(actors))] and dam.changed(found) == {"actors": {"name"}}


def test_an_actor_can_be_called_by_its_new_name(dam):
    named = fix("rename", "actors", (None, None, "fenwick-post"), None, "The Post")
    found = dam(named, fix("change", "attributions", dam.row("attributions", 0), "speaker", "The Post"))
    assert found.attributions.speaker[0] == "fenwick-post" and outcomes(found) == ["used", "used"]


SIDES = [("ann-lee", "council"), ("carl-dorn", "Critics"), ("bo-birch", None), ("council", "fenwick-post"), ("critics", "residents"),
         ("residents", "France"), ("acme-power", "united-states"), ("acme-power-s-regime", "critics"), ("Fenwick Post", "United Kingdom")]  # fmt: skip


def test_sides(dam):
    found = dam(*(fix("side", "actors", (None, None, actor), None, side) for actor, side in SIDES))
    assert set(outcomes(found)) == {"used"}
    for actor, side in SIDES:
        row = found.actors[(found.actors.actor_id == actor) | (found.actors.name == actor)].iloc[0]
        wanted = found.actors[found.actors.actor_id == row.side].iloc[0]
        assert (side or row.actor_id) in (wanted.actor_id, wanted["name"]) and row.reason == "by hand"
        assert set(found.attributions[found.attributions.speaker == row.actor_id].side) <= {row.side}


@pytest.mark.parametrize("kind", ["person", "organisation"])
def test_a_kind(dam, kind):
    found = dam(fix("change", "actors", (None, None, "acme-power-s-regime"), "kind", kind))
    assert found.actors.set_index("actor_id").kind["acme-power-s-regime"] == kind
    assert outcomes(found) == ["as it was" if kind == "organisation" else "used"]


def test_somebody_who_was_missed(dam):
    found = dam(fix("add", "actors", dam.at("families"), "kind", "group"))
    assert found.actors.set_index("actor_id").kind["families"] == "group" and "families" in set(found.mentions.actor_id)


@pytest.fixture(scope="module")
def scored(dam):
    return dam(instruments=("sentence_model",))


@pytest.mark.parametrize(("row", "label"), [(1, "negative"), (6, "neutral"), (20, "positive"), (20, "uncertain")])
def test_how_a_mention_is_spoken_of(dam, scored, row, label):
    plain = scored
    found = dam(fix("change", "mentions", dam.row("mentions", row), "sentiment", label), instruments=("sentence_model",))
    before, after = (t.sentiments.set_index("mention_id").label for t in (plain, found))
    assert after[row] == label and after.drop(row).equals(before.drop(row))
    assert outcomes(found) == ["as it was" if before[row] == label else "used"]
    told = found.stances[found.stances.rule.str.startswith("mention model") & (found.stances.start == dam.row("mentions", row)[0])]
    assert set(told.polarity) <= {label}


def test_without_a_network_nobody_can_correct_what_it_says(dam):
    found = dam(fix("change", "mentions", dam.row("mentions", 1), "sentiment", "negative"))
    assert outcomes(found) == ["not used"] and "no network" in found.corrections.reason[0]


PHASES = (Phase.explicit, Phase.reuse, Phase.generate)
"""Each example measures an article: what fails is not made smaller."""

NOTHING = {
    "attributions": ("speaker", "cue_class", "kind"),
    "terms": ("target", "category", "voice"),
    "mentions": ("actor_id",),
}


@settings(max_examples=10, phases=PHASES)
@given(st.data())
def test_corrections_that_say_what_the_instrument_says_change_nothing(dam, data):
    said = []
    for number in range(data.draw(st.integers(1, 5))):
        table = data.draw(st.sampled_from(sorted(NOTHING)))
        column = data.draw(st.sampled_from(NOTHING[table]))
        rows = dam.plain.tables[table]
        row = rows.iloc[data.draw(st.integers(0, len(rows) - 1))]
        value = row[column] if isinstance(row[column], str) else None
        if value is not None or column in ("speaker", "target", "actor_id"):
            said.append(fix("change", table, (int(row.start), int(row.end), row.text), column, value, f"line {number}"))
    found = dam(*said)
    kept = {name: columns for name, columns in dam.changed(found).items() if columns != {"lexicon"}}
    assert kept == {} and set(outcomes(found)) <= {"as it was"}


@settings(max_examples=10, phases=PHASES)
@given(st.data())
def test_any_corrections_leave_tables_that_keep_their_promises(dam, data):
    actors = dam.plain.actors.actor_id.tolist()
    said = []
    for number in range(data.draw(st.integers(1, 4))):
        table = data.draw(st.sampled_from(["attributions", "terms", "mentions"]))
        rows = dam.plain.tables[table]
        row = rows.iloc[data.draw(st.integers(0, len(rows) - 1))]
        column, value = (
            {"attributions": "speaker", "terms": "target", "mentions": "actor_id"}[table],
            data.draw(st.sampled_from([*actors, None])),
        )
        action = data.draw(st.sampled_from(["change", "delete"]))
        said.append(
            fix(
                action,
                table,
                (int(row.start), int(row.end), row.text),
                *((column, value) if action == "change" else ()),
                place=f"line {number}",
            )
        )
    try:
        found = dam(*said)
    except InputError as error:
        assert "contradict each other" in str(error)
        return
    whole(found)
    known = set(found.actors.actor_id)
    for name, column in (
        ("attributions", "speaker"),
        ("terms", "target"),
        ("mentions", "actor_id"),
        ("stances", "target"),
        ("tokens", "speaker"),
    ):
        assert set(found.tables[name][column].dropna()) <= known
    assert len(found.corrections) == len({(c.action, c.table, c.start, c.end, c.column, c.value) for c in said})
    assert pd.Index(found.mentions.mention_id).equals(pd.RangeIndex(len(found.mentions)))


def test_without_corrections_there_is_no_table_of_them(dam):
    assert "corrections" not in dam.plain.tables and len(dam.plain.corrections) == 0


def test_how_much_people_changed_can_be_told(dam):
    found = dam(fix("change", "attributions", dam.row("attributions", 1), "speaker", "carl-dorn"), fix("delete", "terms", dam.at("regime")))
    assert found.corrections.of.tolist() == [len(dam.plain.attributions), len(dam.plain.terms)]


CONTRADICTIONS = [
    [("change", "attributions", "condemned", "speaker", "critics"), ("change", "attributions", "the shameful plan", "speaker", "residents")],
    [("delete", "attributions", "condemned", None, None), ("change", "attributions", "the shameful plan", "cue_class", "neutral")],
    [("change", "terms", "regime", "target", "critics"), ("change", "terms", "regime", "target", None)],
    [("delete", "terms", "regime", None, None), ("add", "terms", "regime", None, None)],
    [("change", "terms", "regime", "voice", "author"), ("change", "terms", "regime", "speaker", "critics")],
    [("change", "mentions", "Bo Birch", "actor_id", "critics"), ("change", "mentions", "Bo Birch", "actor_id", "residents")],
    [("delete", "mentions", "Bo Birch", None, None), ("change", "mentions", "Bo Birch", "actor_id", "critics")],
]  # fmt: skip


@pytest.mark.parametrize("pair", CONTRADICTIONS)
def test_two_that_contradict_are_an_error_with_both_lines(dam, pair):
    said = [
        fix(action, table, dam.at(words), column, value, f"mine.csv, line {n}")
        for n, (action, table, words, column, value) in enumerate(pair, 2)
    ]
    with pytest.raises(InputError, match=r"mine.csv, line \d and mine.csv, line \d contradict each other"):
        dam(*said)


@pytest.mark.parametrize("rest", [[("b", "c"), ("b", "d")], [("b", "c"), ("c", "b")], [("b", "c"), ("c", "d"), ("d", "b")]])
def test_merges_that_contradict(dam, rest):
    actors = {"b": "council", "c": "critics", "d": "residents"}
    said = [fix("merge", "actors", (None, None, actors[one]), None, actors[other], f"line {n}") for n, (one, other) in enumerate(rest)]
    with pytest.raises(InputError, match="contradict"):
        dam(*said)


def test_the_same_correction_twice_is_one(dam):
    one, other = (fix("change", "terms", dam.at("regime"), "target", "critics", f"line {n}") for n in (2, 3))
    assert outcomes(dam(one, other)) == ["used"]


LOST = [
    (("change", "terms", "Harbor", "target", "critics"), "no term stands at just these words"),
    (("change", "terms", "a disgrace", "target", "critics"), "“disgrace” does"),
    (("change", "terms", "not there at all", "target", "critics"), "not in the article"),
    (("change", "terms", "regime", "target", "Nobody Known"), "nobody in the article is called"),
    (("change", "attributions", "hurt", "speaker", "critics"), "no attribution stands"),
    (("change", "attributions", "condemned", "content", "not there at all"), "words of its content"),
    (("change", "mentions", "Harbor", "actor_id", "critics"), "no mention stands"),
    (("add", "mentions", "Ann", "actor_id", "critics"), "overlaps the mention “Ann Lee”"),
    (("add", "terms", "shameful plan", "category", "evaluative"), "“shameful” does"),
    (("delete", "mentions", "families", None, None), "no mention stands"),
]  # fmt: skip


def test_what_cannot_be_used_says_why_and_changes_nothing(dam):
    said = []
    for (action, table, words, column, value), _ in LOST:
        span = dam.at(words) if words in dam.article.text else (3, 3 + len(words), words)
        said.append(fix(action, table, span, column, value, f"line {len(said)}"))
    found = dam(*said)
    assert set(outcomes(found)) == {"not used"} and dam.changed(found) == {}
    assert [why for (_, why), reason in zip(LOST, found.corrections.reason, strict=True) if why not in reason] == []


def test_a_row_can_be_named_by_its_number_where_its_words_are_given(dam):
    start, _, words = dam.row("mentions", 20)
    found = dam(fix("change", "mentions", (None, None, words), "actor_id", "critics", row=20))
    assert found.mentions[found.mentions.start == start].actor_id.tolist() == ["critics"]
    wrong = dam(fix("change", "mentions", (None, None, words), "actor_id", "critics", row=3))
    assert outcomes(wrong) == ["not used"] and "say where they begin" in wrong.corrections.reason[0]
