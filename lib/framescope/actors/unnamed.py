"""Actors without a name: bodies, groups, persons and documents that the article brings in by a noun phrase only.

Government nouns with a country's demonym mean the country. Other phrases bring in an actor of their own where they name a side
("Armenian armed forces") or act ("officials said").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..gazetteer.actor_files import slug
from ..gazetteer.name_variants import surname
from ..gazetteer.ordinary import ordinary
from ..parsing.clauses import SUBJECTS
from .acting import acts, counted_by, is_blamed, speaks
from .bodies import qualifying
from .discourse import PLURALS, Discourse, Phrase
from .fits import SUITS
from .principals import is_portfolio
from .ranks import rank_of
from .referents import CAMPAIGNS, Reference, Referent
from .whereabouts import is_home

if TYPE_CHECKING:
    from spacy.tokens import Token


def introduce(state: Discourse, phrase: Phrase) -> str | None:
    """A government's country, or the actor that a phrase without a known actor brings in; None when it brings in nobody."""
    countries = [a for a in phrase.inner if state.referents[a].kind == "country"]
    if len(countries) > 1:
        return None
    if phrase.noun in state.words.government and countries and phrase.token.i - phrase.first <= 2:
        return countries[0]
    if _is_any(phrase):
        return None
    kind = kind_of(state, phrase)
    unique = kind == "person" and is_unique(phrase) and not state.floor.turns
    named = phrase.inner and kind != "person" and (phrase.noun in ordinary().collective or not _is_ordinary(state, phrase.noun))
    wanted = kind == "document" or acts(phrase.token) or speaks(phrase.token) or is_blamed(phrase.token) or named or unique
    return _actor(state, phrase, kind) if kind and wanted else None


def _is_any(phrase: Phrase) -> bool:
    """Whether the phrase means nobody in particular: "every driver", "no councillor", "like a naughty child"."""
    doc = phrase.token.doc
    determiner = doc[phrase.first - 1].lower_ if phrase.first and doc[phrase.first - 1].lower_ in _ANY else doc[phrase.first].lower_
    before = phrase.first - 1
    likened = determiner in _ONE and before >= 0 and doc[before].lower_ == "like" and doc[before].pos_ in {"ADP", "SCONJ"}
    return determiner in _ANY or likened


_ANY = frozenset({"every", "each", "no", "any", "either", "neither"})
_ONE = frozenset({"a", "an"})


def is_unique(phrase: Phrase) -> bool:
    """Whether "the" and a capital say that there is one holder of the office, who is known without a name ("the Sheriff’s detective")."""
    token, the = phrase.token, phrase.token.doc[phrase.first].lower_
    return the == "the" and token.text[:1].isupper() and not token.text.isupper() and not phrase.plural and token.i == phrase.first + 1


def ordinary_noun(state: Discourse, token: Token) -> str | None:
    """The singular of a noun for somebody without office, or of one that speaks here; None when it names nobody."""
    words = ordinary()
    opens = token.is_sent_start and (token.tag_ in PLURALS or token.lower_ in words.collective)
    if not (token.is_lower or opens or _is_office_of(state, token)):
        return None
    noun = words.singular(token.lower_, token.lemma_.lower())
    if words.is_listed(noun) or any(noun in state.referents[a].offices for a in state.introduced):
        return noun
    verb = speaks(token)
    return noun if verb and words.may_speak(noun, verb) else None


def _is_office_of(state: Discourse, token: Token) -> bool:
    """Whether a noun with a capital stands right behind the name of a body ("the Northgate Administrator")."""
    body = state.at.get(token.i - 1)
    return body is not None and token.is_title and token.dep_ not in _IN_NAMES and state.referents[body.actor_id].kind == "organisation"


_IN_NAMES = frozenset({"compound", "nmod", "amod"})


def _is_ordinary(state: Discourse, noun: str) -> bool:
    return noun not in state.words.people and noun not in state.words.rows and not state.words.is_body(noun)


def kind_of(state: Discourse, phrase: Phrase) -> str | None:
    """The kind of actor a noun brings in: bodies and people in the plural are groups."""
    noun = phrase.noun
    if state.words.is_body(noun):
        return "group" if phrase.plural or noun in state.words.bodies else "organisation"
    if noun in state.words.name_words and noun in state.words.people and not phrase.plural:
        return "organisation"  # "the authority", but people are "the authorities"
    if phrase.plural or noun in ordinary().collective:
        return "document" if noun in state.words.documents and noun not in state.words.people else "group"
    if noun in state.words.documents:
        return "document"
    return "organisation" if noun in ordinary().places else "person"


def one_of(state: Discourse, phrase: Phrase) -> str | None:
    """The actor_id of a single person out of a group ("one of the pickets"), who is not the group; None where nobody is singled out."""
    counter = counted_by(phrase.token)
    if counter is None or counter.lower_ != "one" or not acts(counter):
        return None
    return _actor(state, phrase, "person", counter.i)


_OWNING = {"'s", "’s", "'", "’"}
_COUNTS = {"dozen", "hundred", "thousand", "handful", "couple"}


def _actor(state: Discourse, phrase: Phrase, kind: str, begin: int | None = None) -> str:
    """The actor_id of an unnamed actor; another phrase with the same words means the same one. begin: the first token of its name."""
    if begin is None:
        begin = phrase.first + (phrase.first < phrase.token.i and state.doc[phrase.first].pos_ in {"DET", "PRON"})
        begin += begin < phrase.token.i and state.doc[begin].lower_ in _COUNTS | {"one"}
    name = _name(state, phrase, begin)
    if kind == "person" and _is_new(state, phrase, slug(name)):
        name = _unlike(state, f"another {name}")
    actor_id = slug(name)
    if actor_id in state.referents and state.referents[actor_id].kind != kind:
        actor_id = f"{actor_id}-{kind}"
    if actor_id not in state.referents:
        words = {state.doc[i].lower_ for i in range(begin, phrase.token.i)}
        principals = [a for a in own_bodies(state, phrase) if _may_belong(state, phrase, kind, a)] or _principals(state, phrase, kind)
        gender = state.words.gender(phrase.noun) or ordinary().gender(phrase.noun) if kind == "person" else None
        made = Referent(actor_id, name, kind, gender=gender, words=words)
        made.is_called(phrase.noun, rank_of(state.doc, phrase, kind))
        for principal in principals:
            state.let_act(made, principal, state.text[state.doc[phrase.first].idx : _end(phrase.token)])
        state.referents[actor_id] = made
        if gender:
            state.told[actor_id] = gender
        state.introduced.add(actor_id)
    return actor_id


def _end(token: Token) -> int:
    """Where the noun phrase ends whose "of" or "for" names somebody."""
    links = [c for c in token.children if c.dep_ == "prep" and c.lower_ in {"of", "in", "from", "for"}]
    last = links[0].right_edge if links else token
    return last.idx + len(last.text)


def _is_new(state: Discourse, phrase: Phrase, actor_id: str) -> bool:
    """Whether a single person is not the one called so before: "another tenant", or a second "a tenant" who speaks."""
    determiner = state.doc[phrase.first].lower_
    if determiner == "another":
        return True
    again = determiner in {"a", "an", "one"} and _is_ordinary(state, phrase.noun) and actor_id in state.introduced
    return again and speaks(phrase.token) is not None


def _unlike(state: Discourse, name: str) -> str:
    """The name with a number, where another unnamed actor has it already."""
    numbers = (n for n in range(2, len(state.introduced) + 3) if slug(f"{name} {n}") not in state.referents)
    return name if slug(name) not in state.referents else f"{name} {next(numbers)}"


def _name(state: Discourse, phrase: Phrase, begin: int) -> str:
    """The phrase without its determiner; with its owner's name in the place of "his" ("Doe’s wife", "Doe campaign")."""
    name = " ".join(state.text[state.doc[begin].idx : phrase.token.idx + len(phrase.token.text)].split())
    owner = state.referents[phrase.inner[0]] if phrase.inner else None
    if owner and owner.kind == "person" and phrase.noun in CAMPAIGNS:
        return f"{surname(owner.name)} {phrase.noun}"
    if owner and state.doc[phrase.first].pos_ == "PRON" and not _blames_it(state, phrase):
        whose = surname(owner.name) if owner.kind == "person" else owner.name
        return f"{whose}{'’' if owner.kind == 'group' and whose.endswith('s') else '’s'} {name}"
    return name


_BLAMING = frozenset({"accuse", "attack", "berate", "blame", "blast", "condemn", "criticise", "criticize", "denounce", "slam", "sue"})


def _blames_it(state: Discourse, phrase: Phrase) -> bool:
    """Whether the one to whom "her" was taken to belong accuses it: "the senator accused her department" means somebody else's."""
    verb = phrase.token.head
    blaming = phrase.token.dep_ == "dobj" and verb.lemma_.lower() in _BLAMING
    return blaming and any(c.dep_ == "nsubj" and c.i in state.at and state.at[c.i].actor_id == phrase.inner[0] for c in verb.children)


def may_act_for(state: Discourse, noun: str, kind: str, actor_id: str) -> bool:
    """Anybody may act for a country; only officers for a body, not who uses or serves it; only aides and lawyers for a person."""
    if kind == "document":
        return True
    actor, words = state.referents[actor_id], state.words.sides
    if noun in words["apart"] or actor.kind == "person":
        return noun in state.words.speaks_for and noun not in words["apart"]
    return actor.kind == "country" or not (noun in words["served"] or _is_ordinary(state, noun))


def own_bodies(state: Discourse, phrase: Phrase) -> list[str]:
    """The actors named in the phrase, without those that are only what an office is for ("their Treasury spokeswoman")."""
    inside = [(i, state.at[i]) for i in range(phrase.first, phrase.token.i) if i in state.at]
    inside = [(i, r) for i, r in inside if not is_home(state.doc, r.last)]
    own = (r for i, r in inside if i != r.first or not is_portfolio(state.doc, i, state.at, state.referents))
    return list(dict.fromkeys(r.actor_id for r in own if not _is_of_the_town(state, phrase, r)))


_OF_TOWNS = frozenset({"council", "councillor", "court", "magistrate", "police", "government", "authority", "parliament"})
"""Bodies and their members that a place has, and no club, firm or school."""


def _is_of_the_town(state: Discourse, phrase: Phrase, reference: Reference) -> bool:
    """Whether a name is rather the town that another body is called after: "Leeds council", where the text names Leeds United as well."""
    actor = state.referents[reference.actor_id]
    name = state.text[reference.start : reference.end]
    shortened = actor.kind == "organisation" and actor.name.startswith(f"{name} ")
    of_town = phrase.token.lemma_.lower() in _OF_TOWNS and reference.last == phrase.token.i - 1
    return shortened and of_town and not _OF_TOWNS & set(actor.name.lower().split())


def _may_belong(state: Discourse, phrase: Phrase, kind: str, actor_id: str) -> bool:
    """Whether the phrase acts for an actor named in it: "Northgate's spokesman", "party critics", not "Northgate's critics"."""
    inside = [state.at[i] for i in range(phrase.first, phrase.token.i) if i in state.at]
    owned = any(r.actor_id == actor_id and (r.form == "pronoun" or state.doc[r.last + 1].lower_ in _OWNING) for r in inside)
    if owned and phrase.noun in state.words.sides["against"]:
        return False
    if not owned and state.referents[actor_id].known and state.referents[actor_id].kind == "organisation":
        return True
    return may_act_for(state, phrase.noun, kind, actor_id)


def _principals(state: Discourse, phrase: Phrase, kind: str) -> list[str]:
    """For whom an unnamed actor acts: whom it is "of" or "in", who put a document out, whose ministry "the ministry" is."""
    if phrase.noun in state.words.sides["against"]:
        return []
    for child in phrase.token.children:
        if child.dep_ == "prep" and child.lower_ in {"of", "in", "from", "for"}:
            named = (state.at[t.i].actor_id for t in child.subtree if t.i in state.at)
            inside = [a for a in named if may_act_for(state, phrase.noun, kind, a)]
            if inside:
                return inside[:1]
    if kind == "document":
        return _author(state, phrase.token)
    qualified = [body for i in range(phrase.first, phrase.token.i) if (body := qualifying(state, state.doc[i]))]
    if qualified and may_act_for(state, phrase.noun, kind, qualified[0]):
        return qualified[:1]
    return _nearest_country(state, phrase.token) if phrase.noun in state.words.sides["national"] else []


_BRINGING = frozenset(
    {
        "adopt", "announce", "author", "bring", "circulate", "commission", "compile", "deliver", "distribute", "draft", "draw", "file", "introduce",
        "issue",
        "launch", "lay", "make", "pen", "post", "prepare", "present", "print", "produce", "propose", "publish", "put", "release", "send", "set",
        "sponsor", "submit", "table", "tweet", "unveil", "write",
    }
)  # fmt: skip
"""Verbs whose subject brings a document in; whoever reads, gets or condemns one does not answer for it."""
_ANSWERING = frozenset({"answer", "counter", "fire", "follow", "hit", "react", "reply", "respond", "retaliate", "retort", "strike"})
"""Verbs whose subject brings in the document with which something is done ("hit back with an ad")."""


_SUING = 4
"""Sentences back in which somebody may have sued."""


def _author(state: Discourse, token: Token) -> list[str]:
    """Who puts a document out: the agent of "a suit filed by Doe", the subject of the verb that brings it in ("Doe put a draft resolution into
    circulation"), or says something in it; of a suit, who sued."""
    return author_beside(state, token) or _presenter(state, token) or (_plaintiff(state, token) if token.lemma_.lower() in SUITS else [])


def author_beside(state: Discourse, token: Token) -> list[str]:
    """Whom the words beside a document name as who put it out: "a letter from Doe", "the suit filed by Doe", "the suit was filed by Doe"."""
    verbs = [c for c in token.children if c.dep_ == "acl"] + ([token.head] if token.dep_ == "nsubjpass" else [])
    links = [c for c in token.children if c.dep_ == "prep" and c.lower_ in {"by", "from"}]
    links += [c for verb in verbs if verb.lemma_.lower() in _BRINGING for c in verb.children if c.dep_ == "agent"]
    return [state.at[t.i].actor_id for link in links for t in link.children if t.i in state.at][:1]


def _plaintiff(state: Discourse, token: Token) -> list[str]:
    """The only one in the sentences before who "sued", or filed or brought a suit."""
    start = token.sent.start
    for _ in range(_SUING):
        start = state.doc[start - 1].sent.start if start else 0
    found: set[str | None] = set()
    for verb in state.doc[start : token.i]:
        suing = verb.pos_ == "VERB" and (
            verb.lemma_ == "sue"
            or (verb.lemma_ in {"file", "bring"} and any(c.dep_ == "dobj" and c.lemma_ in SUITS for c in verb.children))
        )
        if suing:
            found |= {state.at[c.i].actor_id if c.i in state.at else None for c in verb.children if c.dep_ == "nsubj"}
    return [who for who in found if who] if len(found) == 1 else []


def _presenter(state: Discourse, token: Token) -> list[str]:
    """The subject of the verb that brings a document in, or of one that says something in it."""
    if token.dep_ in SUBJECTS:
        return []
    link = token.head if token.dep_ == "pobj" else None
    said_in_it = link is not None and (
        link.lower_ in {"in", "on", "through", "via"} or (link.lower_ == "with" and link.head.lemma_.lower() in _ANSWERING)
    )
    for ancestor in token.ancestors:
        for child in ancestor.children:
            if child.dep_ == "nsubj" and child.i in state.at:
                brings = said_in_it or ancestor.lemma_.lower() in _BRINGING
                return [state.at[child.i].actor_id] if brings else []
    return []


def _nearest_country(state: Discourse, token: Token) -> list[str]:
    """The country that a bare "the ministry" belongs to: the one referred to last before it in the same paragraph."""
    for seen in reversed(state.seen[-8:]):
        if "\n" in state.text[seen.reference.end : token.idx]:
            break
        referent = state.referents[seen.reference.actor_id]
        if referent.kind == "country":
            return [referent.actor_id]
        if referent.principals and referent.kind in {"group", "organisation"}:
            return referent.principals[:1]
    return []
