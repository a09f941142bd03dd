"""Text in capitals: its nouns are no actors, its names are, and no character changes its place."""

import pytest
from framescope import pipeline
from framescope.gazetteer.gazetteer import load_gazetteer
from framescope.reading.article import Article
from framescope.reading.capitals import in_their_case
from framescope.reading.folding import fold
from framescope.settings import Settings
from framescope.tables import check
from hypothesis import given
from hypothesis import strategies as st

STORY = """President Ilham Aliyev of Azerbaijan met Prime Minister Nikol Pashinyan in Brussels on Monday.

The minister said that taxes would rise and that the government had no choice. "We will not give up," Aliyev told reporters.

Critics of the regime, who had fled to Russia, called the decision a brutal attack on the poor. NATO declined to comment."""


def recased(text):
    return fold(text).replaced(in_their_case(text, load_gazetteer())).text


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("THE MINISTER SAID THAT TAXES WOULD RISE", "The minister said that taxes would rise"),
        ("POLICE ARREST TWO MEN IN ARMENIA'S CAPITAL", "Police arrest two men in Armenia's capital"),
        ("U.S. SENATORS BLAST NATO OVER ARMS FOR SAUDI ARABIA", "U.S. senators blast NATO over arms for Saudi Arabia"),
        ("DON'T PANIC, MR. SMITH TELLS THE NATION", "Don't panic, Mr. Smith tells the nation"),
        ("TWO HELD AFTER ATTACK. POLICE SEEK A THIRD MAN", "Two held after attack. Police seek a third man"),
        ("PRIME MINISTER NIKOL PASHINYAN WILL RESIGN ON MONDAY", "Prime Minister Nikol Pashinyan will resign on Monday"),
        ("“WE WILL NOT GIVE UP,” THE IRANIAN LEADER SAID", "“We will not give up,” the Iranian leader said"),
        ("MOSCOW POLICE ARRESTED TWO MEN on Monday.", "Moscow police arrested two men on Monday."),
        ("A REPORT OF THE FBI SAYS CRIME IS FALLING", "A report of the FBI says crime is falling"),
        ("US SENATORS WHO FLED TOLD US THAT THE WHO WARNED THEM", "US senators who fled told us that the WHO warned them"),
        (
            "TALKS FAIL AGAIN AS MCCAIN WALKS OUT\n\nAfter hours McCain left.",
            "Talks fail again as McCain walks out\n\nAfter hours McCain left.",
        ),
    ],
)
def test_words_get_the_case_that_they_have_elsewhere(text, read):
    assert recased(text) == read


@pytest.mark.parametrize(
    "text",
    [
        STORY,
        "FOR IMMEDIATE RELEASE",
        "PRESIDENT JOE BIDEN OF THE UNITED STATES: I think so.",
        "BY JOHN SMITH AND JANE DOE",
        "PARIS, JUNE 5 (AFP) — The mayor opened the bridge.",
        "He met the heads of NATO, the EU, the IMF and the WHO.",
        "It was a HUGE mistake.",
        "She has an ACORN (AUTUMN) grant, and the START treaty is dead.",
        "He was a NATO officer and is an AIDS doctor.",
        "It is a SWIFT code, and that is a PACT Energy bill.",
        "Q: WHAT?\nA: NOTHING.",
        "BAKU, Azerbaijan - The minister said no.",
        "",
    ],
)
def test_other_text_is_left(text):
    assert recased(text) == text


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("It was a TOTAL disaster.", "It was a total disaster."),
        ("The scheme is a DISGRACE and a SCAM.", "The scheme is a disgrace and a scam."),
        ("What he says is FALSE.", "What he says is false."),
        ("The plan is so STUPID that nobody laughed.", "The plan is so stupid that nobody laughed."),
        ("They were FURIOUS, she was not AFRAID.", "They were furious, she was not afraid."),
        ("An INSULT to us all. It was an INSULT, said Ann.", "An INSULT to us all. It was an insult, said Ann."),
    ],
)
def test_a_word_in_capitals_for_stress_is_no_name(text, read):
    assert recased(text) == read


@pytest.fixture(scope="module")
def usual():
    return pipeline.measure(Article(id="a", text=STORY), Settings(instruments=("vader",)))


@pytest.mark.parametrize(
    "text",
    [STORY.upper(), "\n\n".join([STORY.split("\n\n")[0].upper(), *STORY.split("\n\n")[1:]]), STORY.replace("“", '"').upper()],
    ids=["all", "lede", "straight"],
)
def test_an_article_in_capitals_is_measured_as_one_in_the_usual_case(text, usual):
    found = pipeline.measure(Article(id="a", text=text), Settings(instruments=("vader",)))
    for name, frame in found.tables.items():
        check(name, frame, text)
    assert found.actors.equals(usual.actors)
    assert found.mentions.drop(columns="text").equals(usual.mentions.drop(columns="text"))
    assert found.tokens[["lemma", "pos"]].equals(usual.tokens[["lemma", "pos"]])
    assert found.attributions[["kind", "speaker", "start", "end"]].equals(usual.attributions[["kind", "speaker", "start", "end"]])


def test_a_headline_in_capitals_makes_no_actors_of_its_nouns():
    body = "\n\nFarmers blocked the roads to Paris. The mayor, Anne Hidalgo, said it was wrong."
    headline = "Anger grows as roads around Paris are blocked over the new tax plan"
    shouted, plain = (pipeline.measure(Article(id="a", text=h + body), Settings(instruments=())) for h in (headline.upper(), headline))
    assert shouted.actors.equals(plain.actors)
    assert {"France", "Farmers", "Anne Hidalgo"} <= set(shouted.actors.name) and not {"tax", "roads"} & set(shouted.actors.actor_id)


def test_names_of_a_users_own_keep_their_case(tmp_path):
    path = tmp_path / "actors.toml"
    path.write_text('[ruritania]\nname = "Ruritania"\nkind = "country"\ndemonyms = ["Ruritanian"]\ncapitals = ["Strelsau"]\n')
    text = "THE RURITANIAN ARMY MARCHES TO STRELSAU AGAIN"
    assert fold(text).replaced(in_their_case(text, load_gazetteer(path))).text == "The Ruritanian army marches to Strelsau again"


@given(
    st.lists(
        st.sampled_from(["THE", "MINISTER", "Said", "İSTANBUL", "STRASSE", "ß", "'S", "’T", "A", ". ", ": ", "\n", "“", "ŒUVRE", "US"])
    )
)
def test_no_character_changes_its_place(words):
    text = " ".join(words)
    read = recased(text)
    assert len(read) == len(text) and read.casefold().replace("i̇", "i") == text.casefold().replace("i̇", "i")
