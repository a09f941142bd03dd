"""The default article against the answers of a careful reader (data/gold/azernews_attributions.csv)."""

import pandas as pd
import pytest
from framescope.resources import resource
from framescope.tables import check

GOLD = pd.read_csv(resource("data", "gold", "azernews_attributions.csv"))


def letters(spans, text):
    """Offsets of the letters and digits in some spans: marks and blanks at the edges do not count."""
    return {i for s, e in spans for i in range(s, e) if text[i].isalnum()}


def right_parts(row, a):
    """Which of source, cue, content and side the best fitting attribution has right, for one row of the gold."""
    text = a.article.text
    gold = {r: letters([(row[f"{r}_start"], row[f"{r}_start"] + len(row[r]))], text) for r in ("source", "cue", "content")}
    best, overlap = None, 0.0
    for i in a.attributions.attribution_id[a.attributions.kind != "scare"]:
        mine = a.spans[a.spans.attribution_id == i]
        found = {r: letters(mine[mine.role == r][["start", "end"]].values.tolist(), text) for r in gold}
        share = len(found["content"] & gold["content"]) / len(found["content"] | gold["content"])
        if share > overlap:
            best, overlap = (i, found), share
    if best is None:
        return set()
    names = dict(zip(a.actors.actor_id, a.actors.name, strict=True))
    side = names.get(a.attributions.set_index("attribution_id").side[best[0]])
    right = {r for r in ("source", "cue") if best[1][r] & gold[r]} | ({"content"} if overlap >= 0.8 else set())
    return right | ({"side"} if side == row.side else set())


@pytest.mark.parametrize("number", GOLD.number)
def test_attribution(number, azernews):
    row = GOLD.set_index("number").loc[number]
    assert right_parts(row, azernews) == {"source", "cue", "content", "side"}


def test_gold_stands_in_the_text(azernews):
    for role in ("source", "cue", "content"):
        assert all(azernews.article.text.startswith(t, s) for t, s in zip(GOLD[role], GOLD[f"{role}_start"], strict=True))


def test_every_row_of_every_table_points_to_its_text(azernews):
    for name, frame in azernews.tables.items():
        check(name, frame, azernews.article.text)


def test_quotation_is_one_sentence(azernews):
    assert any(s.startswith('"September 27') and s.endswith("the post read.") for s in azernews.sentences.text)


def flags(a, voice):
    return a.terms[a.terms.voice == voice].text.str.lower().tolist()


TARGETS = {
    "lobby": "Armenian lobby", "anti-Baku": "Armenian lobby", "nationalist": "Armenian National Committee of America",
    "so-called": "draft resolution", "made-up": "Republic of Artsakh", "failed to remain objective": "Emmanuel Macron",
    "sabotage groups": "Armenian sabotage groups", "quell": "Armenian sabotage groups",
}  # fmt: skip


@pytest.mark.parametrize("term", TARGETS)
def test_term_in_the_authors_voice_with_its_target(term, azernews):
    names = dict(zip(azernews.actors.actor_id, azernews.actors.name, strict=True))
    [row] = azernews.terms[(azernews.terms.voice == "author") & (azernews.terms.text == term)].itertuples()
    assert names[row.target] == TARGETS[term]


def test_provocations_twice_and_at_most_ten_further_flags(azernews):
    own = flags(azernews, "author")
    assert own.count("provocations") == 2 and len(own) <= 10 + 10
    aimed = azernews.terms.target[azernews.terms.text == "provocations"]
    assert set(aimed.map(dict(zip(azernews.actors.actor_id, azernews.actors.side, strict=True)))) == {"armenia"}


@pytest.mark.parametrize(
    ("term", "speaker"),
    [
        ("martyrs", "Hikmat Hajiyev"),
        ("aggression", "Armenian National Committee of America"),
        ("ethnic cleansing", "Armenian National Committee of America"),
    ],
)
def test_term_in_a_sources_voice(term, speaker, azernews):
    names = dict(zip(azernews.actors.actor_id, azernews.actors.name, strict=True))
    row = azernews.terms[azernews.terms.text == term].iloc[0]
    assert (row.voice, names[row.speaker]) == ("source", speaker)


def test_scare_quotes_are_the_authors(azernews):
    scare = azernews.attributions[azernews.attributions.kind == "scare"]
    words = azernews.spans[azernews.spans.attribution_id.isin(scare.attribution_id) & (azernews.spans.role == "content")].text
    assert any("unprovoked attacks" in w for w in words) and any("Republic of Artsakh" in w for w in words)
