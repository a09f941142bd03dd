"""Attributions as regions and arrows: how pieces come together again, whatever arrows people draw."""

import pytest
from exchanged import analysis
from framescope.errors import InputError
from framescope.exchange.items import ACTORS, items_of
from framescope.exchange.regions import Link, Region, items_in, regions_of


def pieces(*regions):
    """Regions "content 0 5" with keys a, b, c …"""
    return [Region("abcdefgh"[i], kind, int(s), int(e), {}) for i, (kind, s, e) in enumerate(r.split() for r in regions)]


def links(*arrows):
    """Links "a b cue"."""
    return [Link(*arrow.split()) for arrow in arrows]


def parts(items):
    return [{role: [tuple(p) for p in found] for role, found in item.parts.items()} for item in items]


def test_the_items_of_an_analysis_come_back():
    items = [item for item in items_of(analysis()) if item.table != ACTORS]
    found = items_in(*regions_of(items), "x")
    assert sorted(map(str, found)) == sorted(map(str, items))


def test_an_attribution_without_content_is_no_region():
    made = analysis()
    made.spans.drop(made.spans.index[made.spans.role == "content"], inplace=True)
    assert {r.kind for r in regions_of(items_of(made))[0]} == {"mention", "term"}


@pytest.mark.parametrize(
    ("regions", "arrows", "expected"),
    [
        (["content 0 5"], [], [{"content": [(0, 5)]}]),
        (["content 0 5", "cue 6 9", "source 9 12"], ["a b cue", "a c source"], [{"source": [(9, 12)], "cue": [(6, 9)], "content": [(0, 5)]}]),
        (["content 0 5", "content 6 9"], [], [{"content": [(0, 5)]}, {"content": [(6, 9)]}]),
        (["content 0 5", "content 6 9"], ["a b content"], [{"content": [(0, 5), (6, 9)]}]),
        (["content 6 9", "content 0 5"], ["a b content"], [{"content": [(0, 5), (6, 9)]}]),
        (["content 0 5", "content 6 9", "content 10 12"], ["a b content", "b c content"], [{"content": [(0, 5), (6, 9), (10, 12)]}]),
        (["content 0 5", "cue 6 9", "source 9 12"], ["a b cue", "c a source"], [{"source": [(9, 12)], "cue": [(6, 9)], "content": [(0, 5)]}]),
        (["content 0 5", "content 6 9", "cue 10 12"], ["a c cue", "b c cue"], [{"cue": [(10, 12)], "content": [(0, 5)]}, {"cue": [(10, 12)], "content": [(6, 9)]}]),
        (["content 0 5", "cue 6 9"], ["b a cue"], [{"cue": [(6, 9)], "content": [(0, 5)]}]),
        (["content 0 5", "cue 6 9"], ["a b cue", "a z cue", "a b agrees"], [{"cue": [(6, 9)], "content": [(0, 5)]}]),
    ],
)  # fmt: skip
def test_arrows_put_pieces_together(regions, arrows, expected):
    assert parts(items_in(pieces(*regions), links(*arrows), "x")) == expected


@pytest.mark.parametrize(
    ("regions", "arrows", "kind"),
    [
        (["cue 6 9"], [], "cue"),
        (["content 0 5", "source 6 9"], [], "source"),
        (["content 0 5", "content 6 9"], ["a b content", "b a content"], "content"),
    ],
)
def test_pieces_of_nothing_are_one_sentence(regions, arrows, kind):
    with pytest.raises(InputError, match=rf"^dam\.json: the {kind} at \d belongs to no content"):
        items_in(pieces(*regions), links(*arrows), "dam.json")
