"""Families named by a surname in the plural, and who "they" are then. Texts are invented; the parse is the real model's."""

import pytest
from test_actors import read
from test_antecedents import meant
from test_plurals import they

PAIR = "Paul Doerr and his wife Ana Doerr sued the school. "


@pytest.mark.parametrize(
    ("text", "word", "who"),
    [
        (PAIR + "The Doerrs left town. They gave no reason.", "They", "doerr-family"),
        ("Omar Okoro and Hana Okoro opened a shop. The Okoros said they were happy.", "they", "okoro-family"),
        ("Bao Chan met Lin Chan. The Chans sold their house.", "their", "chan-family"),
        ("Ivan Petrov and his sister Olga Petrov were tried for their lies. The Petrovs denied it.", "their", "petrov-family"),
        ("Emeka Rhys and Ada Rhys won. The Rhyses sang as they left.", "they", "rhys-family"),
        (PAIR + "The couple left town. They gave no reason. The Doerrs have two sons.", "They", "doerr-family"),
    ],
)
def test_they_are_the_family(text, word, who):
    assert they(text, word)[0] == who


@pytest.mark.parametrize(
    "text", ["Paul Doerr met the Roes. They left.", "Paul Doerr left. The Doerrs Foundation paid.", "Paul Doerr met other Doerrs."]
)
def test_what_is_no_surname_of_the_text_in_the_plural_is_no_family(text):
    assert not any(actor_id.endswith("-family") for actor_id in read(text)[0].index)


@pytest.mark.parametrize("piece", ["The couple", "The pair", "The parents", "The family"])
def test_a_couple_is_the_only_family_that_is_named(piece):
    assert meant(PAIR + f"{piece} left town. The Doerrs have two sons.", piece) == "doerr-family"


@pytest.mark.parametrize("piece", ["The couple", "The parents"])
def test_a_couple_is_nobody_named_where_no_family_is(piece):
    assert meant(PAIR + f"{piece} left town.", piece) not in {"paul-doerr", "ana-doerr", "doerr-family"}


def test_a_couple_is_none_of_two_families():
    text = PAIR + "Omar Okoro met Hana Okoro. The couple left town. The Doerrs and the Okoros said nothing."
    assert meant(text, "The couple") not in {"doerr-family", "okoro-family"}


def test_a_family_is_a_group_of_its_own():
    actors, _ = read(PAIR + "The Doerrs left town.")
    kinds = actors.kind
    assert kinds["doerr-family"] == "group" and kinds["paul-doerr"] == kinds["ana-doerr"] == "person"


def test_two_people_of_one_surname_are_nobody_known_where_no_family_is_named():
    assert they("Paul Doerr and Ana Doerr sued the school. They won.") == [None]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Ostra Ltd sold four ships. They announced no more.", "ostra-ltd"),
        ("Ostra Ltd closed two mines. They said it was for the best.", "ostra-ltd"),
    ],
)
def test_things_in_the_plural_do_not_think(text, who):
    assert they(text) == [who]


@pytest.mark.parametrize("text", ["Ostra Ltd sold four ships. They sank.", "Ostra Ltd sold the drugs. They were fake."])
def test_what_may_be_a_thing_is_left(text):
    assert they(text) == [None]


LOST = "Paul Doerr and his wife Ana Doerr lost their daughter Mia. Mia was two. "


@pytest.mark.parametrize(
    ("text", "piece", "who"),
    [
        (LOST + "Mia ate little. Both her parents wept. The Doerrs left town.", "parents", "doerr-family"),
        (LOST + "Mia's parents wept. The Doerrs left town.", "parents", "doerr-family"),
        (LOST + "Omar Said's parents wept. The Doerrs left town.", "parents", "omar-said-s-parents"),
    ],
)
def test_the_parents_of_a_child_without_surname_are_the_family(text, piece, who):
    found = meant(text, piece)
    assert (found == "doerr-family") == (who == "doerr-family")
