"""Whose words a headline gives: "Mayor lied: minister", "Voss: Mayor lied", "Mayor ‘lied’, claims Voss", "Minister slams ‘cowardly’ mayor".

Headlines name their sources in forms of their own, which the parser does not know: a name or an office behind a dash, before or
after a colon, or with a verb at the end; a quoted word or two inside a clause whose subject said them. So the words decide, not
the parse. A dash or a colon also sets off topics ("Storm Doe: latest updates"), so what stands there counts as a source only
where the text below has somebody of that name or office say something, or where it is a kind of source ("poll", "police").
"""

from __future__ import annotations

from collections.abc import Iterable

from ..parsing.tree import Tree
from ..parsing.turn_labels import FLAGS
from .cues import cue
from .reported import Candidate
from .reporting import DASHES

MAX_WORDS = 30
"""Words of a headline, at most: a first line of more is a paragraph."""

MAX_SOURCE = 7
"""Tokens of a source in a headline, at most."""

MIN_CONTENT = 2
"""Words that a source in a headline is given, at least."""

CONFIDENCE = {"label": 0.7, "headline-verb": 0.7, "headline-quote": 0.5}
"""How sure a form is, in [0, 1]. The first is the share that people confirm in whole (PolNeAR, train part), rounded; the others are too
rare there to be counted and are set by hand."""

_OCCASIONS = {"as", "while", "after", "amid"}
_ENDS = {".", ";"}
_CLOSING = {"”", "’", '"', "'", "''", ")"}
_KINDS = {
    "poll", "survey", "study", "report", "newspaper", "official", "officials", "police", "analysis", "source", "sources", "document", "email",
    "expert", "experts", "editorial", "minister", "union", "prosecutor", "prosecutors", "lawyer", "witness", "witnesses", "watchdog", "mps",
    "researchers", "scientists", "court", "review", "inquiry", "coroner", "media",
}  # fmt: skip
"""What a headline calls a source that the text may call by another name."""

_TOPICS = {"latest", "live", "timeline", "everything", "key", "five", "ten", "seven", "three", "all"}
_FIRST_PERSON = {"i", "we", "my", "our", "me", "us"}


def headline(tree: Tree) -> tuple[int, int] | None:
    """First and last token of the headline: a short first line with more below it that ends like no sentence; None without one."""
    first = next((i for i in range(tree.n) if tree.pos[i] != "SPACE"), None)
    if first is None:
        return None
    last = first
    while last + 1 < tree.n and tree.line[last + 1] == tree.line[first]:
        last += 1
    while last > first and tree.pos[last] == "SPACE":
        last -= 1
    below = any(tree.pos[i] != "SPACE" for i in range(last + 1, tree.n))
    ending = next((i for i in range(last, first, -1) if tree.text[i] not in _CLOSING), first)
    return (first, last) if below and last - first < MAX_WORDS and tree.text[ending] not in _ENDS else None


def headlined(tree: Tree, told: Iterable[Candidate]) -> list[Candidate]:
    """What the headline says in a source's words: one attribution, or none. `told` are the attributions of the text below it."""
    where = headline(tree)
    if where is None:
        return []
    first, last = _after_flag(tree, *where)
    names = {tree.lower[i] for c in told for a, b in c.source for i in range(a, b + 1) if tree.line[i] != tree.line[first]}
    for form in (_by_verb, _by_label, _by_tail, _topical, _by_subject, _unsigned):
        if found := form(tree, first, last, names):
            return [found]
    return []


def without_occasion(tree: Tree, told: Iterable[Candidate]) -> None:
    """Cut what a headline tells beside what is said off the content: "Firm says it may close | as strike goes on"."""
    where = headline(tree)
    if where is None:
        return
    first, last = where
    for c in told:
        begin, end = c.content[-1]
        if not c.quoted and first <= begin <= last and begin > c.head:
            at = next((i for i in range(begin + 1, min(end, last)) if _opens_occasion(tree, i, last)), None)
            c.content = c.content if at is None else [*c.content[:-1], (begin, at - 1)]


def _opens_occasion(tree: Tree, i: int, last: int) -> bool:
    """Whether a token is an "as" before a clause, whatever the parser makes of it, or an "amid"."""
    if tree.quote[i] >= 0 or tree.lower[i] not in _OCCASIONS:
        return False
    return tree.lower[i] == "amid" or any(tree.tag[k] in ("VBZ", "VBP", "VBD", "MD") for k in range(i + 2, last + 1))


def _after_flag(tree: Tree, first: int, last: int) -> tuple[int, int]:
    """The headline without a flag before a colon: "EXCLUSIVE: …"."""
    if first + 1 < last and tree.lower[first] in FLAGS and tree.text[first + 1] in (":", "|", *DASHES):
        return first + 2, last
    return first, last


def _by_verb(tree: Tree, first: int, last: int, names: set[str]) -> Candidate | None:
    """A verb of saying and its subject at the end: "…, says minister", "…, claims Voss", "…, minister says"."""
    for verb in range(max(first + MIN_CONTENT, last - MAX_SOURCE), last + 1):
        entry = cue(tree.lemma[verb], "verb") or cue(_present(tree.lower[verb]), "verb")
        if entry is None or "quote" not in entry.frames or not tree.lower[verb].endswith("s") or tree.quote[verb] >= 0:
            continue
        comma = next((i for i in range(verb - 1, max(first, verb - MAX_SOURCE), -1) if tree.text[i] == "," or tree.quote[i] >= 0), None)
        source = (verb + 1, last) if verb < last else None if comma is None else (comma + 1, verb - 1)
        if comma is None or source is None or source[0] > source[1] or (verb < last and comma != verb - 1):
            continue
        end = comma - 1 if tree.text[comma] == "," and tree.quote[comma] < 0 else comma
        if _is_phrase(tree, *source) and _words(tree, first, end) >= MIN_CONTENT:
            frame = entry.frames["quote"]
            return Candidate(
                [source], [(verb, verb)], [(first, end)], verb, entry.lemma, frame, "headline-verb", CONFIDENCE["headline-verb"], True
            )
    return None


def _present(word: str) -> str:
    """The verb of a form in -s, which a tagger may take for a noun in a headline."""
    return word[:-1] if word.endswith("s") else word


def _by_label(tree: Tree, first: int, last: int, names: set[str]) -> Candidate | None:
    """A source before a colon: "Voss: Mayor lied to families"."""
    colon = next((i for i in range(first + 1, min(first + MAX_SOURCE, last)) if tree.text[i] == ":" and tree.quote[i] < 0), None)
    if colon is None or not _is_source(tree, first, colon - 1, names) or _words(tree, colon + 1, last) < MIN_CONTENT:
        return None
    if _is_topic(tree, colon + 1, last):
        return None
    quoted = _quoted(tree, colon + 1, last)
    if quoted is not None and quoted[0] == colon + 1 and _is_title(tree, *quoted):
        return None
    return _by_mark((first, colon - 1), colon, (colon + 1, last), tree)


def _is_topic(tree: Tree, first: int, last: int) -> bool:
    """Whether what follows a colon only says what the article tells: "what happens next", "latest updates", and in nobody's own words."""
    opening = tree.tag[first] in ("WP", "WRB", "WDT") or tree.lower[first] in _TOPICS
    return opening and not any(tree.lower[i] in _FIRST_PERSON or tree.quote[i] >= 0 for i in range(first, last + 1))


def _by_tail(tree: Tree, first: int, last: int, names: set[str]) -> Candidate | None:
    """A source behind a colon or a dash at the end: "Mayor lied to families: minister", "… – Voss"."""
    for mark in range(last - 1, max(first, last - MAX_SOURCE - 1), -1):
        if (tree.text[mark] == ":" or tree.text[mark] in DASHES) and tree.quote[mark] < 0:
            fits = _spaced(tree, mark) and _is_source(tree, mark + 1, last, names) and _words(tree, first, mark - 1) >= MIN_CONTENT
            return _by_mark((mark + 1, last), mark, (first, mark - 1), tree) if fits else None
    return None


def _topical(tree: Tree, first: int, last: int, names: set[str]) -> Candidate | None:
    """A quotation, a colon, and who says it on what: "‘We were not asked’: Fishermen's leader on the deal"."""
    quoted = _quoted(tree, first, last)
    if quoted is None or quoted[0] != first or quoted[1] + 2 > last or tree.text[quoted[1] + 1] != ":":
        return None
    begin = end = quoted[1] + 2
    while end < last and tree.pos[end + 1] in ("PROPN", "NOUN", "PART", "ADJ"):
        end += 1
    return _by_mark((begin, end), quoted[1] + 1, quoted, tree) if tree.pos[begin] in ("PROPN", "NOUN", "DET", "ADJ") else None


def _spaced(tree: Tree, mark: int) -> bool:
    """Whether a dash is no hyphen: a colon, or a mark with white space before it."""
    return tree.text[mark] == ":" or tree.start[mark] > tree.end[mark - 1]


def _by_mark(source: tuple[int, int], mark: int, content: tuple[int, int], tree: Tree) -> Candidate:
    return Candidate([source], [(mark, mark)], [content], mark, tree.text[mark], "neutral", "label", CONFIDENCE["label"], True)


def _by_subject(tree: Tree, first: int, last: int, names: set[str]) -> Candidate | None:
    """Quoted words in a clause whose subject said them: "Minister slams ‘cowardly’ mayor", "Boss brands referee ‘a disgrace’"."""
    quoted = _quoted(tree, first, last)
    verb = None if quoted is None else next((i for i in range(first + 1, quoted[0]) if _judges(tree, i)), None)
    if quoted is None or verb is None or not _is_phrase(tree, first, verb - 1):
        return None
    entry = _entry(tree, verb)
    frame = next(iter(entry.frames.values()))
    return Candidate(
        [(first, verb - 1)], [(verb, verb)], [quoted], verb, entry.lemma, frame, "headline-quote", CONFIDENCE["headline-quote"], True
    )


def _judges(tree: Tree, i: int) -> bool:
    """Whether the token may be a headline's verb that reports: in the present, in no marks."""
    return tree.quote[i] < 0 and tree.lower[i].endswith("s") and tree.text[i] == tree.lower[i] and _entry(tree, i) is not None


def _entry(tree: Tree, i: int):
    """The cue of a verb that the tagger may have taken for a noun."""
    return next((found for word in (tree.lemma[i], _present(tree.lower[i]), tree.lower[i][:-2]) if (found := cue(word, "verb"))), None)


def _unsigned(tree: Tree, first: int, last: int, names: set[str]) -> Candidate | None:
    """Quoted words of more than a word or with nobody named: somebody's, whoever it is ("“Mayor lied to families”")."""
    quoted = _quoted(tree, first, last)
    if quoted is None or _words(tree, *quoted) < MIN_CONTENT or _is_title(tree, *quoted):
        return None
    return Candidate([], [], [quoted], quoted[0], "", "neutral", "headline-quote", CONFIDENCE["headline-quote"], True)


def _quoted(tree: Tree, first: int, last: int) -> tuple[int, int] | None:
    """First and last token of the first quotation in the headline, whatever its marks."""
    begin = next((i for i in range(first, last + 1) if tree.quote[i] >= 0), None)
    if begin is None:
        return None
    end = begin
    while end < last and tree.quote[end + 1] == tree.quote[begin]:
        end += 1
    return begin, end


def _is_title(tree: Tree, first: int, last: int) -> bool:
    """Whether quoted words are written like the title of a work and hold no finite verb."""
    words = [i for i in range(first, last + 1) if tree.text[i][0].isalpha() and len(tree.text[i]) > 3]
    return all(tree.text[i][0].isupper() for i in words) and not any(tree.tag[i] in ("VBD", "VBZ", "VBP", "MD") for i in words)


def _words(tree: Tree, first: int, last: int) -> int:
    return sum(tree.text[i][0].isalnum() for i in range(first, last + 1))


def _is_phrase(tree: Tree, first: int, last: int) -> bool:
    """Whether the tokens can be a short noun phrase: no more than `MAX_SOURCE`, no quotation, no mark that ends a clause."""
    inside = range(first, last + 1)
    return 0 < last - first + 1 <= MAX_SOURCE and all(tree.quote[i] < 0 and tree.text[i] not in (",", ":", ".", "?", "!") for i in inside)


def _is_source(tree: Tree, first: int, last: int, names: set[str]) -> bool:
    """Whether somebody who says something in the text below is named so, or the words are a kind of source."""
    if not _is_phrase(tree, first, last) or any(tree.tag[i] in ("VBD", "VBZ", "VBP", "MD") for i in range(first, last + 1)):
        return False
    words = [tree.lower[i] for i in range(first, last + 1) if tree.text[i][0].isalpha() and tree.pos[i] not in ("DET", "ADP", "CCONJ")]
    return bool(words) and (words[-1] in names or words[-1] in _KINDS or bool({w for w in words if len(w) > 3} & names))
