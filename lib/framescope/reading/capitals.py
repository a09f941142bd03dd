"""Words in capitals, read as English writes them: a headline, a lede or a whole article in capitals names nobody by them.

Where everything is in capitals, a capital says nothing, and whatever tells names by their capitals takes every noun for one. So a run of
words in capitals is read in the case that each word has elsewhere: in the rest of the text, in the gazetteer, in a lexicon of English
(truecasing: Lita, Ittycheriah, Roukos & Kambhatla 2003, ACL). What none of these knows is a name, or an acronym if it looks like one. No
character changes its place. Left as they are: runs of fewer than `RUN` words ("FOR IMMEDIATE RELEASE"), runs of names and acronyms, labels of speakers
("PRESIDENT JOE BIDEN: …") and bylines.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ..gazetteer.offices import offices
from ..word_forms import lower_case_words, word_forms

if TYPE_CHECKING:
    from ..gazetteer.gazetteer import Gazetteer
    from .folding import Edit

RUN, ORDINARY = 4, 3
"""A run has at least so many words, and so many of them are words that English knows in lower case."""

BYLINE_WORDS, LABEL_WORDS = 14, 10
_WORD = re.compile(r"[^\W\d_]+")
_STRESSED = re.compile(r"\b(?:a|an|is|are|was|were|be|been|not|so|very|such|utter|total|complete) ([A-Z]{4,})\b(?! ?[A-Z(-])")
_SUFFIXES = frozenset({"S", "T", "LL", "RE", "VE", "D", "M"})
_SENTENCE_STARTS = re.compile(r"(?<![^\w][^\W\d_])[.!?…:]['\"”’)\]]*\s+['\"“‘(\[]*$")
_ENDINGS = ("S", "ES", "ED", "D", "ING", "LY", "ER", "EST")
_VOWELS = frozenset("AEIOUY")

Word = re.Match[str]


def in_their_case(text: str, gazetteer: Gazetteer) -> Iterator[Edit]:
    """The changes that put every run of words in capitals into the case that its words have elsewhere."""
    yield from sorted([*_shouted(text, gazetteer), *_stressed(text, gazetteer)])


def _stressed(text: str, gazetteer: Gazetteer) -> Iterator[Edit]:
    """Single words in capitals for stress, behind an article or a verb of being in small letters: "a DISGRACE", "it is FALSE"."""
    for found in _STRESSED.finditer(text):
        word = found[1]
        if _ordinary(word) and word not in word_forms() and f"({word})" not in text and not any(True for _ in gazetteer.find(word)):
            yield found.start(1), found.end(1), word.lower()


def _shouted(text: str, gazetteer: Gazetteer) -> Iterator[Edit]:
    """Runs of words in capitals."""
    runs = list(_runs(text))
    if not runs:
        return
    usual = _usual(text, runs)
    for run in runs:
        names = _names(text, run, gazetteer)
        read = [names.get(w.start()) or _cased(text, w, usual) for w in run]
        for k in reversed(range(len(run))):
            if run[k].start() not in names:
                read[k] = _in_place(text, run, read, k)
        for word, new in zip(run, read, strict=True):
            if len(new) == len(word[0]):
                yield word.start(), word.end(), new


def _runs(text: str) -> Iterator[list[Word]]:
    """The runs of words in capitals of each line, those of them that are to be read otherwise."""
    for line in re.finditer(r"[^\n]+", text):
        if line[0].islower():
            continue
        run: list[Word] = []
        for word in _WORD.finditer(text, line.start(), line.end()):
            goes_on = word[0].isupper()
            if run and (not goes_on or ":" in text[run[-1].end() : word.start()]):
                if _is_shouted(text, run, line.end()):
                    yield run
                run = []
            if goes_on:
                run.append(word)
        if run and _is_shouted(text, run, line.end()):
            yield run


def _is_shouted(text: str, run: Sequence[Word], line_end: int) -> bool:
    words = [w for w in run if not _is_suffix(text, w)]
    if len(words) < RUN or sum(len(w[0]) > 1 and _ordinary(w[0]) for w in words) < ORDINARY:
        return False
    end = run[-1].end()
    label = (
        text[end : end + 1] == ":" and len(words) <= LABEL_WORDS and not text[end:line_end].isupper() and text[end + 1 : line_end].strip()
    )
    return not label and not (words[0][0] == "BY" and len(words) <= BYLINE_WORDS)


def _is_suffix(text: str, word: Word) -> bool:
    """Whether the letters are what stands behind the apostrophe of "DON'T" or "ARMENIA'S"."""
    return word[0] in _SUFFIXES and text[word.start() - 1 : word.start()] in ("'", "’") and text[max(0, word.start() - 2)].isalpha()


def _ordinary(word: str) -> bool:
    """Whether English knows the word in lower case, as it stands or without an ending."""
    known = lower_case_words()
    stems = (word.removesuffix(ending).lower() for ending in _ENDINGS if word.endswith(ending) and len(word) > len(ending) + 2)
    return word.lower() in known or any(stem in known or f"{stem}e" in known for stem in stems)


def _usual(text: str, runs: Sequence[Sequence[Word]]) -> dict[str, str]:
    """How the rest of the text writes each word inside its sentences, by the word in capitals."""
    shouted = {w.start() for run in runs for w in run}
    seen: defaultdict[str, Counter[str]] = defaultdict(Counter)
    before = None
    for word in _WORD.finditer(text):
        inside = before is not None and text[before : word.start()] in (" ", ", ", "-", "’", "'")
        if inside and word.start() not in shouted:
            seen[word[0].upper()][word[0]] += 1
        before = word.end()
    return {upper: forms.most_common(1)[0][0] for upper, forms in seen.items()}


def _names(text: str, run: Sequence[Word], gazetteer: Gazetteer) -> dict[int, str]:
    """The words of the run that are in the name of a known actor, as the gazetteer spells it, by where they begin."""
    begin, end = run[0].start(), run[-1].end()
    found: dict[int, str] = {}
    for hit in gazetteer.find(text[begin:end]):
        name = text[begin + hit.start : begin + hit.end]
        spelled = [s for s in gazetteer.entries[hit.actor_id].strings(hit.form) if s.upper() == name] if hit.form != "description" else []
        if name in spelled and _is_function_word(text, hit.start + begin, hit.end + begin):
            continue
        for word in _WORD.finditer(name) if spelled else ():
            best = name if name in spelled else spelled[0]
            found[begin + hit.start + word.start()] = best[word.start() : word.end()]
    return found


def _is_function_word(text: str, start: int, end: int) -> bool:
    """Whether "WHO" or "US" is the pronoun: not after "THE" and not before a word of content, where only "WHO" may still be one."""
    from spacy.lang.en.stop_words import STOP_WORDS

    if text[start:end].lower() not in STOP_WORDS or text.endswith("THE ", 0, start):
        return False
    following = _WORD.match(text, end + 1) if text[end : end + 1] == " " else None
    if following is None or following[0].lower() in STOP_WORDS:
        return True
    return text[start:end] == "WHO" and text[max(0, start - 3) : start].strip(" ,").isalpha()


def _cased(text: str, word: Word, usual: dict[str, str]) -> str:
    """The word as the rest of the text has it, else as English has it; a word that neither knows is a name or an acronym."""
    upper = word[0]
    if _is_suffix(text, word):
        return upper.lower()
    if len(upper) == 1:
        return upper.lower() if upper == "A" and text[word.end() : word.end() + 1] == " " else upper
    if usual.get(upper, upper) != upper:
        return usual[upper]
    title = upper.capitalize()
    if _ordinary(upper):
        return upper.lower()
    if title in word_forms():
        return title
    return upper if upper in word_forms() or len(upper) < 4 or not _VOWELS & set(upper) else title


def _in_place(text: str, run: Sequence[Word], read: Sequence[str], k: int) -> str:
    """The word where it stands: with a capital at the start of a sentence, and as a title or given name before a name."""
    word, new = run[k], read[k]
    line_start = text.rfind("\n", 0, word.start()) + 1
    before = text[max(line_start, word.start() - 20) : word.start()]
    if not any(c.isalnum() for c in before) or _SENTENCE_STARTS.search(before):
        return new[:1].upper() + new[1:]
    gap = text[word.end() : run[k + 1].start()] if k + 1 < len(run) else ""
    leads = gap in (" ", ". ") and read[k + 1][:1].isupper() and not read[k + 1].isupper() and _leads_to_name(word[0], run[k + 1][0])
    return new.capitalize() if new.islower() and (leads or _is_courtesy(word[0])) else new


def _is_courtesy(word: str) -> bool:
    return word.lower() in {title.rstrip(".") for title in offices().courtesy}


def _leads_to_name(word: str, following: str) -> bool:
    """Whether it is a given name, a title, an office ("PRESIDENT ALIYEV") or the first half of one ("PRIME MINISTER MODI")."""
    known, lower = offices(), word.lower()
    titles = {title.rstrip(".") for title in known.titles}
    return known.is_given(word.capitalize()) or lower in known.rows or lower in titles or f"{lower} {following.lower()}" in known.rows
