"""The sense of a listed word: grammar tells the butcher who sells lamb from the butcher of a town."""

import pytest
from framescope.errors import InputError
from framescope.parsing.language import parse
from framescope.terms.find import find_terms
from framescope.terms.lexicons import KINDS, PLACES, default_lexicons, read_lexicon
from framescope.terms.senses import PLACES as TESTS
from framescope.terms.senses import kinds_of
from test_terms import flagged, mentions_of, target

LITERAL = [
    ("The roster was introduced by the terminal operator Acme.", "terminal"),
    ("A terminal manager left.", "terminal"),
    ("The terminal workers walked out.", "terminal"),
    ("Nurses walked out on Tuesday.", "walked out on"),
    ("The drivers walked out on 4 May after the vote.", "walked out on"),
    ("Staff at the depot walked out on Friday morning.", "walked out on"),
    ("The county council owns the sewers beneath the market square.", "sewers"),
    ("Two fire brigades from the coast put out the blaze.", "brigades"),
    ("The league's integrity unit interviewed two umpires.", "integrity"),
    ("A nurse crushed the tablets with a spoon.", "crushed"),
    ("The lecture ended with a chapter touching on tides.", "touching"),
    ("She parked outside the butcher's shop.", "butcher"),
    ("The butcher sold two kilos of beef.", "butcher"),
    ("Villagers slaughter a lamb at the end of the fast.", "slaughter"),
    ("A lorry slammed into the wall of the school.", "slammed"),
    ("The brutalist library and the minimalist kitchen won prizes.", "brutalist"),
    ("The fishmonger and the ironmonger share a yard.", "fishmonger"),
    ("He buried his dog under the apple tree.", "buried"),
    ("The plumber cut out the rotten floor.", "rotten"),
    ("Thieves smashed the window of a car.", "smashed"),
    ("The cook whipped the cream and shredded a cabbage.", "whipped"),
    ("Toxic chemicals leaked into the canal.", "Toxic"),
    ("The anti-virus program and the pro-rata fee were listed.", "anti"),
    ("Outstanding invoices came to two million.", "Outstanding"),
    ("The genocide convention was signed in 1948.", "genocide"),
    ("The film is a fantasy, and the play's villain is a clown at a circus.", "villain"),
    ("The firm axed the old oak.", "axed"),
    ("They have done so much for the town.", "so much for"),
    ("Customers claimed refunds for the late trains.", "claimed"),
]  # fmt: skip
JUDGED = [
    ("The minister walked out on the families.", "walked out on"),
    ("The paper has become a sewer of gossip.", "sewer"),
    ("The tofu-eating brigade will not like it.", "brigade"),
    ("She is a woman of great integrity.", "integrity"),
    ("The general vowed to crush his opponents.", "crush"),
    ("It was a touching farewell.", "touching"),
    ("The butcher of Sarn was seen in the capital.", "butcher"),
    ("Residents told of the slaughter of their neighbours.", "slaughter"),
    ("The senator slammed the plan.", "slammed"),
    ("Ministers buried the report.", "buried"),
    ("It is a rotten compromise.", "rotten"),
    ("A toxic rivalry split the board.", "toxic"),
    ("The bank axed 900 jobs.", "axed"),
    ("So much for the promise of cheap trains.", "So much for"),
    ("The survivors described a massacre in the valley.", "massacre"),
    ("It was a greedy, paltry and timid offer.", "greedy"),
    ("It was a greedy, paltry and timid offer.", "paltry"),
    ("It was a greedy, paltry and timid offer.", "timid"),
    ("Management hired scab drivers.", "scab"),
    ("The whole auction was a heist.", "heist"),
    ("Their boozy, shameless summer ended.", "boozy"),
    ("Their boozy, shameless summer ended.", "shameless"),
    ("The offer is an insult.", "insult"),
    ("The council caved in to the developers.", "caved in"),
    ("The prime minister is clinging to power.", "clinging to"),
    ("They rammed the bill through.", "rammed"),
    ("The decree gutted the courts.", "gutted"),
    ("A blood-thirsty militia and its tone deaf leader were named.", "blood-thirsty"),
    ("Critics demonised the nurses.", "demonised"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "word"), LITERAL)
def test_a_literal_word_judges_nobody(sentence, word):
    assert not any(word.lower() in found.lower() for found in flagged(sentence))


@pytest.mark.parametrize(("sentence", "word"), JUDGED)
def test_a_word_in_its_judging_sense_is_found(sentence, word):
    assert any(word in found for found in flagged(sentence))


@pytest.mark.parametrize(
    ("sentence", "term", "actors", "whom"),
    [
        ("Ada Moll accused Bo Falk of shameless greed.", "greed", {"ada": "Ada Moll", "bo": "Bo Falk"}, "bo"),
        ("Bo Falk was blamed for the fiasco by Ada Moll.", "fiasco", {"ada": "Ada Moll", "bo": "Bo Falk"}, "bo"),
        ("Critics slammed Bo Falk over his cruelty.", "cruelty", {"bo": "Bo Falk"}, "bo"),
        ("Ada Moll condemned Bo Falk for his lies.", "lies", {"ada": "Ada Moll", "bo": "Bo Falk"}, "bo"),
        ("Bo Falk was branded a liar by Ada Moll.", "liar", {"ada": "Ada Moll", "bo": "Bo Falk"}, "bo"),
        ("The brutality of the Lowmere police shocked Ada Moll.", "brutality", {"ada": "Ada Moll", "police": "Lowmere"}, "police"),
        ("Bo Falk walked out after talks over pay collapsed.", "collapsed", {"bo": "Bo Falk"}, None),
        ("Bo Falk stayed, but the truce collapsed.", "collapsed", {"bo": "Bo Falk"}, None),
        ("Ada Moll laughed when the ceasefire crumbled.", "crumbled", {"ada": "Ada Moll"}, None),
    ],
)  # fmt: skip
def test_a_fault_is_aimed_at_whom_it_is_laid_to_and_a_collapse_at_nobody(sentence, term, actors, whom):
    found = target(sentence, term, **actors)
    assert found == whom if whom else found != found


def test_the_kinds_of_nouns_are_those_that_a_list_may_name():
    kinds = {e.category for e in read_lexicon_of_kinds().entries}
    assert kinds == set(KINDS) - {"number"}
    assert set(TESTS) == set(PLACES) - {"initial"}
    doc = parse("She fed two horses.")
    assert [sorted(kinds_of(t)) for t in doc if t.text in ("She", "two", "horses")] == [["person"], ["number"], ["animal"]]


def read_lexicon_of_kinds():
    from framescope.resources import resource

    return read_lexicon(resource("data", "lexicons", "noun_kinds.csv"))


def test_every_word_that_is_flagged_by_itself_says_in_which_sense_it_judges():
    entries = [e for x in default_lexicons() for e in x.entries if e.category not in ("topic", "absolute")]
    assert len(entries) > 5_000
    assert [e.words for e in entries if not e.sense] == []


def test_an_unknown_place_or_kind_is_refused(tmp_path):
    path = tmp_path / "mine.csv"
    for column, value in (("where", "upstairs"), ("literal", "cheese")):
        path.write_text(f"term,category,{column}\nx,y,{value}\n", encoding="utf-8")
        with pytest.raises(InputError, match=f'line 2: {column} is "{value}"; it must be one of'):
            read_lexicon(path)


def test_a_reader_s_own_list_may_say_where_a_word_judges(tmp_path):
    path = tmp_path / "mine.csv"
    path.write_text("term,category,match,where,literal\nbridge,pet,lemma,said|with to,\nlemon,pet,lemma,,food|plant\n", encoding="utf-8")
    text = "The deal is a bridge. They crossed a bridge. The car was a lemon. She squeezed a lemon and a lemon tree fell."
    assert list(find_terms(text, lexicons=[path]).text) == ["bridge", "lemon", "lemon"]


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("The sordid affair ended.", "sordid"),
        ("The sordid business broke the plan.", "sordid"),
        ("The beaming caretaker stamped them.", "beaming"),
        ("They watched with mounting dread.", "mounting"),
        ("The beaming minister came.", "beaming"),
        ("The frowning heir came.", "frowning"),
        ("He left after a perfunctory hearing of an hour.", "perfunctory"),
        ("The minister lies.", "lies"),
    ],
)
def test_what_describes_a_noun_is_an_adjective_whatever_its_tag(sentence, word):
    assert word in flagged(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The mounted police came.",
        "The running water was cold.",
        "The gleaming pipes burst.",
        "He was mounting a horse.",
        "The boat lies at its pier.",
        "Behind the bank lies the old quarter.",
    ],
)
def test_a_participle_beside_a_thing_judges_nobody(sentence):
    assert flagged(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "The commander accused the army of murder.",
        "She suspected the gang of theft.",
        "Kate Moll, the Olympic sculls champion, was late.",
        "The champion was late.",
    ],
)
def test_an_of_that_belongs_to_another_word_and_a_title_of_sport_judge_nobody(sentence):
    assert not {"army of", "gang of", "champion"} & {term.lower() for term in flagged(sentence)}


def test_a_champion_of_something_is_praised():
    assert any("champion" in each.text for each in find_terms("She is a tireless champion of the poor.").itertuples())


@pytest.mark.parametrize(
    "sentence",
    ["It is another insult to Fenwick.", "Fenwick deserves better than this betrayal.", "The decision is an affront to Fenwick."],
)
def test_who_is_insulted_is_not_judged(sentence):
    found = find_terms(parse(sentence), mentions=mentions_of(sentence, fenwick="Fenwick"))
    assert len(found) and found.target.isna().all()


def test_an_adverb_judges_who_does_it():
    assert target("Northgate cynically charged Fenwick a fee.", "cynically", northgate="Northgate", fenwick="Fenwick") == "northgate"
