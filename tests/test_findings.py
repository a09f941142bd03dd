"""The sentences are computed: they say what the tables hold, and change with them."""

from dataclasses import replace

from framescope.measures.findings import findings
from framescope.tables import table


def test_sentences_of_the_analysis_made_by_hand(by_hand):
    found = findings(by_hand)
    assert found[0] == "Measured were 26 words in 5 sentences of headline and body."
    assert found[1] == "69 % of the words are the author's own; the rest is given to (side not known) (19 %) and Ruritania (12 %)."
    assert "2 sources are heard; most is given to Bo Birch: 1 attribution with 62 % of all attributed words." in found
    assert "Of 2 attributions 1 have a neutral cue such as “said”; the others are 1 doubting." in found
    assert "2 of 4 sentences of the body name no source at all; 1 of them hold a loaded term." in found
    assert "The author uses 2 loaded terms: “regime” and “weak”." in found
    assert "1 loaded term is the sources', not the author's: “brutal” (Bo Birch)." in found
    assert "The author's loaded terms are aimed at Fenwick (2)." in found


def test_nothing_measured_nothing_claimed(by_hand):
    empty = {n: table(n, []) for n in ("attributions", "spans", "terms", "sentiments", "mentions", "actors")}
    tokens = by_hand.tokens.assign(voice="author", speaker=None).astype({"speaker": "str"})
    found = findings(replace(by_hand, tokens=tokens, **empty))
    assert "All words are the author's own: nobody is quoted or reported." in found
    assert "No loaded term was found in the author's own words." in found
    assert not any("Ruritania" in s or "Fenwick" in s for s in found)


def test_default_article(azernews):
    found = " ".join(findings(azernews))
    assert "Emmanuel Macron" in found and "so-called" in found and "aggression" in found
    assert 8 <= len(findings(azernews)) <= 12
