"""Attributions whose cue is no verb: "according to X", "X's claim that …", "X is confident that …".

Frames of nouns and adjectives in the cue list:

``that``     the claim that it rains
``to``       the plan to go; eager to go
``prep:P``   criticism of the law; worried about the law

The source of a noun is its owner ("X's claim"), its author ("a report by X"), or the subject of the verb that it is the
object of ("X made the claim"); a noun with none of these reports nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..gazetteer.offices import offices
from ..parsing.tree import Tree
from .cues import Cue, cue
from .reported import Candidate, cue_span
from .silences import no_answer, unsaid
from .sorts import sort_of
from .sources import Ranges, noun_phrase, subject

CONFIDENCE = {
    "according": 0.7, "noun-that": 0.45, "noun-to": 0.35, "noun-prep": 0.4, "adjective-that": 0.6, "adjective-to": 0.4, 
    "adjective-prep": 0.6,
}  # fmt: skip
"""Share of a rule's attributions that people confirm in whole, rounded (PolNeAR, train part)."""


_REDUCED = {"acl", "amod", "pcomp", "relcl", "xcomp"}
"""Verbs that make no clause of their own."""


def nominal(tree: Tree) -> Iterator[Candidate]:
    """The attributions by preposition, noun and adjective outside quotations."""
    for i in range(tree.n):
        if tree.quote[i] >= 0:
            continue
        if tree.lower[i] == "according" and i + 1 < tree.n and tree.lower[i + 1] == "to":
            yield from according(tree, i)
        elif tree.pos[i] == "NOUN":
            yield from _of_noun(tree, i)
        elif tree.pos[i] in ("ADJ", "VERB") and tree.dep[i] == "acomp":
            yield from _of_adjective(tree, i)


def according(tree: Tree, i: int) -> Iterator[Candidate]:
    """The clause around the phrase: "according to X, it rains"; "it rains, according to X"; "X, according to Y, rains"."""
    source = next((p for k in (i + 1, i) for p in tree.kids[k] if tree.dep[p] in ("pobj", "pcomp")), None)
    if source is None or not _tells(tree, source, i):
        return
    host = _clause_of(tree, i)
    end = _apposition_end(tree, max(tree.right[i], tree.right[source]), host)
    before, after = (tree.left[host], min(tree.right[host], i - 1)), (max(tree.left[host], end + 1), tree.right[host])
    content = [before] if before[0] <= before[1] else []
    if after[0] <= after[1] and (host > end or not content):
        content.append(after)
    if content:
        cue_span = [(i, i + 1)]
        yield Candidate([noun_phrase(tree, source)], cue_span, content, i, "according to", "neutral", "according", CONFIDENCE["according"])


_TEXTS = {
    "report", "study", "survey", "poll", "datum", "data", "figure", "statistic", "estimate", "record", "document", "source", "account", "statement",
    "filing", "analysis", "forecast", "theory", "legend", "tradition", "complaint", "indictment", "affidavit", "transcript", "email", "letter", "memo",
    "website", "article", "story", "research", "finding", "projection", "audit", "review", "release", "testimony", "witness", "rumour", "rumor",
    "schedule", "calculation", "count", "result", "ranking", "tally", "post", "tweet", "video", "recording", "interview", "biography", "book", "paper",
    "newspaper", "news", "media", "press", "list", "profile", "notice", "lawsuit", "suit", "log", "diary", "note", "registry", "index", "census",
}  # fmt: skip
"""What tells something because it is written or counted."""

_USAGES = {"tradition", "legend", "theory", "account", "list", "news", "review", "order"}
"""Texts by whose name something is done as well: "sang according to tradition"."""

_MEASURES = {
    "ability", "age", "amount", "availability", "birth", "capacity", "category", "circumstance", "colour", "color", "condition", "conscience", "cost",
    "custom", "degree", "demand", "distance", "formula", "gender", "height", "income", "length", "level", "liking", "location", "means", "merit",
    "mood", "need", "number", "order", "origin", "performance", "preference", "price", "principle", "priority", "quality", "quantity", "race", "rank",
    "recipe", "scale", "season", "seniority", "severity", "sex", "shape", "size", "skill", "status", "strength", "style", "taste", "type", "value",
    "vintage", "weight", "will", "wish", "want", "tide", "temperature", "weather", "budget", "fashion", "script",
}  # fmt: skip
"""By what things are ordered and done, which tells nothing."""


def _tells(tree: Tree, source: int, i: int) -> bool:
    """Whether what follows "according to" can tell something: whoever has a name or speaks, a text, or, set off by a comma, anything but a
    bare noun or a measure ("went according to plan", "paid according to their needs")."""
    lemma = tree.lemma[source]
    if tree.pos[source] != "NOUN":
        return True
    bare = tree.tag[source] == "NN" and not any(
        tree.dep[k] in ("det", "poss", "amod", "compound", "nummod", "nmod") for k in tree.kids[source]
    )
    if sort_of(tree, source) == "person" or offices().is_body(lemma) or lemma in offices().people:
        return True
    opens = i == 0 or tree.pos[i - 1] in ("PUNCT", "SPACE")
    if lemma in _TEXTS:
        return not bare or (lemma != "schedule" and (opens or lemma not in _USAGES))
    return opens and not bare and lemma not in _MEASURES


def _apposition_end(tree: Tree, end: int, host: int) -> int:
    """Where the source ends, with an apposition that the parser took into the subject: "according to X, *a lobby*, pay rose"."""
    subject = tree.child(host, "nsubj", "nsubjpass")
    if subject is None or subject < end or tree.text[min(end + 1, subject)] != "," or tree.left[subject] != end + 2:
        return end
    commas = [i for i in range(subject, host) if tree.text[i] == ","]
    listed = any(tree.dep[k] == "conj" for k in tree.kids[subject]) or tree.lower[end + 2] not in ("a", "an", "the", "its", "his", "her")
    if listed or not commas or not any(tree.pos[i] in ("NOUN", "PROPN", "PRON", "VERB") for i in range(commas[-1] + 1, host)):
        return end
    return commas[-1]


def _clause_of(tree: Tree, i: int) -> int:
    """The verb whose clause the phrase comments on; a phrase at the end comments on all coordinated clauses before it."""
    host = tree.head[i]
    while tree.head[host] != host and (tree.pos[host] not in ("VERB", "AUX") or tree.dep[host] in _REDUCED):
        host = tree.head[host]
    while tree.dep[host] == "conj" and host < i:
        host = tree.head[host]
    return host


def _of_noun(tree: Tree, noun: int) -> Iterator[Candidate]:
    """What a cue noun reports, in the first of its frames that the sentence fills."""
    entry = cue(tree.lemma[noun], "noun")
    silent = tree.dep[noun] == "dobj" and no_answer(tree, tree.head[noun])
    if entry is None or silent or unsaid(tree, noun):
        return
    content = _complement(tree, noun, entry)
    if content is None:
        return
    frame, ranges = content
    span, source = _noun_source(tree, noun)
    if frame != "to" and _is_met_with(tree, noun):
        span, source, ranges = _from_others(tree, noun, frame, ranges)
    elif not source:
        return
    if frame.startswith("prep:") and tree.dep[noun] in ("pobj", "conj"):
        return
    source = [] if source and _exists(tree, source) else source
    rule = "noun-" + frame.partition(":")[0]
    yield Candidate(source, span, ranges, noun, entry.lemma, _turned_down(tree, noun) or entry.frames[frame], rule, CONFIDENCE[rule])


def _turned_down(tree: Tree, noun: int) -> str | None:
    """The class of the verb over a noun by which its subject turns down or doubts what others say ("rejected a demand that …", "denied a
    claim that …"): he demands and claims nothing."""
    over = cue(tree.lemma[tree.head[noun]], "verb") if tree.dep[noun] == "dobj" and tree.child(noun, "poss") is None else None
    by_verb = over.frames.get("np") if over else None
    return by_verb if by_verb in ("rejecting", "doubting") else None


_CAUSING = {
    "fuel", "leave", "drive", "stoke", "spark", "prompt", "trigger", "provoke", "cause", "require", "create", "feed", "ignite", "heighten", "ease",
    "allay", "set", "unleash",
}  # fmt: skip
_MEETING = {
    "win", "receive", "get", "earn", "secure", "gain", "face", "draw", "attract", "meet", "endure", "suffer", "survive", "weather", "garner", "collect",
    "pick", "land", "snag", "nab", "sew", "have", "lose", "invite", "court",
}  # fmt: skip
"""Verbs whose subject does not say what their object stands for: it causes words, or meets with those of others."""

_EXAMINING = {
    "address", "assess", "check", "consider", "discuss", "dispute", "examine", "follow", "hear", "investigate", "look", "probe", "pursue", "review",
    "scrutinise", "scrutinize", "study", "verify", "weigh",
}  # fmt: skip
"""Verbs whose subject deals with the words of others ("a panel looks into claims that …")."""
_OF_OTHERS = {"about", "after", "amid", "against", "at", "despite", "following", "from", "into", "of", "on", "over", "to"}
"""Prepositions that bring in the words of others ("was sacked over claims that …", "responded to claims that …")."""

_BACKING = {"endorsement", "support", "backing", "nomination"}


_CONTESTED = {"accusation", "allegation", "assertion", "claim", "complaint", "concern", "criticism", "fear", "report", "rumor", "rumour", "speculation", "suggestion"}  # fmt: skip
"""Words that somebody has to deal with."""


def _is_met_with(tree: Tree, noun: int) -> bool:
    """Whether the subject of the verb over a noun only causes what it stands for or meets with it ("drew criticism of the plan")."""
    verb = tree.head[noun]
    if tree.child(noun, "poss") is not None:
        return False
    if tree.dep[noun] == "pobj":
        return tree.lemma[noun] in _CONTESTED and tree.lower[verb] in _OF_OTHERS
    if tree.dep[noun] != "dobj":
        return False
    if tree.lemma[verb] in _EXAMINING:
        return tree.lemma[noun] in _CONTESTED
    return tree.lemma[verb] in _CAUSING or (tree.lemma[verb] in _MEETING and (tree.lemma[verb] != "have" or tree.lemma[noun] in _BACKING))


def _from_others(tree: Tree, noun: int, frame: str, content: Ranges) -> tuple[Ranges, Ranges, Ranges]:
    """Cue, source and content of such a noun: who is said to have it is its "from" or "by" phrase, if any; backing "of" somebody that is
    won is his backing, for the winner."""
    source = next(
        ([noun_phrase(tree, p)] for k in tree.children(noun, "prep") if tree.lower[k] in ("from", "by") for p in tree.children(k, "pobj")),
        [],
    )
    winner = subject(tree, tree.head[noun]) if tree.lemma[tree.head[noun]] in _MEETING and tree.lemma[noun] in _BACKING else []
    if winner and (frame == "prep:of" or source):
        return [*cue_span(tree, tree.head[noun]), (noun, noun)], source or content, winner
    return [(noun, noun)], source, content


def _exists(tree: Tree, source: Ranges) -> bool:
    """Whether the sentence only says that there is such a thing ("there is speculation that …", "it is a myth that …")."""
    first, last = source[0]
    return (
        first == last
        and (tree.dep[first] == "expl" or tree.lower[first] in ("it", "there"))
        and tree.lemma[tree.head[first]] in ("be", "remain")
    )


def _of_adjective(tree: Tree, adjective: int) -> Iterator[Candidate]:
    """The adjective's complement, its copula's subject: she is confident that it rains."""
    entry = cue(tree.lemma[adjective], "adjective")
    if entry is None:
        return
    verb = tree.head[adjective]
    content = _complement(tree, adjective, entry) or _complement(tree, verb, entry, adjective)
    if content is None:
        return
    frame, ranges = content
    rule = "adjective-" + frame.partition(":")[0]
    first = min(adjective, cue_span(tree, verb)[0][0])
    yield Candidate(subject(tree, verb), [(first, adjective)], ranges, adjective, entry.lemma, entry.frames[frame], rule, CONFIDENCE[rule])


_REJECTING = {"deny", "dismiss", "dispute", "rebut", "refute", "reject"}


def _complement(tree: Tree, word: int, entry: Cue, after: int | None = None) -> tuple[str, Ranges] | None:
    """Frame and range of the complement of a noun or adjective that its entry allows."""
    for k in tree.kids[word]:
        if k <= (after or word):
            continue
        if tree.dep[k] == "relcl" and tree.lemma[k] in _REJECTING:
            continue  # "a claim that X dismissed": what X says of it, and not what is claimed
        if tree.dep[k] in ("acl", "relcl", "ccomp", "xcomp"):
            marks = {tree.lower[x] for x in tree.kids[k] if tree.dep[x] in ("mark", "aux")}
            if "to" in marks and "to" in entry.frames and tree.tag[k] == "VB":
                return "to", [(tree.left[k], tree.right[k])]
            if "that" in entry.frames and ("that" in marks or tree.dep[k] == "ccomp"):
                return "that", [(tree.left[k], tree.right[k])]
        elif tree.dep[k] == "prep" and f"prep:{tree.lower[k]}" in entry.frames:
            for p in tree.kids[k]:
                if tree.dep[p] in ("pobj", "pcomp"):
                    return f"prep:{tree.lower[k]}", [(tree.left[p], tree.right[p])]
    return None


def _noun_source(tree: Tree, noun: int) -> tuple[Ranges, Ranges]:
    """Span of the cue and source of a cue noun."""
    for k in tree.kids[noun]:
        if tree.dep[k] == "poss":
            return [(noun, noun)], [noun_phrase(tree, k)]
    for k in tree.kids[noun]:
        if tree.dep[k] == "prep" and tree.lower[k] in ("by", "from"):
            for p in tree.kids[k]:
                if tree.dep[p] == "pobj":
                    return [(noun, noun)], [noun_phrase(tree, p)]
    verb = tree.head[noun]
    if tree.dep[noun] == "pobj":
        verb = tree.head[verb]
    if tree.dep[noun] == "pobj" and tree.child(verb, "nsubjpass") is not None:  # "were told by message that …": they only heard it
        return [(noun, noun)], []
    if tree.dep[noun] in ("dobj", "attr", "pobj") and tree.pos[verb] in ("VERB", "AUX"):
        first, last = cue_span(tree, verb)[0]
        return [(first, last), (noun, noun)] if last < noun else [(noun, noun)], subject(tree, verb)
    named = [k for k in tree.kids[noun] if tree.dep[k] in ("compound", "amod") and tree.text[k][:1].isupper()]
    return [(noun, noun)], [(tree.left[named[0]], named[-1])] if named else []
