"""Every finding says what its rows say, whatever the tables hold: of real articles, of the gold where it lies there, of generated tables."""

import json
import os
from dataclasses import replace

import framescope as fs
import pandas as pd
import pytest
from findings_oracle import contradictions, title_problems
from framescope import figures
from framescope.analysis import Analysis
from framescope.measures import loaded_terms, summary
from framescope.measures.answer import FAINT
from framescope.measures.finding import Finding, closed, key, on_behalf, the
from framescope.measures.findings import findings
from framescope.measuring import analyze
from framescope.reading.article import Article, read_article
from framescope.tables import check, table
from hypothesis import given, settings
from hypothesis import strategies as st
from places import KIT, TESTS

pytestmark = pytest.mark.usefixtures("sums_once")

OURS = sorted((TESTS / "articles").glob("*.txt"))
GOLD = KIT / "gold"
SAMPLE = None if os.environ.get("FRAMESCOPE_ALL_GOLD") else 1
"""So many articles of each corpus; all of them where the variable is set, which takes some minutes."""

DRAWN = ("framing_profile", "presence", "source_shares", "cue_classes", "source_positions", "sourcing_by_paragraph", "terms_by_category",
         "terms_by_target", "terms_by_threshold", "agency", "voice_timeline", "specification_curve")  # fmt: skip


TITLED = ("framing_profile", "source_shares", "cue_classes", "terms_by_target")
"""Those that are drawn of every small case: their titles are made of findings, and drawing all takes a minute."""


def said(a):
    return [str(f) for f in findings(a)]


def of_kind(a, kind):
    return [f for f in findings(a) if f.kind == kind]


def title_faults(a, found, names):
    frames = [
        count(a)
        for count in (
            summary.cues_by_side,
            summary.mentions_by_side,
            summary.terms_by_category,
            summary.terms_by_target,
            loaded_terms.agency,
            loaded_terms.by_threshold,
            summary.sourcing,
        )
    ]
    return [fault for name in names for fault in title_problems(getattr(figures, name)(a), found, frames)]


def nothing_wrong(a):
    found = findings(a)
    assert contradictions(a, found) == []
    return found


# what is public


def test_the_public_name_is_a_function_and_its_values_are_findings(by_hand):
    found = fs.findings(by_hand)
    assert isinstance(found, list) and all(isinstance(f, fs.Finding) for f in found) and callable(fs.show_findings)
    assert all(str(f) == f.text and f.text.startswith(f.title) and not f.title.endswith(".") for f in found)
    with pytest.raises(AttributeError):
        found[0].text = "something else"


def test_a_finding_leads_to_its_rows(by_hand):
    painted = of_kind(by_hand, "painted")[0]
    assert painted.rows(by_hand)["terms"].text.tolist() == ["regime", "weak"] and key("terms") == "term_id"


def test_the_answer_comes_first_and_sizes_last(azernews):
    kinds = [f.kind for f in findings(azernews)]
    assert kinds[0] == "painted" and kinds[-1] == "size"


# what is said


def test_sentences_of_the_analysis_made_by_hand(by_hand):
    assert said(by_hand) == [
        "Both loaded terms in the author's own words are aimed at Fenwick: “regime” and “weak”.",
        "Of the 8 words that are quoted or reported, 62 % go to Bo Birch, most; 38 % go to Ruritania (Ann Alder).",
        "69 % of the article's 26 words are the author's own; the others are quoted from sources or reported of them.",
        "Headline and body were measured: 26 words in 5 sentences.",
    ]


def test_nothing_measured_nothing_claimed(by_hand):
    empty = {n: table(n, []) for n in ("attributions", "spans", "terms", "sentiments", "mentions", "actors")}
    tokens = by_hand.tokens.assign(voice="author", speaker=None).astype({"speaker": "str"})
    a = replace(by_hand, tokens=tokens, **empty)
    assert said(a) == ["Headline and body were measured: 26 words in 5 sentences."]  # somebody's words stand in marks
    every = replace(a, **{n: table(n, []) for n in a.tables})
    assert said(every) == ["Headline and body were measured: 0 words in 0 sentences."]


def test_default_article(azernews):
    text = " ".join(said(azernews))
    assert (
        "7 of the 10 loaded terms in the author's own words are aimed at Armenia" in text
        and "All 3 loaded terms aimed at Azerbaijan are sources'" in text
    )
    assert (
        "go to Armenia (with " in text
        and "the largest part" in text
        and "(side not known)" not in text
        and 5 <= len(findings(azernews)) <= 12
    )


def test_who_has_no_country_is_heard_all_the_same():
    a = analyze(
        read_article(
            'President Lars Holm said taxes would fall. "We will cut them all," Holm said. Holm won the vote in May. Critics doubt it.'
        )
    )
    text = " ".join(said(a))
    assert "go to Lars Holm, nearly all" in text or "most" in text or "are those of Lars Holm" in text
    assert "Lars Holm" in text and "never" not in text


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Tarn Water declined to comment.", "declined to comment"),
        ("Tarn Water did not respond to a request for comment.", "did not respond to a request"),
        ("A spokesman for Tarn Water refused to answer questions.", "refused to answer"),
        ("Tarn Water's spokeswoman had no comment.", "had no comment"),
        ("Tarn Water, which has three million customers, could not be reached for comment.", "could not be reached for comment"),
        ("Tarn Water was not available for comment.", "was not available for comment"),
        ("Police in Tarn Water declined to comment.", None),
        ("A rival of Tarn Water declined to comment.", None),
        ("Tarn Water's rival declined to comment.", None),
        ("Tarn Water refused to rule out a sale.", None),
        ("Tarn Water did not respond to treatment.", None),
    ],
)
def test_a_refusal_is_no_statement_and_belongs_to_who_refuses(sentence, words):
    a = built(sentence, actors={"tarn-water": ("Tarn Water", "organisation", None)}, mentions=["Tarn Water"])
    refusals = of_kind(a, "refused")
    assert [f.actors for f in refusals] == ([("Tarn Water",)] if words else [])
    assert not words or f"Tarn Water (1 mention), and says why: “{words}" in refusals[0].text
    assert contradictions(a, findings(a)) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Tarn Water declined to say how it would have voted.",
        "Tarn Water declined to say whether it would appeal.",
        "Tarn Water refused to say why.",
        "Tarn Water would not say when work begins.",
        "Tarn Water declined to say who paid.",
        "Tarn Water refused to say more.",
        "Tarn Water declined to elaborate.",
        "Tarn Water would not be drawn on the price.",
        "Tarn Water could not say what went wrong.",
        "Tarn Water declined to say\nwhere the pipe leaks.",
    ],
)
def test_who_refuses_to_say_one_thing_may_have_said_another(sentence):
    text = f"{sentence} Tarn Water rose. Tarn Water fell. Ann Alder said that it rains."
    actors = {"tarn": ("Tarn Water", "organisation", None), "ann": ("Ann Alder", "person", None)}
    a = built(text, actors, ["Tarn Water", "Ann Alder"], [("Ann Alder", "said", "it rains", "ann")])
    assert not of_kind(a, "refused") and not of_kind(a, "silent")


def test_a_refusal_to_comment_when_asked_is_whole():
    a = built("Tarn Water declined to comment when asked.", {"tarn": ("Tarn Water", "organisation", None)}, ["Tarn Water"])
    assert of_kind(a, "refused")


@pytest.mark.parametrize(
    ("name", "kind", "sentence", "told"),
    [
        ("Department of Health", "organisation", "Department of Health officials met.", "the Department of Health"),
        ("Crown Office for Trade", "organisation", "A Crown Office for Trade plan failed.", "the Crown Office for Trade"),
        ("University of Leeds", "organisation", "University of Leeds staff met.", "the University of Leeds"),
        ("Treasury", "organisation", "It rained. The Treasury met.", "the Treasury"),
        ("Arvians", "organisation", "On Monday the Arvians met.", "the Arvians"),
        ("Labour", "organisation", "The Labour whip left. Labour met.", "Labour"),
        ("Oxfam", "organisation", "Oxfam met. Nobody of Oxfam left.", "Oxfam"),
        ("Tarn Water", "organisation", "The plan of Tarn Water failed.", "Tarn Water"),
        ("Ann Alder", "person", "The Ann Alder who left came back.", "Ann Alder"),
        ("council", "group", "The council met.", "the council"),
        ("al-Mawasi", "place", "Many fled to al-Mawasi.", "al-Mawasi"),
        ("von Stein", "person", "Then von Stein left.", "von Stein"),
        ("eBay", "organisation", "Then eBay left.", "eBay"),
        ("one neighbour", "person", "Then one neighbour left.", "one neighbour"),
        ("United Nations", "organisation", "United Nations staff left.", "the United Nations"),
    ],
)
def test_a_name_has_its_article_in_a_sentence(name, kind, sentence, told):
    a = built(sentence, {"it": (name, kind, None)}, [name])
    assert the(name, a) == told


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Ugandan marines opened fire. The marines left.", "Ugandan marines"),
        ("Muslim leaders met. The leaders left.", "Muslim leaders"),
        ("Catholic nuns sued. The nuns left.", "Catholic nuns"),
        ("Victorian farmers met. The farmers left.", "Victorian farmers"),
        ("Angry parents blocked the road. The parents left.", "angry parents"),
        ("Local drivers went on strike. The drivers left.", "local drivers"),
    ],
)
def test_a_description_keeps_a_capital_of_its_own_and_no_other(sentence, told):
    a = fs.analyze(fs.read_article(sentence), instruments=[])
    (name,) = [name for name in a.actors.name if name.casefold() == told.casefold()]
    assert the(name, a).removeprefix("the ") == told


def test_whoever_refuses_once_and_speaks_elsewhere_is_heard():
    text = "Tarn Water declined to comment. Tarn Water said that it rains."
    a = built(
        text, {"tarn-water": ("Tarn Water", "organisation", None)}, ["Tarn Water"], [("Tarn Water", "said", "it rains", "tarn-water")]
    )
    assert not of_kind(a, "refused") and of_kind(a, "heard")[0].actors == ("Tarn Water",)


def test_whoever_refuses_to_speak_for_somebody_who_is_heard_is_not_missed():
    actors = {"tarn": ("Tarn Water", "organisation", None), "lee": ("Kit Lee", "person", "tarn")}
    text = "Kit Lee declined to comment. Tarn Water said that it rains."
    a = built(text, actors, ["Tarn Water", "Kit Lee"], [("Tarn Water", "said", "it rains", "tarn")])
    assert not of_kind(a, "refused") and contradictions(a, findings(a)) == []


@pytest.mark.parametrize(
    ("speakers", "told"),
    [
        ({"tarn": 3}, "Tarn Water"),
        ({"lee": 3}, "Tarn Water (Kit Lee)"),
        ({"tarn": 2, "lee": 3}, "Tarn Water (with Kit Lee)"),
        ({"lee": 2, "moss": 3}, "Tarn Water (Pat Moss and Kit Lee)"),
        ({"lee": 2, "moss": 3, "reed": 4}, "Tarn Water (Jo Reed, Pat Moss and Kit Lee)"),
        ({"lee": 2, "moss": 3, "reed": 4, "wood": 1}, "Tarn Water (Jo Reed, Pat Moss and 2 others)"),
    ],
)
def test_a_side_is_told_with_who_speaks_for_it(speakers, told):
    people = {"lee": "Kit Lee", "moss": "Pat Moss", "reed": "Jo Reed", "wood": "Al Wood"}
    actors = (
        {"tarn": ("Tarn Water", "organisation", None)}
        | {i: (name, "person", "tarn") for i, name in people.items()}
        | {"b": SPOKEN_OF["bo"]}
    )
    statements = [(actors[who][0], " ".join(f"{who}{i}" for i in range(n)), who) for who, n in {**speakers, "b": 1}.items()]
    text = " ".join(f"{name} said {words}." for name, words, _ in statements)
    a = built(text, actors, [], [(name, "said", words, who) for name, words, who in statements])
    assert f"go to {told}, " in of_kind(a, "heard")[0].text and contradictions(a, findings(a)) == []


@pytest.mark.parametrize(("aimed", "elsewhere", "n"), [(2, 6, 1), (2, 7, 0), (1, 0, 0), (3, 9, 1), (3, 10, 0)])
def test_few_of_many_loaded_terms_are_no_finding(aimed, elsewhere, n):
    a = generated([("term", "b", None, "author")] * aimed + [("term", None, None, "author")] * elsewhere, dict.fromkeys(NAMES))
    assert len(of_kind(a, "painted")) == n and contradictions(a, findings(a)) == []


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("The mayor opened the so-called “green corridor” on Monday.", "“green corridor” (“so-called”)"),
        ("The made-up “Republic of Artsakh” met in Lima.", "“Republic of Artsakh” (“made-up”)"),
        ("The self-styled “people's bank” in Lima closed its doors.", "“people's bank” (“self-styled”)"),
        ("The council condemned the so-called “green corridor” in Lima.", "“green corridor” (“so-called”)"),
        ("Weiner called the reporter a “jackass” in Lima.", None),
        ("He repeated his apology for it, calling it “very inappropriate” in Lima.", None),
        ("She walked the “red carpet” in Lima.", None),
        ("Kit Lee said that the so-called “green corridor” was closed.", None),
    ],
)
def test_only_a_word_of_distance_is_told_as_distance(sentence, words):
    a = analyze(Article(id="x", text=f"Lima, a town of traders, was quiet on Sunday. {sentence} It rained all day."), instruments=())
    told = [f.text for f in of_kind(a, "distance")]
    assert told == ([f"The author keeps a distance from {words}."] if words else []) and contradictions(a, findings(a)) == []


SPOKEN_OF = {"bo": ("Bo Birch", "person", None), "ann": ("Ann Alder", "person", None)}
OF_HIM = "Bo Birch left. Bo Birch came back. Bo Birch left again. Ann Alder said that it rains."


def silent(text=OF_HIM, actors=SPOKEN_OF, speaker="ann", source="Ann Alder", **more):
    a = built(text, actors, ["Bo Birch", "Ann Alder"], [(source, "said", "it rains", speaker)], **more)
    return [f.text for f in of_kind(a, "silent")]


def test_who_is_spoken_of_and_never_heard():
    assert silent() == ["Mentioned but never quoted or reported: Bo Birch (3 mentions)."]


@pytest.mark.parametrize(
    "changed",
    [
        {"text": OF_HIM.replace("Ann Alder said", "He said"), "speaker": None, "source": "He"},  # it may be him
        {"text": OF_HIM.replace("Bo Birch left again. ", "")},  # two mentions
        {"speaker": "bo"},  # he speaks
        {"actors": SPOKEN_OF | {"ann": ("Ann Alder", "person", "bo")}},  # somebody speaks for him
        {"actors": SPOKEN_OF | {"ann": ("Birch", "person", None)}},  # a speaker of that name
        {"actors": {"bo": ("Bo Birch", "organisation", None), "ann": SPOKEN_OF["ann"]}},  # nobody knows for whom she speaks
        {"actors": {"bo": ("Bo Birch", "document", None), "ann": SPOKEN_OF["ann"]}},  # a report does not speak
        {"text": OF_HIM.replace("Ann Alder said", "Bo Birch's aide Ann Alder said"), "source": "Bo Birch's aide Ann Alder"},  # for him
        {"text": OF_HIM + " The bo birch grows."},  # an ordinary word
        {"text": OF_HIM.replace("Ann Alder said", "She said"), "source": "She"},  # "she" right after him: it may be another
        {"involved": False},  # does nothing, and nothing is done to him
    ],
)
def test_nobody_is_called_silent_where_the_tables_leave_a_doubt(changed):
    assert silent(**changed) == []


@pytest.mark.parametrize(("speaker", "told"), [("a", True), (None, True), ("b", False)])
def test_what_a_source_would_call_itself_is_not_told_as_aimed_at_it(speaker, told):
    """The judge who "described her crimes as a cruel betrayal" calls nobody cruel, and not the judge."""
    a = generated([("term", "b", speaker, "source")] * 2, dict.fromkeys(NAMES))
    assert bool(of_kind(a, "quoted_only")) is told


def test_ties_are_not_ranked():
    two = {"bo": ("Bo Birch", "person", None), "ann": ("Ann Alder", "person", None)}
    text = "Bo Birch said that it rains. Ann Alder said that it snows."
    told = [("Bo Birch", "said", "it rains", "bo"), ("Ann Alder", "said", "it snows", "ann")]
    a = built(text, two, ["Bo Birch", "Ann Alder"], told)
    assert of_kind(a, "heard") == [] and figures.presence(a).get_suptitle() == "2 mentions of 2 sides"
    one = built(text, two, ["Bo Birch", "Ann Alder"], told[:1])
    assert [f.text for f in of_kind(one, "heard")] == ["One statement alone is quoted or reported, of 2 words: that of Bo Birch."]


@pytest.mark.parametrize(("rule", "kind", "told"), [("np; speaker: name", "indirect", False), ("clause; speaker: name", "indirect", True)])
def test_who_only_rejects_or_weighs_something_makes_no_statement(rule, kind, told):
    one = {"bo": ("Bo Birch", "person", None)}
    a = built("Bo Birch said everything.", one, ["Bo Birch"], [("Bo Birch", "said", "everything", "bo")])
    a = replace(a, attributions=a.attributions.assign(rule=rule, kind=kind))
    assert bool(of_kind(a, "heard")) is told


@pytest.mark.parametrize(("words", "told"), [((200, 199), False), ((20, 19), True), ((103, 97), True)])
def test_shares_that_are_printed_alike_are_not_ranked(words, told):
    more, less = (" ".join(f"{who}{i}" for i in range(n)) for who, n in zip("ab", words, strict=True))
    a = built(
        f"Bo Birch said {more}. Ann Alder said {less}.",
        SPOKEN_OF,
        [],
        [("Bo Birch", "said", more, "bo"), ("Ann Alder", "said", less, "ann")],
    )
    assert bool(of_kind(a, "heard")) == told and contradictions(a, findings(a)) == []


def test_one_side_under_two_names_is_not_ranked():
    two = {"n": ("Northgate", "organisation", None), "l": ("Northgate Logistics", "organisation", None)}
    text = "Northgate said that it rains. Northgate Logistics said that it snows all day."
    told = [("Northgate", "said", "it rains", "n"), ("Northgate Logistics", "said", "it snows all day", "l")]
    assert of_kind(built(text, two, [], told), "heard") == []


def test_a_report_by_somebody_who_cannot_be_told_is_nobodys():
    text = "A man said that it rains and snows. Bo Birch said that it rains."
    told = [("A man", "said", "it rains and snows", None), ("Bo Birch", "said", "it rains", "bo")]
    a = built(text, SPOKEN_OF, ["Bo Birch"], told)
    assert of_kind(a, "heard") == [] and "It could not be told who says 67 % of the 6 words" in of_kind(a, "named")[0].text


def accused_of(*wrongs, sides=None):
    """The findings on accusations of an analysis with these: (accused, sourcing)."""
    a = generated([("wrong", *wrong) for wrong in wrongs], sides or dict.fromkeys(NAMES))
    nothing_wrong(a)
    return [str(f) for f in findings(a) if f.kind in ("accused", "attributed")]


@pytest.mark.parametrize(
    ("wrongs", "sentence"),
    [
        ([("r", "asserted")] * 3 + [("n", "attributed"), ("n", "distanced")],
         "All 3 accusations against Ruritania are the author's own, while both against Northgate are sources', 1 of them put in doubt: “sinned” against “sinned”."),
        ([("r", "asserted")] * 2 + [("n", "distanced")] * 3,
         "Both accusations against Ruritania are the author's own, while all 3 against Northgate are sources', all of them put in doubt: “sinned” against “sinned”."),
        ([("r", "asserted"), ("r", "attributed"), ("n", "attributed"), ("n", "attributed")],
         "1 of the 2 accusations against Ruritania is the author's own, while both against Northgate are sources': “sinned” against “sinned”."),
        ([("r", "asserted"), ("r", "attributed"), ("r", "attributed")], "All 3 accusations found in the article are against Ruritania, and 1 of them is the author's own: “sinned”."),
        ([("r", "asserted")] * 3 + [("n", "distanced")],
         "All 3 accusations against Ruritania are the author's own, while the one against Northgate is a source's, and put in doubt: “sinned” against “sinned”."),
        ([("r", "attributed"), ("n", "attributed"), ("n", "distanced")], "All 3 accusations found in the article are sources', none the author's own, 1 of them put in doubt."),
    ],
)  # fmt: skip
def test_whose_the_accusations_are(wrongs, sentence):
    assert accused_of(*wrongs) == [sentence]


@pytest.mark.parametrize(
    "wrongs",
    [
        [("r", "asserted"), ("n", "attributed")],
        [("r", "asserted"), ("n", "asserted"), ("a", "asserted")],
        [("r", "asserted"), ("r", "asserted"), ("n", "asserted"), ("n", "asserted")],
    ],
)
def test_nothing_is_said_of_accusations_that_are_few_or_alike(wrongs):
    assert accused_of(*wrongs) == []


def test_who_stands_for_an_accused_side_is_told_with_it():
    said = accused_of(*[("a", "asserted")] * 3, ("n", "attributed"), sides={**dict.fromkeys(NAMES), "a": "r"})
    assert said == [
        "All 3 accusations against Ruritania or those who stand for it are the author's own, while the one against Northgate is a source's: “sinned” against “sinned”."
    ]


def test_what_a_careful_reader_sees_in_the_default_article(azernews):
    first = [str(f) for f in nothing_wrong(azernews)[:3]]
    assert "aimed at Armenia" in first[0]
    assert (
        first[1]
        == "All 4 accusations against Armenia or those who stand for it are the author's own, while all 3 against Azerbaijan are sources', 1 of them put in doubt: “provocations”, “sabotage groups” and “mined” against “aggression”, “ethnic cleansing” and “unprovoked attacks”."
    )
    assert first[2].startswith("The author's own words paint Armenia or those who stand for it negatively, in 4 of the 12 mentions")


@pytest.mark.parametrize("name", ["recipe", "science", "wire", "wire_service", "derby"])
def test_a_text_without_slant_gets_no_finding_of_one(name):
    a = analyze(read_article(TESTS / "articles" / f"{name}.txt"))
    assert not {f.kind for f in findings(a)} & {"accused", "judged", "praised", "painted", "harm"}


def judging(a, *mentions, terms=()):
    """The findings on who is judged, of an analysis with these mentions (actor, score) and terms (actor, valence) of the author's."""
    felt = [
        {"mention_id": i, "actor_id": who, "sentence_id": 0, "start": 0, "end": 3, "text": a.article.text[:3], "instrument": "mention_model", "score": score,
         "label": "negative" if score < -0.5 else "positive" if score > 0.5 else "neutral", "negative": max(0, -score), "neutral": 1 - abs(score),
         "positive": max(0, score), "voice": "author", "speaker": None}
        for i, (who, score) in enumerate(mentions)
    ]  # fmt: skip
    aimed = [
        {"term_id": i, "sentence_id": 0, "start": 0, "end": 3, "text": a.article.text[:3], "category": "evaluative", "lexicon": "mine", "valence": valence,
         "weight": 0.7, "voice": "author", "speaker": None, "target": who}
        for i, (who, valence) in enumerate(terms)
    ]  # fmt: skip
    counted = table("mentions", [{**row, "form": "name", "confidence": 1.0, "rule": "name"} for row in felt])
    return [
        str(f)
        for f in nothing_wrong(replace(a, mentions=counted, sentiments=table("sentiments", felt), terms=table("terms", aimed)))
        if f.kind in ("judged", "praised")
    ]


def test_who_is_judged_needs_mentions_and_words_that_bear_them_out(by_hand):
    harsh, kind = [("fenwick", -0.9), ("fenwick", -0.8), ("fenwick", 0.0)], [("bo-birch", 0.95)] * 4
    loaded, praise = [("fenwick", -0.5), ("fenwick", -0.6)], [("bo-birch", 0.5), ("bo-birch", 0.6)]
    assert judging(by_hand, *harsh, *kind, terms=[*loaded, *praise]) == [
        "The author's own words paint Fenwick negatively, in 2 of the 3 mentions and by 2 loaded terms: “dam”.",
        "The author's own words paint Bo Birch positively, in 4 of the 4 mentions and by 2 loaded terms: “dam”.",
    ]
    assert judging(by_hand, *harsh) == []  # bad news is no judgement
    assert judging(by_hand, *harsh, terms=loaded[:1]) == [] and judging(by_hand, *harsh[1:], terms=loaded) == []


# whatever the article


@pytest.mark.parametrize("path", OURS, ids=[p.stem for p in OURS])
def test_no_finding_contradicts_the_tables_of_an_article(path):
    a = analyze(read_article(path), instruments=("sentence_model",))
    found = nothing_wrong(a)
    assert "not known" not in " ".join(map(str, found))
    assert title_faults(a, found, DRAWN[:1]) == []


def test_no_title_of_the_default_article_says_what_the_figure_does_not_show(azernews):
    found = nothing_wrong(azernews)
    assert title_faults(azernews, found, DRAWN) == []


@pytest.mark.parametrize("corpus", ["basil/open.jsonl", "polnear/dev.jsonl"])
def test_no_finding_contradicts_the_tables_of_the_gold(corpus):
    if not (GOLD / corpus).exists():
        pytest.skip(f"no copy of {corpus} beside the checkout")
    with (GOLD / corpus).open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines][:SAMPLE]
    for row in rows:
        nothing_wrong(analyze(Article(id=str(row["doc"]), text=row["text"]), instruments=("sentence_model",)))


# whatever the tables

NAMES = {"a": "Ann Alder", "b": "Bo Birch", "c": "council", "r": "Ruritania", "n": "Northgate", "l": "Northgate Logistics"}
KINDS = {"a": "person", "b": "person", "c": "group", "r": "country", "n": "organisation", "l": "organisation"}
WHO = st.sampled_from([*NAMES, None])
VERBS = {"said": "neutral", "claimed": "doubting", "insisted": "assertive"}
EVENTS = st.one_of(
    st.tuples(st.just("says"), WHO, st.sampled_from(list(VERBS)), st.integers(1, 9)),
    st.tuples(st.just("term"), WHO, WHO, st.sampled_from(["author", "source"])),
    st.tuples(st.just("mention"), st.sampled_from(list(NAMES)), st.integers(1, 3)),
    st.tuples(st.just("refuses"), st.sampled_from(list(NAMES))),
    st.tuples(st.just("quotes"), st.integers(6, 12)),
    st.tuples(st.just("wrong"), st.sampled_from(list(NAMES)), st.sampled_from(["asserted", "attributed", "distanced"])),
    st.tuples(st.just("accuses"), st.sampled_from(list(NAMES)), st.sampled_from(list(NAMES)), st.sampled_from(["attributed", "distanced"])),
)


@settings(max_examples=12, deadline=None)
@given(st.lists(EVENTS, max_size=14), st.fixed_dictionaries({k: st.sampled_from([None, "r", "a", k]) for k in NAMES}))
def test_no_finding_contradicts_generated_tables(events, sides):
    nothing_wrong(generated(events, sides))


SMALL = {
    "nothing": [],
    "one statement": [("says", "b", "claimed", 4)],
    "nobody known": [("says", None, "said", 4), ("says", None, "claimed", 5), ("says", "a", "said", 2)],
    "a tie": [("says", "a", "said", 4), ("says", "b", "claimed", 4), ("term", "a", "b", "author"), ("term", "b", "a", "author")],
    "no speakers": [("mention", "a", 3), ("term", "a", None, "author"), ("term", "a", None, "source")],
    "refusals": [("refuses", "c"), ("refuses", "a"), ("says", "a", "said", 3), ("mention", "r", 3)],
    "marks": [("quotes", 12), ("says", "r", "insisted", 3), ("says", "n", "claimed", 2), ("says", "c", "claimed", 1)],
}


@pytest.mark.parametrize(("name", "sides"), [(name, None) for name in SMALL] + [("marks", "r")])
def test_no_title_says_what_its_figure_does_not_show(name, sides):
    a = generated(SMALL[name], dict.fromkeys(NAMES, sides))
    assert title_faults(a, nothing_wrong(a), DRAWN if name == "one statement" else TITLED) == []


def generated(events, sides):
    """An analysis of sentences made of these events."""
    sentences, mentions, told, terms, wrongs = [], [], [], [], []
    for kind, who, *more in events:
        name = NAMES.get(who, "Somebody")
        if kind == "says":
            words = " ".join(f"w{len(sentences)}x{i}" for i in range(more[1]))
            sentences.append(f"{name} {more[0]} that {words}.")
            told.append((len(sentences) - 1, name, more[0], words, who))
        elif kind == "term":
            sentences.append(f"They are loaded{len(sentences)}.")
            terms.append((len(sentences) - 1, f"loaded{len(sentences) - 1}", who, more[1], more[0]))
        elif kind == "wrong":
            sentences.append(f"{name} sinned.")
            wrongs.append((len(sentences) - 1, who, more[0]))
        elif kind == "accuses":
            sentences.append(f"{name} said that {NAMES[more[0]]} sinned.")
            told.append((len(sentences) - 1, name, "said", f"{NAMES[more[0]]} sinned", who))
            wrongs.append((len(sentences) - 1, more[0], more[1], who))
        elif kind == "mention":
            sentences += [f"{name} came."] * more[0]
        elif kind == "refuses":
            sentences.append(f"{name} declined to comment.")
            told.append((len(sentences) - 1, name, "declined", "to comment", who))
        else:
            sentences.append("“" + " ".join(["word"] * who) + "”")
        if kind in ("says", "mention", "refuses", "wrong", "accuses") and who:
            mentions += [(len(sentences) - 1 - i, name, who) for i in range(more[0] if kind == "mention" else 1)]
    return accusing(tabled(sentences, {k: (NAMES[k], KINDS[k], sides[k]) for k in NAMES}, mentions, told, terms), wrongs)


def accusing(a, wrongs):
    """The analysis with these accusations: the number of the sentence that says it, the accused, the sourcing, the accuser if there is one."""
    rows = [
        {"accusation_id": i, "sentence_id": s, "start": a.sentences.end[s] - 7, "end": a.sentences.end[s] - 1, "text": "sinned", "accused": who, "accuser": by[0] if by else None,
         "wrong": "blame", "sourcing": how, "voice": "source" if by else "author", "speaker": by[0] if by else None, "rule": "deed", "confidence": 0.8}
        for i, (s, who, how, *by) in enumerate(wrongs) if [who] != by
    ]  # fmt: skip
    return replace(a, accusations=table("accusations", rows))


def built(text, actors, mentions, told=(), involved=True):
    """An analysis of a text with these actors (id → name, kind, side); every place of a name in `mentions` is a mention."""
    sentences = [s.rstrip(".") + "." for s in text.split(". ")]
    by_name = {name: i for i, (name, _, _) in actors.items()}
    at = [(i, name, by_name[name]) for i, s in enumerate(sentences) for name in mentions if name in s and name in by_name]
    said = [
        (next(i for i, s in enumerate(sentences) if f"{source} {cue}" in s), source, cue, content, who)
        for source, cue, content, who in told
    ]
    return tabled(sentences, actors, at, said, (), involved)


def tabled(sentences, actors, mentions, told, terms, involved=True):
    """The tables of these sentences. mentions: sentence, words, actor; told: sentence, source, cue, content, speaker; terms:
    sentence, word, target, voice, speaker."""
    text, starts = "\n".join(sentences), [sum(len(s) + 1 for s in sentences[:i]) for i in range(len(sentences))]
    sides = {i: side or i for i, (_, _, side) in actors.items()}

    def span(sentence, piece):
        start = starts[sentence] + sentences[sentence].index(piece)
        return {"sentence_id": sentence, "start": start, "end": start + len(piece), "text": piece}

    attributions, spans = [], []
    for i, (s, source, cue, content, who) in enumerate(told):
        row = {
            **span(s, sentences[s]),
            "kind": "indirect",
            "cue": {"said": "say", "claimed": "claim", "insisted": "insist", "declined": "decline"}[cue],
        }
        row |= {
            "attribution_id": i,
            "cue_class": VERBS.get(cue, "directive"),
            "speaker": who,
            "side": sides.get(who),
            "words": len(content.split()),
        }
        attributions.append(row | {"position": s / len(sentences), "confidence": 0.9, "rule": "clause"})
        spans += [
            {"attribution_id": i, "role": role, **span(s, piece)}
            for role, piece in (("source", source), ("cue", cue), ("content", content))
        ]
    content = [(s["start"], s["end"], told[s["attribution_id"]][4]) for s in spans if s["role"] == "content"]
    tokens = []
    for s, sentence in enumerate(sentences):
        at = 0
        for word in sentence.replace("“", " ").replace("”", " ").split():
            at = sentence.index(word, at)
            place = starts[s] + at
            inside = [who for start, end, who in content if start <= place < end]
            tokens.append({"token_id": len(tokens), "sentence_id": s, "start": place, "end": place + len(word), "text": word, "lemma": word, "pos": "X",
                           "voice": "source" if inside else "author", "speaker": inside[0] if inside else None})  # fmt: skip
            at += len(word)
    loaded = [{"term_id": i, **span(s, word), "category": "evaluative", "lexicon": "test", "valence": -0.5, "weight": 0.7, "voice": voice,
               "speaker": who if voice == "source" else None, "target": target} for i, (s, word, target, voice, who) in enumerate(terms)]  # fmt: skip
    named = [
        {
            "mention_id": i,
            "actor_id": who,
            **span(s, words),
            "form": "name",
            "confidence": 1.0,
            "rule": "name",
            "voice": "author",
            "speaker": None,
        }
        for i, (s, words, who) in enumerate(mentions)
    ]
    done = [{"event_id": i, "sentence_id": m["sentence_id"], "start": m["start"], "end": m["end"], "text": m["text"], "event": "come", "form": "active", "agent": m["actor_id"],
             "agent_text": m["text"], "patient": None, "patient_text": None, "negated": False, "voice": "author", "speaker": None} for i, m in enumerate(named) if involved]  # fmt: skip
    counts = pd.Series([m["actor_id"] for m in named], dtype="str").value_counts()
    rows = {
        "paragraphs": [{"paragraph_id": i, "kind": "body", "start": starts[i], "end": starts[i] + len(s), "text": s} for i, s in enumerate(sentences)],
        "sentences": [{"sentence_id": i, "paragraph_id": i, "start": starts[i], "end": starts[i] + len(s), "text": s} for i, s in enumerate(sentences)],
        "tokens": tokens,
        "actors": [{"actor_id": i, "name": n, "kind": k, "side": side, "mentions": int(counts.get(i, 0))} for i, (n, k, side) in actors.items()],
        "mentions": named, "attributions": attributions, "spans": spans, "terms": loaded, "sentiments": [], "events": done,
    }  # fmt: skip
    tables = {name: table(name, rows[name]) for name in rows}
    for name, frame in tables.items():
        check(name, frame, text)
    return Analysis(article=Article(id="generated", text=text), model="by hand", **tables)


def test_the_oracle_sees_what_is_wrong(by_hand):
    found = findings(by_hand)
    for wrong in ("Bo Birch, most", "62 %", "8 words"):
        changed = [
            replace(f, text=f.text.replace(wrong, {"62 %": "60 %", "8 words": "9 words"}.get(wrong, "Bo Birch, nearly all"))) for f in found
        ]
        assert contradictions(by_hand, changed)
    silence = Finding("silent", "Mentioned but never quoted or reported: Bo Birch (1 mentions).", (), 1, ("Bo Birch",))
    assert contradictions(by_hand, [silence])


@pytest.mark.parametrize(
    ("name", "side", "words"),
    [
        ("Ann Alder", "Leeds College", "Ann Alder of Leeds College"),
        ("Ann Alder", "Ben Orr", "Ann Alder, for Ben Orr,"),
        ("Harbour Committee", "Fenwick", "Harbour Committee, for Fenwick,"),
        ("Ben Orr", "Fenwick", "Ben Orr of Fenwick"),
        ("Fenwick's central bank", "Fenwick", "Fenwick's central bank"),
        ("Statistics Fenwick", "Fenwick", "Statistics Fenwick"),
        ("Fenwickers", "Fenwick", "Fenwickers, for Fenwick,"),
    ],
)
def test_who_belongs_to_a_body_is_not_said_to_speak_for_it(name, side, words, by_hand):
    kinds = {
        "Ann Alder": "person",
        "Ben Orr": "person",
        "Leeds College": "organisation",
        "Harbour Committee": "organisation",
        "Fenwick": "country",
        "Fenwick's central bank": "organisation",
        "Statistics Fenwick": "organisation",
        "Fenwickers": "group",
    }
    people = pd.DataFrame({"actor_id": list(kinds), "name": list(kinds), "kind": list(kinds.values())})
    assert closed(on_behalf(name, side, replace(by_hand, actors=people))) == words


TALK = "The lights had failed in the night and nobody had come to see why, and the road was under water for days"


def test_who_may_be_one_speaker_under_two_descriptions_has_no_share():
    text = f"A witness told the court that the lights had failed. The third witness, Ann Lee, said that {TALK.lower()}. The witness said it rained."
    assert of_kind(analyze(read_article(text), instruments=[]), "heard") == []


def test_a_nameless_speaker_called_otherwise_keeps_the_shares():
    text = f"A neighbour said that it rained. The third witness, Ann Lee, said that {TALK.lower()}. Ann Lee said that it rained."
    assert of_kind(analyze(read_article(text), instruments=[]), "heard")


@pytest.mark.parametrize("claim", ["victory", "the credit", "responsibility", "the title", "a refund", "benefits", "the seat", "asylum"])
def test_who_claims_a_thing_is_not_doubted(claim):
    text = f"Ann Lee said it rained. Mei Tanaka said it snowed. Bo Birch claimed {claim}. Bo Birch claimed {claim} again on Monday."
    assert not [f for f in findings(fs.analyze(fs.read_article(text), instruments=[])) if f.kind == "doubted"]


@pytest.mark.parametrize(("times", "is_told"), [(1, False), (4, True)])
def test_shares_of_few_words_are_no_answer(times, is_told):
    text = f"{f'Ann Lee said that {TALK.lower()}. ' * times} Mei Tanaka said that it snowed."
    (found,) = of_kind(analyze(read_article(text), instruments=[]), "heard")
    assert (found.weight >= FAINT) == is_told


@pytest.mark.parametrize("head", ["Its administrator", "Its chief executive", "Its long-serving director"])
def test_whose_officer_is_heard_apart_from_his_body_shares_no_words_with_it(head):
    text = f"The canal agency said that {TALK.lower()}. Nobody was out that night. {head}, Ann Lee, said that {TALK.lower()} and more."
    found = of_kind(analyze(read_article(text), instruments=[]), "heard")
    assert all("Ann Lee" not in f.text or "(" in f.text for f in found)


@pytest.mark.parametrize(
    ("end", "told"),
    [('called for "talks on all sides"', False), ('spoke of "a regrettable run of events"', False), ('said: "We will all be there"', True)],
)
def test_a_part_of_the_authors_sentence_is_no_last_word(end, told):
    text = f"The mill closed.\n\nAnn Lee said it rained. Mei Tanaka said it snowed.\n\nOn Monday Bo Birch {end}."
    assert bool(of_kind(analyze(read_article(text), instruments=[]), "last_word")) == told


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ann Lee spoke of a theft. Mr Bo Birch denied any part in the theft and went home.", "denied any part in the theft"),
        ("A lawyer said his client denied any part in the theft.", None),
        ("Bo Birch denies all of it, he said on Monday.", None),
    ],
)
def test_a_denial_is_told_whole_and_of_somebody_who_is_named(text, words):
    found = [f for f in of_kind(analyze(read_article(text), instruments=[]), "denied") if f.weight >= FAINT]
    assert bool(found) == (words is not None)
    assert all(f"(“{words}”)" in f.text for f in found)


@pytest.mark.parametrize("words", ["denied it", "denied this", "denied that"])
def test_a_denial_of_nothing_that_is_told_is_no_answer(words):
    found = of_kind(analyze(read_article(f"Ann Lee spoke of a theft. Bo Birch {words}."), instruments=[]), "denied")
    assert all(f.weight < FAINT for f in found)


@pytest.mark.parametrize(("of_him", "is_told"), [("the corrupt", True), ("the tall", False)])
def test_silence_is_told_of_whom_something_is_said_against(of_him, is_told):
    text = f"Ann Lee said it rained. Mei Tanaka said it snowed. Bo Birch, {of_him} mayor, left. Bo Birch built a road. Nobody saw Bo Birch again."
    assert all((f.weight >= FAINT) == is_told for f in of_kind(analyze(read_article(text), instruments=[]), "silent"))


@pytest.mark.parametrize("does", ["stood up and said no", "had threatened to leave", "promised a park", "boasted of it"])
def test_who_does_something_in_words_is_not_called_silent(does):
    text = f"Ann Lee said it rained. Mei Tanaka said it snowed. Bo Birch, the corrupt mayor, {does}. Bo Birch built a road. Nobody saw Bo Birch again."
    assert of_kind(analyze(read_article(text), instruments=[]), "silent") == []
