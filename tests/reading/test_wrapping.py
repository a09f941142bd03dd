"""Hard-wrapped lines are read as paragraphs, and nothing else is joined."""

import textwrap
from functools import cache

import pytest
from framescope.measuring import analyze
from framescope.reading.article import read_article
from framescope.reading.folding import unfolded
from framescope.reading.wrapping import joined_lines
from hypothesis import given, settings
from hypothesis import strategies as st

STRIKE = """Union turns down the port's offer
Dock workers in Harborough turned down an offer of 3 per cent on Monday, and their union said that the strike would go on until Easter.
"Our members kept this country fed, and they will not be thrown away like cardboard," Janet Holroyd, its general secretary, told a rally.
The port's well-known chief executive, Nils Aas, said the offer was "generous". He accused Ms. Holroyd of holding the town to ransom.
"We have put a cash bonus on the table. Nobody has answered us," he said."""
COLUMN = """The council's war on cars
Let me be clear. I have nothing against bicycles, and I ride one myself when it does not rain.
But a bicycle is not much use to a plumber with a boiler in the back of his van, as Councillor Ferris would know if he had met one.
"People will get used to it," he told this newspaper last week. It is hard to imagine a more perfect expression of contempt.
Mr. Ferris says that the scheme has cut pollution by a fifth; his own officials said that nobody had measured it."""


def joined(text):
    return unfolded(text).replaced(joined_lines(text)).text


def filled(text, width, gap, **options):
    return gap.join(textwrap.fill(paragraph, width, **options) for paragraph in text.split("\n"))


def plain(text):
    return " ".join(text.replace("-\n", "-").replace("\n> ", " ").split())


def content(a):
    said = a.spans[a.spans.role == "content"].groupby("attribution_id").text.agg(" ".join)
    return {
        "sentences": [plain(t) for t in a.sentences.text],
        "mentions": [
            (i, plain(t), f, v) for i, t, f, v in zip(a.mentions.actor_id, a.mentions.text, a.mentions.form, a.mentions.voice, strict=True)
        ],
        "attributions": [(plain(said[r.attribution_id]), r.speaker, r.cue, r.kind) for r in a.attributions.fillna("").itertuples()],
        "terms": [(plain(t), c) for t, c in zip(a.terms.text, a.terms.category, strict=True)],
    }


@pytest.mark.parametrize("width", [60, 66, 72, 78, 85, 100])
@pytest.mark.parametrize(
    ("gap", "options"),
    [
        ("\n\n", {}),
        ("\n", {}),
        ("\n", {"initial_indent": "    "}),
        ("\n>\n", {"initial_indent": "> ", "subsequent_indent": "> "}),
        ("\n\n", {"initial_indent": "   ", "subsequent_indent": "   "}),
    ],
    ids=["blank lines", "packed", "indented", "mail", "printout"],
)
@pytest.mark.parametrize("text", [STRIKE, COLUMN], ids=["strike", "column"])
def test_a_wrapped_text_is_read_as_the_paragraphs_it_was(text, gap, options, width):
    lines = joined(filled(text, width, gap, **options)).split("\n")
    found = " ".join(" ".join(lines).split())
    assert found == " ".join(text.split())
    ended = [line for line in text.split("\n") if len(line) > width]
    assert all(any(paragraph in line for line in lines) for paragraph in ended)
    if gap != "\n" or options:
        assert [line for line in lines if line] == text.split("\n")


@pytest.mark.parametrize("width", [60, 72, 85, 100])
@pytest.mark.parametrize("gap", ["\n\n", "\n"], ids=["blank lines", "packed"])
def test_the_default_article_has_the_same_tables_wrapped(width, gap):
    lines = [line for line in read_article().text.split("\n") if line.strip()]
    whole, wrapped = gap.join(lines), filled("\n".join(lines), width, gap)
    assert content_of(wrapped) == content_of(whole)


@cache
def content_of(text):
    return content(analyze(read_article(text), instruments=()))


@pytest.mark.parametrize("width", [64, 90])
@pytest.mark.parametrize("text", [STRIKE, COLUMN], ids=["strike", "column"])
def test_short_articles_have_the_same_tables_wrapped_with_windows_line_ends(text, width):
    whole, wrapped = text.replace("\n", "\n\n"), filled(text, width, "\r\n\r\n")
    assert content_of(wrapped.replace("\n", "\r\n").replace("\r\r", "\r")) == content_of(whole)


def test_every_row_points_to_the_text_as_it_is_wrapped():
    a = analyze(read_article(filled(STRIKE, 70, "\n\n")), instruments=())
    for name in ("paragraphs", "sentences", "tokens", "mentions", "attributions", "spans", "terms", "events"):
        for row in getattr(a, name).itertuples():
            assert a.article.text[row.start : row.end] == row.text
    assert any("\n" in t for t in a.sentences.text)


@pytest.mark.parametrize(
    "text",
    [
        STRIKE,
        COLUMN,
        STRIKE.replace("\n", "\n\n"),
        "ANNA: We never asked for this bridge, and we never wanted it.\nTOM: You signed the plan yourself, in this very room, in May.\nANNA: I did not sign it, and you know that very well.",
        "Q: Will the bridge be closed for the whole of the winter?\nA: It will be closed until the end of March, I am afraid.\nQ: And who is going to pay for that, the town or the state?",
        "The river ran beneath the stone,\nand no one spoke to me,\nuntil the miller came alone\nand said, I will be free.\nThe wheel went round, the day was short,\nand all the rest is sea.",
        "What the plan holds:\n- a bridge for cyclists at the old mill in Harborough\n- a tunnel under the railway that the council promised\n- two hundred trees along the river, to be planted in May",
        "1. The council builds the bridge before the next election\n2. The state pays for half of it, and the town for the rest\n3. Nobody is to pay a toll before the year two thousand and thirty",
        "Bridge Opens In Harborough After Nine Years\nBy Ewa Lis\nHarborough Courant\nThe mayor opened the bridge on Monday.\nPeople came to see it.",
        '"We will fight."\n"We will not give in to anybody in this town, ever."\n"They have lied to us from the first day of this affair."',
        "Mayor resigns\nThe port was closed.\nThe mayor left.\nNobody said a word.",
        "Council Votes To Close The Old Bridge Over The River Harb\nThe council voted on Monday to close the bridge for a year.",
    ],
)
def test_a_text_of_one_paragraph_a_line_is_left_as_it_is(text):
    assert joined(text) == text


@pytest.mark.parametrize(
    ("text", "read"),
    [
        (
            '"Our members kept this\ncountry fed," she told a rally on Monday.',
            '"Our members kept this\ncountry fed," she told a rally on Monday.',
        ),
        (
            'Janet Holroyd said the threat was an insult. "Our members kept this\ncountry fed," she told a rally.',
            'Janet Holroyd said the threat was an insult. "Our members kept this country fed," she told a rally.',
        ),
        (
            "On Monday the engineers of the port said that the new govern-\nment of the province had not yet answered the many let-\nters that the council sent to it in the spring of last year.",
            "On Monday the engineers of the port said that the new government of the province had not yet answered the many letters that the council sent to it in the spring of last year.",
        ),
        (
            "The council has never answered the letter of the well-\nknown engineer who had warned of the state of the old\nbridge for years, it said.",
            "The council has never answered the letter of the well-known engineer who had warned of the state of the old bridge for years, it said.",
        ),
        (
            "- The council builds a bridge for cyclists at the old mill in\n  Harborough before the election\n- The state pays for half of it, as the minister promised in the\n  spring",
            "- The council builds a bridge for cyclists at the old mill in Harborough before the election\n- The state pays for half of it, as the minister promised in the spring",
        ),
        (
            "SMITH: We never asked for this bridge, and nobody who lives here\nhas ever wanted it, whatever the plan says.\nJONES: You signed the plan yourself, in this very room, in the\nspring of last year.",
            "SMITH: We never asked for this bridge, and nobody who lives here has ever wanted it, whatever the plan says.\nJONES: You signed the plan yourself, in this very room, in the spring of last year.",
        ),
        (
            "> The council has never answered the letter that the engineers\n> had sent.\n>\n> It will not answer now.",
            "The council has never answered the letter that the engineers had sent.\n\nIt will not answer now.",
        ),
        (
            "Lena Voss, who led the inquiry into the flood, met Prime Minister\nViktor Sand on Monday and told him that the dam had been known to\nbe broken.",
            "Lena Voss, who led the inquiry into the flood, met Prime Minister Viktor Sand on Monday and told him that the dam had been known to be broken.",
        ),
    ],
)
def test_breaks_that_are_read_as_spaces(text, read):
    assert joined(text) == read


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.lists(
            st.sampled_from(["the", "mayor", "of", "harborough", "has", "said", "that", "bridges", "are", "old", "and", "unsafe"]),
            min_size=25,
            max_size=60,
        ),
        min_size=2,
        max_size=5,
    ),
    st.integers(60, 100),
)
def test_paragraphs_that_are_filled_come_back(paragraphs, width):
    text = "\n\n".join(" ".join(words).capitalize() + "." for words in paragraphs)
    assert joined(filled(text, width, "\n")) == text


@given(st.text(alphabet=st.sampled_from('ab .\n"-—> \t:AB1)'), max_size=200))
def test_joining_loses_no_letter(text):
    assert [c for c in joined(text) if c.isalnum()] == [c for c in text if c.isalnum()]


def test_joining_takes_linear_time():
    for text in ("> " * 50_000, " \n" * 50_000, "a" * 100_000 + "\nb", "x-\n" * 50_000, (". " * 40 + "\n") * 2_000):
        joined(text)


@pytest.mark.parametrize(
    "title",
    [
        "Council Votes to Sell the Old Park Beside the River and the Mill to Fenwick",
        "Mayor Denies That Council Voted to Sell Old Park for Physical Confrontation",
        "Senate Republicans Vow to Block Every Bill Until Tax Cuts and Budget Arrive",
    ],
)
def test_a_title_whose_last_word_stands_alone_is_one_line(title):
    body = "The council met on Monday and decided, after hours of talk, that the park beside the river would have to be sold by the spring."
    text = "\n\n".join(textwrap.fill(block, 72) for block in (title, body, body))
    assert text.split("\n")[1].count(" ") == 0 and text.split("\n")[1]
    assert unfolded(text).replaced(joined_lines(text)).text.split("\n\n")[0] == title
