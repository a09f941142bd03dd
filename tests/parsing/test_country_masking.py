"""The blindfold: the parser does not see which country it reads of, and the text that comes back is the text that went in."""

import pytest
from framescope.gazetteer.gazetteer import load_gazetteer
from framescope.parsing.country_masking import COVERS, cover, disguises, uncover
from framescope.parsing.language import parse, pipeline
from framescope.parsing.slices import SLICE
from framescope.parsing.tokens import cutting
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

TEXT = "“{A} has been attacked,” {A_an} officials told {B}’s envoy in {A_cap}. {B_an}s, who fled {B_cap}, say that anti-{A} moves failed."


def told(name, demonym, capital, other, other_demonym, other_capital):
    """One story, of any two countries."""
    return TEXT.format(A=name, A_an=demonym, A_cap=capital, B=other, B_an=other_demonym, B_cap=other_capital)


def tree(doc):
    return [(t.tag_, t.pos_, str(t.morph), t.dep_, t.head.i, t.ent_iob_, t.ent_type_, t.is_sent_start) for t in doc]


@pytest.fixture(scope="module")
def gazetteer():
    return load_gazetteer()


def covered(text, gazetteer):
    """The words that the parser sees."""
    return seen(pipeline().make_doc(text), gazetteer).seen.text


def seen(doc, gazetteer):
    """The Doc covered."""
    return cover(doc, disguises(doc.text, gazetteer))


TWO = [
    ("Armenia", "Armenian", "Yerevan", "Azerbaijan", "Azerbaijani", "Baku"),
    ("Azerbaijan", "Azerbaijani", "Baku", "Armenia", "Armenian", "Yerevan"),
    ("Russia", "Russian", "Moscow", "Ukraine", "Ukrainian", "Kyiv"),
    ("Turkey", "Turk", "Ankara", "Israel", "Israeli", "Jerusalem"),
    ("Iraq", "Iraqi", "Baghdad", "Libya", "Libyan", "Tripoli"),
]


@pytest.mark.parametrize("names", TWO[1:], ids=lambda names: names[0])
def test_one_story_of_any_two_countries_has_one_parse(names):
    assert tree(parse(told(*names))) == tree(parse(told(*TWO[0])))


@pytest.mark.parametrize(
    "names",
    [
        ("Saudi Arabia", "Saudi", "Riyadh", "South Korea", "South Korean", "Seoul"),
        ("United States", "American", "Washington", "Malaysia", "Malaysian", "Kuala Lumpur"),
        ("U.S.", "American", "Washington", "United Arab Emirates", "Emirati", "Abu Dhabi"),
    ],
    ids=lambda names: names[0],
)
def test_the_parser_sees_one_story_whatever_the_length_of_the_names(names, gazetteer):
    assert covered(told(*names), gazetteer) == covered(told(*TWO[0]), gazetteer)


def test_names_capitals_demonyms_and_people_are_covered_in_their_case(gazetteer):
    text = "ARMENIA’s army. Armenian troops and Armenians in Yerevan; anti-Baku moves of Azerbaijanis, AZERBAIJANI moves"
    assert covered(text, gazetteer) == ("KENYA's army. Kenyan troops and Kenyans in Nairobi; anti-Cairo moves of Egyptians, EGYPTIAN moves")


def test_people_with_an_irregular_plural_are_covered_as_people(gazetteer):
    assert covered("Frenchmen met an Irishman.", gazetteer) == "Kenyans met an Egyptian."


@pytest.mark.parametrize("text", ["The mayor of Springfield spoke.", ""])
def test_other_names_are_left_and_the_doc_is_not_copied(text, gazetteer):
    doc = pipeline().make_doc(text)
    covered = seen(doc, gazetteer)
    assert covered.seen is doc and uncover(covered) is doc


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The US and the U.S. met UAE envoys; AMERICANS left.", "Kenya and Kenya met Egypt envoys; KENYANS left."),
        ("The United States, New Zealand and SAUDI ARABIA.", "Kenya, Egypt and CANADA."),
        ("South Koreans met a United States senator in New Delhi.", "Kenyans met an Egypt senator in Ottawa."),
        ("An Armenian and a Turk.", "A Kenyan and an Egyptian."),
        ("the United States' envoys, the Netherlands’ king", "Kenya's envoys, Egypt’s king"),
        ("U.S.-led and US-led forces in the Republic of Armenia", "Kenya-led and Kenya-led forces in Egypt"),
        ("the US Congress and the Bank of England", "Kenya Congress and the Bank of Egypt"),
    ],
)
def test_names_of_any_length_are_covered_with_what_hangs_on_them(text, words, gazetteer):
    assert covered(text, gazetteer) == words


def test_a_name_of_several_words_is_a_phrase_in_the_parse():
    doc = parse("Envoys of the United States praised the South Korean army.")
    read = {t.text: (t.tag_, t.dep_, t.head.text, t.ent_iob_, t.ent_type_, t.lemma_) for t in doc}
    assert read["United"] == ("NNP", "compound", "States", "B", "GPE", "United")
    assert read["States"] == ("NNP", "pobj", "of", "I", "GPE", "States")
    assert read["South"][:3] == ("NNP", "compound", "Korean") and read["Korean"][1:3] == ("amod", "army")
    assert [(t.dep_, t.head.text, t.ent_iob_) for t in doc if t.text == "the"] == [("det", "States", "O"), ("det", "army", "O")]


@pytest.mark.parametrize(
    ("text", "noun"),
    [("The United States senator left.", "senator"), ("The United States's envoys left.", "States"), ("The U.S. left.", "U.S.")],
)
def test_the_article_belongs_to_the_noun_that_the_name_stands_before(text, noun):
    the = parse(text)[0]
    assert (the.tag_, the.pos_, the.dep_, the.head.text) == ("DT", "DET", "det", noun)


def test_a_country_keeps_its_cover_through_a_text_of_any_length(monkeypatch):
    """Covers are dealt out for the whole text, not for each slice that is parsed at once."""
    filler = "The council met again and nothing was decided.\n" * (SLICE // 40)
    looked = []
    monkeypatch.setattr("framescope.parsing.language.cutting", lambda *given: looked.append(cutting(*given)) or looked[-1])
    doc = parse(f"Armenia won.\n{filler}Turkey and Armenia met.\n")
    assert len(looked) > 1 and looked[-1].text.endswith("Egypt and Kenya met.\n") and doc[-5:-2].text == "and Armenia met"


def test_what_is_called_like_a_country_in_another_sense_is_left(gazetteer):
    assert covered("Michael Jordan met Chad Smith.", gazetteer) == "Michael Jordan met Chad Smith."


def test_more_countries_than_covers_begin_anew(gazetteer):
    names = [
        "Armenia",
        "Russia",
        "Ukraine",
        "Iraq",
        "Iran",
        "Syria",
        "France",
        "Germany",
        "Spain",
        "Japan",
        "Libya",
        "Sudan",
        "Poland",
        "Greece",
    ]
    words = covered(", ".join(names), gazetteer).split(", ")
    assert words[: len(COVERS)] == [name for name, _, _ in COVERS] and words[len(COVERS) :] == [name for name, _, _ in COVERS[:2]]
    assert len(set(words)) == len(COVERS)


def test_a_country_keeps_its_cover_through_the_text(gazetteer):
    assert covered("Baku. Armenia. Baku. Azerbaijanis. Armenians.", gazetteer) == "Nairobi. Egypt. Nairobi. Kenyans. Egyptians."


def test_contractions_are_read_as_before(gazetteer):
    """The tokenizer's own norms ("not" for "n't") reach the parser through the cover."""
    doc = pipeline().make_doc("Armenia can't and won't pay.")
    words = seen(doc, gazetteer).seen
    assert [t.norm_ for t in words][1:] == [t.norm_ for t in doc][1:] and words[0].norm_ == "kenya"


@pytest.mark.parametrize(
    ("word", "of_the_cover", "lemma"),
    [
        ("Armenians", "Kenyan", "Armenian"),
        ("Armenians", "Kenyans", "Armenians"),
        ("Armenian", "kenyan", "armenian"),
        ("Frenchmen", "Kenyan", "Frenchman"),
        ("ARMENIA", "KENYA", "ARMENIA"),
        ("Baku", "Nairobi", "Baku"),
    ],
)
def test_lemmas_are_of_the_words_themselves(word, of_the_cover, lemma, gazetteer):
    """What the lemmatizer did to the covering word is done to the covered one."""
    doc = Doc(pipeline().vocab, words=["They", "saw", word])
    parsed = seen(doc, gazetteer)
    for token, base in zip(parsed.seen, ("they", "see", of_the_cover), strict=True):
        token.lemma_ = base
    assert [t.lemma_ for t in uncover(parsed)] == ["they", "see", lemma]


def test_paragraphs_still_begin_sentences():
    doc = parse("Armenia won\nBaku lost")
    assert [s.text.strip() for s in doc.sents] == ["Armenia won", "Baku lost"]


def test_a_country_of_the_users_own_is_covered(tmp_path):
    path = tmp_path / "actors.toml"
    path.write_text(
        '[ruritania]\nname = "Ruritania"\nkind = "country"\ndemonyms = ["Ruritanian", "Ruritanians"]\ncapitals = ["Strelsau"]\n'
    )
    assert covered("Ruritanians of Strelsau left Ruritania.", load_gazetteer(path)) == "Kenyans of Nairobi left Kenya."


PIECES = st.sampled_from(
    [
        "Armenia",
        "Baku",
        "Armenians",
        "Jordan",
        "the US",
        "The United States",
        "U.S.-led",
        "Republic of Armenia",
        "South Koreans",
        "an",
        "can't",
        "'s",
        "“",
        "”",
        ".",
        " ",
        "\n",
        "\n\n",
        "\t",
        "\u2028",
        "\u00a0",
        "said",
        "é",
        "-",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=30).map("".join))
def test_the_text_comes_back_whatever_stands_in_it(text):
    doc = parse(text)
    assert doc.text == text and all(text[t.idx : t.idx + len(t)] == t.text for t in doc)
    assert all(t.head.sent.start == t.sent.start for t in doc)
