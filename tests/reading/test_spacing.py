"""Blanks that only set a text are read as one, and what is found stands in the article's own text."""

import pytest
from framescope.reading.folding import unfolded
from framescope.reading.spacing import plain_spaces


@pytest.mark.parametrize(
    "text, as_read",
    [
        ("One.  Two.", "One. Two."),
        ("One.   Two\tthree", "One. Two three"),
        ("   One\n   Two", "One\nTwo"),
        ("One  \nTwo ", "One\nTwo"),
        ("One\n\n\n\nTwo", "One\n\nTwo"),
        ("One\n \n\t\nTwo", "One\n\nTwo"),
        ("\n\n  One", "\n\nOne"),
        ("One\n  \n", "One\n\n"),
        ("", ""),
        ("  ", ""),
    ],
)
def test_blanks_are_read_as_one(text, as_read):
    assert unfolded(text).replaced(plain_spaces(text)).text == as_read


@pytest.mark.parametrize("text", ["One two.\n\nThree.", "One\nTwo", "One\n\nTwo\n"])
def test_plain_text_is_read_as_it_stands(text):
    assert list(plain_spaces(text)) == []


def test_what_is_found_stands_in_the_articles_own_text():
    from framescope.measuring import measured
    from framescope.reading.article import Article
    from framescope.settings import Settings

    text = "   Mayor Ann  Lee said that the  dam had opened.  Lee was glad.  \n\n\n   “It is a  disgrace,”  Omar Diallo said."
    a = measured(Article(id="a", text=text), Settings(instruments=()))
    assert "Ann Lee" in set(a.actors.name) and set(a.attributions.speaker) == {"ann-lee", "omar-diallo"}
    for table in ("mentions", "attributions", "terms", "tokens"):
        assert all(text[r.start : r.end] == r.text for r in a.tables[table].itertuples()), table
