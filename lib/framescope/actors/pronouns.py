"""Whom "he", "she", "its" and "they" mean.

Who may be meant at all is a matter of rules: number and kind, the gender that the text tells, binding, who has the floor and who is
quoted (of whom nobody says "she" in his own words). Among those that are left the ranker chooses; where it is not sure, the most prominent person
or the subject of the pronoun's own clause is taken, else nobody.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..gazetteer.name_forms import name_forms
from ..parsing.clauses import SUBJECTS
from .anaphors import Anaphor, anaphor, clause, is_object, subject, subjects_above
from .candidates import AHEAD, Candidate, candidates, covers, names_ahead
from .choices import Choice
from .discourse import PLURALS, Discourse
from .features import is_plural, of_pronoun
from .genders import by_names
from .holders import TEAM
from .plurals import in_the_words_of, is_somebody, last_plural, opens, thinks
from .prominence import most_prominent, own_subject
from .referents import UNKNOWN, Reference

if TYPE_CHECKING:
    from spacy.tokens import Token

_KINDS = {
    "he": frozenset({"person"}),
    "they": frozenset({"group", "organisation", "country"}),
    "it": frozenset({"country", "organisation", "group", "document"}),
}
_RULED = frozenset({"he", "it"})
"""Of these the rule decides where the trees are not sure; on "they" it would be wrong more often than right."""
CLOSING = frozenset({"”", '"', "''", "»"})
OPENING = frozenset({"“", '"', "``", "«"})
LATE = 2
"""So many sentences back somebody was mentioned of late."""
CLEAR = 0.6
"""From here on a text's pronouns tell a person's gender well enough that no name is asked."""
SURE = 0.8
"""From this chance on a pronoun tells the gender of whom it means."""


def antecedent(state: Discourse, token: Token) -> Reference | None:
    """The reference of a pronoun, without an actor where its antecedent is unclear; None when it is no such pronoun."""
    pronoun = anaphor(token)
    if pronoun is None:
        return None
    found = _may_mean(state, pronoun)
    names = _by_names(state, pronoun, found) if pronoun.gender else {}
    likely = _by_rule(state, pronoun, found, names)
    choice = (
        _joined(state, pronoun, found)
        or _only(state, pronoun, found)
        or _controlled(pronoun, found)
        or _where(state, pronoun, found)
        or _only_group(state, pronoun, found)
        or _its_own(state, pronoun, found)
        or _its_officer(state, pronoun, found)
        or _by_plural(state, pronoun, found)
        or _by_features(state, pronoun, found, names, likely)
    )
    if choice.actor_id is None:
        choice = _speaks_on(state, pronoun, found) or _said_on(state, pronoun, found) or _at_least(pronoun, likely) or choice
    actor_id = choice.actor_id
    if actor_id is not None and pronoun.gender and choice.confidence >= SURE:
        state.told.setdefault(actor_id, pronoun.gender)
        state.referents[actor_id].gender = state.referents[actor_id].gender or pronoun.gender
    return Reference(
        token.i, token.i, token.idx, token.idx + len(token.text), actor_id or UNKNOWN, "pronoun", choice.confidence, choice.rule
    )


def _by_features(state: Discourse, pronoun: Anaphor, found: list[Candidate], names: dict[str, str], likely: Candidate | None) -> Choice:
    """Whom the trees choose."""
    token, gender = pronoun.token, pronoun.gender
    nearest, speakers = _nearest_fit(state, pronoun, found, names), frozenset(_speakers(state, token))
    best = max((state.spoken_of(token.i, gender, c.referent.actor_id) for c in found), default=0.0) if gender else 0.0
    above = list(subjects_above(token))
    rows = [of_pronoun(state, pronoun, c, len(found), speakers, names, c is nearest, c is likely, best, above) for c in found]
    return state.choose(state, "pronouns", pronoun.form, (token.i, token.i), found, rows)


def _joined(state: Discourse, pronoun: Anaphor, found: list[Candidate]) -> Choice | None:
    """Who is joined to what is his: "Doe and his wife", "Northgate and its unions"."""
    own = pronoun.token.head
    if pronoun.case != "possessive" or own.dep_ != "conj" or own.head.i > pronoun.token.i or own.head.dep_ == "conj":
        return None
    between = state.doc[own.head.i + 1 : pronoun.token.i]
    meant = next((c for c in found if c.last.head.i == own.head.i), None)
    beside = meant is not None and all(t.lower_ in {"and", "or", "with", ","} or covers(meant.last.reference, t.i) for t in between)
    return Choice(meant.referent.actor_id, 0.9, "joined") if meant and beside else None


def _only(state: Discourse, pronoun: Anaphor, found: list[Candidate]) -> Choice | None:
    """The only person of late who may be meant, where the text tells the gender."""
    near = [c for c in found if state.sentence - c.last.sentence <= LATE]
    if pronoun.gender is None or len(near) != 1 or state.told.get(near[0].referent.actor_id) != pronoun.gender:
        return None
    return Choice(near[0].referent.actor_id, 0.95, "gender")


def _controlled(pronoun: Anaphor, found: list[Candidate]) -> Choice | None:
    """Who is urged or told to do something to what is "his" ("Doe urged Roe to give up his seat" is Roe's seat)."""
    verb = clause(pronoun.token)
    if pronoun.case not in {"possessive", "reflexive"} or verb is None or verb.dep_ != "xcomp":
        return None
    controller = next((c for c in verb.head.children if c.dep_ == "dobj" and c.i < verb.i), None)
    meant = next((c for c in found if controller is not None and covers(c.last.reference, controller.i)), None)
    return Choice(meant.referent.actor_id, 0.8, "control") if meant else None


def _speaks_on(state: Discourse, pronoun: Anaphor, found: list[Candidate]) -> Choice | None:
    """The only person in the sentence before, where a quotation ends and "he said" follows."""
    i = pronoun.token.i
    if pronoun.case != "subject" or state.quoted[i] or i - 1 <= state.bounds[0] or state.doc[i - 1].text not in CLOSING:
        return None
    near = [c for c in found if not c.ahead and state.sentence - c.last.sentence <= 1 and c.referent.kind == "person"]
    return Choice(near[0].referent.actor_id, 0.6, "speaks on") if pronoun.gender and len(near) == 1 else None


def _said_on(state: Discourse, pronoun: Anaphor, found: list[Candidate]) -> Choice | None:
    """The only body that spoke of late, where "it said" or "it added" follows."""
    if pronoun.form != "it" or pronoun.case != "subject" or not _is_saying(pronoun.token) or state.quoted[pronoun.token.i]:
        return None
    spoke = [c for c in found if any(state.sentence - s.sentence <= LATE and _is_saying(s.head) for s in c.seen)]
    return Choice(spoke[0].referent.actor_id, 0.6, "speaks on") if len(spoke) == 1 else None


def _is_saying(token: Token) -> bool:
    """Whether the token is subject of a verb of speech, which may come first ("said Northgate")."""
    return token.dep_ in SUBJECTS and token.head.lower_ in name_forms().says


def _by_rule(state: Discourse, pronoun: Anaphor, found: list[Candidate], names: dict[str, str]) -> Candidate | None:
    """The most prominent person, or the body that is subject of the pronoun's own clause."""
    return most_prominent(state, pronoun, found, names) if pronoun.gender else own_subject(state, pronoun, found)


def _at_least(pronoun: Anaphor, likely: Candidate | None) -> Choice | None:
    """What the rule says, where the trees are not sure."""
    if likely is None or pronoun.form not in _RULED:
        return None
    return Choice(likely.referent.actor_id, 0.5, "prominence" if pronoun.gender else "own subject")


def _where(state: Discourse, pronoun: Anaphor, found: list[Candidate]) -> Choice | None:
    """The body right before "where they" ("at Ostra, where they build robots")."""
    place = next((c for c in pronoun.token.head.children if c.lower_ == "where" and c.i < pronoun.token.i), None)
    if pronoun.form != "they" or pronoun.case != "subject" or place is None:
        return None
    last = place.i - 1 - (state.doc[place.i - 1].text == ",")
    meant = next((c for c in found if c.referent.kind != "country" and covers(c.last.reference, last)), None)
    return Choice(meant.referent.actor_id, 0.8, "where") if meant else None


def _only_group(state: Discourse, pronoun: Anaphor, found: list[Candidate]) -> Choice | None:
    """The body or group that was the last subject, where "they" can mean nothing else: no plural and no two people stand since."""
    near = [c for c in found if state.sentence - c.last.sentence <= 1 and _is_body(c)]
    if pronoun.form != "they" or len(near) != 1 or not near[0].last.is_subject:
        return None
    if in_the_words_of(state, near[0].last.reference.last, pronoun.token.i):
        return None
    since, minded = state.doc[near[0].last.reference.last + 1 : pronoun.token.i], thinks(state, pronoun.token)
    parallel = opens(state, pronoun)
    if len(since) > AHEAD or any(_may_be_they(state, t, minded, parallel) for t in since):
        return None
    return Choice(near[0].referent.actor_id, 0.8, "only group")


def _is_body(candidate: Candidate) -> bool:
    """Whether "they" may go on from the actor as from a body: a country only where its team is meant."""
    return candidate.referent.kind != "country" or candidate.last.reference.rule == TEAM


def _may_be_they(state: Discourse, token: Token, minded: bool, parallel: bool) -> bool:
    """Whether "they" may mean the plural at the token.

    Things that are no subject do not think or say anything (`minded`), and adjuncts do not go on as the subject (`parallel`).
    """
    if token.dep_ == "conj" and token.pos_ in {"NOUN", "PROPN"}:
        return True
    passed = minded or (parallel and token.dep_ == "pobj")
    return token.tag_ in PLURALS and (not passed or token.dep_ in SUBJECTS or is_somebody(state, token))


def _its_own(state: Discourse, pronoun: Anaphor, found: list[Candidate]) -> Choice | None:
    """The body in the singular that is subject of the clause in which "their" or "themselves" stands ("Ostra had to rebuild their robot")."""
    own = subject(clause(pronoun.token)) if pronoun.form == "they" and pronoun.case in {"possessive", "reflexive"} else None
    if own is None or own.i > pronoun.token.i or own.tag_ in PLURALS or any(c.dep_ == "conj" for c in own.children):
        return None
    since = state.doc[own.i + 1 : pronoun.token.i]
    meant = next((c for c in found if c.referent.kind != "country" and covers(c.last.reference, own.i)), None)
    return Choice(meant.referent.actor_id, 0.7, "own subject") if meant and not any(t.tag_ in PLURALS for t in since) else None


def _its_officer(state: Discourse, pronoun: Anaphor, found: list[Candidate]) -> Choice | None:
    """The body that is the subject of the sentence before, else the only one in it, where the next one begins with "its director"."""
    noun = pronoun.token.head
    office = " ".join(t.lower_ for t in state.doc[noun.i - 1 : noun.i + 1]) in state.words.rows or noun.lemma_.lower() in state.words.rows
    if pronoun.form != "it" or pronoun.case != "possessive" or pronoun.token.i != state.bounds[0] or not office:
        return None
    before = {c.referent.actor_id: [s for s in c.seen if s.sentence == state.sentence - 1] for c in found}
    subjects = [a for a, seen in before.items() if any(s.is_subject and clause(s.head) == s.head.sent.root for s in seen)]
    bodies = [a for a, seen in before.items() if seen and state.referents[a].kind in {"organisation", "group"}]
    meant = next((some for some in (subjects, bodies) if some), [])
    return Choice(meant[0], 0.8, "officer") if len(meant) == 1 else None


def _by_plural(state: Discourse, pronoun: Anaphor, found: list[Candidate]) -> Choice | None:
    """Whom the last plural before "they" mentions: nobody known where that is none of the candidates."""
    if pronoun.form != "they":
        return None
    meant, said = last_plural(state, pronoun, found)
    return Choice(meant, 0.7, "plural") if meant else Choice(None, 0.0, "unsure") if said else None


def _may_mean(state: Discourse, pronoun: Anaphor) -> list[Candidate]:
    """The actors that nothing forbids."""
    speakers = _speakers(state, pronoun.token, sure=True) if pronoun.form == "he" else set()
    before = candidates(state)
    ahead = names_ahead(state, pronoun.token.i, {c.referent.actor_id for c in before})
    own, told_of = subject(clause(pronoun.token)), _told_of(state, pronoun) | _itself(state, pronoun)
    kinds = _KINDS[pronoun.form] | ({"country"} if _personified(state, pronoun, before) else set())
    return [
        c
        for c in [*before, *ahead]
        if c.referent.kind in kinds
        and c.referent.actor_id not in speakers | told_of
        and not _wrong_gender(state, pronoun, c)
        and not _bound(state, pronoun, c, own)
        and not (pronoun.form == "it" and _are_many(state, c))
    ]


def _are_many(state: Discourse, candidate: Candidate) -> bool:
    """Whether it is a group without a name that was brought in by a plural ("ministers"): no "it"."""
    return candidate.referent.kind == "group" and candidate.referent.actor_id in state.introduced and is_plural(state, candidate)


def _itself(state: Discourse, pronoun: Anaphor) -> set[str | None]:
    """Whom the phrase itself names that the pronoun owns: "his brother Doe", "Doe, his brother," and "Doe is his brother" are not Doe's."""
    if pronoun.case != "possessive" or state.doc[min(pronoun.token.i + 1, len(state.doc) - 1)].lower_ == "own":
        return set()
    own = pronoun.token.head
    head = own
    while head.dep_ in _ONE_PHRASE and head.head.i != head.i:
        head = head.head
    one = {t.i for t in (own, head, *own.children, *head.children) if t.i in (own.i, head.i) or t.dep_ in _ONE_PHRASE}
    if own.dep_ == "attr" and own.head.lemma_ == "be":
        one |= {t.i for t in own.head.children if t.dep_ == "nsubj"}
    return {state.at[i].actor_id for i in one if i in state.at}


_ONE_PHRASE = frozenset({"appos", "compound", "nmod"})


def _personified(state: Discourse, pronoun: Anaphor, before: list[Candidate]) -> bool:
    """Whether "she" may be a country: one was mentioned of late and no person was ("We are pledged to India and her people")."""
    late = {c.referent.kind for c in before if state.sentence - c.last.sentence <= LATE}
    return pronoun.gender == "f" and "country" in late and "person" not in late


def _told_of(state: Discourse, pronoun: Anaphor) -> set[str | None]:
    """Whom a quotation in the sentence names, where its speaker is meant: nobody calls himself by name (“Doe lies,” he said)."""
    i = pronoun.token.i
    if state.quoted[i] or pronoun.case != "subject" or clause(pronoun.token) is None or not any(state.quoted[slice(*state.bounds)]):
        return set()
    inside = (j for j in range(*state.bounds) if state.quoted[j] and j in state.at and state.at[j].form == "name")
    beside = any(t.text in CLOSING for t in state.doc[max(state.bounds[0], i - 3) : i]) or any(
        t.text in OPENING for t in state.doc[i : min(state.bounds[1], i + 5)]
    )
    return {state.at[j].actor_id for j in inside} if beside else set()


def _by_names(state: Discourse, pronoun: Anaphor, found: list[Candidate]) -> dict[str, str]:
    """What given names suggest, where it is known of all people of late of whom neither the text nor its pronouns tell anything."""
    late = [c for c in found if state.sentence - c.last.sentence <= LATE]
    people = [c.referent for c in late if c.referent.kind == "person" and c.referent.actor_id not in state.told]
    unclear = [p for p in people if abs(state.spoken_of(pronoun.token.i, pronoun.gender, p.actor_id)) < CLEAR]
    return by_names(unclear, state.told)


def _wrong_gender(state: Discourse, pronoun: Anaphor, candidate: Candidate) -> bool:
    told = state.told.get(candidate.referent.actor_id)
    return bool(pronoun.gender and told and told != pronoun.gender)


_DIRECT = frozenset({"dobj", "dative"})
"""Whom the verb itself does something to: behind a preposition its subject may be meant ("Doe looked around her")."""


def _bound(state: Discourse, pronoun: Anaphor, candidate: Candidate, own: Token | None) -> bool:
    """Whether binding keeps the two apart: subject and object of one verb, what a preposition puts before the clause ("Of Doe, he said")."""
    last, token = candidate.last, pronoun.token
    if pronoun.form == "they" and pronoun.case == "object" and token.dep_ in _DIRECT and own is not None and own.i in state.at:
        return state.at[own.i].actor_id == candidate.referent.actor_id
    if pronoun.case == "object" and own is not None and own.i != token.i and _is_meant_by(candidate, own):
        return True
    if pronoun.case in {"possessive", "reflexive", "object"} or last.sentence != state.sentence or last.reference.form == "pronoun":
        return False
    if last.head.dep_ == "pobj" and last.head.head.is_sent_start and last.reference.last + 2 == token.i:
        return True
    return is_object(last.head) and clause(last.head) == clause(token)


def _is_meant_by(candidate: Candidate, own: Token) -> bool:
    """Whether the subject is a name or description of the candidate, its last one or one before it ("Doe, the shadow chancellor, accused her")."""
    return any(covers(seen.reference, own.i) and seen.reference.form != "pronoun" for seen in candidate.seen)


def _nearest_fit(state: Discourse, pronoun: Anaphor, found: list[Candidate], names: dict[str, str]) -> Candidate | None:
    """The last subject among the candidates of whom nothing speaks against the gender, else the first candidate."""
    fit = [c for c in found if names.get(c.referent.actor_id) in {None, pronoun.gender}]
    return next((c for c in fit if c.last.head.dep_ in SUBJECTS), fit[0] if fit else None)


def _speakers(state: Discourse, token: Token, sure: bool = False) -> set[str]:
    """Who says the words: whoever has the floor (`sure`: by a label that names him), and whom the sentence around a quotation names: "“He lies,” Doe said" is not of Doe."""
    speaker = state.floor.speaker(token.idx, sure)
    said_by = {speaker} if speaker else set()
    if not state.quoted[token.i]:
        return said_by
    outside = (i for i in range(*state.bounds) if i in state.at and not state.quoted[i] and state.at[i].form == "name")
    return said_by | {state.at[i].actor_id for i in outside if state.doc[i].dep_ == "nsubj"}
