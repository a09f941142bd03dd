"""Whose words others hand on: who is quoted as saying something, what a speaker was told, who gives whom a name, who was assured."""

import pytest
from framescope import analyze
from framescope.attribution.find import find_attributions
from framescope.parsing.language import parse
from framescope.reading.article import Article


def told(text: str) -> list[tuple[str, str, str]]:
    """Source, content and kind of each attribution."""
    return [(_of(text, a.source), _of(text, a.content), a.kind) for a in find_attributions(parse(text))]


def _of(text: str, spans) -> str:
    return " … ".join(text[start:end] for start, end in spans)


def speakers(text: str) -> list[str]:
    """The known speakers of a text's attributions."""
    return analyze(Article(id="a", text=text)).attributions.speaker.dropna().tolist()


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("The paper quoted a senior diplomat as saying the talks were dead.", "senior-diplomat"),
        ("Radio Kest cited two soldiers as saying they had not been paid.", "soldiers"),
        ("The broadcaster cited the widow as saying that nobody had phoned her.", "widow"),
        ("A nurse was quoted as saying the ward had run out of oxygen.", "nurse"),
        ("The blog quotes a trader as having said that prices were rigged.", "trader"),
        ("Two pilots were cited as saying the runway lights had failed.", "pilots"),
        ("The weekly cited the bishop's lawyer as saying the charges were absurd.", "bishop-s-lawyer"),
        ("Farmers were cited by the weekly as saying the well was dry.", "farmers"),
        ("The site quoted an engineer as saying the lift had never been tested.", "engineer"),
        ("The report cited a caretaker as saying that the doors were locked.", "caretaker"),
    ],
)
def test_who_is_quoted_as_saying_speaks(sentence, who):
    assert who in speakers(sentence)


@pytest.mark.parametrize(
    ("sentence", "source", "content"),
    [
        ('"The judge told me that I was free," Ana Brill said.', "The judge", "that I was free"),
        ('"My doctor said I would never walk again," said Ben Ito.', "My doctor", "I would never walk again"),
        ('"The union claims the plant is unsafe," Petra Holm told reporters.', "The union", "the plant is unsafe"),
        ('"The bank promised us that the money was safe," Olga Brandt said.', "The bank", "that the money was safe"),
        ('"A nurse warned me that the ward was full," Musa Keita said.', "A nurse", "that the ward was full"),
    ],
)
def test_what_a_speaker_was_told_is_told_by_another(sentence, source, content):
    assert (source, content, "indirect") in told(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        '"I said that it rains," Ada Bell said.',
        '"Nobody told me that the bridge was closed," Karim Saleh said.',
        '"The minister might say that it rains," Ada Bell said.',
        '"The minister never said that it rains," Ada Bell said.',
        '"It rains, said the poet," Ada Bell said.',
    ],
)
def test_what_nobody_else_has_said_is_told_by_the_speaker_alone(sentence):
    assert len(told(sentence)) == 1


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("Tenants had been promised by the landlord that the lift would be mended.", "the landlord"),
        ("Commuters were assured by the minister that fares would be frozen.", "the minister"),
        ("Parents were notified by the school that the bus was late.", "the school"),
        ("Investors were reassured by the chairman that the dividend was safe.", "the chairman"),
        ("Hikers were cautioned by rangers that the snow was loose.", "rangers"),
    ],
)
def test_whoever_was_assured_is_told_it_by_another(sentence, source):
    assert source in [who for who, _, _ in told(sentence)]


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("The mayor was branded a liar by the opposition.", "opposition"),
        ("The headteacher was called a tyrant by parents.", "parents"),
        ("The referee was described as a cheat by visitors.", "visitors"),
        ("The coach was accused of racism by two players.", "players"),
        ("The judiciary warned that courts would close.", "judiciary"),
        ("Ghana's opposition rejected the count.", "ghana-s-opposition"),
    ],
)
def test_whoever_gives_a_name_is_an_actor(sentence, who):
    assert who in speakers(sentence)


@pytest.mark.parametrize(
    "sentence", ["Opposition to the tax grew.", "The opposition to the tunnel was loud.", "The plan met fierce opposition."]
)
def test_resistance_is_nobody(sentence):
    assert "opposition" not in analyze(Article(id="a", text=sentence)).actors.actor_id.tolist()


@pytest.mark.parametrize(
    ("sentence", "content"),
    [
        ("The airline would not say how many were stranded, and its president hung up.", "how many were stranded"),
        ("Police would not confirm whether the driver was drunk, but witnesses smelled beer.", "whether the driver was drunk"),
        ("She did not know the man, she said, and the crowd laughed.", "She did not know the man"),
    ],
)
def test_what_is_not_told_ends_with_its_question(sentence, content):
    assert [said.split(" … ")[0].rstrip(",") for _, said, _ in told(sentence)] == [content]


@pytest.mark.parametrize(
    "sentence", ["The choir sang according to tradition.", "They married according to tradition.", "It was filed according to theory."]
)
def test_usage_says_nothing(sentence):
    assert told(sentence) == []


def test_legend_set_off_by_a_comma_tells():
    assert told("According to legend, the king drowned.") == [("legend", "the king drowned", "indirect")]


@pytest.mark.parametrize(
    "text",
    [
        "“The well is dry.” -Tom Okafor",
        '"The well is dry," -Tom Okafor, nurse',
        '"The well is dry."\n-Tom Okafor',
        '"The well is dry!" --Tom Okafor',
    ],
)
def test_a_hyphen_glued_to_a_name_signs(text):
    assert speakers(text) == ["tom-okafor"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Nobody claims that the minister is a saint.",
        "Not one of them mentioned the debt.",
        "None of the three admitted that the fund was empty.",
        "No one said the bridge was safe.",
        "Neither of the brothers denied the deal.",
    ],
)
def test_nobody_says_nothing(sentence):
    assert told(sentence) == []


def test_one_of_them_says_something():
    assert [who for who, _, _ in told("One of them said the bridge was safe.")] == ["One of them"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Forty bakers were told by text message that the plant had closed.",
        "Ann Lee was informed by letter that the plant would close.",
        "Tenants were notified in a message that the lift was unsafe.",
        "The drivers had been warned by email that the depot would shut.",
    ],
)
def test_who_is_told_something_in_writing_only_hears_it(sentence):
    assert speakers(sentence) == []
