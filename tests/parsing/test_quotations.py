"""Quotation spans by the state of each paragraph."""

from itertools import pairwise

import pytest
from framescope.parsing.quotations import quotations
from hypothesis import given
from hypothesis import strategies as st


def outer(text: str) -> list[str]:
    return [text[q.start : q.end] for q in quotations(text) if q.depth == 0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said: "It rains." Then he left.', ['"It rains."']),
        ("He said: “It rains.” Then he left.", ["“It rains.”"]),
        ("He said: ''It rains.'' Then he left.", ["''It rains.''"]),
        ("He said: «It rains.»", ["«It rains.»"]),
        ("He said: „It rains.“", ["„It rains.“"]),
        ('He said: "It rains.” A mixed pair.', ['"It rains.”']),
        ('"It rains," he said. "It pours."', ['"It rains,"', '"It pours."']),
        ("“She told me ‘no’ twice,” he said.", ["“She told me ‘no’ twice,”"]),
        ("Mayor: ‘It never rains here’", ["‘It never rains here’"]),
        ("The dogs' owners didn't know it's 5' tall", []),
        ('A 6" pipe and nothing more', []),
        ("", []),
        ('"', []),
    ],
)
def test_marks_of_every_style(text, expected):
    assert outer(text) == expected


def test_nested_marks_have_a_depth():
    text = "“She told me ‘no’ twice,” he said."
    assert [(q.depth, text[q.inner_start : q.inner_end]) for q in quotations(text)] == [(0, "She told me ‘no’ twice,"), (1, "no")]


def test_a_quotation_left_open_is_taken_up_by_the_next_paragraph():
    text = "“It rains.\n\n“It pours,” he said."
    first, second = quotations(text)
    assert (first.closed, first.continues, text[first.start : first.end]) == (False, False, "“It rains.")
    assert (second.closed, second.continues, text[second.start : second.end]) == (True, True, "“It pours,”")


def test_a_closing_mark_without_partner_ends_what_the_paragraph_before_left_open():
    text = "“It rains.\nIt pours,” he said."
    assert [(text[q.start : q.end], q.continues) for q in quotations(text)] == [("“It rains.", False), ("It pours,”", True)]


def test_a_paragraph_never_inherits_a_quotation_that_nothing_closes():
    assert outer("“It rains.\nThe writer goes on.\nAnd on.") == ["“It rains."]


@given(st.text(alphabet="“”‘’\"'«»„` \nab.,'!?", max_size=200))
def test_spans_are_sorted_within_their_paragraph_and_disjoint_at_depth_0(text):
    found = quotations(text)
    assert [q.start for q in found] == sorted(q.start for q in found)
    for q in found:
        assert 0 <= q.start <= q.inner_start <= q.inner_end <= q.end <= len(text)
        assert "\n" not in text[q.start : q.end]
    tops = [q for q in found if q.depth == 0]
    assert all(a.end <= b.start for a, b in pairwise(tops))
