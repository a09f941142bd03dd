"""Single names that are persons' because "he" or "she" can hardly mean anybody else: "Hagen moved to Oslo to complete his studies".

Nothing depends on the name. What counts is a name that is a subject, in the sentence of the pronoun before it or, where none is there, in the
one before that. One such place tells it where no other person is named or described in either; where one is, it takes two, so that
"Ostra praised his work" makes no person of Ostra. Whom a verb does something to ("Ostra sued him") and of whom somebody speaks ("Ostra said
he left") are others than its subject; "it" in such a place speaks against a person. "Ostra defended himself" and "on his own" speak for one
wherever they stand.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from ..gazetteer.offices import offices
from ..gazetteer.ordinary import ordinary
from ..parsing.clauses import SUBJECTS
from ..parsing.name_evidence import evidence, surroundings
from .anaphors import clause, subject
from .discourse import PLURALS
from .followed import followed_by_pronouns
from .genders import HE_SHE

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

    from .names import Name

_PRONOUNS = frozenset({"it", "its", "itself", *HE_SHE})


CLEARLY, LIKELY, ENOUGH = 2, 1, 2
"""What a place tells where nobody else is about, and where somebody is; so much makes a person."""


def persons_by_pronouns(doc: Doc, names: Sequence[Name], kinds: Mapping[str, str | None]) -> set[str]:
    """The texts of single names that pronouns tell for persons; `kinds`: what each name is held to be."""
    at = {name.last: name for name in names}
    votes: Counter[str] = Counter()
    before = doc[0:0]
    for sentence in doc.sents:
        token = next((t for t in sentence if t.lower_ in _PRONOUNS), None)
        if token is not None and (token.dep_ in SUBJECTS or token.dep_ == "poss"):
            name, weight = _meant(doc, token, before, at, kinds)
            votes[name] += weight if token.lower_ in HE_SHE else -weight
        for name in _owners(sentence, at, kinds):
            votes[name] += CLEARLY
        before = doc[0:0] if sentence.text_with_ws.endswith("\n") else sentence
    signs = {text: sum(evidence(*surroundings(doc, n.first, n.last)) for n in names if n.text == text) for text in votes}
    found = {text for text, n in votes.items() if n >= ENOUGH and signs[text] >= 0}
    bodies = {n.text.split()[0] for n in names if " " in n.text and kinds.get(n.text) not in ("person", None)}
    found -= bodies
    clear = found | bodies | {text for text, kind in kinds.items() if kind == "person"}
    unclear = [n for n in names if n.text not in clear and votes[n.text] >= 0 and _is_single(n)]
    return found | set(followed_by_pronouns(doc, unclear, lambda token: _is_person(token, at, kinds)))


def _meant(doc: Doc, token: Token, before: Span, at: Mapping[int, Name], kinds: Mapping[str, str | None]) -> tuple[str, int]:
    """The only single name that the pronoun can mean, and how clearly; "" for none."""
    here = doc[token.sent.start : token.i]
    if _reported(token):
        return "", 0
    alone = not any(_is_person(t, at, kinds) for t in (*here, *before))
    there = next((span for span in (here, before) if any(_leads(t, at, kinds) for t in span)), here)
    named = _unclear(here, at, kinds) | _unclear(before, at, kinds) if alone else _unclear(there, at, kinds)
    if not alone and any(_is_person(t, at, kinds) and t.dep_ in SUBJECTS for t in there):
        return "", 0
    if len(named) != 1 or _behind_a_mark(doc, named, token, at):
        return "", 0
    return named.pop(), CLEARLY if alone else LIKELY


def _behind_a_mark(doc: Doc, named: set[str], pronoun: Token, at: Mapping[int, Name]) -> bool:
    """Whether a quotation mark stands between the last such name and the pronoun, which may be who said it."""
    place = max((i for i, name in at.items() if i < pronoun.i and name.text in named), default=pronoun.i)
    return any(t.is_quote for t in doc[place : pronoun.i])


def _leads(token: Token, at: Mapping[int, Name], kinds: Mapping[str, str | None]) -> bool:
    """Whether a name or a person is a subject here."""
    return token.dep_ in SUBJECTS and (token.i in at or _is_person(token, at, kinds))


def _owners(sentence: Span, at: Mapping[int, Name], kinds: Mapping[str, str | None]) -> Iterator[str]:
    """The single names that are subject of the clause in which "his own", "her own", "himself" or the like stands."""
    for token in sentence:
        if token.lower_ in {"himself", "herself"} or _is_own(token):
            first = subject(clause(token))
            yield from _unclear([first] if first is not None else [], at, kinds)


def _is_own(token: Token) -> bool:
    return token.lower_ in {"his", "her"} and token.i + 1 < len(token.doc) and token.nbor(1).lower_ == "own"


def _reported(token: Token) -> bool:
    """Whether the pronoun stands in what somebody says ("Ostra said he left")."""
    return any(a.dep_ == "ccomp" and a.head.pos_ == "VERB" for a in (token, *token.ancestors))


def _unclear(span: Iterable[Token], at: Mapping[int, Name], kinds: Mapping[str, str | None]) -> set[str]:
    """The single names among the tokens that are subjects and not yet a person's."""
    subjects = (at[t.i] for t in span if t.i in at and t.dep_ in SUBJECTS)
    return {name.text for name in subjects if _is_single(name) and kinds.get(name.text) != "person"}


def _is_single(name: Name) -> bool:
    return not name.known and " " not in name.text and not (name.text.isupper() and len(name.text) > 1) and not name.sure


def _is_person(token: Token, at: Mapping[int, Name], kinds: Mapping[str, str | None]) -> bool:
    """Whether the token names or describes a person."""
    if token.i in at:
        return kinds.get(at[token.i].text) == "person"
    if token.pos_ != "NOUN":
        return token.lower_ in {"who", "i"}
    noun, words = token.lemma_.lower(), offices()
    one = noun in words.people or noun in words.rows or noun in words.male | words.female
    return token.tag_ not in PLURALS and (one or (ordinary().is_listed(noun) and noun not in ordinary().collective))
