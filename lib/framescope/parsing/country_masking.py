"""The parser must not read Armenia otherwise than Azerbaijan: names of countries are covered before the parse.

A statistical parser has seen some countries more often than others, and parses one sentence in two ways when nothing but a
name in it changes. Whatever is measured on the parse (who said something, at whom a word is aimed) then follows the name;
the mirror audit (`framescope.audit`) shows it. So each country's name, adjective, people and capital are parsed as those of
another country (`framescope.parsing.country_masking`), and put back afterwards: texts that differ in nothing but which countries
they name get the same parse. (Masking names so that a model cannot go by them is the usual remedy: Prabhakaran, Hutchinson
& Mitchell 2019, EMNLP, measure the effect for sentiment.)

A name of several words ("the United States") is parsed as one word. Afterwards its last word has that word's place in the
tree, the words before it are its compounds, and "the" belongs to the noun that the name stands before, else to the name.
Left as they are: persons, and whatever the gazetteer does not know.

Which words stand in for the names of countries while a text is parsed.

Each country gets the names of another one (`COVERS`), dealt out once for a whole text in the order in which it first names them:
name for name, adjective for adjective, the word for the people, capital for capital, in capitals where it stands in capitals.
With a name goes what the language hangs on it: "the" before a name is covered with it ("the United States"), "a" or "an"
before it is put right for the covering word, and "'" after a plural becomes "'s" as after a name without s.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from ..wording import typed
from .slices import READ

if TYPE_CHECKING:
    import numpy as np
    from spacy.tokens import Doc, Token

    from ..gazetteer.gazetteer import Gazetteer, Hit

COVERS = (
    ("Kenya", "Kenyan", "Nairobi"),
    ("Egypt", "Egyptian", "Cairo"),
    ("Canada", "Canadian", "Ottawa"),
    ("Norway", "Norwegian", "Oslo"),
    ("Peru", "Peruvian", "Lima"),
    ("Chile", "Chilean", "Santiago"),
    ("Nigeria", "Nigerian", "Abuja"),
    ("Italy", "Italian", "Rome"),
    ("Austria", "Austrian", "Vienna"),
    ("Hungary", "Hungarian", "Budapest"),
    ("Australia", "Australian", "Canberra"),
    ("Indonesia", "Indonesian", "Jakarta"),
)
"""Name, demonym and capital that a country is parsed as; after the last one the first comes again.

All have a demonym that is adjective and noun in one ("an Italian", "Italian ships") with a regular plural, as Armenia has.
"""

_FORMS = ("name", "demonym", "capital")
_ARTICLE = re.compile(r"(?<!\w)(an?|An?|AN) $")
_THE = re.compile(r"(?<!\w)(?:the|The|THE) $")
_PLURAL_POSSESSIVE = re.compile(r"['’](?= [a-z])")


@dataclass(frozen=True, slots=True)
class Disguise:
    """Characters start … end (half-open) of a text are parsed as `word`."""

    start: int
    end: int
    word: str


@cache
def known_countries() -> Gazetteer:
    """The gazetteer that is shipped, for texts that come without one."""
    from ..gazetteer.gazetteer import load_gazetteer

    return load_gazetteer()


def disguises(text: str, gazetteer: Gazetteer) -> list[Disguise]:
    """What the parser is to see in the place of every name of a country in `text`, in order, without overlaps."""
    return list(_disguises(text, gazetteer))


def _disguises(text: str, gazetteer: Gazetteer) -> Iterator[Disguise]:
    order: dict[str, int] = {}
    for hit in gazetteer.countries.find(text):
        if hit.form not in _FORMS:
            continue
        names = COVERS[order.setdefault(hit.actor_id, len(order)) % len(COVERS)]
        word = _word(text[hit.start : hit.end], names[_FORMS.index(hit.form)], hit, gazetteer)
        before = text[max(0, hit.start - 5) : hit.start]
        the = _THE.search(before) if hit.form == "name" else None
        if article := _ARTICLE.search(before):
            yield Disguise(hit.start - len(article[0]), hit.start - 1, _article(article[1], word))
        yield Disguise(hit.start - len(the[0]) if the else hit.start, hit.end, word)
        if text[hit.end - 1] in "sS" and (mark := _PLURAL_POSSESSIVE.match(text, hit.end)):
            yield Disguise(mark.start(), mark.end(), f"{mark[0]}s")


def _word(covered: str, name: str, hit: Hit, gazetteer: Gazetteer) -> str:
    """The covering word: of the same form, number and case; the capitals of "US" or "U.S." are no case."""
    if hit.form == "demonym" and _is_plural(covered, gazetteer.entries[hit.actor_id].demonyms):
        name += "s"
    return name.upper() if covered.isupper() and len(covered) > 4 and "." not in covered else name


def _is_plural(word: str, demonyms: tuple[str, ...]) -> bool:
    lower = word.lower()
    return lower.endswith("men") or (lower.endswith("s") and lower[:-1] in {d.lower() for d in demonyms})


def _article(article: str, word: str) -> str:
    """a or an, in the case of `article`, as it stands before `word`."""
    right = "an" if word[0] in "AEIO" else "a"
    return right.upper() if len(article) > 1 and article.isupper() else right.capitalize() if article[0].isupper() else right


_PRINTED = frozenset("“”„‘’")
_DEP, _HEAD, _TYPE, _IOB = map(READ.index, ("DEP", "HEAD", "ENT_TYPE", "ENT_IOB"))
_INSIDE, _OUTSIDE = 1, 2
_SMALL_WORDS = {
    "the": ("DT", "DET", "Definite=Def|PronType=Art"),
    "of": ("IN", "ADP", ""),
    "and": ("CC", "CCONJ", "ConjType=Cmp"),
    "-": ("HYPH", "PUNCT", "PunctType=Dash"),
}
_BEFORE_A_NOUN = {"compound", "amod", "nmod"}


@dataclass(frozen=True, slots=True)
class Covered:
    """A Doc, what the parser sees of it (a copy, or the Doc itself where nothing is covered), and for each of the copy's
    tokens the last one of the Doc's tokens that it stands for."""

    doc: Doc
    seen: Doc
    last: tuple[int, ...]


def cover(doc: Doc, disguises: Sequence[Disguise], offset: int = 0) -> Covered:
    """The unparsed `doc`, which begins at character `offset` of the text of the `disguises`, with their words put in.

    Printers' marks and apostrophes are typed ones to the parser: it has seen more of these, and parses "don’t" otherwise than "don't".
    """
    words = _words(doc, disguises, offset)
    texts = [t.text for t in doc]
    if not words and all(map(_PRINTED.isdisjoint, texts)):
        return Covered(doc, doc, tuple(range(len(doc))))
    from spacy.tokens import Doc

    inside = {i for first, (end, _) in words.items() for i in range(first, end)}
    last = tuple(i for i in range(len(doc)) if i not in inside)
    firsts = [0, *(i + 1 for i in last[:-1])]
    spaces = [bool(doc[i].whitespace_) for i in last]
    copy = Doc(doc.vocab, words=[words[i][1] if i in words else typed(texts[i]) for i in firsts], spaces=spaces)
    known = doc.to_array(["NORM", "SENT_START"])[firsts]  # the tokenizer has norms of its own for parts of contractions ("not" for "n't")
    for k, i in enumerate(firsts):
        if i in words:
            known[k, 0] = copy[k].norm
    copy.from_array(["NORM", "SENT_START"], known)  # type: ignore[arg-type]  # any array of integers will do
    return Covered(doc, copy, last)


def places(covered: Covered) -> list[int]:
    """The offset in the text at which each token that the parser sees begins."""
    begins = covered.doc.to_array("IDX").tolist()
    return [begins[0], *(begins[i + 1] for i in covered.last[:-1])] if begins else []


def _words(doc: Doc, disguises: Sequence[Disguise], offset: int) -> dict[int, tuple[int, str]]:
    """For the first token of each disguise that fits whole tokens: its last token, and the word that is put in."""
    import numpy as np

    places, lengths = doc.to_array(["IDX", "LENGTH"]).astype(np.int64).reshape(-1, 2).T.tolist()
    reach = offset, offset + (places[-1] + lengths[-1] if places else 0)
    begin, stop = (bisect_left(disguises, place, key=lambda d: d.start) for place in reach)
    if begin == stop:
        return {}
    starts = {place + offset: i for i, place in enumerate(places)}
    ends = {place + length + offset: i for i, (place, length) in enumerate(zip(places, lengths, strict=True))}
    words = {}
    for disguise in disguises[begin:stop]:
        first, last = starts.get(disguise.start), ends.get(disguise.end)
        if first is not None and last is not None:
            words[first] = last, disguise.word
    return words


def uncover(covered: Covered) -> Doc:
    """The Doc with the parse of its covered copy, and with lemmas of its own words."""
    doc, seen = covered.doc, covered.seen
    if seen is doc:
        return doc
    doc.from_array(READ, _parse_of_all(covered))  # type: ignore[arg-type]  # any array of integers will do
    for k in _other_words(covered):
        token, last = seen[k], covered.last[k]
        for i in range(covered.last[k - 1] + 1 if k else 0, last):
            _name_word(doc[i])
        if typed(doc[last].text) == token.text:
            doc[last].lemma_ = doc[last].text if token.lemma_ == token.text and token.text[-1].isalpha() else token.lemma_
        else:
            doc[last].lemma_ = _lemma(doc[last].text, token.text, token.lemma_)
    return doc


def _other_words(covered: Covered) -> list[int]:
    """The tokens of the copy that are not the Doc's own words."""
    import numpy as np

    last = np.asarray(covered.last)
    several = np.diff(last, prepend=-1) > 1
    return np.flatnonzero(several | (covered.seen.to_array("ORTH") != covered.doc.to_array("ORTH")[last])).tolist()


def _parse_of_all(covered: Covered) -> np.ndarray:
    """The columns `READ` of each token of the Doc, from the token that covers it; heads are counted in the Doc's tokens."""
    import numpy as np

    last = np.asarray(covered.last)
    first = np.concatenate([[0], last[:-1] + 1])
    table = covered.seen.to_array(READ)
    heads = last[np.arange(len(last)) + table[:, _HEAD].astype(np.int64)]
    rows = np.repeat(table, last - first + 1, axis=0)
    rows[:, _HEAD] = (np.repeat(heads, last - first + 1) - np.arange(len(rows))).astype(np.uint64)
    for k in np.flatnonzero(last > first):
        _spread(covered, int(k), int(first[k]), rows)
    return rows


def _spread(covered: Covered, k: int, first: int, rows: np.ndarray) -> None:
    """Make a phrase of the rows of the words that token `k` of the copy covers: the last one keeps its place in the tree."""
    last, seen = covered.last[k], covered.seen[k]
    the = covered.doc[first].lower_ == "the"
    for i in range(first, last):
        rows[i, _DEP], rows[i, _HEAD] = _id(covered, "compound"), last - i
    if the:
        rows[first, _DEP], rows[first, _HEAD] = _id(covered, "det"), covered.last[_noun(seen).i] - first
    if seen.ent_iob_ == "B":
        rows[first + the + 1 : last + 1, _IOB] = _INSIDE
        if the:
            rows[first, _IOB], rows[first, _TYPE] = _OUTSIDE, 0


def _id(covered: Covered, string: str) -> int:
    return covered.doc.vocab.strings.add(string)


def _noun(name: Token) -> Token:
    """The noun to which "the" before a name belongs: "the United States senator", but "the United States's senator"."""
    while name.dep_ in _BEFORE_A_NOUN and name.head.i > name.i and not name.n_lefts:
        name = name.head
    return name


def _name_word(token: Token) -> None:
    """Tag and lemma of a word before the last one of a name: "the", "of", "and" and the hyphen, else a proper noun."""
    small = _SMALL_WORDS.get(token.lower_)
    token.tag_, token.pos_, morph = small or ("NNP", "PROPN", "Number=Sing")
    token.set_morph(morph)  # type: ignore[attr-defined]  # which the stub lacks
    token.lemma_ = token.lower_ if small else token.text


def _lemma(word: str, covered: str, lemma: str) -> str:
    """The lemma of `word` by what was done to the word that covered it: kept, put in lower case, or made singular."""
    if lemma.lower() != covered.lower():
        word = f"{word[:-2]}an" if word.lower().endswith("men") else word[:-1]
    return word.lower() if lemma.islower() else word
