"""What stands in marks is a source's until shown otherwise; what headlines say in a source's words; whose words these are."""

import framescope as fs
import pytest

BELOW = "\n\nLena Voss, the housing minister, said on Monday that the mayor, Tom Okafor, had lied to families. The mayor denied it."


def measured(text):
    return fs.analyze(fs.read_article(text), instruments=[])


def voices(a, piece):
    """The voices and the speakers of the words of `piece`, where it stands first."""
    start = a.article.text.index(piece)
    inside = a.tokens[(a.tokens.start >= start) & (a.tokens.start < start + len(piece))]
    return set(inside.voice), set(inside.speaker.dropna())


@pytest.mark.parametrize(
    ("headline", "words", "speaker"),
    [
        ("Mayor 'lied to families', says minister", "lied to families", "lena-voss"),
        ("Mayor “lied to families” – minister", "lied to families", "lena-voss"),
        ("Mayor lied to families: minister", "Mayor lied", "lena-voss"),
        ("Mayor lied to families – Voss", "Mayor lied", None),
        ("Voss: Mayor lied to families", "Mayor lied", None),
        ("EXCLUSIVE: Mayor lied to families, claims Voss", "Mayor lied", "lena-voss"),
        ("Mayor lied to families, minister says", "Mayor lied", "lena-voss"),
        ("“Mayor lied to families”", "Mayor lied", "lena-voss"),
        ("Minister slams 'cowardly' mayor", "cowardly", "lena-voss"),
        ('Minister brands mayor "a liar"', "a liar", "lena-voss"),
        ("Mayor lied to families: police", "Mayor lied", None),
    ],
)
def test_a_headline_gives_its_words_to_their_source(headline, words, speaker):
    voice, speakers = voices(measured(headline + BELOW), words)
    assert voice == {"source"}
    assert speakers <= {speaker} if speaker else not speakers - {"lena-voss", "voss", "police"}


@pytest.mark.parametrize(
    "headline",
    [
        "Mayor accused of lying to families",
        "Budget 2023: key points for the year",
        "Harborough floods: what we know so far",
        "Storm over Harborough – latest pictures",
        'Review: "The Great Escape" at the Harborough',
        "Mayor visits St John's in Upton-by-Sea",
    ],
)
def test_a_headline_without_a_source_is_the_papers(headline):
    assert voices(measured(headline + BELOW), headline)[0] == {"author"}


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ('Tom Okafor pointed at the broken gate. "They came at night, like thieves." He shrugged.', "like thieves", "tom-okafor"),
        ('"They came at night, like thieves." Tom Okafor pointed at the broken gate.', "like thieves", "tom-okafor"),
        ("The council met.\n\n‘We were never asked.’ Rosa Lindt put down her cup.", "never asked", "rosa-lindt"),
        ('His message to the voters: "This budget is a fraud."', "budget is a fraud", None),
        ("Lena Voss on her rival: “He lies.”", "He lies", "lena-voss"),
        ("In the words of Lena Voss, “he lies and lies again.”", "he lies", "lena-voss"),
        ("And from Chairwoman Rosa Lindt: “It is over.”", "It is over", "rosa-lindt"),
        ('"The owners are criminals and they know it."\n\nThat is how Karim Saleh sums up ten years.', "owners are criminals", None),
        ("“We will not pay.”\n\n— Tom Okafor, mayor\n\nThe council met.", "We will not pay", "tom-okafor"),
        ("“We lived, as my father said ‘we survived,’” Ana Montoya said. “I am here.”", "I am here", "ana-montoya"),
        (
            "“It may work,” explains Ann Shelden.\n\n“We built a trick.” The trick was the model.\n\n“It is a choice.”",
            "It is a choice",
            "ann-shelden",
        ),
        ('The mayor apologised after branding his critics "traitors and fools" on live radio.', "traitors and fools", None),
    ],
)
def test_quoted_words_are_a_sources_whoever_it_is(text, words, speaker):
    voice, speakers = voices(measured(text), words)
    assert voice == {"source"}
    if speaker:
        assert speakers == {speaker}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('The film "Moonlight" won three awards.', "Moonlight"),
        ('"The Great Escape" opens on Friday.', "Great Escape"),
        ('The so-called "reform" failed again.', "reform"),
        ('Her "friend" left before dawn.', "friend"),
        ('The word "crisis" was avoided all week.', "crisis"),
        ('The song "Yesterday" was played twice.', "Yesterday"),
    ],
)
def test_scare_quotes_titles_and_mentions_stay_the_authors(text, words):
    assert voices(measured(text), words)[0] == {"author"}
