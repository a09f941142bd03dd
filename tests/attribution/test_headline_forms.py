"""Headlines give a claim to whoever makes it in the text below, and a topic to nobody."""

import pytest
from framescope.measuring import analyze
from framescope.reading.article import read_article

BODY = """

By Ewa Lis

HARBOROUGH, March 3 (Post) - Lena Voss, the housing minister, said on Monday that the mayor, Tom Okafor, had lied to families after the flood.

The mayor denied the charge and said the ministry had known of the broken dam for months.

Residents gathered in front of the town hall on Tuesday. Police closed two streets."""


@pytest.mark.parametrize(
    ("headline", "claim"),
    [
        ("Mayor lied to families, says Voss", "Mayor lied"),
        ("Mayor lied to families, minister claims", "Mayor lied"),
        ("'Mayor lied to families': minister", "Mayor lied"),
        ("Mayor lied to families - housing minister", "Mayor lied"),
        ("“Mayor lied to families” – Lena Voss", "Mayor lied"),
        ("Minister: mayor lied to families", "mayor lied"),
        ('Mayor "lied to families", minister says', "lied to families"),
        ("Minister accuses mayor of 'lying to families'", "lying to families"),
        ("Lena Voss says mayor lied to families", "mayor lied"),
        ("Voss: Why I think the mayor lied", "the mayor lied"),
    ],
)
def test_a_claim_is_whose_who_makes_it_below(headline, claim):
    a = analyze(read_article(headline + BODY), instruments=())
    at = a.article.text.index(claim)
    inside = a.tokens[(a.tokens.start >= at) & (a.tokens.end <= at + len(claim))]
    assert set(inside.voice) == {"source"} and set(inside.speaker) == {"lena-voss"}


@pytest.mark.parametrize(
    "headline",
    [
        "Storm Olga: latest updates", "Harborough: a town after the flood", "Minister visits flooded town - and leaves", "The mayor, the minister and the dam",
        "Minister and mayor: what happens next", "Mayor: how the dam broke", "'The Crown' returns to Harborough theatre", "Housing minister: five things to know",
        "What we know about the flood: a timeline", "Mayor: latest on the flood",
    ],
)  # fmt: skip
def test_a_topic_is_nobodys_words(headline):
    a = analyze(read_article(headline + BODY), instruments=())
    assert set(a.tokens.voice[a.tokens.end <= len(headline)]) == {"author"}
