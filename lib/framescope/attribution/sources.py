"""Whose words or thoughts a cue reports: the source of a verb, a noun or an adjective, by the dependency tree.

A source is a list of token ranges (inclusive). Of a relative clause ("Ham, who said …") it holds the pronoun and what
the pronoun stands for.
"""

from __future__ import annotations

from ..gazetteer.offices import offices
from ..parsing.clauses import ALL_SUBJECTS
from ..parsing.tree import Tree
from .sorts import sort_of

Ranges = list[tuple[int, int]]

_RELATIVES = {"who", "that", "which", "whom"}
NAMING = {"call", "brand", "label", "dub", "deem", "term", "style", "nickname", "christen", "declare", "title", "tag", "pronounce"}
"""Verbs that give somebody a name, which the parser takes for their object: with a "by" phrase and no other object they are passive."""

LABELLING = NAMING | {"describe", "portray", "depict", "accuse", "denounce", "criticise", "criticize", "mock", "deride", "ridicule", "hail"}
"""Verbs that give somebody a name or say what he is to blame or to praise for."""

STATIVE = {"be", "seem", "appear", "remain", "become", "look", "stay", "lie", "belong", "cost", "mean", "contain", "exist", "matter"}
"""Verbs of how something is."""

_STATES = {"be", "remain", "come", "get", "find", "land", "stay"}
_MAX_HOPS = 6


def noun_phrase(tree: Tree, i: int) -> tuple[int, int]:
    """The noun phrase headed by token i: its subtree without relative clauses, participles and asides after it."""
    right = tree.right[i]
    for k in tree.kids[i]:
        if k > i and tree.dep[k] in ("relcl", "acl", "parataxis", "ccomp", "advcl"):
            right = min(right, tree.left[k] - 1)
    while right > i and (tree.pos[right] in ("PUNCT", "SPACE") and tree.text[right] not in (")", "]")):
        right -= 1
    return tree.left[i], max(right, i)


def is_passive(tree: Tree, verb: int) -> bool:
    """Whether the verb's subject undergoes it: "was told", "expected to", "a bill condemned by", ", once called a thug by"."""
    if any(tree.dep[k] in ("auxpass", "nsubjpass") for k in tree.kids[verb]):
        return True
    if tree.lemma[verb] in NAMING and tree.child(verb, "oprd", "aux") is None and agent_preposition(tree, verb) is not None:
        return True
    if tree.tag[verb] != "VBN":
        return False
    if tree.dep[verb] in ("acl", "amod"):
        return True
    bare = not any(tree.dep[k] in ("aux", "nsubj") for k in tree.kids[verb])
    return bare and tree.dep[verb] in ("conj", "advcl") and (tree.child(verb, "dobj") is None or agent_preposition(tree, verb) is not None)


def agent(tree: Tree, verb: int) -> Ranges:
    """The "by" phrase of a passive verb, or of what it is called ("was called a crook by X", "described as a farce by X")."""
    by = agent_preposition(tree, verb)
    if by is None:
        return []
    start, end = noun_phrase(tree, tree.children(by, "pobj")[0])
    behind = behind_agent(tree, verb)
    return [(start, end if behind is None else min(end, behind - 1))]


def behind_agent(tree: Tree, verb: int) -> int | None:
    """The preposition of what somebody is accused of, where the parser hangs it on the agent: "accused by the opposition of lies"."""
    by = agent_preposition(tree, verb) if tree.lemma[verb] == "accuse" else None
    return (
        None
        if by is None
        else next((k for p in tree.children(by, "pobj") for k in tree.children(p, "prep") if tree.lower[k] == "of"), None)
    )


def agent_preposition(tree: Tree, verb: int) -> int | None:
    """The "by" of that phrase, with an object: below the verb, below what it is called, or below the object of "as"."""
    called = [*tree.children(verb, "oprd", "dobj", "acomp", "xcomp", "npadvmod", "attr")]
    for p in tree.children(verb, "prep"):
        called += tree.children(p, "pobj", "pcomp", "amod", "acomp") if tree.lower[p] == "as" else []
    called += [k for k in tree.children(verb, "advcl") if is_as_clause(tree, k)]
    called += _charges(tree, verb)
    for k in (x for over in (verb, *called) for x in tree.kids[over]):
        if k > verb and tree.dep[k] in ("agent", "prep") and tree.lower[k] == "by" and tree.children(k, "pobj"):
            return k
    return None


def _charges(tree: Tree, verb: int) -> list[int]:
    """What somebody is accused of, where the parser hangs the accuser on it: "was accused of bullying by a cleaner"."""
    of = [p for p in tree.children(verb, "prep") if tree.lower[p] == "of"] if tree.lemma[verb] in ("accuse", "suspect") else []
    faults = [k for p in of for k in tree.children(p, "pobj", "pcomp")]
    return [k for k in faults for by in tree.children(k, "prep", "agent") for x in tree.children(by, "pobj") if _speaks_for_itself(tree, x)]


def _speaks_for_itself(tree: Tree, i: int) -> bool:
    """Whether a noun names somebody: a name, a person, a body."""
    known = offices().is_body(tree.lemma[i]) or tree.lemma[i] in offices().people
    return known or tree.pos[i] == "PROPN" or sort_of(tree, i) == "person"


def is_as_clause(tree: Tree, k: int) -> bool:
    """Whether a clause is only what somebody is described as, by a participle: "criticised as biased"."""
    marks = [x for x in tree.kids[k] if tree.dep[x] == "mark" and tree.lower[x] == "as"]
    return bool(marks) and tree.tag[k] in ("VBN", "VBG", "JJ") and tree.child(k, "nsubj", "nsubjpass", "aux", "auxpass") is None


def subject(tree: Tree, verb: int, hops: int = 0) -> Ranges:
    """The subject of an active verb: its own, or the one it shares with the verb or noun that governs it."""
    if hops > _MAX_HOPS:
        return []
    quoted = _quoted_one(tree, verb)
    if quoted:
        return quoted
    for k in tree.kids[verb]:
        if tree.dep[k] == "nsubj":
            return _own_subject(tree, verb, k)
    head, dep = tree.head[verb], tree.dep[verb]
    if head == verb:
        return _lost_subject(tree, verb) if tree.tag[verb] in ("VBD", "VBZ", "VBP") else []
    if dep == "acl":
        return _of_noun(tree, verb, head, hops)
    if dep == "relcl":
        return [noun_phrase(tree, head)]
    if dep == "xcomp":
        controllers = [k for k in tree.kids[head] if tree.dep[k] in ("dobj", "dative") and k < verb]
        if controllers:
            return [noun_phrase(tree, controllers[0])]
    if dep == "conj" and (reporting := _taken_up(tree, verb)) is not None:
        return subject(tree, reporting, hops + 1)
    if dep in ("conj", "advcl", "pcomp", "ccomp", "xcomp", "dep", "prep", "csubj", "agent", "parataxis"):
        return _governor(tree, head, hops)
    return []


def _quoted_one(tree: Tree, verb: int) -> Ranges:
    """Whoever is quoted "as saying" something, or "in the report saying" it: the object of the verb above, of a passive one its subject."""
    link = tree.head[verb]
    if tree.tag[verb] != "VBG" and not any(tree.tag[k] == "VBG" and tree.dep[k] == "aux" for k in tree.kids[verb]):
        return []
    if tree.dep[verb] in ("pcomp", "advcl", "acl") and tree.pos[link] == "NOUN" and tree.dep[link] == "pobj":
        above = tree.head[tree.head[link]]
        return patient(tree, above) if tree.lemma[above] in MESSENGERS and is_passive(tree, above) else []
    mark = next((k for k in tree.children(verb, "mark") if tree.lower[k] == "as"), None)
    if mark is not None and tree.dep[verb] == "advcl" and tree.lemma[link] in MESSENGERS:
        above, link = link, mark
    elif tree.dep[verb] == "pcomp" and tree.lower[link] == "as":
        above = tree.head[link]
    else:
        return []
    if tree.pos[above] in ("NOUN", "PROPN", "PRON"):
        return [_up_to(tree, above, link)]
    if is_passive(tree, above):
        return patient(tree, above)
    k = tree.child(above, "dobj", "dative")
    return [] if k is None or k > link else [_up_to(tree, k, link)]


MESSENGERS = {"quote", "cite", "report", "paraphrase", "record", "hear"}
"""Verbs that hand on what somebody else says: "quoted Doe as saying"."""


def _up_to(tree: Tree, noun: int, stop: int) -> tuple[int, int]:
    """The noun phrase without what begins at `stop`, and without the mark before it."""
    start, end = noun_phrase(tree, noun)
    end = min(end, stop - 1)
    while end > noun and tree.pos[end] == "PUNCT":
        end -= 1
    return start, end


def _taken_up(tree: Tree, verb: int) -> int | None:
    """The reporting verb that a coordinated one takes up again after what is reported: "noted that it rains, and questioned why"."""
    reported = tree.head[verb]
    reporting = tree.head[reported]
    if tree.dep[reported] != "ccomp" or reporting > reported or tree.tag[reporting] != tree.tag[verb]:
        return None
    same = tree.tag[reported] == tree.tag[verb] and not any(tree.dep[k] == "aux" for k in tree.kids[reported])
    return None if same and not _is_state_of_things(tree, reported) else reporting


def _is_state_of_things(tree: Tree, verb: int) -> bool:
    """Whether a verb tells how something is, or what a thing does: who is told to be so does not go on to report ("said it was late and
    accused …")."""
    own = tree.child(verb, "nsubj")
    return tree.lemma[verb] in STATIVE or (own is not None and sort_of(tree, own) == "thing")


def _own_subject(tree: Tree, verb: int, k: int) -> Ranges:
    """The verb's own subject; of a relative pronoun, also what it stands for; none for "it is", "there are"."""
    if tree.lower[k] in _RELATIVES and tree.dep[verb] == "relcl":
        head = tree.head[verb]
        start, end = noun_phrase(tree, head)
        return [(start, min(end, tree.left[verb] - 1)), (k, k)]
    return [_after_participle(tree, k) or noun_phrase(tree, k)]


def _after_participle(tree: Tree, k: int) -> tuple[int, int] | None:
    """The name after a participle and its object, which the parser takes for one name: "Sentencing Doe, Judge Roe said …"."""
    first = tree.left[k]
    opens = first == 0 or tree.pos[first - 1] == "SPACE" or tree.text[first - 1] in ".!?"
    if first == k or not opens or not tree.lower[first].endswith("ing") or tree.pos[first] not in ("PROPN", "VERB"):
        return None
    named = [x for x in tree.children(k, "appos") if tree.pos[x] == "PROPN" and tree.text[tree.left[x] - 1] == ","]
    return noun_phrase(tree, named[0]) if named else None


def _lost_subject(tree: Tree, verb: int) -> Ranges:
    """The noun phrase right before a finite verb, where the parser found no subject ("Ann Alder (Fenwick), said")."""
    for k in reversed(tree.kids[verb]):
        if k < verb and tree.pos[k] in ("PROPN", "NOUN", "PRON") and tree.dep[k] not in ("nsubjpass", "dobj", "dative"):
            return [noun_phrase(tree, k)]
    stray = _behind_place(tree, verb) or stray_subject(tree, verb) or _behind_hearer(tree, verb)
    return [stray] if stray else []


def _behind_place(tree: Tree, verb: int) -> tuple[int, int] | None:
    """The noun phrase right before a verb that the parser takes for an apposition to a place or a day: "In Lima, the mayor, Ann Lee, said"."""
    for preposition in (k for k in tree.kids[verb] if k < verb and tree.dep[k] == "prep"):
        for place in tree.children(preposition, "pobj"):
            for k in tree.children(place, "appos"):
                ends = tree.right[k]
                while ends > k and tree.pos[ends] in ("PUNCT", "SPACE"):
                    ends -= 1
                if tree.text[tree.left[k] - 1] == "," and all(
                    tree.pos[i] in ("PUNCT", "SPACE", "AUX", "ADV") for i in range(ends + 1, verb)
                ):
                    return tree.left[k], ends
    return None


def _behind_hearer(tree: Tree, verb: int) -> tuple[int, int] | None:
    """The name behind whom it is told to, where the verb comes first: "“It rains,” told reporters Doe"."""
    first = verb + 1
    while tree.lemma[verb] == "tell" and first < tree.n and tree.pos[first] in ("DET", "NOUN"):
        first += 1
    if first == verb + 1 or tree.pos[first - 1] != "NOUN" or first >= tree.n or tree.pos[first] != "PROPN" or tree.dep[first] == "npadvmod":
        return None
    last = first
    while last + 1 < tree.n and tree.pos[last + 1] == "PROPN":
        last += 1
    return first, last


def stray_subject(tree: Tree, verb: int) -> tuple[int, int] | None:
    """The noun phrase between a comma and a verb without subject, hung by the parser on the clause before: "it rains, the council says"."""
    if any(tree.dep[k] in ALL_SUBJECTS for k in tree.kids[verb]):
        return None
    last = end = verb - 1
    if tree.text[end] in (")", "]"):
        end -= 1
    i = end
    while i >= 0 and tree.head[i] != i and tree.head[i] < verb and tree.text[tree.left[i] - 1] != ",":
        i = tree.head[i]
    if i < 0 or tree.pos[i] not in ("PROPN", "NOUN", "PRON") or tree.right[i] < end or tree.dep[i] not in ("conj", "appos"):
        return None
    return (tree.left[i], last) if tree.left[i] and tree.text[tree.left[i] - 1] == "," else None


def _of_state(tree: Tree, word: int) -> int:
    """The verb of being over a state that somebody is in because of what he said ("is in trouble for …", "is sorry for …"), else the word."""
    up = word
    while (tree.pos[up] == "NOUN" and tree.dep[up] == "pobj") or (tree.pos[up] in ("ADP", "ADJ") and tree.dep[up] in ("prep", "acomp")):
        up = tree.head[up]
    return up if tree.lemma[up] in _STATES else word


def patient(tree: Tree, verb: int) -> Ranges:
    """The subject of a passive verb of feeling ("they are convinced that …"): whoever feels it."""
    k = tree.child(verb, "nsubjpass")
    if k is None and tree.dep[verb] in ("conj", "acl", "advcl"):
        return _governor(tree, tree.head[verb], 0)
    return [] if k is None else [noun_phrase(tree, k)]


def _of_noun(tree: Tree, verb: int, noun: int, hops: int) -> Ranges:
    """Source of a verb that modifies a noun: "a report saying" the noun, "her plan to say" its owner."""
    if tree.tag[verb] == "VBG" and (author := _author_of(tree, noun)):
        return author
    if tree.tag[verb] in ("VBG", "VBN"):
        start, end = noun_phrase(tree, noun)
        return [(start, min(end, tree.left[verb] - 1))]
    owner = tree.child(noun, "poss")
    if owner is not None:
        return [noun_phrase(tree, owner)]
    return _governor(tree, tree.head[noun], hops)


_PUBLISHING = {"issue", "release", "publish", "post", "send", "write", "put", "circulate", "tweet", "share", "file", "email"}
_TEXTS = {"statement", "letter", "email", "e-mail", "message", "memo", "tweet", "post", "note", "release", "text", "series", "video"}


def _author_of(tree: Tree, noun: int) -> Ranges:
    """Whoever puts out the text that says something ("the club issued a statement saying …"); nobody of another noun."""
    verb = tree.head[noun]
    out = tree.dep[noun] == "dobj" and tree.lemma[noun] in _TEXTS and tree.lemma[verb] in _PUBLISHING
    return subject(tree, verb) if out and not is_passive(tree, verb) else []


def _governor(tree: Tree, head: int, hops: int) -> Ranges:
    """The subject of the verb above, through prepositions; a passive verb hands on what it is said of."""
    while (tree.pos[head] == "ADP" or tree.dep[head] == "prep") and tree.head[head] != head:  # "since" may be tagged as a conjunction
        head = tree.head[head]
    head = _of_state(tree, head)
    if tree.pos[head] not in ("VERB", "AUX"):
        return [noun_phrase(tree, head)] if tree.pos[head] in ("PROPN", "PRON") else []
    patient = tree.child(head, "nsubjpass")
    if patient is not None:
        return [noun_phrase(tree, patient)]
    return subject(tree, head, hops + 1)
