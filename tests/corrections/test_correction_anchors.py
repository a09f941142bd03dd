"""Corrections are anchored to the text: on a changed article those that still fit are used, and none is guessed."""

import time

import pytest
from framescope.corrections.anchors import Spot, pattern, places, spots
from framescope.corrections.model import Correction
from hypothesis import given
from hypothesis import strategies as st

TEXT = "The dam opened. The mayor praised it. “Well done,” the mayor said.\nA critic saw the mayor’s plan fail."


def at(words, number=0, text=TEXT, moved=0):
    start = -1
    for _ in range(number + 1):
        start = text.index(words, start + 1)
    return Correction("delete", "terms", start + moved, start + moved + len(words), words, place=f"{words} {number}")


def found(corrections, text):
    return [text[s.start : s.end] if isinstance(s, Spot) else None for s in spots(corrections, text)]


CHANGED = {
    "as it was": (TEXT, False),
    "a line before": ("An editor’s note.\n\n" + TEXT, True),
    "a word less": (TEXT.replace("opened", "is"), True),
    "a sentence less": (TEXT.replace("The mayor praised it. ", ""), True),
    "marks made straight": (TEXT.replace("“", '"').replace("”", '"').replace("’", "'"), False),
    "another line end": (TEXT.replace("said.\nA", "said.\n\n\nA"), True),
    "words added inside": (TEXT.replace("opened.", "opened on a very fine Monday in May."), True),
    "a space more": (TEXT.replace("Well done", "Well  done"), True),
    "an end more": (TEXT + " The end of the mayor.", False),
    "all in another order": ("A critic saw the mayor’s plan fail. " + TEXT.split("\n")[0], True),
}


@pytest.mark.parametrize("change", CHANGED)
def test_words_that_stand_once_are_found_wherever_they_are(change):
    text, moved = CHANGED[change]
    each = spots([at("A critic"), at("plan fail"), at("“Well done,”")], text)
    assert all(isinstance(spot, Spot) for spot in each) and any(spot.moved for spot in each) == moved


@pytest.mark.parametrize("before", ["", "x ", "An editor’s note of some length, which says nothing.\n\n" * 12])
def test_words_that_stand_several_times_move_with_what_is_around_them(before):
    text = before + TEXT
    second = spots([at("A critic"), at("the mayor", 1), at("The dam opened")], text)[1]
    assert isinstance(second, Spot) and second.start == len(before) + TEXT.index("the mayor", TEXT.index("the mayor") + 1)


def test_nothing_is_guessed_where_several_places_are_as_likely():
    assert spots([at("the mayor")], "The mayor spoke; the mayor and the mayor went.") == [
        "the text has changed, and its words stand twice in it"
    ]
    assert "not in the article" in spots([at("A critic")], "Another text.")[0]
    assert "3 times" in spots([Correction("delete", "terms", text="the mayor")], TEXT.replace("The mayor", "the mayor"))[0]


def test_no_word_is_found_inside_another():
    assert places("art", "party art artful") == [(6, 9)] and places("’s", "Ann’s") == [(3, 5)]


@pytest.mark.parametrize("words", ["a.b", "(x", "[", "\\", "^", "a|b", "$5", "*", "“q", "x\ny"])
def test_words_are_no_patterns(words):
    assert places(words, f"begin {words} end") == [(6, 6 + len(words))]


@given(st.text(max_size=60), st.text(alphabet="ab \n“”'\".", min_size=1, max_size=8), st.integers(0, 60))
def test_every_place_that_is_found_holds_the_words(text, words, start):
    for spot in spots([Correction("delete", "terms", start, start + len(words), words)], text):
        if isinstance(spot, Spot):
            assert pattern(words).fullmatch(text[spot.start : spot.end].strip()) if words.strip() else False


def test_many_corrections_of_a_hostile_text_take_no_long():
    text = ("the " * 20_000 + "\n" + "a" * 20_000) * 2
    said = [
        Correction("delete", "terms", 7, 10, words, place=str(n)) for n, words in enumerate(["the", "a" * 20_000, "the  the", " ", "x"] * 4)
    ]
    begin = time.process_time()
    assert len(spots(said, text)) == 20
    assert time.process_time() - begin < 5
