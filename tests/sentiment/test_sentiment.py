"""Sentiment toward mentions: names count for nothing, negation is heard, every figure keeps its rule."""

import json

import pandas as pd
import pytest
from framescope.errors import InputError, OldName
from framescope.sentiment.score import ALL, FOR_ARTICLES, FORMER_NAMES, chosen, reading, score_mentions, score_targets
from framescope.sentiment.word_lists import PLACEHOLDER, WORD_LISTS, clauses_of, label, shares
from framescope.settings import settings_of
from framescope.tables import check, table
from handmade import parsed
from hypothesis import given, settings
from hypothesis import strategies as st
from places import KIT

GOLD = KIT / "gold"
BOTH = pytest.mark.parametrize("instrument", WORD_LISTS)


def mentions_of(text, *pieces, form="name"):
    rows = []
    for i, piece in enumerate(pieces):
        start = text.index(piece)
        rows.append({"mention_id": i, "actor_id": piece.lower(), "sentence_id": 0, "start": start, "end": start + len(piece), "text": piece,
                     "form": form, "confidence": 1.0, "rule": "name", "voice": "author", "speaker": None})  # fmt: skip
    return table("mentions", rows)


def score(sentence, target, instrument):
    start = sentence.index(target)
    return score_targets([(sentence, start, start + len(target))], instrument).iloc[0]


def test_the_table_keeps_its_schema_and_copies_the_voice():
    doc = parsed("Freedonia PROPN nsubj 1", "betrayed VERB ROOT 1 betray", "Ruritania PROPN dobj 1", ". PUNCT punct 1")
    mentions = mentions_of(doc.text, "Freedonia", "Ruritania").assign(voice=["author", "source"], speaker=[None, "ann"])
    sentences = table("sentences", [{"sentence_id": 0, "paragraph_id": 0, "start": 0, "end": len(doc.text), "text": doc.text}])
    frame = score_mentions(doc, mentions, sentences)
    check("sentiments", frame, doc.text)
    assert list(frame.instrument) == [*FOR_ARTICLES] * 2
    assert list(frame.voice) == ["author"] * len(FOR_ARTICLES) + ["source"] * len(FOR_ARTICLES)
    assert frame[frame.instrument == "vader"].score.max() < 0


def test_no_mentions_give_an_empty_table():
    doc = parsed("It PRON nsubj 1", "rained VERB ROOT 1 rain")
    frame = score_mentions(doc, table("mentions", []), table("sentences", []))
    check("sentiments", frame, doc.text)
    assert frame.empty


def test_a_run_of_name_words_is_one_placeholder_and_the_target_is_marked():
    doc = parsed(
        "United PROPN compound 1", "States PROPN nsubj 2", "thanked VERB ROOT 2 thank", "Ann PROPN compound 4", "Bell PROPN dobj 2"
    )
    clause = clauses_of(doc, mentions_of(doc.text, "United States"))[0]
    assert clause.words == (PLACEHOLDER, "thanked", PLACEHOLDER)
    assert clause.target == (0, 1)


@BOTH
@pytest.mark.parametrize("name", ["the United States", "the Freedom Party", "the Department of Justice", "the Best Hope Alliance"])
def test_names_are_not_words(name, instrument):
    assert score(f"Officials from Oslo met {name} on Monday.", name, instrument).score == 0.0


@BOTH
def test_names_can_be_swapped(instrument):
    sentence = "{} brutally attacked {} and lied about it."
    one = [score(sentence.format("France", "Japan"), name, instrument).score for name in ("France", "Japan")]
    two = [score(sentence.format("Japan", "France"), name, instrument).score for name in ("Japan", "France")]
    assert one == two


@BOTH
@pytest.mark.parametrize(
    "sentence",
    [
        "No evidence of fraud was found against Adams.",
        "Adams was cleared of corruption.",
        "Adams did not commit a crime.",
        "There was no sign of abuse by Adams.",
    ],
)
def test_denied_harm_is_not_negative(sentence, instrument):
    assert score(sentence, "Adams", instrument).score >= 0.0


@BOTH
def test_denied_praise_is_negative(instrument):
    assert score("Adams was not honest and not kind.", "Adams", instrument).label == "negative"


def test_two_targets_in_contrast_are_told_apart():
    sentence = "Mayor Ito praised the wonderful Adams and insulted the corrupt liar Brown."
    assert score(sentence, "Adams", "vader").label == "positive"
    assert score(sentence, "Brown", "vader").label == "negative"


@given(st.floats(-1, 1), st.floats(0.005, 0.6))
def test_shares_add_up_and_the_largest_is_the_label(value, threshold):
    parts = shares(value, threshold)
    assert sum(parts.values()) == pytest.approx(1.0)
    assert min(parts.values()) >= 0.0
    assert parts[label(value, threshold)] == max(parts.values())


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_no_text_makes_it_raise(text, start, end):
    start, end = sorted((min(start, len(text)), min(end, len(text))))
    frame = score_targets([(text, start, end)])
    assert -1.0 <= frame.score[0] <= 1.0


def test_no_targets_give_an_empty_frame():
    assert list(score_targets([]).columns) == ["negative", "neutral", "positive", "score", "label"]


def test_on_people_s_judgement_vader_reaches_its_figure():
    path = GOLD / "newsmtsc" / "dev_rw.jsonl"
    if not path.exists():
        pytest.skip("NewsMTSC is not at hand")
    from framescope.validation.newsmtsc import predict

    gold = {r["id"]: r["polarity"] for r in map(json.loads, path.read_text(encoding="utf-8").splitlines())}
    guess = pd.DataFrame(predict(path)).set_index("id")[["negative", "neutral", "positive"]].idxmax(axis=1)
    names = {-1: "negative", 0: "neutral", 1: "positive"}
    right = sum(names[y] == guess[i] for i, y in gold.items()) / len(gold)
    assert right > 0.58


@pytest.mark.parametrize("instrument", WORD_LISTS)
def test_targets_are_scored_as_each_alone(instrument):
    targets = [("Ann Alder smiled at the happy crowd.", 0, 9), ("Bo lied to Ruritania.", 0, 2), ("France praised the plan.", 0, 6)]
    together = score_targets(targets, instrument)
    alone = pd.concat([score_targets([target], instrument) for target in targets], ignore_index=True)
    pd.testing.assert_frame_equal(together, alone)


def test_the_mention_model_reads_the_sentence_of_the_mention_inside_a_long_quotation():
    text = "“He came. Ruritania won! We left,” she said."
    start = text.index("Ruritania")
    first, last = reading(text, start, start + 9)
    assert text[first:last] == "Ruritania won! "
    assert reading("Ruritania", 0, 9) == (0, 9)


@pytest.mark.parametrize("former", FORMER_NAMES)
def test_a_former_name_is_taken_with_one_sentence_and_not_kept(former):
    with pytest.warns(OldName, match=f"'{former}' is now called '{FORMER_NAMES[former]}'"):
        assert chosen([former, "vader"]) == ("vader", FORMER_NAMES[former])
    with pytest.warns(OldName):
        assert settings_of(instruments=[former]) == settings_of(instruments=[FORMER_NAMES[former]])
    with pytest.warns(OldName):
        frame = score_targets([("Critics called the mayor a liar.", 19, 24)], former)
    assert frame.equals(score_targets([("Critics called the mayor a liar.", 19, 24)], FORMER_NAMES[former]))


def test_the_names_of_today_come_without_a_warning(recwarn):
    assert chosen(ALL) == ALL and not recwarn.list


@pytest.mark.parametrize(
    "use", [lambda name: chosen([name]), lambda name: score_targets([], name), lambda name: settings_of(instruments=[name])]
)
@pytest.mark.parametrize("name", ["bert", "Vader", "", "mention model"])
def test_an_unknown_instrument_is_an_error_that_names_those_there_are(use, name):
    with pytest.raises(InputError, match=f"called '{name}': choose from {', '.join(ALL)}"):
        use(name)
