"""The forms in which a listed word is met: other possessives, split verbs, compounds, spellings; and instructions, which judge nobody."""

import framescope as fs
import pytest
from framescope.parsing.language import parse
from framescope.reading.article import Article
from framescope.terms.find import find_terms
from framescope.terms.lexicons import Entry, Lexicon
from framescope.terms.matcher import Matcher
from test_terms import flagged


def found(sentence: str) -> str:
    return " | ".join(flagged(sentence)).lower()


@pytest.mark.parametrize(
    ("sentence", "term"),
    [
        ("They lined their own pockets while nurses queued.", "lined their own pockets"),
        ("He lines his pockets.", "lines his pockets"),
        ("She was lining her pockets.", "lining her pockets"),
        ("We have blood on our hands.", "blood on our hands"),
        ("The council sat on its own hands.", "sat on its own hands"),
        ("You have turned your back on the poor.", "turned your back on"),
        ("The firm dragged its feet.", "dragged its feet"),
        ("I washed my hands of it.", "washed my hands of"),
        ("The bishops buried their heads in the sand.", "buried their heads in the sand"),
        ("The chairman shot himself in the foot; the board lost its nerve.", "lost its nerve"),
        ("They tied themselves in knots.", "tied themselves in knots"),
        ("She made a fool of herself.", "made a fool of herself"),
        ("We kid ourselves that it will hold.", "kid ourselves"),
    ],
)
def test_a_turn_of_speech_is_found_with_any_possessive(sentence, term):
    assert term in found(sentence)


@pytest.mark.parametrize(
    ("sentence", "verb"),
    [
        ("Ministers waved the bill through in an afternoon.", "waved"),
        ("The new owners hollowed the agency out.", "hollowed"),
        ("The board brushed the rival bid aside.", "brushed"),
        ("She shrugged the criticism off.", "shrugged"),
        ("The council papered its losses over.", "papered"),
        ("The cabinet watered the law down.", "watered"),
        ("He talked his rivals down.", "talked"),
        ("The mayor whipped the crowd up.", "whipped"),
        ("They trotted the old excuse out.", "trotted"),
        ("The ministry hushed the report up.", "hushed"),
        ("The club threw its manager under the bus.", "threw"),
        ("They swept it under the carpet.", "swept"),
        ("The deal brought the council to its knees.", "to its knees"),
        ("The party sold its voters down the river.", "sold"),
        ("The firm left its customers in the lurch.", "left"),
        ("The inquiry hung the sergeant out to dry.", "hung"),
    ],
)
def test_a_verb_is_found_though_its_object_parts_it_from_its_particle(sentence, verb):
    assert verb in found(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "She put her coat on.",
        "He turned the tap off.",
        "The porter carried the trunk up.",
        "A girl waved a flag about.",
        "They hollowed a pumpkin out.",
        "He brushed the leaves aside.",
        "The cook watered the soup down.",
        "She took the washing in.",
        "The guard let the visitors through.",
        "A boy threw a ball under the bus.",
        "She blew the dust off the shelf.",
        "He whipped the cream up.",
    ],
)
def test_a_thing_between_verb_and_particle_is_only_a_thing(sentence):
    assert not flagged(sentence)


@pytest.mark.parametrize(
    ("sentence", "term"),
    [
        ("It was a rumour-ridden summer.", "rumour-ridden"),
        ("The debt-crazed club sold its stand.", "debt-crazed"),
        ("A slogan-spouting deputy took the floor.", "slogan-spouting"),
        ("The once-mighty shipyard has closed.", "once-mighty"),
        ("The once-feared union has 90 members.", "once-feared"),
        ("Her much-mocked memoir sold well.", "much-mocked"),
        ("It was an ill-planned trip.", "ill-planned"),
        ("His rage-fuelled columns are read by few.", "rage-fuelled"),
        ("The pamphlet is pure farmer-bashing.", "farmer-bashing"),
        ("He is a notorious tax-dodger and a bike-hater.", "bike-hater"),
    ],
)
def test_compounds_are_told_by_their_parts(sentence, term):
    assert term in found(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The coal-fuelled boiler is from 1911.",
        "He wore a rain-soaked coat.",
        "It was a once-a-week ferry.",
        "The weed-killer is kept in a shed.",
        "A heat-loving plant grew on the wall.",
        "She has been on ill-health leave since May.",
        "The over-the-counter cream is cheap.",
        "An air-conditioned bus left at noon.",
        "The wood-splitting tool is for hire.",
        "They built a mock-up of the bridge.",
    ],
)
def test_plain_compounds_are_not(sentence):
    assert not flagged(sentence)


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("The bishop waded into the dispute.", "waded into"),
        ("Her deed shames the rest of them.", "shames"),
        ("They gutted the courts.", "gutted"),
        ("He fumed while the deputies jeered.", "fumed"),
        ("They vilified the nurses and lionized the bankers.", "vilified"),
        ("Her groveling tone was noted.", "groveling"),
        ("It was a mere pretense.", "pretense"),
        ("The governor is a favorite son.", "favorite son"),
        ("He raged, the preening Otto Sand.", "preening"),
        ("They quietly dropped the inquiry.", "quietly"),
        ("The old board blew 70 million euros on a logo.", "blew"),
        ("Bumbling border agency loses passports", "bumbling"),
        ("The deal reeks of greed.", "reeks of"),
        ("The scheme smacks of fear.", "smacks of"),
        ("The doomed project limps on.", "limps on"),
        ("She answered with a simper.", "simper"),
        ("Locals were not fooled.", "fooled"),
        ("The captain, who had sworn to stay, squirmed as they read it out.", "squirmed"),
    ],
)
def test_a_word_is_found_in_whatever_form(sentence, word):
    assert word in found(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Return the meat, cover, and simmer over a low flame for an hour.",
        "If the sauce is too thick, water it down.",
        "Shred the parsley and crush the garlic.",
        "Serve hot with bitter greens.",
        "Whip the cream and beat in the mustard.",
        "Drain the beans, then mash them.",
        "Cold air pours in from the north, and temperatures plunge after dark.",
        "He sat quietly. She spoke quietly to the child.",
        "The diver drowned off the breakwater.",
        "Sear the fillets and let them rest.",
        "The rise will cost the holders of the town's 840 plots an average of 95 pounds a year.",
    ],
)
def test_instructions_and_weather_judge_nobody(sentence):
    assert not flagged(sentence)


def test_a_users_own_entry_is_found_as_it_is_written_alone():
    lists = Matcher(
        [Lexicon("mine", (Entry(("his", "way"), "a", "mine"), Entry(("by", "his", "way"), "b", "mine"))), Lexicon("evaluative", ())]
    )
    assert [m.entry.category for m in lists.find(["by", "her", "way"], ["by", "her", "way"], ["ADP", "PRON", "NOUN"])] == []
    assert [m.entry.category for m in lists.find(["by", "his", "way"], ["by", "his", "way"], ["ADP", "PRON", "NOUN"])] == ["b"]


def test_a_users_own_list_may_name_the_parts_of_compounds(tmp_path):
    path = tmp_path / "mine.csv"
    path.write_text("term,category,unless\n-free,freedom,sugar\nnon-,denial,\n", encoding="utf-8")
    doc = parse("A car-free street and a sugar-free cake, and a non-Baltic port.")
    assert find_terms(doc, lexicons=[path]).text.tolist() == ["car-free", "non-Baltic"]


@pytest.mark.parametrize(
    "text",
    [
        "Only one deputy objected: Ole Fink, a vet. Mr Fink has called a vote for Monday.",
        "Ole Crook runs the bank. Ms Crook spoke first.",
        "Jane Hawk and Bob Sand met. Dr. Hawk stayed until noon.",
    ],
)
def test_a_surname_is_no_label(text):
    assert not fs.analyze(Article(id="names", text=text)).terms.text.tolist()
