"""Names that bodies of several countries bear: whose one is, as the words beside it and the text tell."""

import pytest
from framescope.gazetteer.gazetteer import load_gazetteer


def american(text):
    """The American bodies and parties that the gazetteer finds in a text."""
    known = load_gazetteer()
    return [hit.actor_id for hit in known.find(text) if known.entries[hit.actor_id].shared]


@pytest.mark.parametrize(
    "text",
    [
        "Ghana's National Democratic Congress named a candidate.",
        "The Liberal Democrats gained ten seats.",
        "South Africa's Democratic Alliance won. The Democratic Alliance was glad.",
        "Nigeria's Senate voted. Later the Senate met again.",
        "The Nigerian Senate voted on Tuesday.",
        "The Senate in Abuja voted.",
        "The Supreme Court of India ruled.",
        "Kenya's highest judges met: the Supreme Court ruled.",
        "Maine's House voted. The House is in Augusta.",
        "The governor of Maine vetoed the bill. House leaders said the Senate would override him.",
        "The Ohio Senate voted. The state Senate met at noon.",
        "Japan's House of Representatives was dissolved.",
        "The Republican Party of Armenia protested.",
        "The Irish Republican Army disbanded in Dublin, in Ireland.",
        "They met at Carlton House and at the House of Fraser.",
        "The Indian National Congress lost in India.",
        "The Trades Union Congress met in Leeds.",
        "The Swedish Social Democrats won in Sweden.",
    ],
)
def test_a_body_of_another_country_is_not_american(text):
    assert american(text) == []


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("The Senate voted. Democrats in the House objected.", ["us-senate", "democratic-party", "us-house-of-representatives"]),
        ("The US president met Nigeria's leader. The Senate voted.", ["us-senate"]),
        ("Sen. Jane Doerr (R-Ohio) left for Kenya. The Senate waited.", ["us-senate"]),
        ("Nigeria's Senate voted. The US Senate did not; Republicans in the Senate laughed.", ["us-senate", "republican-party"]),
        ("He lost the Ohio Senate race to a Democrat.", ["us-senate", "democratic-party"]),
        ("On Tuesday Senate Democrats met.", ["us-senate", "democratic-party"]),
        ("GOP Loses Control Of House To Democrats\nIt rained.", ["us-house-of-representatives", "democratic-party"]),
        ("Washington waits. It rained. Congress will vote on Nigeria.", ["us-congress"]),
    ],
)
def test_where_nothing_speaks_for_another_it_is_american(text, bodies):
    found = american(text)
    assert [actor for actor in bodies if actor not in found] == []


def test_a_users_bodies_may_share_their_names_too(tmp_path):
    path = tmp_path / "actors.toml"
    path.write_text('[nigerian-senate]\nname = "Nigerian Senate"\ncountry = "Nigeria"\nshared = ["Upper Chamber"]\nkind = "organisation"\n')
    gazetteer = load_gazetteer(path)
    assert [h.actor_id for h in gazetteer.find("Nigeria waits for the Upper Chamber.")] == ["nigeria", "nigerian-senate"]
    assert [h.actor_id for h in gazetteer.find("Kenya waits for the Upper Chamber.")] == ["kenya"]
