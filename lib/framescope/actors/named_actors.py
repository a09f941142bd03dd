"""The named actors of an article and every place that names them.

Which names belong together: every name of an article is given to one referent, long names before their short forms.
"""

from __future__ import annotations

import re
from bisect import insort
from collections.abc import Iterator
from itertools import pairwise, repeat
from typing import TYPE_CHECKING

from ..gazetteer.actor_files import Entry, slug
from ..gazetteer.gazetteer import Gazetteer
from ..gazetteer.name_forms import is_given_name, name_forms
from ..gazetteer.name_variants import body_keys, is_firm, is_surname, part_keys, same_body, same_person, surname
from ..gazetteer.offices import offices
from ..parsing.name_evidence import evidence
from ..parsing.person_names import in_title_case
from .bearers import bearer, is_relative, of_age, of_title, office, respelt, titles, told_gender
from .by_pronouns import persons_by_pronouns
from .caucuses import with_caucuses, with_members
from .families import families
from .fits import SUITS
from .followed import is_english
from .genders import HE_SHE
from .names import VESSEL, Name, find_names, has_body_word, vote
from .opening_words import mere_words
from .referents import CAMPAIGNS, GIVEN, Reference, Referent, campaign_of
from .whereabouts import is_language, is_place, is_town, names_nobody, title_gender

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Doc, Token


_SALUTING = {":", ",", ";"}
"""What ends a salutation, which is no headline."""
_ACTORS = {"person", "organisation", "country", "group"}


def of_entry(entry: Entry) -> Referent:
    """The actor that the gazetteer or the user's file holds."""
    reasons = {entry.side: GIVEN} if entry.given and entry.side else {}
    return Referent(entry.actor_id, entry.name, entry.kind, entry.side, entry.gender, known=True, names=set(entry.names), reasons=reasons)


class Register:
    """The referents of an article, found by any short form of their names."""

    def __init__(self, reserved: Iterable[str] = ()) -> None:
        self.referents: dict[str, Referent] = {}
        self._reserved = frozenset(reserved)
        self._people: dict[str, list[Referent]] = {}
        self._bodies: dict[str, list[Referent]] = {}
        self._named_in_full: dict[str, list[int]] = {}
        self._titles: dict[str, set[str]] = {}
        self.unclear: set[int] = set()
        """Tokens of surnames that several people bear, where the text does not tell whose they are."""
        self._towns: set[str] = set()

    def know(self, entry: Entry) -> None:
        """Enter a person whom the gazetteer holds, so that surname and given name alone are found too."""
        person = of_entry(entry)
        self.referents[entry.actor_id] = person
        for key in part_keys(entry.name):
            self._people.setdefault(key, []).append(person)

    def assign(self, doc: Doc, text: str, names: list[Name]) -> dict[Name, str]:
        """The actor_id of each name that is somebody's; places and words of unknown kind get none."""
        kinds, acronyms, places = _kinds(names), _other_names(text, names), _by_text(names)
        self._towns = {form for form, at in places.items() if any(map(is_town, repeat(doc), at))}
        kinds |= dict.fromkeys(_no_persons(doc, text, places), "organisation")
        kinds |= dict.fromkeys(persons_by_pronouns(doc, names, kinds), "person")
        kinds |= {form: kind for form, kind in _speaking(doc, text, places) if kinds[form] is None}
        owner: dict[Name, str] = {}
        for form in sorted(places, key=lambda form: (-form.count(" "), places[form][0].start)):
            full = self.referents.get(slug(acronyms[form])) if form in acronyms else None
            if full is None and self._is_another(text, form, places[form][0], kinds[form]):
                full = self._add(form, "person")
            for name in places[form]:
                kind, gender = kinds[form], told_gender(doc, name)
                title = office(doc, name.first) if " " not in form else None
                found = full or self._of_age(form, gender, doc, name)
                found = found or self.find(form, kind, gender, (text.rfind("\n", 0, name.start), name.start), places[form][0].start, title)
                if found is None and kind == "person" and self._bearers(form, kind, gender, title):
                    self.unclear.update(range(name.first, name.last + 1))
                elif found is None and kind in _ACTORS:
                    found = self._add(form, kind)
                if found is not None:
                    owner[name] = found.actor_id
                    self._note(found, name, gender, titles(doc, name.first))
        return owner

    def _of_age(self, form: str, gender: str | None, doc: Doc, name: Name) -> Referent | None:
        """Whom "the elder Orsen" and "the younger Orsen" mean."""
        people = [] if " " in form else self._bearers(form, "person", gender)
        return of_age(people, doc, name.first, lambda r: frozenset(self._titles.get(r.actor_id, ())))

    def _is_another(self, text: str, form: str, first: Name, kind: str | None) -> bool:
        """Whether a surname that stands alone at first is not the one of that name, who comes later as a relative ("the daughter of Paul Orsen")."""
        people = self._bearers(form, kind, None) if kind == "person" and " " not in form else []
        if len(people) != 1 or people[0].known or not is_surname(form, people[0].name):
            return False
        places = self._named_in_full.get(people[0].actor_id, [])
        return bool(places) and first.start < places[0] and is_relative(text, places[0])

    def find(
        self,
        text: str,
        kind: str | None,
        gender: str | None = None,
        place: tuple[int, int] = (0, 0),
        first: int = 0,
        title: str | None = None,
    ) -> Referent | None:
        """The referent whose name `text` is or shortens, or None, also where it may be several people's.

        A surname goes before a given name; for several people of one surname see `bearer` (`place`: where the paragraph begins
        and where the name stands; `first`: where `text` stands for the first time; `title`: an office right before it).
        """
        bodies = [
            r
            for r in _look_up(self._bodies, body_keys(text))
            if (kind != "person" or r.kind == "country") and same_body(text, r.name) and not self._is_its_town(text, r.name)
        ]
        people = self._bearers(text, kind, gender, title)
        if bodies and (kind == "organisation" or not people):
            return bodies[0]
        return bearer(people, gender, place, lambda r: self._named_in_full.get(r.actor_id, ()), first) if people else None

    def _is_its_town(self, text: str, body: str) -> bool:
        """Whether the text names a town so, after which the body is called ("the mayor of Karelstad", "Karelstad University")."""
        following = body.removeprefix(f"{text} ").split()
        return text in self._towns and body.startswith(f"{text} ") and following[0].lower() in offices().sides["civic"] | name_forms().teams

    def _bearers(self, text: str, kind: str | None, gender: str | None, title: str | None = None) -> list[Referent]:
        """The people whose name `text` is or shortens: by a surname, if there are any, else by a given name."""
        people = [
            r for r in _look_up(self._people, part_keys(text)) if kind != "group" and (same_person(text, r.name) or respelt(text, r.name))
        ]
        people = of_title(people, title, lambda r: frozenset(self._titles.get(r.actor_id, ()))) if title else people
        people = [r for r in people if not (gender and r.gender and gender != r.gender)]
        people = [r for r in people if kind in {"person", None} or is_surname(text, r.name)]
        same = [r for r in people if text in r.names]
        return (same if " " in text else []) or [r for r in people if is_surname(text, r.name) or r.name == text] or people

    def _note(self, referent: Referent, name: Name, gender: str | None, before: frozenset[str]) -> None:
        referent.names.add(name.text)
        self._titles.setdefault(referent.actor_id, set()).update(before)
        if referent.kind == "person":
            referent.gender = referent.gender or gender
        if " " in name.text or (before and self._is_new(referent)):
            insort(self._named_in_full.setdefault(referent.actor_id, []), name.start)

    def _is_new(self, referent: Referent) -> bool:
        """Whether the actor is one of several of a surname and never named in full ("President Orsen", where "Maria Orsen" is another)."""
        return " " not in referent.name and len(self._people.get(referent.name.casefold(), ())) > 1

    def _add(self, text: str, kind: str) -> Referent:
        actor_id = slug(text)
        if actor_id in self._reserved or (actor_id in self.referents and self.referents[actor_id].kind != kind):
            actor_id = f"{actor_id}-{kind}"  # another Supreme Court than the known one
        if actor_id not in self.referents:
            referent = self.referents[actor_id] = Referent(actor_id, text, kind, side=actor_id if kind == "country" else None)
            if kind == "person" and " " in text:
                referent.gender = offices().gender(text.split()[0])
            index, keys = (self._people, part_keys(text)) if kind == "person" else (self._bodies, body_keys(text))
            for key in keys:
                index.setdefault(key, []).append(referent)
        return self.referents[actor_id]


def _look_up(index: dict[str, list[Referent]], keys: Iterable[str]) -> list[Referent]:
    """The referents under any of the keys, each once; the order does not depend on the order of the keys."""
    found = {referent.actor_id: referent for key in sorted(keys) for referent in index.get(key, ())}
    return list(found.values())


def _no_persons(doc: Doc, text: str, places: dict[str, list[Name]]) -> Iterator[str]:
    """The names against which what stands around them speaks, and that do something ("talks at Arbitra … Arbitra said"): bodies.

    Of several words only those that English has ("A patients' group, Closer Care, said"): they are nobody's first and last name.
    """
    longer = {word for form in places for word in form.split() if " " in form}
    for form, at in places.items():
        if form in longer or any(name.sure for name in at) or (" " in form and not _is_of_words(form)):
            continue
        acts = any(_is_subject(doc[name.last]) for name in at)
        if acts and sum(evidence(text, name.start, name.end) for name in at) < 0:
            yield form


def _speaking(doc: Doc, text: str, places: dict[str, list[Name]]) -> Iterator[tuple[str, str]]:
    """The names of several words that say something, with what they are: bodies where English has all the words, or nothing speaks for a person."""
    for form, at in places.items():
        if " " in form and any(_is_subject(doc[name.last]) and doc[name.last].head.lower_ in name_forms().says for name in at):
            is_person = not _is_of_words(form) and sum(evidence(text, name.start, name.end) for name in at) > 0
            yield form, "person" if is_person else "organisation"


def _is_subject(token: Token) -> bool:
    return token.dep_ == "nsubj" or (token.dep_ == "appos" and token.head.dep_ == "nsubj")


def _is_of_words(form: str) -> bool:
    return all(is_english(word) and not is_given_name(word) for word in form.split())


def _by_text(names: list[Name]) -> dict[str, list[Name]]:
    places: dict[str, list[Name]] = {}
    for name in names:
        places.setdefault(name.text, []).append(name)
    return places


def _kinds(names: list[Name]) -> dict[str, str | None]:
    """One kind for each name: where the names that share a last word are mostly a person's, all but sure organisations are."""
    endings: dict[str, list[Name]] = {}
    for name in names:
        endings.setdefault(name.text.split()[-1].casefold(), []).append(name)
    kinds: dict[str, str | None] = {}
    firms = (
        {name.text.split()[0] for name in names if is_firm(name.text)}
        | _short_for_bodies(names)
        | {n.text for n in names if _is_of_trade(n.text)}
        | {form for n in names if is_team(n.text) for form in (n.text, n.text.split()[-1])}
    )
    for same_ending in endings.values():
        together = vote(same_ending)
        for text, places in _by_text(same_ending).items():
            own = "organisation" if text in firms else vote(places)
            first, *rest = text.lower().split()
            sure = bool(rest) and (
                (own == "organisation" and has_body_word(text)) or (own == "place" and first in name_forms().no_person_first)
            )
            kinds[text] = "person" if together == "person" and not sure and text not in firms and text.count(" ") < 3 else own
    return kinds


def is_team(name: str) -> bool:
    """Whether a name ends as a team's and does not begin with a given name: "Ostra Kestrels"."""
    first, *rest = name.split()
    return bool(rest) and rest[-1].lower() in name_forms().teams and not is_given_name(first)


def _is_of_trade(name: str) -> bool:
    """Whether a name ends in a plural that is a body's, and does not begin with a given name: "Doe Bakeries", "Doe Trains"."""
    first, *rest = name.split()
    return bool(rest) and rest[-1].lower() in name_forms().bodies and rest[-1].endswith("s") and not is_given_name(first)


def _short_for_bodies(names: list[Name]) -> set[str]:
    """The first words of names that end as bodies' do ("Doe Care"), where no longer name ends with them, as a person's would."""
    whole = [words for name in names if len(words := name.text.split()) > 1]
    last = {words[-1] for words in whole}
    bodies = (words[0] for words in whole if words[-1].lower() in name_forms().bodies or is_team(" ".join(words)))
    return {word for word in bodies if word not in last}


_ALIAS = re.compile(r" ?[,(]? ?(?:who is |also |better |widely |locally |popularly )*(?:known|nicknamed|dubbed)(?: \w+){0,3}? ?[\"“'‘]?")


def _other_names(text: str, names: list[Name]) -> dict[str, str]:
    """What right after a name is said to stand for it: {"NATO": "North Atlantic Treaty Organization", "Hammer": "Ivan Doe"}."""
    found = {}
    for full, short in pairwise(names):
        between, after = text[full.end : short.start], text[short.end : short.end + 1]
        if " " not in short.text and ((between == " (" and after == ")") or (len(between) < 40 and _ALIAS.fullmatch(between))):
            found[short.text] = full.text
    return found | _initialled(names)


_INITIALLED = re.compile(r"([A-Z])-([A-Z][a-z]{1,2})")


def _initialled(names: list[Name]) -> dict[str, str]:
    """An initial with the head of a last name, where one person alone can be called so: {"A-Rod": "Alex Rodder"}."""
    found = {}
    for short in {name.text for name in names if _INITIALLED.fullmatch(name.text)}:
        full = {
            name.text
            for name in names
            if " " in name.text and name.text.startswith(short[0]) and name.text.split()[-1].startswith(short[2:])
        }
        if len(full) == 1:
            found[short] = full.pop()
    return found


def name_referents(doc: Doc, text: str, gazetteer: Gazetteer) -> tuple[dict[str, Referent], list[Reference]]:
    """The named actors of a document, and their names in order."""
    found = find_names(doc, text, gazetteer)
    words = mere_words(doc, found)
    names = [name for name in found if name.kind != VESSEL and name.text not in words]
    ships = {i for name in found if name.kind == VESSEL for i in range(name.first, name.last + 1)}
    here = {name.known for name in names if name.known}  # "Kenya fined Ms. Kenya"
    register = Register(
        actor_id for actor_id, entry in gazetteer.entries.items() if entry.shared or (entry.kind == "country" and actor_id in here)
    )
    headline = headline_end(text)
    for entry in gazetteer.entries.values():
        if entry.kind == "person":
            register.know(entry)
    unknown = [n for n in names if not n.known and n.start >= headline and n.text not in gazetteer.places and not names_nobody(doc, n)]
    owner = register.assign(doc, text, unknown)
    referents = register.referents
    references: list[Reference] = []
    for name in names:
        if name.known:
            references.extend(_known(doc, text, name, referents, gazetteer.entries[name.known]))
        elif name in owner:
            references.append(Reference(name.first, name.last, name.start, name.end, owner[name], "name"))
        elif name.start < headline:
            references.extend(_in_headline(doc, text, name, register))
    references.extend(_acting_places(doc, names, owner, referents))
    for reference in references:
        referents[reference.actor_id].mentions += 1
    references.extend(_missed(doc, references, referents, register.unclear | ships))
    references = with_members(doc, _with_families(doc, references, referents), referents)
    references = with_caucuses(doc, references, referents)
    _principals_by_name(gazetteer, referents, text)
    sure = {name.start for name in names if name.sure}
    references = [_campaign(doc, r, referents) for r in references if r.start in sure or not _stray(doc, r, referents[r.actor_id])]
    return referents, sorted(references, key=lambda r: r.start)


def headline_end(text: str) -> int:
    """The character at which a headline ends, all of whose longer words are capitalised; 0 when the text has none.

    Its words are no evidence of names: "Senators Blast Doe Over Budget Plan" names Doe alone.
    """
    line = text.lstrip()
    headline, _, body = line.partition("\n")
    if headline.isupper() and len(headline.split()) < 5:  # "FOR IMMEDIATE RELEASE"
        line = body.lstrip()
        headline, _, body = line.partition("\n")
    if not body.strip() or not in_title_case(headline) or headline.rstrip()[-1:] in _SALUTING:
        return 0
    return len(text) - len(line) + len(headline)


def _known(doc: Doc, text: str, name: Name, referents: dict[str, Referent], entry: Entry) -> Iterator[Reference]:
    """The reference to an actor of the gazetteer, unless a capital is only where something happens."""
    if (name.form == "capital" and is_place(doc, text, name)) or (name.form == "demonym" and is_language(doc, name)):
        return
    if entry.actor_id not in referents:
        referents[entry.actor_id] = of_entry(entry)
    yield Reference(name.first, name.last, name.start, name.end, entry.actor_id, name.form)


def _in_headline(doc: Doc, text: str, name: Name, register: Register) -> Iterator[Reference]:
    """The longest part of a capitalised headline's run of words that the body uses as a name."""
    for length in range(name.last - name.first + 1, 0, -1):
        for first in range(name.first, name.last - length + 2):
            last = first + length - 1
            start, end = doc[first].idx, doc[last].idx + len(doc[last].text)
            owner = register.find(text[start:end], None) if text[start:end].strip() else None
            if owner:
                yield Reference(first, last, start, end, owner.actor_id, "name")
                return


def _acting_places(doc: Doc, names: list[Name], owner: dict[Name, str], referents: dict[str, Referent]) -> Iterator[Reference]:
    """The states and towns that do something themselves ("Ohio sued"): where they are subject of a verb or put a suit out, they are bodies."""
    for name in names:
        if name.known or name in owner or name.kind != "place":
            continue
        head = doc[name.last].head if doc[name.last].dep_ == "conj" else doc[name.last]
        if (head.dep_ == "nsubj" and head.head.pos_ == "VERB") or _is_plaintiff(head):
            body = referents.setdefault(slug(name.text), Referent(slug(name.text), name.text, "organisation", names={name.text}))
            yield Reference(name.first, name.last, name.start, name.end, body.actor_id, "name")


_TO_COURT = SUITS | {"challenge", "brief", "appeal", "petition"}


def _is_plaintiff(token: Token) -> bool:
    """Whether somebody puts a paper before a court: "the lawsuit from Ohio", "Ohio's suit", "a suit filed by Ohio"."""
    link = token.head
    if token.dep_ == "poss":
        return link.lemma_.lower() in _TO_COURT
    if token.dep_ != "pobj" or link.lower_ not in {"from", "by"}:
        return False
    noun = link.head.head if link.head.dep_ == "acl" else link.head
    return noun.pos_ == "NOUN" and noun.lemma_.lower() in _TO_COURT


def _missed(doc: Doc, references: list[Reference], referents: dict[str, Referent], unclear: set[int]) -> Iterator[Reference]:
    """The places where the surname of one person in the article, or a team's word, stands again, though spaCy took it for something else."""
    covered = {i for r in references for i in range(r.first, r.last + 1)} | unclear
    people = [r for r in referents.values() if r.kind == "person" and (" " in r.name or r.mentions > 1)]
    surnames = {last: r for last, r in _by_last(people).items() if len(last) > 2}
    teams = _by_last(r for r in referents.values() if r.kind == "organisation" and is_team(r.name))
    for token in doc:
        if token.i in covered or not (token.text in teams or (token.text in surnames and _may_be_surname(token))):
            continue
        around = [doc[i] for i in (token.i - 1, token.i + 1) if 0 <= i < len(doc) and i not in covered]
        if not any(t.pos_ == "PROPN" and t.text[:1].isupper() for t in around):
            actor = teams.get(token.text) or surnames[token.text]
            actor.mentions += 1
            yield Reference(token.i, token.i, token.idx, token.idx + len(token.text), actor.actor_id, "name")


def _by_last(referents: Iterable[Referent]) -> dict[str, Referent]:
    """Those who share their last name with no other of them, by it."""
    found: dict[str, list[Referent]] = {}
    for referent in referents:
        found.setdefault(surname(referent.name), []).append(referent)
    return {last: bearers[0] for last, bearers in found.items() if len(bearers) == 1}


def _may_be_surname(token: Token) -> bool:
    return token.pos_ == "PROPN" or token.dep_ == "nsubj" or not token.is_sent_start


def _with_families(doc: Doc, references: list[Reference], referents: dict[str, Referent]) -> list[Reference]:
    """The references, with families in the place of what their plural was taken for."""
    taken = {i: r for r in references for i in range(r.first, r.last + 1)}
    found = {r.first: r for r in families(doc, referents, taken)}
    for reference in (taken[i] for i in found if i in taken):
        referents[reference.actor_id].mentions -= 1
    return [r for r in references if r.first not in found] + list(found.values())


def _principals_by_name(gazetteer: Gazetteer, referents: dict[str, Referent], text: str) -> None:
    """An organisation acts for the country or party that its name holds first ("Armenian National Committee of America").

    Not so doctors, newspapers and others of a country that are not its state's ("Sudan Doctors Network").
    """
    clear = gazetteer.countries_in(text)
    for referent in referents.values():
        civil = offices().sides["civil"].intersection(referent.name.casefold().split())
        if referent.kind == "organisation" and referent.side is None and not civil:
            found = gazetteer.find(referent.name, clear)
            part = (hit for hit in found if hit.form != "capital" and hit.end - hit.start < len(referent.name))
            inside = [hit.actor_id for hit in part if hit.actor_id != referent.actor_id]
            for actor_id in inside[:1]:
                referent.acts_for(actor_id, referent.name)


def _stray(doc: Doc, reference: Reference, referent: Referent) -> bool:
    """Whether a single word, taken for a person once only and neither titled nor acting, is too little to be one."""
    if referent.known or referent.kind != "person" or referent.mentions > 1 or referent.gender or " " in referent.name:
        return False
    if _spoken_of(doc, reference.last):
        return False
    before = doc[reference.first - 1].lower_ if reference.first else ""
    if doc[reference.first].is_sent_start and doc[reference.last].dep_ == "nsubj" and doc[reference.last].head.pos_ == "AUX":
        return True  # "Turnout was high"
    if _is_foreign(doc, reference):
        return False
    titled = before in offices().rows or before in offices().titles or title_gender(doc, reference.first)
    head = doc[reference.last]
    head = head.head if head.dep_ == "conj" else head
    return not titled and head.dep_ not in {"nsubj", "nsubjpass", "poss"}


def _is_foreign(doc: Doc, reference: Reference) -> bool:
    """Whether a single word that English lacks is an object, in apposition or in a row: "attributed to Okwuosa", "in 1996, and Okwuosa in 2000"."""
    token = doc[reference.last]
    return token.dep_ in {"dobj", "pobj", "conj", "appos"} and not doc[reference.first].is_sent_start and not is_english(token.text)


def _spoken_of(doc: Doc, last: int) -> bool:
    """Whether "who", or "he" or "she" in the same sentence, can mean the one named: "They chose Roe as she …", "Roe, who …"."""
    after = doc[last + 1 : min(last + 3, len(doc))]
    return any(t.lower_ in {"who", "whose", "whom"} for t in after) or any(t.lower_ in HE_SHE for t in doc[last + 1 : doc[last].sent.end])


def _campaign(doc: Doc, reference: Reference, referents: dict[str, Referent]) -> Reference:
    """The reference to a person's campaign or administration where the name only begins it ("the Doe campaign")."""
    person, i = referents[reference.actor_id], reference.last + 1
    if person.kind != "person" or i >= len(doc) or doc[i].lower_ not in CAMPAIGNS:
        return reference
    if (first := _slogan(doc, reference)) < reference.first:
        name = doc[first : i + 1].text
        body = referents.setdefault(slug(name), Referent(slug(name), name, "organisation"))
        return Reference(first, i, doc[first].idx, doc[i].idx + len(doc[i].text), body.actor_id, "name")
    body = campaign_of(person, doc[i].lower_, referents)
    return Reference(reference.first, i, reference.start, doc[i].idx + len(doc[i].text), body.actor_id, "name")


def _slogan(doc: Doc, reference: Reference) -> int:
    """Where the slogan begins after which a campaign is called and which a name only ends ("the Save Our Glen campaign")."""
    first = reference.first
    while first and doc[first - 1].is_title and not doc[first - 1].is_sent_start and not title_gender(doc, first):
        first -= 1
    return first if any(doc[i].tag_ in _SAYING for i in range(first, reference.first)) else reference.first


_SAYING = frozenset({"PRP$", "PRP", "DT", "VB", "RB", "IN"})
"""Tags of words that no name of a person has: "Save", "Our", "No"."""
