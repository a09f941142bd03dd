"""Whom a noun phrase names or says something of: "Doe, a baker,", "Doe is a baker", "the referee Jane Doe", "a baker named Doe".

Both are mentions of the same actor: the name, and what it is called beside it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..gazetteer.actor_files import slug
from ..gazetteer.ordinary import ordinary
from .anaphors import clause, is_thing, subject
from .discourse import PLURALS, Discourse, Phrase
from .fits import GENERIC
from .phrases import after_names, after_owner, has_determiner, left_edge
from .referents import Reference, Referent
from .whereabouts import title_gender

if TYPE_CHECKING:
    from spacy.tokens import Token

_NAMING = frozenset({"name", "call", "dub", "know", "nickname"})
_BETWEEN = frozenset({"as", "by", "the", "name", "of", "himself", "herself", "simply", "also", "only", '"', "“", "‘", "'", "``"})
"""What may stand between "called" or "going" and a name."""
_COMMAS = frozenset({",", "(", "–", "—"})
_ADDRESSING = frozenset({"mr", "mr.", "mister", "mrs", "mrs.", "ms", "ms.", "madam", "madame"})
_GENERATIONS = frozenset({"II", "III", "IV"})
_WHEN = frozenset({"currently", "formerly", "now", "once", "then"})
_RANKS = frozenset({"Associate", "Chief", "Deputy", "Lord", "Vice"})
_TIMES = frozenset({"DATE", "TIME"})
_LINKING = frozenset({"be", "become", "remain"})
_DESCRIBED = frozenset({"person", "organisation", "country"})


def said_of(state: Discourse, token: Token) -> Reference | None:
    """What a person or body is said to be: "Doe, a baker," and "Doe is a baker", but not "Doe is no baker", "is Doe a baker?"."""
    found = _beside(state, token) or _predicated(state, token)
    if found is None:
        return None
    of, rule = found
    reference = state.at.get(of.i - (of.text in _GENERATIONS)) or _speaker(state, of)
    if reference is None or state.referents[reference.actor_id].kind not in _DESCRIBED:
        return None
    if is_thing(token) and state.referents[reference.actor_id].kind == "person":
        return None
    if token.tag_ in PLURALS:
        return None  # no one is "ties" ("Ostra, Westmoor eye closer ties")
    first = left_edge(state, token)
    if state.doc[first].lower_ == "no" or any(i in state.at and state.at[i].first <= reference.last for i in range(first, token.i + 1)):
        return None
    if first == token.i and first > 0 and state.doc[first - 1].text == "(" and token.lower_ not in state.words.rows:
        return None  # a party or a constituency ("Jane Doe (Lab)")
    state.referents[reference.actor_id].words.add(token.lemma_.lower())
    state.called.add(token.lemma_.lower())
    begin = after_owner(state, Phrase(after_names(state, first, token), token, token.lemma_.lower(), ()))
    return Reference(begin, token.i, state.doc[begin].idx, token.idx + len(token.text), reference.actor_id, "description", 0.9, rule)


def _beside(state: Discourse, token: Token) -> tuple[Token, str] | None:
    """Whom a noun stands beside in apposition, also as its second half ("Doe, director of the museum and chairman of the board,")."""
    if token.dep_ == "appos" and (token.pos_ == "NOUN" or _is_office(state, token)):
        return token.head, "apposition"
    first = token.head
    second = token.dep_ == "conj" and first.dep_ == "appos" and left_edge(state, token) == token.i and token.lower_ in state.words.rows
    return (first.head, "apposition") if second and first.lower_ in state.words.rows else None


def _predicated(state: Discourse, token: Token) -> tuple[Token, str] | None:
    """Of whom a noun is predicated: "Doe is a baker", "Doe was Mayor of Ostra", "as governor, Doe", "his record as governor"."""
    if token.dep_ == "attr" and token.head.lemma_ in _LINKING and not _in_doubt(token.head):
        capital = token.pos_ == "PROPN" and token.lower_ in state.words.rows
        subjects = (c for c in token.head.children if c.dep_ == "nsubj" and c.i < token.i)
        return (next(subjects, token), "predicate") if token.pos_ == "NOUN" or capital else None
    if not _is_part(state, token):
        return None
    owner = next((c for c in token.head.head.children if c.dep_ == "poss"), None) if token.head.head.pos_ == "NOUN" else None
    return owner or subject(clause(token.head)) or token, "predicate"


def _is_part(state: Discourse, token: Token) -> bool:
    """Whether an office stands after "as": "As governor, Doe cut taxes", "what Doe has done as Governor of Ostra"."""
    return token.dep_ == "pobj" and token.head.lower_ == "as" and token.lower_ in state.words.rows


def _speaker(state: Discourse, token: Token) -> Reference | None:
    """Who has the floor where the token is "I"."""
    speaker = state.floor.speaker(token.idx) if token.lower_ == "i" else None
    return Reference(token.i, token.i, token.idx, token.idx + 1, speaker, "pronoun") if speaker else None


def _is_office(state: Discourse, token: Token) -> bool:
    """Whether a capitalised office stands after a comma or bracket ("Doe, Director of the Board", "Doe (then CEO)"), but is no form of address."""
    first = left_edge(state, token)
    before = state.doc[first - 1 - (first > 1 and state.doc[first - 1].lower_ in _WHEN)] if first else token
    return token.lower_ in state.words.rows and before.text in {",", "("} and state.doc[first].lower_ not in state.words.titles


def _in_doubt(verb: Token) -> bool:
    """Whether a clause is denied, asked or only supposed."""
    if any(child.dep_ in {"neg", "aux"} and child.lower_ not in {"has", "have", "had", "been", "will"} for child in verb.children):
        return True
    return any(child.dep_ == "mark" and child.lower_ in {"if", "whether", "unless"} for child in verb.children) or any(
        child.text == "?" for child in verb.children
    )


def named_after(state: Discourse, phrase: Phrase) -> str | None:
    """The person named in apposition to somebody and where or for what he is: "A spokesman for the council, Jane Doe,"."""
    somebody = (
        phrase.noun in state.words.sides["against"]
        or phrase.noun in state.words.rows
        or phrase.noun in state.words.people
        or ordinary().is_listed(phrase.noun)
    )
    if not somebody or phrase.plural or phrase.noun in ordinary().collective:
        return None
    doc, token = state.doc, phrase.token
    for i in range(token.i + 1, min(token.i + 12, state.bounds[1] - 1)):
        if doc[i].text == ",":
            name = _titled(state, i + 1)
            if name is None or state.referents[name.actor_id].kind != "person" or name.last + 1 >= len(doc):
                return None
            after = doc[name.last + 1]
            is_object = token.dep_ in {"dobj", "pobj", "iobj"}  # "Before leaving the guard, Doe prayed"
            return name.actor_id if after.text in {",", "."} or (after.pos_ in {"VERB", "AUX"} and not is_object) else None
        if doc[i].pos_ not in {"NOUN", "PROPN", "ADJ", "DET", "ADP", "PART"}:
            return None
    return None


def _titled(state: Discourse, first: int) -> Reference | None:
    """What is named there, by itself or behind words that say what he is ("the Conservative Jane Doe", "the property developer Jane Doe")."""
    here = state.at.get(first)
    if here is not None or state.doc[first].lower_ not in {"the", "a", "an"}:
        return here
    for i in range(first + 1, min(first + _TITLE, len(state.doc))):
        found = state.at.get(i)
        if found is not None and found.form == "name" and state.referents[found.actor_id].kind == "person":
            return found
        if state.doc[i].pos_ not in {"NOUN", "PROPN", "ADJ"}:
            return None
    return None


_TITLE = 5
"""So many words of a title, its article included, may stand before a name."""


def naming(state: Discourse, token: Token) -> Reference | None:
    """The description that a name right beside it explains: "the referee Jane Doe", "his wife, Jane Doe,", "a baker named Jane Doe"."""
    if token.pos_ != "NOUN" or token.tag_ in PLURALS:
        return None
    first = left_edge(state, token)
    beside = _adjacent if has_determiner(state, first) else _bare
    name = beside(state, token) or _after_comma(state, token) or _called(state, token)
    if name is None or not _may_name(state, token, name):
        return None
    _learn(state, name.actor_id, token)
    begin = after_owner(state, Phrase(after_names(state, first, token), token, token.lemma_.lower(), ()))
    return Reference(begin, token.i, state.doc[begin].idx, token.idx + len(token.text), name.actor_id, "description", 0.9, "apposition")


def _adjacent(state: Discourse, token: Token) -> Reference | None:
    """The name that follows right after the noun and is one phrase with it."""
    name = state.at.get(token.i + 1)
    if name is None or name.form != "name" or name.first != token.i + 1:
        return None
    inside = range(name.first, name.last + 1)
    below = token.dep_ in {"compound", "nmod", "appos"} and token.head.i in inside
    root = state.doc[name.first : name.last + 1].root
    beside = root.head == token.head and root.dep_ == token.dep_  # two subjects of one verb are one
    return name if below or beside or (root.dep_ == "appos" and root.head == token) else None


def _bare(state: Discourse, token: Token) -> Reference | None:
    """The body that follows right after a word for bodies without an article ("Care home giant Ostra sacks staff", "retailer Ostra said")."""
    name = state.at.get(token.i + 1) if token.lower_ in GENERIC else None
    if name is None or name.form != "name" or name.first != token.i + 1:
        return None
    return name if state.referents[name.actor_id].kind == "organisation" else None


def _after_comma(state: Discourse, token: Token) -> Reference | None:
    """The name between commas after the noun, in apposition to it."""
    if token.i + 2 >= state.bounds[1] or state.doc[token.i + 1].text not in _COMMAS:
        return None
    begin = token.i + 2 + (state.doc[token.i + 2].lower_ == "the")  # "The regulator, the Food Authority,"
    while begin < state.bounds[1] - 1 and state.doc[begin].lower_ in state.words.titles:  # "Its director, Dr Doe,"
        begin += 1
    name = state.at.get(begin)
    if name is None or name.form != "name" or name.first != begin:
        return None
    inside = state.doc[name.first : name.last + 1]
    closed = name.last + 1 >= state.bounds[1] or not state.doc[name.last + 1].is_alpha
    return name if closed and any(t.dep_ == "appos" and t.head == token for t in inside) else None


def _called(state: Discourse, token: Token) -> Reference | None:
    """The name after "named", "called", "known as", "going by the name"."""
    verb = next((c for c in token.children if c.dep_ == "acl" and (c.lemma_ in _NAMING or c.lower_ == "going")), None)
    if verb is None or verb.i > token.i + 2:
        return None
    for i in range(verb.i + 1, min(verb.i + 7, state.bounds[1])):
        if i in state.at:
            return state.at[i] if state.at[i].form == "name" else None
        if state.doc[i].lower_ not in _BETWEEN:
            return None
    return None


def _may_name(state: Discourse, token: Token, name: Reference) -> bool:
    """Whether noun and actor are of one kind: nobody is a document or a body, no body a baker."""
    kind, noun, words = state.referents[name.actor_id].kind, token.lemma_.lower(), state.words
    if kind == "person":
        return not (words.is_body(noun) or noun in words.documents or noun in ordinary().things) and token.ent_type_ not in _TIMES
    if kind == "organisation" and words.is_body(noun):
        return True
    return kind == "organisation" and not (noun in words.people or noun in words.rows or ordinary().is_listed(noun))


def _learn(state: Discourse, actor_id: str, token: Token) -> None:
    """What the noun says of the actor, and of a person's gender, holds from here on."""
    referent, noun = state.referents[actor_id], token.lemma_.lower()
    referent.words.add(noun)
    state.called.add(noun)
    gender = state.words.gender(noun) or ordinary().gender(noun)
    if referent.kind == "person" and gender:
        state.told.setdefault(actor_id, gender)


def generic(state: Discourse, phrase: Phrase) -> str | None:
    """The body whose name stands right before a word for what it is: "the Ostra company" is Ostra."""
    before = state.at.get(phrase.token.i - 1)
    if before is None or before.form != "name" or phrase.plural or phrase.noun not in GENERIC:
        return None
    if state.referents[before.actor_id].kind != "organisation":
        return None
    _learn(state, before.actor_id, phrase.token)
    return before.actor_id


def addressed(state: Discourse, token: Token) -> Reference | None:
    """Whoever is addressed by title and office alone ("Madam Speaker", "Mr. Chief Justice"): somebody of that name, whoever it is."""
    doc = state.doc
    if not any(doc[i].text[:1].isupper() for i in range(max(0, token.i - 1), token.i + 1)):
        return None
    two = bool(token.i) and f"{token.nbor(-1).lower_} {token.lower_}" in state.words.rows
    first = token.i - 1 - (two or (token.i > 0 and token.nbor(-1).text in _RANKS))
    office = state.text[(token if not two else token.nbor(-1)).idx : token.idx + len(token.text)].lower()
    if first < state.bounds[0] or not doc[first + 1].text[:1].isupper() or office not in state.words.rows or _goes_on(state, token):
        return None
    if doc[first].lower_ not in _ADDRESSING or not doc[first].text[:1].isupper():
        return None
    name = state.text[doc[first].idx : token.idx + len(token.text)]
    actor_id = slug(name)
    gender = title_gender(doc, first + 1)
    person = state.referents.setdefault(actor_id, Referent(actor_id, name, "person", gender=gender, offices={office}))
    if gender:
        state.told.setdefault(person.actor_id, gender)
    return Reference(first, token.i, doc[first].idx, token.idx + len(token.text), person.actor_id, "name", 0.9, "name")


def _goes_on(state: Discourse, token: Token) -> bool:
    """Whether a name or another capitalised office follows right away."""
    return token.i + 1 < state.bounds[1] and (token.i + 1 in state.at or token.nbor(1).text[:1].isupper())
