"""The parser must not read Armenia otherwise than Azerbaijan: names of countries are covered before the parse.

A statistical parser has seen some countries more often than others, and parses one sentence in two ways when nothing but a
name in it changes. Whatever is measured on the parse (who said something, at whom a word is aimed) then follows the name;
the mirror audit (`framescope.audit`) shows it. So each country's name, adjective, people and capital are parsed as those of
another country, dealt out in the order in which the text first names them, and put back afterwards: texts that differ in
nothing but which countries they name get the same parse. (Masking names so that a model cannot go by them is the usual
remedy: Prabhakaran, Hutchinson & Mitchell 2019, EMNLP, measure the effect for sentiment.)

Covered are countries known to the gazetteer where one token names them ("Armenia", "Armenians", "Yerevan", "U.S."). Left as
they are: names of several words ("the United States"), persons, and whatever the gazetteer does not know. On PolNeAR's dev part
the cover changes the F1 of attributions by 0.1 points at most.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from ..actors.gazetteer import Gazetteer, Hit

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
_PARSED = ["TAG", "POS", "MORPH", "DEP", "HEAD", "ENT_IOB", "ENT_TYPE", "LEMMA"]


@cache
def known_countries() -> Gazetteer:
    """The gazetteer that is shipped, for texts that come without one."""
    from ..actors.gazetteer import load_gazetteer

    return load_gazetteer()


def cover(doc: Doc, gazetteer: Gazetteer) -> Doc:
    """The unparsed `doc` with the names of countries covered: a copy of as many tokens, or `doc` itself where it names none."""
    words = _covered_words(doc, gazetteer)
    if not words:
        return doc
    from spacy.tokens import Doc

    copy = Doc(doc.vocab, words=[words.get(t.i, t.text) for t in doc], spaces=[bool(t.whitespace_) for t in doc])
    norms = doc.to_array(["NORM"])  # the tokenizer has its own for parts of contractions, such as "not" for "n't"
    for i in words:
        norms[i] = copy[i].norm
    copy.from_array(["NORM"], norms)
    for token in doc[1:]:
        if token.is_sent_start:
            copy[token.i].is_sent_start = True
    return copy


def uncover(doc: Doc, parsed: Doc) -> Doc:
    """`doc` with the parse of `parsed`, the covered copy that `cover` made of it, and with lemmas of its own words."""
    if parsed is doc:
        return doc
    doc.from_array(_PARSED, parsed.to_array(_PARSED))
    for token, covered in zip(doc, parsed, strict=True):
        if token.text != covered.text:
            token.lemma_ = _lemma(token.text, covered.text, covered.lemma_)
    return doc


def _covered_words(doc: Doc, gazetteer: Gazetteer) -> dict[int, str]:
    """The word to put in the place of each token that names a country."""
    at, order, words = {t.idx: t.i for t in doc}, {}, {}
    for hit in gazetteer.find(doc.text):
        i = at.get(hit.start)
        if i is None or not _is_covered(hit, doc[i].text, gazetteer):
            continue
        names = COVERS[order.setdefault(hit.actor_id, len(order)) % len(COVERS)]
        words[i] = _covered(hit, doc[i].text, names, gazetteer)
    return words


def _is_covered(hit: Hit, word: str, gazetteer: Gazetteer) -> bool:
    """Whether one whole token names a country."""
    return hit.end - hit.start == len(word) and hit.form in _FORMS and gazetteer.entries[hit.actor_id].kind == "country"


def _covered(hit: Hit, word: str, names: tuple[str, ...], gazetteer: Gazetteer) -> str:
    """The covering word: of the same form, number and case; the capitals of "US" or "U.S." are no case."""
    name = names[_FORMS.index(hit.form)]
    if hit.form == "demonym" and _is_plural(word, gazetteer.entries[hit.actor_id].demonyms):
        name += "s"
    return name.upper() if word.isupper() and len(word) > 4 else name


def _is_plural(word: str, demonyms: tuple[str, ...]) -> bool:
    lower = word.lower()
    return lower.endswith("men") or (lower.endswith("s") and lower[:-1] in {d.lower() for d in demonyms})


def _lemma(word: str, covered: str, lemma: str) -> str:
    """The lemma of `word` by what was done to the word that covered it: kept, put in lower case, or made singular."""
    if lemma.lower() != covered.lower():
        word = f"{word[:-2]}an" if word.lower().endswith("men") else word[:-1]
    return word.lower() if lemma.islower() else word
