"""An actor in one row, and the roles that deeds tell: from tables made by hand."""

import re
from dataclasses import replace

import framescope as fs
import pandas as pd
import pytest
from framescope.measures import deeds
from framescope.measures.concordance import concordances
from framescope.measures.portraits import SOURCED, portraits
from framescope.tables import PORTRAIT_COLUMNS, table

pytestmark = pytest.mark.usefixtures("sums_once")


def accused(a, *rows):
    """The analysis with these accusations (accused, sourcing)."""
    made = [
        {"accusation_id": i, "sentence_id": 0, "start": 0, "end": 3, "text": a.article.text[:3], "accused": who, "accuser": None, "wrong": "harm",
         "sourcing": how, "voice": "author", "speaker": None, "rule": "deed", "confidence": 0.8}
        for i, (who, how) in enumerate(rows)
    ]  # fmt: skip
    return replace(a, accusations=table("accusations", made))


def done(a, *rows):
    """The analysis with these events (event, form, agent, agent_text, patient, voice), all in one sentence without a source."""
    sentence = a.sentences[~a.sentences.sentence_id.isin(a.attributions.sentence_id)].iloc[-1]
    made = [
        {"event_id": i, "sentence_id": sentence.sentence_id, "start": sentence.start, "end": sentence.start + 1, "text": sentence.text[:1], "event": event,
         "form": form, "agent": agent, "agent_text": agent_text, "patient": patient, "patient_text": None, "negated": False, "voice": voice,
         "speaker": None}
        for i, (event, form, agent, agent_text, patient, voice) in enumerate(rows)
    ]  # fmt: skip
    return replace(a, events=table("events", made))


def grouped(a, group, side):
    """The analysis in which an actor is a group that stands for another."""
    actors = a.actors.assign(
        kind=a.actors.kind.where(a.actors.actor_id != group, "group"), side=a.actors.side.where(a.actors.actor_id != group, side)
    )
    return replace(a, actors=actors.astype(a.actors.dtypes.to_dict()))


def row(a, actor):
    return portraits(a).set_index("actor").loc[actor]


@pytest.mark.parametrize(
    ("sentence", "harm"),
    [
        ("Nobody was hurt.", []),
        ("No one was killed in the storm.", []),
        ("No civilians were wounded.", []),
        ("None of the crew had been badly hurt.", []),
        ("Neither driver was injured.", []),
        ("Hardly anyone was hurt.", []),
        ("Eleven were killed.", ["killed"]),
        ("No one helped, and nine people were killed.", ["killed"]),
        ("No warning came and two were killed.", ["killed"]),
    ],
)
def test_what_befalls_nobody_is_no_harm(sentence, harm):
    a = fs.analyze(fs.read_article(sentence), instruments=[])
    assert deeds.harm_without_agent(a).text.tolist() == harm


def test_every_actor_has_one_row_and_no_count_is_missing(by_hand):
    found = fs.portraits(by_hand)
    assert list(found.actor) != [] and sorted(found.actor) == sorted(by_hand.actors.actor_id)
    assert list(found.mentions) == sorted(found.mentions, reverse=True)
    assert {c: str(t) for c, t in found.dtypes.items()} == PORTRAIT_COLUMNS


def test_nothing_measured_is_no_row(by_hand):
    assert portraits(replace(by_hand, **{n: table(n, []) for n in by_hand.tables})).empty


def test_accusations_are_counted_by_their_sourcing(by_hand):
    a = accused(
        by_hand,
        ("fenwick", "asserted"),
        ("fenwick", "asserted"),
        ("fenwick", "attributed"),
        ("fenwick", "distanced"),
        ("bo-birch", "attributed"),
    )
    assert list(row(a, "fenwick")[list(SOURCED)]) == [2, 1, 1] and list(row(a, "bo-birch")[list(SOURCED)]) == [0, 1, 0]


def test_what_is_said_of_a_group_counts_for_whom_it_stands_too(by_hand):
    a = accused(grouped(by_hand, "fenwick", "ruritania"), ("fenwick", "asserted"))
    assert row(a, "fenwick").accused_by_author == row(a, "ruritania").accused_by_author == 1
    person = accused(by_hand, ("ann-alder", "asserted"))
    assert row(person, "ruritania").accused_by_author == 0


def test_deeds_are_the_authors_and_harm_is_told_from_help(by_hand):
    a = done(
        by_hand,
        ("shell", "active", "fenwick", "Fenwick", "ruritania", "author"),
        ("rescue", "active", "ruritania", "Ruritania", "fenwick", "author"),
        ("shell", "active", "ruritania", "Ruritania", "fenwick", "source"),
        ("loss", "nominalisation", "fenwick", "Fenwick", None, "author"),
    )
    found = deeds.deeds(a)
    assert list(found.loc["fenwick", ["acts", "acted_on", "harms", "harmed", "helps", "helped"]]) == [2, 1, 1, 1, 0, 1]
    assert list(found.loc["ruritania", ["acts", "acted_on", "harms", "harmed", "helps", "helped"]]) == [1, 1, 0, 1, 1, 0]


@pytest.mark.parametrize(
    ("event", "form", "agent_text", "counted"),
    [
        ("kill", "agentless passive", None, True),
        ("clash", "nominalisation", None, True),
        ("kill", "passive", "troops", False),
        ("build", "agentless passive", None, False),
        ("loss", "nominalisation", None, False),
    ],
)
def test_harm_that_nobody_does(by_hand, event, form, agent_text, counted):
    a = done(by_hand, (event, form, None, agent_text, None, "author"))
    assert len(deeds.harm_without_agent(a)) == counted


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Three miners were killed. Two more were injured.", ["killed", "injured"]),
        ("The murder of Ann Lee is the latest crime in a war that the landlords have waged for years.", []),
        ("Those responsible would be killed. Nobody is to be injured.", []),
        ("Bo Birch was jailed. Ann Lee was arrested.", []),
        ("Clashes ensued.", ["Clashes"]),
    ],
)
def test_harm_without_a_doer_is_what_the_sentence_leaves_open(text, told):
    a = fs.analyze(fs.read_article(text), instruments=[])
    assert deeds.harm_without_agent(a).text.tolist() == told


def test_shares_of_words_add_up(by_hand):
    found = portraits(by_hand)
    assert found.attributed_share.sum() == pytest.approx(1) and found.attributed_words.sum() == 8


def test_a_careful_reader_sees_the_same_in_the_default_article(azernews):
    found = fs.portraits(azernews).set_index("name")
    armenia, azerbaijan = found.loc["Armenia"], found.loc["Azerbaijan"]
    assert armenia.author_label == "negative" and armenia.author_stance < 0 < azerbaijan.author_stance
    assert armenia.accused_by_author >= 4 and armenia.accused_by_sources == 0
    assert (azerbaijan.accused_by_author, azerbaijan.accused_by_sources, azerbaijan.accused_distanced) == (0, 2, 1)
    assert found.author_stance["Emmanuel Macron"] < 0 and found.author_stance["Armenian National Committee of America"] < 0
    assert found.article_stance["Republic of Artsakh"] < 0 and found.article_stance["draft resolution"] < 0
    assert isinstance(found, pd.DataFrame) and pd.isna(found.author_low["Colin Kahl"])


SWAPPED = {"Azerbaijani": "Armenian", "Azerbaijan": "Armenia", "Baku": "Yerevan"}
SWAPPED |= {there: here for here, there in SWAPPED.items()}
MIRRORED = (
    "author_stance",
    "article_stance",
    "accused_by_author",
    "accused_by_sources",
    "accused_distanced",
    "acts",
    "harms",
    "harmed",
    "author_negative",
)


def test_a_mirrored_article_gets_the_mirrored_portraits_and_sentences(azernews):
    swapped = re.sub("|".join(sorted(SWAPPED, key=len, reverse=True)), lambda name: SWAPPED[name[0]], azernews.article.text)
    mirror = fs.analyze(fs.read_article(swapped))
    here, there = fs.portraits(azernews).set_index("name"), fs.portraits(mirror).set_index("name")
    for name in ("Armenia", "Azerbaijan"):
        assert list(here.loc[name, list(MIRRORED)]) == list(there.loc[SWAPPED[name], list(MIRRORED)])
    kinds = ("accused", "judged")
    said = [str(f) for f in fs.findings(mirror) if f.kind in kinds]
    assert (
        said == [re.sub("Armenia|Azerbaijan", lambda name: SWAPPED[name[0]], str(f)) for f in fs.findings(azernews) if f.kind in kinds]
        and len(said) == 2
    )


OWN_SIDE = """Teachers at Alder Academy vote on pay

Maria Stone, general secretary of the Northern Teachers Alliance, criticised the Northern Teachers Alliance on Monday.

Maria Stone also praised Peter Wood of the Northern Teachers Alliance.

The schools minister, Sam Hale, condemned the Northern Teachers Alliance.
"""


def test_what_members_say_of_their_own_side_is_no_word_of_others():
    a = fs.analyze(fs.read_article(OWN_SIDE), instruments=["vader"])
    found = {c.actor: c for c in concordances(a)[0]}
    side = found["Northern Teachers Alliance"]
    assert {"Maria Stone", "Peter Wood"} <= set(side.others)
    assert (side.total("against-source"), side.total("for-source")) == (1, 0)
    assert (side.total("within-against"), side.total("within-for")) == (1, 1)
    assert side.total("takes-against") == side.total("takes-for") == 0
    assert found["Sam Hale"].total("takes-against") == 1


@pytest.mark.parametrize(("speaker", "counted"), [("ann-alder", 0), ("ruritania", 0), ("bo-birch", 1), (None, 1)])
def test_the_tone_of_a_sides_own_members_toward_it_is_not_the_sources(by_hand, speaker, counted):
    felt = by_hand.sentiments.iloc[:1].assign(
        actor_id="ruritania", voice="source", speaker=speaker, label="negative", instrument="mention_model"
    )
    actors = by_hand.actors.assign(side=by_hand.actors.side.where(by_hand.actors.actor_id != "ann-alder", "ruritania"))
    a = replace(by_hand, actors=actors.astype(by_hand.actors.dtypes.to_dict()), sentiments=felt.astype(by_hand.sentiments.dtypes.to_dict()))
    assert row(a, "ruritania").sources_negative == counted
