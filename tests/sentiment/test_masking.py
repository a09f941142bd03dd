"""What the networks of sentiment get to see: no names, whatever they are."""

import pytest
from framescope.sentiment.masking import CLOSE, OPEN, OTHER, TARGET, mask
from hypothesis import given
from hypothesis import strategies as st

COUNTRIES = [
    "Azerbaijan",
    "Armenia",
    "Russia",
    "Ukraine",
    "the United States",
    "U.S.",
    "Turkey",
    "Chad",
    "Jordan",
    "Georgia",
    "Mali",
    "France",
    "South Korea",
    "Trinidad and Tobago",
    "Guinea-Bissau",
    "Côte d'Ivoire",
    "Netherlands",
    "Kosovo",
    "DR Congo",
    "Oman",
]
FRAMES = [
    ("", " attacked the convoy, officials in Paris said."),
    ("Yesterday ", "'s army left the town."),
    ("“", " has betrayed us,” Volkov said of Chad."),
    ("Envoy Praises ", " After Talks With Jordan"),
    ("Ministers of Peru and ", ", anti-Georgian critics claim, lied."),
    ("A brutal raid by ", "n troops killed nine."),
]


def masked(sentence: str, target: str, others: tuple = ()) -> str:
    start = sentence.index(target)
    return mask(sentence, start, start + len(target), others).text


@pytest.mark.parametrize(("before", "after"), FRAMES)
def test_the_name_of_the_target_leaves_no_trace(before, after):
    texts = {mask(before + name + after, len(before), len(before) + len(name)).text for name in COUNTRIES}
    assert len(texts) == 1


@pytest.mark.parametrize(("before", "after"), FRAMES[1:4])
def test_the_names_of_others_leave_no_trace(before, after):
    frame = before + "{}" + after.replace("'s", " and the minister's") + " The minister knew."
    start = frame.format("Peru").index("minister")
    texts = set()
    for name in COUNTRIES:
        sentence = frame.format(name)
        at = sentence.index("minister", start - 4 + len(name))
        texts.add(mask(sentence, at, at + len("minister")).text)
    assert len(texts) == 1


@pytest.mark.parametrize(
    ("sentence", "target", "expected"),
    [
        ("The French president praised Azerbaijan's restraint.", "Azerbaijan", "[Y] president praised [T] [X] [/T] ' s restraint ."),
        ("President Ann Lee met Sen. Bo Ek of Ohio on Monday.", "Ann Lee", "President [T] [X] [/T] met Sen . [Y] on Monday ."),
        ("She blamed the Department of Justice.", "She", "[T] She [/T] blamed [Y] ."),
        ("Critics called the dictator a Nazi.", "the dictator", "Critics called [T] the dictator [/T] a Nazi ."),
        ("“Never,” said Jean-Luc de Vries.", "Jean-Luc de Vries", '" Never , " said [T] [X] [/T] .'),
        ("Talks With Peru Collapse Again As Envoys Leave", "Peru", "Talks With [T] [X] [/T] Collapse Again As Envoys Leave"),
        ("An Iranian aide and the US aide spoke.", "US", "[Y] aide and [T] [X] [/T] aide spoke ."),
    ],
)
def test_titles_roles_and_pronouns_stay_and_names_go(sentence, target, expected):
    assert masked(sentence, target) == expected


def test_a_span_given_as_other_is_a_name_even_where_its_capital_says_nothing():
    sentence = "Rice criticized Orlova."
    assert masked(sentence, "Orlova").startswith("Rice ")
    assert masked(sentence, "Orlova", ((0, 4),)).startswith(OTHER)


def test_pieces_point_to_the_sentence():
    sentence = "“Peace,” the French president told Armenia’s envoy."
    for piece in mask(sentence, 35, 42).pieces:
        if piece.text.isalpha():
            assert sentence[piece.start : piece.end] == piece.text


@given(st.text(max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_any_text_gets_exactly_one_marked_target(sentence, one, other):
    start, end = sorted((min(one, len(sentence)), min(other, len(sentence))))
    words = [piece.text for piece in mask(sentence, start, end).pieces]
    assert words.count(OPEN) == words.count(CLOSE) == 1
    assert words.index(OPEN) < words.index(CLOSE)
    assert TARGET not in words[: words.index(OPEN)] + words[words.index(CLOSE) :]
