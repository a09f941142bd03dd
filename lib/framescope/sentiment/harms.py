"""What is told where praise is meant the other way: words of harm, of luxury, of remedies that are none, and what undoes a harm.

The words of ``data/lexicons/irony.toml`` count in the forms of irony that stand there (``irony``), the plainer ones of ``incongruity.toml``
wherever praise stands (``incongruity``).
"""

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache

from framescope.resources import resource

_VOWELS = "aeiou"
_KINDS = ("intent", "lack", "late", "cost", "luxury", "trifle")


@cache
def word_list(name: str) -> dict:
    """A list of ``data/lexicons``."""
    return tomllib.loads(resource("data", "lexicons", f"{name}.toml").read_text(encoding="utf-8"))


@cache
def kinds_told() -> dict[str, re.Pattern[str]]:
    """The kinds of what may be told, each as one pattern: the phrases listed, and what is made of the words of harm."""
    words = word_list("irony")["words"]
    done, now = (*verbs(words["harming"]), *words["irregular"].split()), "|".join(words["harming"].split())
    harm = "|".join(sorted({*nouns(words["harm"]), *done}, key=len, reverse=True))
    none_of_it = rf"(?:nobody|no one|none|not one|not a single|not|never|no longer|without|no) [^,.;]{{0,25}}?\b(?:{harm})"
    to_nobody = rf"(?:{harm}) (?:none|nobody|no one|not one|not a single)"
    to_one_who_did_it = rf"(?<!\[/t\] )(?<!\[/t\] , )who (?:had |has |have )?(?:{harm})"
    whole = {name: any_of(phrases) for name, phrases in words.items() if isinstance(phrases, list)}
    whole |= {
        "harm": rf"(?:{harm}|(?:to|will|would|can|could|must) (?:{now}))",
        "relief": any_of([*words["relief"], none_of_it, to_nobody, to_one_who_did_it, _ended(words["harm"], harm)]),
    }
    begun = {
        "harming_first": rf"(?:\w+ly )?{any_of([*done, *words['ills']])}",
        "harming_now": rf"(?:nobody|no one) (?:{now})e?s",
        "ills_said": rf"(?:told|informed|announced|reminded|advised|notified|explained)\b.{{0,120}}\b{any_of(words['ills'])}",
    }
    bounded = {name: pattern if pattern.startswith("(?:^") else rf"\b{pattern}\b" for name, pattern in whole.items()}
    return {name: re.compile(pattern) for name, pattern in (bounded | {name: f"^{pattern}" for name, pattern in begun.items()}).items()}


@cache
def plain_harm() -> re.Pattern[str]:
    """What is a harm in nearly every sentence, in the groups "verb", "noun" and "phrase" (``data/lexicons/incongruity.toml``)."""
    words = word_list("incongruity")
    kinds = {
        "verb": _longest_first({*verbs(words["verbs"]), *words["forms"].split(), *words["removal"], *words["neglect"]}),
        "noun": _longest_first(set(nouns(words["nouns"]))),
        "phrase": [*words["states"].split(), *(phrase for kind in _KINDS for phrase in words[kind])],
    }
    return re.compile(rf"\b(?:{'|'.join(f'(?P<{kind}>{any_of(those)})' for kind, those in kinds.items())})\b")


def _ended(harm: str, done: str) -> str:
    """An ill that is over, or that somebody ends: the verb of ending is a harm and so is its object ("sold the yacht"), together they are none.

    harm: the nouns of harm of the forms of irony; done: a pattern of harms that somebody did, as who is ended may have done.
    """
    words = word_list("incongruity")
    ill = any_of([*words["ended"], *_longest_first({*nouns(words["nouns"]), *nouns(harm)})])
    object_of_it = r"(?: (?!and|but|by|for|in|of|on|or|to|with|without)[\w-]+){0,3}"
    ends = rf"{any_of(words['ending'])}{object_of_it} (?:{ill}\b(?! (?:exits?|escapes?|doors?))|(?:that|which|who) (?:had |has |have )?(?:{done}))"
    return rf"(?:{ends}|{ill} (?:that )?(?:is|are|was|were|has|have) (?:gone|over|ended|now an?))"


def _longest_first(words: Iterable[str]) -> list[str]:
    return sorted(words, key=lambda word: (-len(word), word))


def any_of(phrases: Iterable[str]) -> str:
    """A pattern for any of these."""
    return f"(?:{'|'.join(phrases)})"


def nouns(words: str) -> Iterator[str]:
    """The words and their plurals."""
    for word in words.split():
        yield word
        yield word[:-1] + "ies" if word[-1] == "y" and word[-2] not in _VOWELS else word + ("es" if word[-1] in "sxh" else "s")


def verbs(words: str) -> Iterator[str]:
    """The forms in -ed and -ing: the others may be nouns ("fire", "bills")."""
    for word in words.split():
        stem = word.removesuffix("e")
        if re.fullmatch(r"[^aeiou]*[aeiou][^aeiouwxy]", word):
            stem += word[-1]
        yield word[:-1] + "ied" if word[-1] == "y" and word[-2] not in _VOWELS else stem + "ed"
        yield stem + "ing"
