"""Embedded posts are quotations of whoever signs them."""

import pytest
from framescope.measuring import analyze
from framescope.reading.article import read_article

HEAD = "Pier to be rebuilt\n\nThe town council voted on Monday to rebuild the pier, officials said. Nobody had expected it.\n\n"
TAIL = "\n\nThe work will take a year. Rosa Lindt, the mayor, welcomed the vote."
WORDS = "This budget is a fraud on the poor."

FORMS = [
    "{}\n\n— Tom Okafor (@tokafor) March 3, 2021",
    "{}\n— Tom Okafor (@tokafor) March 3, 2021",
    "{} — Tom Okafor (@tokafor) March 3, 2021",
    "{} pic.twitter.com/x1 — Tom Okafor (@tokafor) March 3, 2021",
    "“{}”\n\n— Tom Okafor (@tokafor) March 3, 2021",
    "{}\n\n- Tom Okafor (@tokafor) March 3, 2021",
    "{}\n\n– Tom Okafor (@tokafor) 3 Mar 2021",
    "{}\n\n— Tom Okafor (@tokafor)",
    "Tom Okafor (@tokafor): {}",
    "Readers answered at once.\n\nTom Okafor @tokafor · Mar 3\n\n{}",
]


@pytest.mark.parametrize("form", FORMS)
def test_a_post_is_its_authors(form):
    a = analyze(read_article(HEAD + form.format(WORDS) + TAIL), instruments=())
    at = a.article.text.index(WORDS)
    inside = a.tokens[(a.tokens.start >= at) & (a.tokens.end <= at + len(WORDS) - 1)]
    assert set(inside.voice) == {"source"} and set(inside.speaker) == {"tom-okafor"}
    outside = a.tokens[(a.tokens.end <= at - 20) | (a.tokens.start >= a.article.text.index("The work"))]
    assert "tom-okafor" not in set(outside.speaker)


@pytest.mark.parametrize(
    "line",
    [
        "Write to the mayor - Rosa Lindt - at town hall (@harborough).",
        "The account @harborough was closed - nobody knows why.",
        "The council (@harborough) voted on Monday.",
        "Ask us: desk@harborough.example",
    ],
)
def test_a_handle_alone_makes_no_post(line):
    a = analyze(read_article(HEAD + WORDS + "\n\n" + line + TAIL), instruments=())
    assert not a.attributions.rule.str.startswith("post").any()
    assert set(a.tokens.voice[a.tokens.text == "fraud"]) == {"author"}


def test_a_byline_with_a_handle_gives_nobody_the_lede():
    a = analyze(read_article("Pier to be rebuilt\n\nTom Okafor @tokafor\n\n" + WORDS + TAIL), instruments=())
    assert set(a.tokens.voice[a.tokens.text == "fraud"]) == {"author"}


@pytest.mark.parametrize("line", ["A post shared by Tom Okafor (@tokafor)", "View this post on Instagram", "pic.twitter.com/x1AbC"])
def test_what_a_network_adds_is_furniture(line):
    a = analyze(read_article(HEAD + line + TAIL), instruments=())
    assert a.paragraphs.kind[a.paragraphs.text == line].tolist() == ["furniture"]
