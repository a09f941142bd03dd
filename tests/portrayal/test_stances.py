"""The table ``stances``: which rows of acts, sentiments and loaded terms it keeps, and whose they are."""

import re

import pandas as pd
import pytest
from framescope import analyze
from framescope.measures.who_toward_whom import SURE, shown
from framescope.parsing.clauses import TokenIndex
from framescope.parsing.language import pipeline
from framescope.portrayal.stances import HOW, LEAST, agents_of, gesturing, leading, stance_rows, stops
from framescope.reading.article import Article
from framescope.tables import SCHEMAS, check

TEXT = (
    'Mayor Anna Sand condemned Omar Diallo on Monday. "Diallo is a shameless liar who betrayed this town," Sand said.\n\n'
    "Omar Diallo praised Mei Tanaka for showing courage. The corrupt, lazy Diallo wasted the money of the poor.\n"
)


def felt(mention=0, actor="bo", score=-0.9, voice="author", speaker=None, sentence=0, start=10, instrument="mention_model"):
    return {
        "mention_id": mention, "actor_id": actor, "sentence_id": sentence, "start": start, "end": start + 2, "text": "Bo",
        "instrument": instrument, "score": score, "voice": voice, "speaker": speaker,
    }  # fmt: skip


def act(source="ann", target="bo", score=-1.0, voice="author", speaker=None, sentence=0, confidence=0.7):
    return {
        "sentence_id": sentence, "start": 4, "end": 9, "text": "hates", "source": source, "target": target, "score": score, "how": "reported",
        "rule": "hate: hate (verb)", "confidence": confidence, "voice": voice, "speaker": speaker,
    }  # fmt: skip


def term(target="bo", valence=-0.6, voice="author", speaker=None):
    return {
        "term_id": 0, "sentence_id": 0, "start": 20, "end": 24, "text": "liar", "category": "evaluative", "valence": valence, "weight": 0.8,
        "voice": voice, "speaker": speaker, "target": target,
    }  # fmt: skip


def told(rows):
    return [(r["how"], r["source"], r["target"], r["polarity"]) for r in rows]


@pytest.mark.parametrize(
    ("row", "aimed", "meant"),
    [
        (felt(), {}, ("told", None, "bo", "negative")),
        (felt(score=0.9), {}, ("told", None, "bo", "positive")),
        (felt(voice="source", speaker="ann"), {}, ("said", "ann", "bo", "negative")),
        (felt(voice="source"), {}, ("said", None, "bo", "negative")),
        (felt(), {0: "ann"}, ("reported", "ann", "bo", "negative")),
        (felt(voice="source", speaker="cy"), {0: "ann"}, ("said", "cy", "bo", "negative")),
    ],
)
def test_whose_stance_a_statement_is(row, aimed, meant):
    assert told(stance_rows([], [row], [], aimed)) == [meant]


@pytest.mark.parametrize("row", [felt(score=LEAST / 2), felt(actor=None), felt(voice="source", speaker="bo"), felt(instrument="vader")])
def test_what_is_no_stance(row):
    assert stance_rows([], [row], [], {}) == []


def test_a_speaker_who_is_known_is_seldom_indifferent():
    said = [felt(score=-LEAST / 2 - 0.01, voice="source", speaker=speaker) for speaker in ("ann", None)]
    assert [told(stance_rows([], [row], [], {})) for row in said] == [[("said", "ann", "bo", "negative")], []]


@pytest.mark.parametrize(("score", "both"), [(-0.95, True), (0.95, True), (-0.6, False)])
def test_a_plain_statement_tells_what_the_subject_of_its_sentence_is_to_the_one_it_is_about(score, both):
    rows = stance_rows([], [felt(score=score)], [], {}, leads={0: "ann"})
    by_subject = [row for row in rows if row["source"] == "ann"]
    assert [row["how"] for row in by_subject] == ["reported"] * both and len(rows) == 1 + both  # the author's own stays
    assert all(row["confidence"] < SURE for row in by_subject)  # and is not shown on a page


@pytest.mark.parametrize(
    ("text", "leader"),
    [
        ("Anna Sand spent the summer in disputes with Omar Diallo.", "Anna Sand"),
        ("Anna Sand, in no mood for peace, has no time for Omar Diallo.", "Anna Sand"),
        ("Behind Omar Diallo stood Anna Sand.", None),
        ("Anna Sand was ruined with Omar Diallo.", None),
        ("It was a bad day for Omar Diallo.", None),
        ("The work that Anna Sand did for Omar Diallo was poor.", None),
    ],
)
def test_who_is_the_subject_of_the_sentence_before_a_mention(text, leader):
    doc = pipeline()(text)
    tokens = {name: [i for i, word in enumerate(doc) if word.text in name.split()] for name in ("Anna Sand", "Omar Diallo")}
    actors = {i: name for name, places in tokens.items() for i in places}
    start = text.index("Omar Diallo")
    mention = {"mention_id": 3, "start": start, "end": start + len("Omar Diallo"), "actor_id": "Omar Diallo"}
    assert leading(doc, TokenIndex(doc), [mention], actors).get(3) == leader


@pytest.mark.parametrize(("score", "meant"), [(-0.3, ["negative"]), (0.3, []), (0.6, ["positive"])])
def test_weak_praise_of_a_source_s_is_no_stance(score, meant):
    rows = stance_rows([], [felt(score=score, voice="source", speaker="ann")], [], {})
    assert [row["polarity"] for row in rows] == meant


@pytest.mark.parametrize("score", [-0.9, -0.3, 0.7])
def test_who_speaks_for_somebody_by_office_is_not_against_him(score):
    said = felt(score=score, voice="source", speaker="ann")
    assert told(stance_rows([], [said], [], {}, agents={("ann", "bo")})) == [("said", "ann", "bo", "positive")]
    assert told(stance_rows([], [said], [], {}, agents={("bo", "ann")}))[0][3] == ("positive" if score > 0 else "negative")


@pytest.mark.parametrize(
    ("text", "speaks"),
    [
        ("Anna Sand, a spokeswoman for Omar Diallo, waited.", True),
        ("Omar Diallo's lawyer, Anna Sand, waited.", True),
        ("Anna Sand, the attorney of Omar Diallo, waited.", True),
        ("They heard Omar Diallo spokesman Anna Sand.", True),
        ("Omar Diallo's press secretary, Anna Sand, waited.", True),
        ("Anna Sand, campaign manager for Omar Diallo, waited.", True),
        ("Omar Diallo's barrister Anna Sand waited.", True),
        ("Anna Sand is a spokesperson for Omar Diallo.", True),
        ("Anna Sand, counsel to Omar Diallo, waited.", True),
        ("Anna Sand, a critic of Omar Diallo, waited.", False),
        ("Anna Sand and Omar Diallo's lawyer waited.", False),
        ("Anna Sand met a lawyer in Omar Diallo's town.", False),
    ],
)
def test_who_speaks_for_whom_by_office(text, speaks):
    doc = pipeline()(text)
    actors = {i: name for name in ("Anna Sand", "Omar Diallo") for i, word in enumerate(doc) if word.text in name.split()}
    assert (("Anna Sand", "Omar Diallo") in agents_of([(0, list(doc))], actors)) == speaks


def test_each_sentence_of_a_quotation_is_a_stance():
    rows = [felt(voice="source", speaker="ann", start=10), felt(1, voice="source", speaker="ann", start=60)]
    assert len(stance_rows([], rows, [], {})) == 1
    assert len(stance_rows([], rows, [], {}, ends=[{"start": 40, "end": 41}])) == 2


def test_where_the_sentences_of_a_quotation_end():
    text = '"He lied. He cheated us!" she said.'
    assert [text[stop["start"]] for stop in stops(pipeline()(text))] == [".", "!", "."]


def test_the_mention_model_goes_before_the_sentence_model():
    rows = stance_rows([], [felt(score=0.9, instrument="sentence_model"), felt()], [], {})
    assert told(rows) == [("told", None, "bo", "negative")]
    assert told(stance_rows([], [felt(score=0.9, instrument="sentence_model")], [], {})) == [("told", None, "bo", "positive")]


def test_loaded_words_are_whose_voice_they_are_in():
    assert told(stance_rows([], [], [term()], {})) == [("named", None, "bo", "negative")]
    assert told(stance_rows([], [], [term(voice="source", speaker="ann")], {})) == [("named", "ann", "bo", "negative")]
    assert stance_rows([], [], [term(valence=0.0), term(target=None), term(voice="source", speaker="bo")], {}) == []


def test_two_rows_for_the_same_two_in_a_sentence_are_one():
    rows = stance_rows([act(), act(confidence=0.3, score=1.0)], [], [], {})
    assert told(rows) == [("reported", "ann", "bo", "negative")]
    assert len(stance_rows([act(), act(sentence=1)], [], [], {})) == 2


def test_what_a_source_tells_of_somebody_else_is_less_sure():
    (of_author,), (of_source,), (own,) = (
        stance_rows([row], [], [], {}) for row in (act(), act(voice="source", speaker="cy"), act(voice="source", speaker="ann"))
    )
    assert of_source["confidence"] < of_author["confidence"] == own["confidence"]


def test_what_somebody_else_is_reported_to_feel_is_not_the_authors():
    assert told(stance_rows([act()], [felt()], [], {})) == [("reported", "ann", "bo", "negative")]
    assert len(stance_rows([act()], [felt(score=0.9)], [], {})) == 2
    assert len(stance_rows([act()], [felt(sentence=3)], [], {})) == 2


def test_the_authors_and_an_unnamed_sources_stance_stay_apart():
    rows = stance_rows([], [felt(), felt(mention=1, voice="source")], [], {})
    assert {(r["how"], r["voice"]) for r in rows} == {("told", "author"), ("said", "source")}


def confidence(terms, sentence=1, **other):
    return next(r["confidence"] for r in stance_rows([], [felt(sentence=sentence, **other)], terms, {}) if r["how"] == "told")


def test_the_authors_tone_is_less_sure_where_no_word_of_the_authors_bears_it_out():
    alone = confidence([])
    assert confidence([term()]) == 2 * alone
    assert confidence([term(valence=0.6)]) == confidence([term(target="cy")]) == confidence([term(voice="source", speaker="cy")]) == alone
    assert confidence([term(valence=0.6)], score=0.9) == 2 * alone


@pytest.mark.parametrize(
    ("text", "source", "target", "polarity", "how"),
    [
        ("“I loved Ann Lee,” said Bo Orr.", "bo-orr", "ann-lee", "positive", "reported"),
        ("“We condemn Ann Lee,” Bo Orr said.", "bo-orr", "ann-lee", "negative", "reported"),
        ("“I never trusted Ann Lee,” said Bo Orr.", "bo-orr", "ann-lee", "negative", "reported"),
        ("Bo Orr told reporters: “I admire Ann Lee.”", "bo-orr", "ann-lee", "positive", "reported"),
        ("“We sued Ann Lee in May,” said Bo Orr.", "bo-orr", "ann-lee", "negative", "done"),
        ("“I thank Ann Lee for this,” Bo Orr said.", "bo-orr", "ann-lee", "positive", "reported"),
        ("“I blame Ann Lee,” said Bo Orr.", "bo-orr", "ann-lee", "negative", "reported"),
        ("“We support Ann Lee,” said Bo Orr.", "bo-orr", "ann-lee", "positive", "done"),
        ("I admire Ann Lee. Bo Orr left.", None, "ann-lee", "positive", "told"),
        ("I condemn Ann Lee. Bo Orr left.", None, "ann-lee", "negative", "told"),
    ],
)
def test_what_i_or_we_do_is_the_speakers(text, source, target, polarity, how):
    a = analyze(Article(id="x", text=text), instruments=[])
    rows = [(None if pd.isna(r.source) else r.source, r.target, r.polarity, r.how) for r in a.stances.itertuples()]
    assert (source, target, polarity, how) in rows


@pytest.mark.parametrize(
    "feeling", ["furious", "Outraged", "terrified", "jubilant", "livid", "devastated", "angry", "distraught", "shocked", "delighted"]
)
def test_what_somebody_feels_is_no_stance_toward_him(feeling):
    assert stance_rows([], [], [term() | {"text": feeling}], {}) == []


NEWS = (
    "Omar Diallo was fined in 2019 for parking on a kerb. Mei Tanaka, who had won the vote in May, has led the club since then. "
    "Lars Holm did not respond to requests for comment. Ines Prado apologised to the families on Monday. "
    "Anna Sand said members would not return without a better offer. Tomas Berg made his fortune in car parks. "
    "Kofi Mensah resigned as treasurer last spring. The firm paid its chief executive, Ruth Adler, a bonus of 300 dollars. "
    "A teacher told Nadia Karim that women made good nurses. Pedro Luz wrote to Hana Sato, who did not reply."
)


def test_news_of_somebodys_luck_and_misfortune_is_no_stance_that_is_shown():
    a = analyze(Article(id="news", text=NEWS), instruments=["mention_model"])
    assert len(a.stances) > 3
    assert shown(a.stances[a.stances.how.isin(["told", "reported"])]).empty


def test_a_tone_that_a_loaded_word_bears_out_is_shown():
    text = "The corrupt, lazy Omar Diallo wasted the money of the poor. Diallo ruined the town and lied to the widows."
    a = analyze(Article(id="column", text=text), instruments=["mention_model"])
    assert {(r.how, r.polarity) for r in shown(a.stances).itertuples() if pd.isna(r.source)} == {
        ("told", "negative"),
        ("named", "negative"),
    }


@pytest.fixture(scope="module")
def measured():
    return analyze(Article(id="dams", text=TEXT), instruments=["mention_model"])


def test_the_table_keeps_its_schema_and_points_to_the_text(measured):
    check("stances", measured.stances, TEXT)
    assert list(measured.stances.columns) == list(SCHEMAS["stances"])
    assert set(measured.stances.how) <= set(HOW) and measured.stances.confidence.between(0, 1).all()
    assert measured.stances.stance_id.tolist() == list(range(len(measured.stances)))
    assert ((measured.stances.score > 0) == (measured.stances.polarity == "positive")).all()


def test_an_article_is_read_for_acts_words_and_statements(measured):
    s = measured.stances.fillna("-")
    found = set(zip(s.source, s.target, s.polarity, s.voice, strict=True))
    assert ("anna-sand", "omar-diallo", "negative", "author") in found and ("anna-sand", "omar-diallo", "negative", "source") in found
    assert ("omar-diallo", "mei-tanaka", "positive", "author") in found and ("-", "omar-diallo", "negative", "author") in found


def test_without_a_network_acts_and_words_are_left():
    a = analyze(Article(id="dams", text=TEXT), instruments=["vader"])
    assert set(a.stances.how) <= {"reported", "done", "named"} and len(a.stances) >= 3


def test_places_are_those_of_the_original_text():
    text = TEXT.replace("Diallo", "Dia\u00adllo")
    a = analyze(Article(id="dams", text=text), instruments=["vader"])
    check("stances", a.stances, text)
    assert len(a.stances)


def test_the_same_words_of_others_are_the_same_stances(measured):
    other = {"Anna": "Mei", "Mei": "Anna", "Sand": "Tanaka", "Tanaka": "Sand"}
    swap = re.sub("Anna|Mei|Sand|Tanaka", lambda name: other[name[0]], TEXT)
    a = analyze(Article(id="dams", text=swap), instruments=["mention_model"])
    assert a.stances[["how", "polarity"]].values.tolist() == measured.stances[["how", "polarity"]].values.tolist()


@pytest.mark.parametrize(
    "text",
    [
        "Omar Diallo thanked Mei Tanaka.",
        "Omar Diallo greeted Mei Tanaka with a smile.",
        "Omar Diallo hugged Mei Tanaka at the airport.",
        "Omar Diallo invited Mei Tanaka to lunch.",
        "Omar Diallo accompanied Mei Tanaka to the station.",
        "Omar Diallo joined with Mei Tanaka for a photograph.",
        "Omar Diallo sent his thanks to Mei Tanaka.",
        "Mei Tanaka was thanked by Omar Diallo.",
        "Omar Diallo was hosted by Mei Tanaka.",
        "Omar Diallo stood beside Mei Tanaka.",
    ],
)
def test_courtesy_is_weaker_than_what_is_shown(text):
    rows = analyze(Article(id="x", text=f"Mei Tanaka and Omar Diallo met. {text}"), instruments=()).stances
    assert (rows.confidence[rows.polarity == "positive"] < SURE).all()


def test_who_only_makes_a_gesture_is_not_praised_for_it():
    rows = stance_rows([], [felt(mention=0, score=0.9), felt(mention=1, actor="ann", score=0.9)], [], {}, {0})
    sure = {row["target"]: row["confidence"] for row in rows}
    assert sure["bo"] == sure["ann"] / 2


@pytest.mark.parametrize(
    ("sentence", "gesture"),
    [
        ("Omar Diallo smiled for the cameras.", True),
        ("Omar Diallo stood beside the bed.", True),
        ("Omar Diallo waved and posed for photographs.", True),
        ("Omar Diallo thanked the nurses.", True),
        ("Omar Diallo visited the ward.", True),
        ("Omar Diallo walked into the hall.", True),
        ("Omar Diallo appeared at the window.", True),
        ("Omar Diallo smiled and saved the child.", False),
        ("Omar Diallo saved the child.", False),
        ("The nurses thanked Omar Diallo.", False),
    ],
)
def test_a_gesture_is_all_that_somebody_does(sentence, gesture):
    doc = pipeline()(sentence)
    start = sentence.index("Omar Diallo")
    mention = {"mention_id": 7, "start": start, "end": start + 11}
    assert gesturing(doc, TokenIndex(doc), [mention]) == ({7} if gesture else set())


def sure(rows):
    return [r["confidence"] >= SURE for r in rows if r["how"] == "said"]


SAID = {"voice": "source", "speaker": "ann"}


def test_a_sources_tone_alone_is_less_sure():
    assert sure(stance_rows([], [felt(**SAID)], [], {})) == [False]


@pytest.mark.parametrize(
    ("acts", "more", "terms", "accusations"),
    [
        ([act(sentence=1)], [], [], []),
        ([], [felt(mention=1, sentence=1, **SAID)], [], []),
        ([], [], [], [{"start": 90, "end": 99, "accuser": "ann", "accused": "bo"}]),
    ],
)
def test_a_sources_tone_that_something_else_bears_out_is_shown(acts, more, terms, accusations):
    assert all(sure(stance_rows(acts, [felt(**SAID), *more], terms, {}, accusations=accusations)))


@pytest.mark.parametrize("other", [act(source="cy", sentence=1), act(target="cy", sentence=1), act(score=1.0, sentence=1)])
def test_what_others_do_or_what_is_done_to_others_bears_nothing_out(other):
    assert sure(stance_rows([other], [felt(**SAID)], [], {})) == [False]


def test_a_name_for_somebody_is_the_stance_of_who_is_told_to_have_called_him_so():
    calling = {"start": 18, "end": 25, "accuser": "cy", "accused": "bo"}
    (row,) = stance_rows([], [], [term(**SAID)], {}, accusations=[calling])
    assert (row["source"], row["target"]) == ("cy", "bo")


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Ann Lee said that abuse had risen and praised Bo Orr.", "ann-lee"),
        ("Its boss, Ann Lee, said the roof was leaking and condemned Bo Orr.", "ann-lee"),
        ("Bo Orr was praised for it.", None),
        ("I suspect that Bo Orr will come.", "nobody"),
    ],
)
def test_an_act_of_saying_is_whose_words_the_attribution_tells(text, source):
    rows = analyze(Article(id="a", text=text), instruments=[]).stances
    assert [None if pd.isna(s) else s for s in rows.source] == ([] if source == "nobody" else [source])


def test_a_loaded_word_that_accuses_somebody_else_is_no_stance_toward_whom_it_is_done():
    kidnapping = {"start": 18, "end": 25, "accuser": "ann", "accused": "cy"}
    assert stance_rows([], [], [term(**SAID)], {}, accusations=[kidnapping]) == []


@pytest.mark.parametrize("text", ["Bo Orr was hounded off the air.", "A cruel mob bullied Bo Orr."])
def test_a_loaded_word_for_what_is_done_to_somebody_is_not_against_him(text):
    rows = analyze(Article(id="a", text=text), instruments=[]).stances
    assert rows[(rows.how == "named") & (rows.target == "bo-orr")].empty


def test_lost_confidence_is_none():
    rows = analyze(Article(id="a", text="Directors lost confidence in Bo Orr."), instruments=[]).stances
    assert rows.polarity.tolist() == ["negative"]


@pytest.mark.parametrize(("text", "n"), [("Northgate charged Bo Orr for a ticket.", 0), ("Northgate charged Bo Orr with theft.", 1)])
def test_who_charges_money_for_something_charges_nobody(text, n):
    assert len(analyze(Article(id="a", text=text), instruments=[]).stances) == n
