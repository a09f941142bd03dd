"""Loaded terms: what is flagged, what is not, with which parts, and at whom it is aimed."""

import pytest
from framescope.measuring import analyze
from framescope.parsing.language import parse
from framescope.reading.article import read_article
from framescope.tables import check, table
from framescope.terms.find import PARTS, explain_terms, find_terms, passages
from framescope.terms.lexicons import DEFAULT, Entry, Lexicon, default_lexicons
from hypothesis import given, settings
from hypothesis import strategies as st


def flagged(text, **options):
    return list(find_terms(text, **options).text)


def explained(text):
    return explain_terms(passages(parse(text)))


def mentions_of(text, **actors):
    """Mentions of named actors, by the words that mention them: ``actor="words"`` (form: description when in lower case)."""
    rows = []
    for i, (actor, words) in enumerate(actors.items()):
        start = text.index(words)
        form = "description" if words.startswith(("the ", "The ")) else "name"
        rows.append({"mention_id": i, "actor_id": actor, "sentence_id": 0, "start": start, "end": start + len(words), "text": words,
                     "form": form, "confidence": 1.0, "rule": "name", "voice": None, "speaker": None})  # fmt: skip
    return table("mentions", rows)


def target(text, term, **actors):
    found = find_terms(parse(text), mentions=mentions_of(text, **actors))
    return dict(zip(found.text, found.target, strict=True))[term]


@pytest.mark.parametrize(
    ("sentence", "term", "category"),
    [
        ("The regime arrested two teachers on Friday.", "regime", "contested label"),
        ("Officials buried the martyrs at dawn.", "martyrs", "contested label"),
        ("The minister called it an anti-Lisbon plan.", "anti-Lisbon", "contested label"),
        ("It was a disgraceful speech.", "disgraceful", "evaluative"),
        ("It is a gift to landlords and a cowardly retreat.", "cowardly", "evaluative"),
        ("They dismissed the warning as scaremongering.", "scaremongering", "evaluative"),
        ("He shamelessly repeated the figure.", "shamelessly", "evaluative"),
        ("Clearly the plan has costs.", "Clearly", "intensifier or certainty"),
        ("The plan is, needless to say, expensive.", "needless to say", "intensifier or certainty"),
        ("They met the so-called experts.", "so-called", "distancing"),
        ("The self-styled mayor spoke.", "self-styled", "distancing"),
        ("The mayor boasted that the bridge was cheap.", "boasted", "doubting or loaded cue"),
        ("A tsunami of lawsuits followed.", "tsunami", "metaphor"),
        ("The board failed to remain impartial.", "failed to remain impartial", "evaluative"),
    ],
)
def test_each_category_is_found(sentence, term, category):
    found = find_terms(sentence)
    assert dict(zip(found.text, found.category, strict=True)).get(term) == category


@pytest.mark.parametrize(
    "sentence",
    [
        "The United States and the Freedom Party met the Department of Justice.",
        "Two soldiers were killed in the war on Tuesday.",
        "The report counts ethnic and religious minorities in the city.",
        "Police said the fire killed a patient in the hospital.",
        "The committee failed to reach the airport before noon.",
        "Two journalists and a scientist met tourists.",
        "The ministry said talks will start on Monday, according to the agency.",
    ],
)
def test_names_topics_and_plain_reports_are_not_loaded(sentence):
    assert flagged(sentence) == []


@pytest.mark.parametrize("strengthening", ["only", "greatest", "best", "worst", "entire"])
def test_what_strengthens_is_aimed_at_nobody(strengthening):
    text = f"She is the {strengthening} minister here."
    assert find_terms(parse(text), mentions=mentions_of(text, who="minister")).empty


@pytest.mark.parametrize("judging", ["shameful", "so-called", "disgraceful"])
def test_what_judges_is_aimed_at_whom_it_describes(judging):
    text = f"She is the {judging} minister here."
    assert target(text, judging, who="minister") == "who"


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("The mayor is a fraud and a failure. The fraud was a failure.", ["fraud", "failure"]),
        ("She called him a fraud. He is a disaster.", ["fraud", "disaster"]),
        ("Ada Moll, a fraud, left.", ["fraud"]),
        ("The mayor is a victim. She is the suspect. The storm was a disaster.", []),
    ],
)
def test_an_unfriendly_noun_said_of_somebody_is_a_verdict(text, verdicts):
    doc = parse(text)
    found = find_terms(doc, mentions=mentions_of(text, mayor="The mayor") if "The mayor" in text else None)
    assert list(found.text) == verdicts
    assert set(explain_terms(passages(doc)).query("text == 'fraud'").aim) <= {0.0, 0.3}


def test_whoever_is_called_something_is_its_target_outside_the_content_too():
    text = "Ada Moll was called a crook by Bo Falk. Moll left. Falk stayed."
    terms = analyze(read_article(text), instruments=("vader",)).terms
    assert terms[["text", "target", "speaker"]].values.tolist() == [["crook", "ada-moll", "bo-falk"]]


def test_the_table_keeps_its_schema_and_weights_their_range():
    text = "The regime lied.\n\nOf course the so-called experts, “brave patriots”, cheered."
    found = find_terms(text)
    check("terms", found, text)
    assert list(found.term_id) == list(range(len(found)))
    assert found.weight.between(DEFAULT, 1).all()
    assert found.valence.between(-1, 1).all()
    assert set(found.sentence_id) == {0, 1}


def test_every_weight_is_the_sum_of_its_parts():
    frame = explained("An utterly disgraceful, anti-Lisbon regime boasted of “historic” zealotry and socialism.")
    assert len(frame) > 6
    assert (frame.weight - frame[list(PARTS)].sum(axis=1).clip(0, 1)).abs().max() < 1e-9


def test_the_threshold_moves_what_is_flagged():
    text = "The historic and disgraceful plan was very expensive, clearly."
    assert set(flagged(text, threshold=0.7)) < set(flagged(text)) < set(flagged(text, threshold=0.3))


def test_an_intensifier_and_marks_add_to_the_weight():
    def weight(text):
        return explained(text).set_index("text").weight["painful"]

    assert weight("A very painful plan failed.") > weight("A painful plan failed.")
    assert weight("A “painful” plan failed.") > weight("A painful plan failed.")


def test_a_reader_s_own_list_replaces_or_joins_ours():
    own = Lexicon("own", (Entry(("bridge", "plan"), "pet topic", "own", weight=0.9),))
    text = "The bridge plan is disgraceful."
    assert flagged(text, lexicons=[own]) == ["bridge plan"]
    assert flagged(text, lexicons=[own, *default_lexicons()]) == ["bridge plan", "disgraceful"]


def test_own_terms_count_as_listed_however_common_or_name_like_they_are(tmp_path):
    path = tmp_path / "mine.csv"
    path.write_text(
        "term,category,match\nwar,conflict,lemma\nwar crimes,law,\nNagorno-Karabakh,place,\npeople's party,party,\n", encoding="utf-8"
    )
    text = "The People’s Party said the war in Nagorno-Karabakh was over, as were the wars before, but not the war crimes."
    found = find_terms(text, lexicons=[path])
    assert list(found.text) == ["People’s Party", "war", "Nagorno-Karabakh", "wars", "war crimes"]
    assert set(found.lexicon) == {"mine"}
    assert list(find_terms(text, lexicons=[path], nested="within").text)[-2:] == ["war", "war crimes"]
    check("terms", find_terms(text, lexicons=[path], nested="within"), text)


def test_only_the_given_sentences_are_read_and_their_numbers_kept():
    text = "The regime fell. The thugs fled."
    start = text.index("The thugs")
    sentences = table("sentences", [{"sentence_id": 7, "paragraph_id": 0, "start": start, "end": len(text), "text": text[start:]}])
    found = find_terms(text, sentences=sentences)
    assert list(found.text) == ["thugs"]
    assert list(found.sentence_id) == [7]


@pytest.mark.parametrize(
    ("sentence", "term", "actors", "whom"),
    [
        ("The Ruritanian lobby met on Monday.", "lobby", {"ruritania": "Ruritanian"}, "ruritania"),
        ("Ruritania carried out provocations on Monday.", "provocations", {"ruritania": "Ruritania"}, "ruritania"),
        ("They saw provocations carried out by Ruritania.", "provocations", {"ruritania": "Ruritania"}, "ruritania"),
        ("Graustark oppressed Ruritania for years.", "oppressed", {"g": "Graustark", "ruritania": "Ruritania"}, "ruritania"),
        ("Ruritania signed anti-Graustark laws.", "anti-Graustark", {"ruritania": "Ruritania", "g": "Graustark"}, "ruritania"),
        ("The hypocrisy of Ruritania is well known.", "hypocrisy", {"ruritania": "Ruritania"}, "ruritania"),
        ("The resolution condemns the so-called attacks.", "so-called", {"paper": "The resolution"}, "paper"),
        ("The rebels took the town. The army came to quell these acts.", "quell", {"rebels": "The rebels"}, "rebels"),
        ("Rain fell. Critics saw a disgraceful plan.", "disgraceful", {"ruritania": "Rain"}, None),
    ],
)  # fmt: skip
def test_whom_a_term_is_aimed_at(sentence, term, actors, whom):
    found = target(sentence, term, **actors)
    assert found == whom if whom else found != found


def test_a_text_without_words_gives_an_empty_table():
    for text in ("", " \n ", "…", "123"):
        check("terms", find_terms(text), text)
        assert flagged(text) == []


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(codec="utf-8"), max_size=80) | st.text("aA -'\"“”’.\n", max_size=60))
def test_no_text_makes_it_raise(text):
    check("terms", find_terms(text, threshold=0.0), text)


def test_a_source_does_not_aim_his_words_at_himself():
    terms = (
        analyze(read_article('"This is shameless greed, plain and simple," Smith told the council. "Jones is a liar."'))
        .terms.set_index("text")
        .target
    )
    assert terms.shameless != "smith" and terms.greed != "smith"
    assert terms.liar == "jones"


def test_hostile_entries_of_an_own_list_are_shown_as_text(tmp_path):
    from io import BytesIO

    from framescope import analyze, figures, highlight, loading
    from framescope.display.display import table as shown
    from framescope.reading.article import Article

    path = tmp_path / "<b>own $x^2$.csv"
    path.write_text('term,category\n<img src=x onerror=alert(1)>,"<script>alert(2)</script> $\\frac$"\n', encoding="utf-8")
    article = Article(id="a", text="The council said on Monday that <img src=x onerror=alert(1)> was painted on the wall of the town hall.")
    a = analyze(article, instruments=[], lexicons=[path])
    assert list(a.terms.text) == ["<img src=x onerror=alert(1)>"] and list(a.sensitivity.left_out) == ["<b>own $x^2$"]
    pieces = (highlight(a, "terms"), shown(loading.listed(a), "Terms"), shown(loading.without_each_list(a), "Lists"))
    html = "".join(piece.html.partition("</style>")[2] for piece in pieces)
    assert "&lt;img" in html and "&lt;script&gt;" in html and "&lt;b&gt;own" in html
    assert not any(tag in html for tag in ("<img", "<script", "<b>"))
    figures.terms_by_category(a).savefig(BytesIO())
