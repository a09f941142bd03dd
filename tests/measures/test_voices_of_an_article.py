"""Who denies, who has the last word, whose name is kept back, and who writes as "I": on short articles, none of which contradicts its rows."""

import framescope as fs
import pytest
from findings_oracle import contradictions
from framescope.measures.finding import the
from framescope.measures.findings import findings

SCENE = "Mayor Ann Lee and Senator Bo Birch met Mei Tanaka in Lima. "


def told(text, kind):
    a = fs.analyze(fs.read_article(text), instruments=[])
    found = findings(a)
    assert contradictions(a, found) == []
    return [str(f) for f in found if f.kind == kind]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Bo Birch denied any wrongdoing.", "Bo Birch (“denied any wrongdoing”)"),
        ("Bo Birch denies that he took the money.", "Bo Birch (“denies that he took the money”)"),
        ("Bo Birch has pleaded not guilty.", "Bo Birch (“pleaded not guilty”)"),
        ("Bo Birch denied hiding the report.", "Bo Birch (“denied hiding the report”)"),
        ("Bo Birch denied it. Mei Tanaka disputed the claims.", "Bo Birch (“denied it”) and Mei Tanaka (“disputed the claims”)"),
    ],
)
def test_who_denies_is_told(text, words):
    (sentence,) = told(SCENE + text, "denied")
    assert sentence.endswith(f"reported of {words}.")


@pytest.mark.parametrize(
    "text",
    [
        "Bo Birch was denied bail.",
        "The judge denied Bo Birch bail.",
        "The council denied the request.",
        "Bo Birch disputed the goal.",
        "Bo Birch does not deny that he took the money.",
        "Bo Birch never denied it.",
        "Ann Lee accused Bo Birch of fraud. Bo Birch denied it.",
    ],
)
def test_what_is_refused_is_no_denial_and_one_that_answers_is_told_with_the_accusation(text):
    assert told(SCENE + text, "denied") == []


THREE = "Ann Lee said that it rained.\n\nBo Birch said that it snowed.\n\n"


@pytest.mark.parametrize(
    ("end", "last"),
    [
        ('"We are not going away," Mei Tanaka said.', "Mei Tanaka has the last word: “We are not going away”."),
        ('Mei Tanaka went home. "We are not going away," she said.', "Mei Tanaka has the last word: “We are not going away”."),
        ("Mei Tanaka said that they would stay.", None),
        ('"We are not going away," Mei Tanaka said.\n\nThe road is shut.\n\nIt will open in May.\n\nThe river rose.', None),
        ('"We are not going away," Mei Tanaka said. Ann Lee said that the road would open.', None),
        ('"We are not going away," Mei Tanaka said. Colleagues called her a demanding but fair leader.', None),
        ('"Never," Mei Tanaka said.', None),
    ],
)
def test_who_has_the_last_word(end, last):
    assert told(THREE + end, "last_word") == ([last] if last else [])


def test_where_two_are_heard_nobody_has_the_last_word():
    assert told('Ann Lee said that it rained.\n\n"We are not going away," Mei Tanaka said.', "last_word") == []


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("A source close to the mayor said that it rained.", True),
        ("Two people familiar with the talks said that it rained.", True),
        ("A manager, who asked not to be named, said that it rained.", True),
        ("A neighbour said that it rained.", False),
        ("Ann Lee said that it rained.", False),
    ],
)
def test_sources_whose_names_are_kept_back(text, kept):
    assert bool(told(SCENE + text, "nameless")) is kept


def test_a_letter_is_told_as_a_text_of_i_and_you():
    text = "Dear Minister Khan,\n\nI write to you from Lima. I saw you there. You laughed at me. I was ashamed. Your car was black. I wait for you."
    (sentence,) = told(text, "personal")
    assert "“I” in 5 of the" in sentence and "(“Dear Minister Khan”) in 5" in sentence


@pytest.mark.parametrize(
    "text",
    [
        '"I saw it. I was there. I left. I came back. You were there. You left. You came back," Ann Lee said.',
        "Ann Lee saw it. Bo Birch left. It rained. The road was shut. The shops were shut.",
        "Chop the onions. You need a pan. You can add salt. You may stir. You will like it.",
    ],
)
def test_a_report_and_a_recipe_are_none(text):
    assert told(text, "personal") == []


def test_a_noun_with_a_name_before_it_has_the_article():
    a = fs.analyze(fs.read_article("A Northgate spokesman said that it rained. Ann Lee said that it snowed."), instruments=[])
    names = {the(name, a) for name in a.actors.name}
    assert {"the Northgate spokesman", "Ann Lee"} <= names


@pytest.mark.parametrize(("about", "last"), [("Mei Tanaka, an aide,", "Mei Tanaka"), ("An aide to Ann Lee, Mei Tanaka,", None)])
def test_she_who_has_the_last_word_is_the_only_one_named_there(about, last):
    found = told(THREE + f'{about} came out at noon. Asked about the road, she said: "We are not going away."', "last_word")
    assert [f.split(" has the last word")[0] for f in found] == ([last] if last else [])
