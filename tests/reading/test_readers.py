"""What the writer says that anybody may think is nobody's words."""

import pytest
from framescope.measuring import analyze
from framescope.reading.article import read_article


@pytest.mark.parametrize(
    "text",
    [
        "You would think that the minister had learned his lesson.",
        "If you think this is a scandal, you are right.",
        "You may remember Tilda Marlow from her earlier films.",
        "You know that the mayor is a liar.",
        "One might believe that the council had never heard of it.",
        "Readers will recall that the mayor resigned in May.",
        "As you may imagine, the council did nothing, and you will find that nobody was punished.",
        "One would expect a minister to answer letters.",
        "You could be forgiven if you suspect that the mayor lied.",
        "You will have noticed that the bridge is closed.",
        "Readers may wonder why the council was silent.",
    ],
)
def test_the_readers_thoughts_are_the_authors_argument(text):
    a = analyze(read_article(text), instruments=())
    assert a.attributions.empty and set(a.tokens.voice) == {"author"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Readers said that the paper was wrong about the bridge.", "the paper was wrong"),
        ("Many readers of the Courant believe that the mayor lied.", "the mayor lied"),
        ("Lena Voss thinks that the mayor lied.", "the mayor lied"),
        ("One minister believes that the mayor lied.", "the mayor lied"),
        ("“You think that we are fools,” Lena Voss told the mayor.", "we are fools"),
    ],
)
def test_what_others_think_is_theirs(text, said):
    a = analyze(read_article(text), instruments=())
    at = text.index(said)
    assert set(a.tokens.voice[(a.tokens.start >= at) & (a.tokens.end <= at + len(said))]) == {"source"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The US said the rebels had burned three villages.", "the rebels had burned"),
        ("The US warned that talks would fail.", "talks would fail"),
        ("Talks would fail, the US said on Monday.", "Talks would fail"),
        ("The US believes that the rebels are armed by their neighbours.", "the rebels are armed"),
        ("According to the US, the rebels are armed.", "the rebels are armed"),
    ],
)
def test_the_us_is_a_country_and_not_us(text, said):
    a = analyze(read_article(text), instruments=())
    at = text.index(said)
    inside = a.tokens[(a.tokens.start >= at) & (a.tokens.end <= at + len(said))]
    assert set(inside.voice) == {"source"} and set(inside.speaker) == {"united-states"}


@pytest.mark.parametrize(
    "text",
    [
        "The mayor has been under fire since calling the councillor a “spineless rat” in a message on Friday.",
        "Mayor Tom Okafor has been silent since calling Rosa Lindt a “cowardly liar” on the radio.",
        "Tom Okafor resigned after calling Rosa Lindt a “cowardly liar” in an email.",
        "Tom Okafor lost his seat for calling Rosa Lindt a “cowardly liar” on the radio.",
        "Tom Okafor was fined for calling the judge a “corrupt old fool”.",
        "Tom Okafor has been in hospital since branding the judge a “corrupt old fool”.",
        "Tom Okafor is in trouble for describing the judge as a “corrupt old fool”.",
    ],
)
def test_an_insult_is_whose_who_is_said_to_use_it(text):
    a = analyze(read_article(text), instruments=())
    at = text.index("“") + 1
    inside = a.tokens[(a.tokens.start >= at) & (a.tokens.end <= text.index("”"))]
    assert set(inside.voice) == {"source"}
    if "Okafor" in text:
        assert {s for s in inside.speaker if "okafor" in str(s)} == set(inside.speaker)
