"""What each block of a page is taken for."""

import pytest
from framescope.reading.article import read_article
from framescope.reading.folding import unfolded
from framescope.reading.layout import MEASURED, paragraphs
from framescope.reading.wrapping import joined_lines
from framescope.tables import check
from hypothesis import given
from hypothesis import strategies as st

BODY = "The mayor opened the bridge on Monday, and many people came to see it."


def kinds(text):
    return list(zip(paragraphs(text).kind, paragraphs(text).text, strict=True))


def test_default_article():
    found = paragraphs(read_article().text)
    assert found.text[found.kind == "headline"].tolist() == [
        "Azerbaijan, US eye bilateral ties amid Armenian lobby intensifying anti-Baku moves"
    ]
    assert found.text[found.kind == "byline"].tolist() == ["By Sabina Mammadli"]
    furniture = found.text[found.kind == "furniture"].tolist()
    assert furniture[0] == "[PHOTO]" and furniture[1] == "---" and furniture[-1] == "Thank you!" and len(furniture) == 9
    assert (found.kind == "body").sum() == 20


@pytest.mark.parametrize(
    ("block", "kind"),
    [
        ("Follow us on Twitter @example", "furniture"),
        ("Read more: Ten bridges you must see", "furniture"),
        ("(Subscribe to our podcast with Jane Doe.)", "furniture"),
        ("For more, sign up for the Bridge newsletter.", "furniture"),
        ("View all comments (12)", "furniture"),
        ("She asked her neighbours to sign up for updates and to donate blood today, the mayor said.", "body"),
        ("The company will raise the price of a subscription, and tenants would have to follow them, she said.", "body"),
        ("Photo: The bridge by night", "caption"),
        ("The bridge by night (AP Photo/Jane Doe) / Reuters", "caption"),
        (
            "She asked her party to follow the rules that it had made, and to subscribe to them in public, as the law of the land and the decency that everybody owes to everybody else require of a party that governs.",
            "body",
        ),
        ("The new law demands that all rights of tenants be respected in full by every owner in the city.", "body"),
    ],
)
def test_blocks_in_the_middle_of_the_page(block, kind):
    assert kinds(f"Bridge opens\n{BODY}\n{block}\n{BODY}")[2] == (kind, block)


@pytest.mark.parametrize(
    "byline",
    [
        "By Jane Doe",
        "By Jane Doe and John Smith, Staff Writers",
        "BY JANE DOE",
        "Published 3 May 2021",
        "May 3, 2021",
        "Our Special Correspondent",
        "From our correspondent in Lima",
        "By our foreign correspondent",
        "A staff reporter",
    ],
)
def test_bylines_and_datelines(byline):
    assert kinds(f"Bridge opens\n{byline}\n{BODY}\n{BODY}")[1] == ("byline", byline)


def test_a_sentence_is_no_headline_and_neither_is_a_lone_line():
    assert kinds(f"{BODY}\n{BODY}")[0][0] == "body"
    assert kinds("Bridge opens")[0][0] == "body"


@pytest.mark.parametrize("headline", ["Mayor Criticized for Harbour Comments", "Council calls on mayor to explain 'harbour' comments"])
def test_a_headline_that_ends_with_comments_is_one(headline):
    assert kinds(f"{headline}\n{BODY}\n{BODY}")[0] == ("headline", headline)


def test_a_rule_in_the_middle_does_not_end_the_article():
    found = kinds(f"Bridge opens\n{BODY}\n---\n{BODY}\n{BODY}")
    assert [k for k, _ in found] == ["headline", "body", "furniture", "body", "body"]


def test_wrapped_text_is_joined_to_paragraphs():
    text = "Bridge opens\n\n" + "\n\n".join(
        [
            "The mayor opened the bridge on Monday and many of the\npeople who live in the town came to see what had been\nbuilt with their taxes."
        ]
        * 3
    )
    read = unfolded(text).replaced(joined_lines(text))
    found = read.frame_put_back("paragraphs", paragraphs(read.text))
    check("paragraphs", found, text)
    assert len(found) == 4 and all("\n" in t for t in found.text[1:])


@given(st.text(alphabet=st.sampled_from("ab .\n\"“”[]-—PHOTOBy,'*#<$ \u2028\x0b\t"), max_size=300))
def test_blocks_hold_the_text_they_point_to_and_lose_no_letter(text):
    found = paragraphs(text)
    check("paragraphs", found, text)
    covered = {i for s, e in zip(found.start, found.end, strict=True) for i in range(s, e)}
    assert all(i in covered for i, c in enumerate(text) if not c.isspace())
    assert set(found.kind) <= {*MEASURED, "byline", "caption", "furniture"}


@pytest.mark.parametrize(
    ("lines", "line", "kind"),
    [
        (["By Jane Doe", "The Harbour Courier"], "The Harbour Courier", "byline"),
        (["By Jane Doe, Local Democracy Reporter", "Vale Gazette"], "Vale Gazette", "byline"),
        (["The Fenwick Post", "By Jane Doe"], "The Fenwick Post", "byline"),
        (["By Jane Doe and Bo Orr", "The Evening Star"], "The Evening Star", "byline"),
        (["By Jane Doe", "12 March 2031", "Harbour & Vale Times"], "Harbour & Vale Times", "byline"),
        (["By Jane Doe", "East Fenwick News"], "East Fenwick News", "byline"),
        (["By Jane Doe", "Reuters"], "Reuters", "furniture"),
        (["By Jane Doe", "Daily Mirror"], "Daily Mirror", "byline"),
        (["By Jane Doe", "The Long Road"], "The Long Road", "body"),
        (["By Jane Doe", "The Times have changed, and so has the bridge."], "The Times have changed, and so has the bridge.", "body"),
        (["The mayor came first.", "The Fenwick Post"], "The Fenwick Post", "body"),
    ],
)
def test_a_paper_beside_the_reporter_is_no_news(lines, line, kind):
    text = "\n\n".join(["Mayor opens bridge", *lines, BODY, BODY])
    assert (kind, line) in kinds(text)
