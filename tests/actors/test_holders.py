"""Whom an office means before its holder is named, and somebody's own body. Texts are invented; the parse is the real model's."""

import pytest
from test_antecedents import meant


@pytest.mark.parametrize(
    ("text", "piece", "who"),
    [
        (
            "The governor vetoed the bill on Friday. Governor Peter Odhiambo later said the state could not afford it.",
            "The governor",
            "peter-odhiambo",
        ),
        ("The mayor was booed at the fair. Mayor Lena Brook left early.", "The mayor", "lena-brook"),
        ("The senator voted no. Senator Bao Lin said the bill was too dear.", "The senator", "bao-lin"),
        ("Critics mocked the chairman. Omar Said, the chairman, did not reply.", "the chairman", "omar-said"),
        ("The minister resigned on Monday. Hana Okoro, the minister, gave no reason.", "The minister", "hana-okoro"),
        ("Workers wrote to the director. Director Emeka Obi never answered.", "the director", "emeka-obi"),
        ("The president spoke first. President Ana Vogt thanked the guests.", "The president", "ana-vogt"),
    ],
)
def test_the_only_holder_named_later_is_meant(text, piece, who):
    assert meant(text, piece) == who


@pytest.mark.parametrize(
    ("text", "piece", "not_meant"),
    [
        ("The former governor vetoed the bill. Governor Peter Odhiambo later signed it.", "The former governor", "peter-odhiambo"),
        ("A governor vetoed the bill. Governor Peter Odhiambo later signed it.", "A governor", "peter-odhiambo"),
        ("The mayors met. Mayor Lena Brook left early.", "The mayors", "lena-brook"),
        ("The senator voted no. Senator Bao Lin and Senator Ida Moe said yes.", "The senator", "bao-lin"),
        ("The mayor of the next town was booed. Mayor Lena Brook left early.", "The mayor", "lena-brook"),
        ("The chairman who resigned in May was booed. Chairman Omar Said left early.", "The chairman", "omar-said"),
        ("The deputy minister resigned. Minister Hana Okoro gave no reason.", "The deputy minister", "hana-okoro"),
    ],
)
def test_another_holder_is_not_the_one_named_later(text, piece, not_meant):
    assert meant(text, piece) != not_meant


def test_he_goes_on_from_an_office_that_is_named_later():
    text = "The governor vetoed the bill. He gave no reason. Governor Peter Odhiambo had backed it before."
    assert meant(text, "He") == "peter-odhiambo"


@pytest.mark.parametrize(
    ("text", "piece", "who"),
    [
        ("Labour's home affairs spokeswoman Yvette Cole said her party had backed the idea.", "party", "labour"),
        ("Ostra Ltd's chief executive, Omar Said, said his company would appeal.", "company", "ostra-ltd"),
        ("Northgate Airlines spokeswoman Ana Vogt said her airline was safe.", "airline", "northgate-airlines"),
        ("Lena Brook, the general secretary of the Dockers Union, said her union would strike.", "union", "dockers-union"),
    ],
)
def test_somebody_s_own_body_is_the_one_for_which_he_stands(text, piece, who):
    assert meant(text, piece) == who


@pytest.mark.parametrize(
    ("text", "piece", "not_meant"),
    [
        ("Ostra Ltd's chief executive, Omar Said, said his union would appeal.", "union", "ostra-ltd"),
        ("Lena Brook, the general secretary of the Dockers Union, said her company was sold.", "company", "dockers-union"),
    ],
)
def test_a_body_of_another_kind_is_another(text, piece, not_meant):
    assert meant(text, piece) != not_meant


@pytest.mark.parametrize(
    ("text", "piece", "who"),
    [
        ("A picker at the next gate, Ewa Dudek, nodded.", "A picker", "ewa-dudek"),
        ("A driver from the north, Omar Said, was hurt.", "A driver", "omar-said"),
        ("A tenant in the tower, Hana Okoro, complained.", "A tenant", "hana-okoro"),
        ("A spokesman for the council, Bao Lin, declined to comment.", "A spokesman", "bao-lin"),
    ],
)
def test_people_without_office_are_named_beside_too(text, piece, who):
    assert meant(text, piece) == who


@pytest.mark.parametrize(
    ("text", "piece", "who"),
    [
        ("Omar Said, Chile coach, said: “The team was tired.”", "The team", "chile"),
        ("Chile's captain Ana Soto said: “The team fought until the end.”", "The team", "chile"),
        ("“The club will recover,” said Arsenal manager Jo Roe.", "The club", "arsenal"),
        ("Omar Said, Chile coach, said: “The team was tired and they know it.”", "they", "chile"),
        ("“I like how the team fights,” Chile striker Ana Soto said.", "the team", "chile"),
    ],
)
def test_a_coach_or_player_speaks_of_the_own_team(text, piece, who):
    assert meant(text, piece) == who


@pytest.mark.parametrize(
    "text",
    [
        "“The team was tired,” said Ana Soto, who wrote about Chile for years.",
        "The team was tired, said Chile's minister Ana Soto.",
        "“The team was tired,” said Chile's minister Ana Soto.",
        "“Their team was tired,” said Chile's captain Ana Soto.",
        "“The best team won,” said Chile's captain Ana Soto.",
    ],
)
def test_others_speak_of_other_teams(text):
    assert meant(text, "team") != "chile"


@pytest.mark.parametrize(
    ("text", "piece", "who"),
    [
        ("A local teacher sued the town on Monday. The teacher, Omar Said, wants an apology.", "A local teacher", "omar-said"),
        ("A nurse said that the ward was closed. The nurse, Ana Vogt, works in Leeds.", "A nurse", "ana-vogt"),
        ("A young aide resigned on Monday. On Friday, the aide, Bao Lin, 31, wrote a letter.", "A young aide", "bao-lin"),
        ("A driver complained to the mayor. She was tired. The driver, Hana Okoro, went home.", "She", "hana-okoro"),
        ("A tenant spoke of rats. Later the tenant, Ida Moe, showed a picture.", "A tenant", "ida-moe"),
    ],
)
def test_who_came_without_a_name_is_who_is_named_so_later(text, piece, who):
    assert meant(text, piece) == who


@pytest.mark.parametrize(
    ("text", "piece", "not_meant"),
    [
        ("A teacher sued the town. Another teacher, Omar Said, disagreed.", "A teacher", "omar-said"),
        ("A nurse sued the town. A nurse, Ana Vogt, disagreed.", "A nurse", "ana-vogt"),
        ("Bao Lin spoke first. An aide resigned. The aide, Bao Lin's brother, wrote a letter.", "An aide", "bao-lin"),
        ("A driver complained. A second driver complained. The mayor, Hana Okoro, went home.", "A driver", "hana-okoro"),
        ("A nurse sued the town. The school nurse, Ana Vogt, disagreed.", "A nurse", "ana-vogt"),
    ],
)
def test_others_are_not_the_one_who_is_named_later(text, piece, not_meant):
    assert meant(text, piece) != not_meant
