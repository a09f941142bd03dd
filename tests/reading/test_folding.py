"""Folding: what no reader sees hides no name, and every row keeps its place in the original."""

import sys
import unicodedata

import pytest
from framescope import pipeline
from framescope.corpus.batches import measure_many
from framescope.reading.article import Article
from framescope.reading.folding import fold
from framescope.settings import Settings
from framescope.tables import check
from hypothesis import given
from hypothesis import strategies as st

SOFT, ZERO, NON_JOINER, JOINER, WORD_JOINER, MARK = "\u00ad", "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff"
PLAIN = (
    "Azerbaijan rejected the brutal claim on Monday. “We will finance the office,” President Ilham Aliyev told reporters in Baku. "
    "Mr Smith of São Tomé said that the regime had failed.\n\nCritics called it a waste of 10 million dollars."
)


def between(character):
    """The text with the character inside every longer word."""
    return lambda text: " ".join(f"{w[:3]}{character}{w[3:]}" if len(w) > 4 else w for w in text.split(" "))


DISGUISED = {
    "soft hyphens": between(SOFT),
    "zero-width spaces": between(ZERO),
    "zero-width non-joiners": between(NON_JOINER),
    "zero-width joiners": between(JOINER),
    "word joiners": between(WORD_JOINER),
    "byte order marks": between(MARK),
    "directional marks": lambda text: text.replace("Azer", "\u202aAzer\u202c").replace("Aliyev", "\u200eAliyev\u200f"),
    "isolates": lambda text: text.replace("Baku", "\u2066Baku\u2069").replace(" said", "\u2068 said\u2069"),
    "several at once": between(SOFT + ZERO + JOINER),
    "at the start and the end": lambda text: f"{MARK}{ZERO}{text}{WORD_JOINER}",
    "decomposed accents": lambda text: unicodedata.normalize("NFD", text),
    "ligatures": lambda text: text.replace("ffi", "\ufb03").replace("fi", "\ufb01"),
    "spaces that do not break": lambda text: text.replace(" ", "\u00a0"),
    "narrow spaces": lambda text: text.replace(" ", "\u202f"),
    "thin spaces": lambda text: text.replace("Mr ", "Mr\u2009").replace("10 ", "10\u2009"),
    "ideographic spaces": lambda text: text.replace(" ", "\u3000"),
    "wide letters": lambda text: text.replace("Azerbaijan", "".join(chr(ord(c) + 0xFEE0) for c in "Azerbaijan")),
    "letters of formulas": lambda text: text.replace("Baku", "\U0001d401\U0001d41a\U0001d424\U0001d42e"),
    "line separators": lambda text: text.replace("\n", "\u2028"),
    "quotation marks of Windows": lambda text: text.replace("“", "\x93").replace("”", "\x94"),
    "marks that no letter has": lambda text: text.replace("Aliyev", "Aliy\u0332e\u0332v\u0332"),
    "variation selectors": lambda text: text.replace("Baku", "Baku\ufe0e"),
}

WHERE = ("start", "end", "text")


def measured(text):
    return pipeline.measure(Article(id="a", text=text), Settings(instruments=("vader",)))


@pytest.fixture(scope="module")
def plain():
    return measured(PLAIN)


def without_places(frame):
    return frame.drop(columns=[c for c in WHERE if c in frame])


@pytest.mark.parametrize("kind", DISGUISED)
def test_a_text_is_measured_as_it_is_read(kind, plain):
    """The tables are those of the plain text, but for the places, which are the original's."""
    text = DISGUISED[kind](PLAIN)
    assert text != PLAIN
    found = measured(text)
    for name, frame in found.tables.items():
        check(name, frame, text)
        assert without_places(frame).equals(without_places(plain.tables[name])), name
        if "text" in frame:
            assert [fold(t).text for t in frame.text] == plain.tables[name].text.tolist(), name
    assert "Azerbaijan" in found.actors.name.tolist() and "azerbaijan" in found.mentions.actor_id.tolist()


def test_a_corpus_folds_as_well(plain):
    texts = [DISGUISED["soft hyphens"](PLAIN), PLAIN, DISGUISED["decomposed accents"](PLAIN)]
    articles = [Article(id=str(i), text=t) for i, t in enumerate(texts)]
    found = [m.analysis() for m in measure_many(articles, Settings(instruments=("vader",)))]
    for text, analysis in zip(texts, found, strict=True):
        for name, frame in analysis.tables.items():
            check(name, frame, text)
        assert without_places(analysis.mentions).equals(without_places(plain.mentions))


def test_the_texts_of_rows_are_those_of_the_original():
    text = f"{MARK}Azer{SOFT}bai{ZERO}jan closed the o\ufb03ce of Ali\u0301 Kari\u0301mov."
    mentions = measured(text).mentions
    assert mentions.text.tolist()[0] == f"Azer{SOFT}bai{ZERO}jan"
    assert mentions.start.tolist()[0] == text.index("Azer")


@pytest.mark.parametrize("text", ["", "plain", "é — “quoted” … 𝒳"[:-2], "naïve café\n"])
def test_ordinary_text_is_left_and_costs_no_map(text):
    folded = fold(text)
    assert folded.text == text and folded.starts is None


def test_every_invisible_character_is_known():
    """Format characters and whatever else Unicode shows nowhere; three are put between letters as signs of their own."""
    invisible = [chr(c) for c in range(sys.maxunicode + 1) if unicodedata.category(chr(c)) == "Cf"]
    assert [hex(ord(c)) for c in invisible if fold(f"a{c}b").text != "ab"] == []


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("e\u0301", "é"),
        ("e" + "\u0301" * 9, "é"),
        ("\u0301a", "a"),
        ("a\n\u0301b", "a\nb"),
        ("v\u0301", "v"),
        ("\ufb01\ufb02\ufb00\ufb03", "fifl" + "ffffi"),
        ("1\ufe0f\u20e3", "1"),
        ("\U0001f468\u200d\U0001f469", "\U0001f468\U0001f469"),
        ("a\x85b\x92s", "a…b’s"),
        ("anti\u2011war", "anti-war"),
        ("a\u2029b\x0cc", "a\nb\nc"),
        ("\ud800x", "\ufffdx"),
    ],
)
def test_what_is_read_of_odd_characters(text, read):
    assert fold(text).text == read


ODD = st.text(alphabet=f"aZé. \n{SOFT}{ZERO}{JOINER}\u0301\u0323\ufb01\ufb03\u00a0\uff21\U0001d400\ud800\x93", max_size=40)


@given(ODD)
def test_places_are_in_order_and_hold_what_is_read(text):
    folded = fold(text)
    spans = [folded.span(i, i + 1) for i in range(len(folded.text))]
    assert all(0 <= s < e <= len(text) for s, e in spans)
    assert spans == sorted(spans)
    assert all(fold(text[s:e]).text in (folded.text[i], *("fi", "ffi")) for i, (s, e) in enumerate(spans))
    assert fold(folded.text).text == folded.text


@given(ODD, st.data())
def test_a_span_reads_as_what_it_is_a_span_of(text, data):
    folded = fold(text.replace("\ufb01", "").replace("\ufb03", ""))
    start = data.draw(st.integers(0, len(folded.text)))
    end = data.draw(st.integers(start, len(folded.text)))
    first, last = folded.span(start, end)
    assert fold(folded.original[first:last]).text == folded.text[start:end]


@given(ODD, st.data())
def test_changes_go_on_top_of_each_other(text, data):
    """A newline read as a space, a word left out, a letter doubled: the places are still the original's."""
    folded = fold(text)
    n = len(folded.text)
    at = sorted(data.draw(st.lists(st.integers(0, max(0, n - 1)), unique=True, max_size=4))) if n else []
    new = data.draw(st.lists(st.sampled_from(["", " ", "xy"]), min_size=len(at), max_size=len(at)))
    changed = folded.replaced([(i, i + 1, w) for i, w in zip(at, new, strict=True)])
    kept = [i for i in range(n) if i not in at]
    place, j = {}, 0
    for i in range(n):
        place[i] = j
        j += len(new[at.index(i)]) if i in at else 1
    assert len(changed.text) == j
    for i in kept:
        assert changed.text[place[i]] == folded.text[i] and changed.span(place[i], place[i] + 1) == folded.span(i, i + 1)


def test_the_time_grows_with_the_text_and_no_faster():
    import time

    for unit in ("\u0301\u0323", "a\u00ad", "e\u0301", "\u00a0", "\ufb01"):
        begin = time.perf_counter()
        fold(unit * 100_000)
        assert time.perf_counter() - begin < 5
