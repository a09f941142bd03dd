"""Words that judge by their colour: manners of moving, speaking and looking, idioms, styles; and the same words where they are literal."""

import pytest
from framescope.parsing.language import parse
from framescope.terms.find import find_terms


def flagged(sentence: str) -> list[str]:
    return find_terms(parse(sentence)).text.tolist()


@pytest.mark.parametrize(
    ("sentence", "term"),
    [
        ("The minister slunk out of the hall.", "slunk"),
        ("The envoy waltzed into the talks an hour late.", "waltzed"),
        ("The chairman scowled at the shareholders.", "scowled"),
        ("Ministers waved it through in an afternoon.", "waved it through"),
        ("The directors fill their boots while nurses queue.", "fill their boots"),
        ("The council is a law unto itself.", "law unto itself"),
        ("His allies have melted away.", "melted away"),
        ("She sat through a blizzard of jargon.", "blizzard of"),
        ("It was a sugary speech.", "sugary"),
        ("The party is a dinosaur.", "dinosaur"),
        ("The scheme beggars belief.", "beggars belief"),
        ("He is a serial liar.", "serial liar"),
        ("Burly guards pushed them out.", "Burly"),
        ("It was a sorry excuse for a budget.", "sorry excuse"),
    ],
)
def test_a_word_of_colour_is_flagged(sentence, term):
    assert term in flagged(sentence)


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("The museum shows the bones of a dinosaur.", "dinosaur"),
        ("Add two cups of sugary water to the jar.", "sugary"),
        ("The blizzard closed the pass for two days.", "blizzard"),
        ("The ice melted away from the roof.", "melted away"),
        ("The vine creeps along the wall.", "creeps"),
        ("The parrot flew over the zoo.", "parrot"),
        ("She bought a token for the bus.", "token"),
        ("He sold the fossil to the museum.", "fossil"),
    ],
)
def test_a_literal_word_is_not(sentence, word):
    assert not any(word.lower() in t.lower() for t in flagged(sentence))


@pytest.mark.parametrize(
    ("sentence", "term"),
    [
        ("The board brushed aside the rival bid.", "brushed aside"),
        ("The council rolled over for the tycoon.", "rolled over for"),
        ("The minister ploughed on to the end of the slides.", "ploughed on"),
        ("Consultants left a mountain of debt.", "mountain of"),
        ("They sold the theatre for a song.", "for a song"),
        ("The party is on its last legs.", "on its last legs"),
        ("It was a tour de force.", "tour de force"),
        ("The starstruck council gave way.", "starstruck"),
        ("The review is a smokescreen.", "smokescreen"),
    ],
)
def test_a_turn_of_speech_is_flagged(sentence, term):
    assert term in flagged(sentence)


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("The plane slipped out of the clouds.", "slipped out"),
        ("She climbed a mountain of rock and ice.", "mountain of"),
        ("The farmer ploughed the field.", "ploughed"),
        ("They were asked for a song and sang it.", "smokescreen"),
    ],
)
def test_the_same_words_of_things_are_not(sentence, word):
    assert not any(word in t for t in flagged(sentence))
