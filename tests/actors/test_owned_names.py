"""Bodies whose names hold an owner's: "Guy's Hospital" is one body, and "Adeleke's hospital" somebody's."""

import pytest
from framescope.measuring import analyze
from framescope.reading.article import Article


def kinds(text):
    """The kind of each actor by its name."""
    actors = analyze(Article("a", text), instruments=[]).actors
    return dict(zip(actors.name, actors.kind, strict=True))


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Dr Adeleke ran St Brendan's Hospital for nine years. The hospital closed.", "St Brendan's Hospital"),
        ("Parents spoke outside the gate on Monday. St. Mary's School said it was sorry.", "St. Mary's School"),
        ("Nurses at King's College Hospital walked out on Monday.", "King's College Hospital"),
        ("Guy's Hospital said it had treated 40 patients.", "Guy's Hospital"),
        ("The vicar, Amara Obi, said that St Paul's Cathedral had misled her.", "St Paul's Cathedral"),
        ("Queen's University Belfast denied the claim.", "Queen's University Belfast"),
        ("The governors met on Friday. Wanjiru's Academy said the head would stay.", "Wanjiru's Academy"),
        ("St Thomas' Hospital said it was short of staff.", "St Thomas' Hospital"),
        ("King Edward VII's Hospital said that it was safe.", "King Edward VII's Hospital"),
        ("Nguyen's Bakery said it would close.", "Nguyen's Bakery"),
        ("Father Tom Ode of Our Lady's Catholic High School said he knew nothing.", "Our Lady's Catholic High School"),
    ],
)
def test_a_body_called_after_its_owner_is_one(text, body):
    found = kinds(text)
    assert found[body] == "organisation"
    assert not [name for name in found if name != body and name in body]


@pytest.mark.parametrize(
    ("text", "owner", "kind"),
    [
        ("Adeleke's hospital closed. Adeleke said that he was sad.", "Adeleke", "person"),
        ("Patients sued Dr. Nwosu's Clinic. Nwosu said that he was sorry.", "Nwosu", "person"),
        ("Lindiwe Mokoena's Church is full. Mokoena said that she was glad.", "Lindiwe Mokoena", "person"),
        ("Ghana's University of Tema said no.", "Ghana", "country"),
    ],
)
def test_what_somebody_has_is_not_called_after_him(text, owner, kind):
    assert kinds(text)[owner] == kind


def test_a_place_called_after_its_owner_is_nobody():
    assert set(kinds("The police searched Queen's Park on Sunday.").values()) == {"group"}
