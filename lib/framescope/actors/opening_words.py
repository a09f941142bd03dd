"""English words whose capital is only their sentence's ("Braziers burned in oil drums", "Anger grew"), and firms called like them ("Boots has raised its prices").

A word that English has in small letters, and that stands in the text only where sentences begin, is a name where it does what somebody
does: says, sues, buys, is sued. Who is meant again by "he", "she" or "it said", or stands in an apposition, is somebody as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ..gazetteer.name_forms import is_given_name, name_forms
from ..parsing.clauses import SUBJECTS
from ..word_forms import lower_case_words
from .anaphors import is_thing

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from .names import Name

_MARKS = frozenset({'"', "“", "‘", "'", "``", "(", "["})
_SINGULAR = frozenset(
    {"news", "series", "species", "means", "headquarters", "crossroads", "politics", "economics", "measles", "diabetes", "thanks"}
)


def mere_words(doc: Doc, names: Sequence[Name]) -> set[str]:
    """The texts among `names` that are such words, and nobody."""
    places: dict[str, list[Name]] = {}
    for name in names:
        if name.known is None:
            places.setdefault(name.text, []).append(name)
    longer = {word for text in places if " " in text for word in text.split()}
    found = {text for text, at in places.items() if text not in longer and all(_may_be_word(doc, name) for name in at)}
    inside = {t.text for t in doc if t.text in found and not _opens(t)} if found else set()
    return found - inside


def _may_be_word(doc: Doc, name: Name) -> bool:
    token = doc[name.last]
    if (
        name.first != name.last
        or name.sure
        or name.kind == "group"
        or token.text.isupper()
        or is_given_name(token.text)
        or not _is_common(token)
    ):
        return False
    if not _opens(token) or token.dep_ not in SUBJECTS or token.head.pos_ not in {"VERB", "AUX"}:
        return False
    if any(c.dep_ in {"appos", "relcl", "det"} for c in token.children):
        return False
    said = token.head.lower_ in name_forms().says
    return not (said or (is_deed(token.head) and not is_thing(token)) or _goes_on(token))  # "Ferry cancelled", in a headline


def _is_common(token: Token) -> bool:
    """Whether English has the word in small letters, or the parser sees a plural that does not live as people do ("Braziers burned")."""
    return token.lower_ in lower_case_words() or (token.tag_ == "NNS" and token.head.lower_ not in name_forms().lives)


def _opens(token: Token) -> bool:
    """Whether a sentence begins with the token, or with a mark before it."""
    return bool(token.is_sent_start) or (token.i > 0 and token.nbor(-1).text in _MARKS)


def is_deed(verb: Token) -> bool:
    """Whether a verb is of what persons and bodies say, do and have done to them."""
    forms = name_forms()
    passive = any(c.dep_ == "auxpass" for c in verb.children)
    return verb.lower_ in forms.done if passive else verb.lemma_.lower() in forms.trades or verb.lower_ in forms.says


def _goes_on(token: Token) -> bool:
    """Whether the next sentence, or the next clause of this one, says what "he", "she" or "it" did."""
    after = token.sent.end
    clauses = [c for c in token.head.children if c.dep_ == "conj" and c.i > token.i]
    subjects = [c for verb in clauses for c in verb.children if c.dep_ == "nsubj"]
    if after < len(token.doc):
        subjects.append(token.doc[after])
    return any(s.lower_ in {"he", "she"} or (s.lower_ == "it" and is_deed(s.head)) for s in subjects) or any(map(is_deed, clauses))


def plural_firms(doc: Doc) -> Iterator[Token]:
    """Plurals that open a sentence and have a verb in the singular that is a body's deed ("Boots has raised its prices")."""
    for token in doc:
        if not (token.is_sent_start and token.dep_ == "nsubj" and token.tag_ in {"NNS", "NNPS"} and token.text.endswith("s")):
            continue
        alone = not any(True for _ in token.children) and token.lower_ not in _SINGULAR and not token.lower_.endswith("ics")
        if alone and is_deed(token.head) and _is_singular(token.head):
            yield token


def _is_singular(verb: Token) -> bool:
    """Whether the verb, or what helps it, is of the third person singular: "has raised", "denies", "is suing"."""
    helping = [c for c in verb.children if c.dep_ == "aux"]
    return any(c.lower_ in {"has", "is", "was", "does"} for c in helping) or (not helping and verb.tag_ == "VBZ")
