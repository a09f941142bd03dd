"""Single names that are persons' because "he" or "she" goes on from them. Texts are invented; the parse is the real model's."""

import pytest
from framescope.actors.followed import followed_by_pronouns
from framescope.actors.names import find_names
from framescope.gazetteer.gazetteer import load_gazetteer
from framescope.parsing.language import parse
from test_actors import read


def kinds(text):
    return read(text)[0].kind.to_dict()


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The festival opened in May. Sollund toured Norway with the band. Later she taught in Oslo.", "sollund"),
        ("Ana Vogt founded the school. In 2003, Tarvik took the post, and he kept it for ten years.", "tarvik"),
        ("Paul Doerr left the band in 1990. Okwuosa moved swiftly to find a drummer. His choice surprised many.", "okwuosa"),
        ("In her first book, Bayramli wrote of the war.", "bayramli"),
        ("For his work on bridges, Nakadai was given a medal.", "nakadai"),
        ("Szczepanik's harmonies were difficult. She had studied in Lodz.", "szczepanik"),
        ("After the reform, Ngcobo entered parliament. In May he was re-elected.", "ngcobo"),
    ],
)
def test_a_name_from_which_he_or_she_goes_on_is_a_person_s(text, who):
    assert kinds(text).get(who) == "person"


@pytest.mark.parametrize(
    "text",
    [
        "Ostravia sued the builders. It said she had lied.",
        "Ostravia spoke with a nurse. She was waiting outside.",
        "Ostravia dismissed Ana Vogt in May. She sued.",
        "Ostravia said he had left the country.",
        "Passengers boarded the Ostravia. The Ostravia sailed in May. She was painted white.",
        "After his resignation, Ana Vogt said, Ostravia named a new chairman.",
        "“They fed us, and now Ostravia wants to throw them away,” she told a rally at the gates.",
        "Ana Vogt spoke first. “Then Ostravia closed the mine,” she said.",
        '"Ostravia lied to us." He would not go back.',
        "“Ostravia's offer was late.” She left the room.",
        "Ostravia Logistics closed a mine. In May, Ostravia sold the ships. He was told of it later.",
        "Ostravia Steel fired the crew. On Monday Ostravia wrote to the widow. She wept.",
    ],
)
def test_what_may_be_a_body_or_a_place_is_no_person(text):
    assert kinds(text).get("ostravia") != "person"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Turnout rose in May. She was pleased.", set()),
        ("In 2007, Chambers joined the club. He scored twice.", {"Chambers"}),
        ("In 2007, Chambers joined the club. Both chambers voted. He scored twice.", set()),
        ("Ostravia shares fell. In May, Ostravia closed a mine. She had warned of it.", set()),
        ("Ana Vogt lived in Ostravia. In May, Ostravia closed a mine. She had warned of it.", set()),
    ],
)
def test_english_words_and_names_with_signs_of_something_else_need_more(text, found):
    doc = parse(text)
    names = [n for n in find_names(doc, text, load_gazetteer()) if " " not in n.text]
    assert set(followed_by_pronouns(doc, names, lambda token: token.text == "Vogt")) == found
