"""Irony that its construction tells: praise, a promise or mock surprise in form, a harm in what is told.

"How thoughtful of X to raise the rent": a form that praises, filled with what nobody would be praised for (Riloff et al. 2013; Utsumi 2000).
The forms and the words of harm are in ``data/lexicons/irony.toml``, which says how they are written. A form alone says nothing ("how
thoughtful of X to bring soup"), but for a few idioms that are ironic whatever fills them ("so much for X's promise"; Nunberg, Sag & Wasow
1994); where what is told undoes a harm ("to waive the fees"), it is taken at its word: irony that is found where none is meant is worse than
irony that is missed. Irony that only knowledge of the world tells is not found.

Only the masked sentence is read, never a name.
"""

import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from framescope.resources import resource

BEFORE, AFTER = 300, 500
"""So many characters before and after the target are read."""
_TARGET = r"\[t\] [^,;:]{1,80}?\[/t\]"
_UNDONE = frozenset({"harm", "ills", "harming_first", "ills_said", "luxury"})
"""What is told of these kinds may be undone by a word beside it."""
_MARKS = str.maketrans("“”‘’", "\"\"''")
_VOWELS = "aeiou"


@dataclass(frozen=True)
class Frame:
    """A form that praises: the words one of which it holds, its pattern, and what must be told in it (nothing: an idiom)."""

    cue: re.Pattern[str]
    pattern: re.Pattern[str]
    told: tuple[str, ...]


def is_ironic(sentence: str, masked: Callable[[], str]) -> bool:
    """Whether a form of irony scorns the target.

    sentence: as it stands; masked: gives the masked sentence in lower case, which is asked for only where a form may be there.
    """
    frames = _frames_cued(sentence)
    if not frames:
        return False
    text = _near_target(masked())
    return any(_fits(frame, text) for frame in frames)


@lru_cache(maxsize=64)
def _frames_cued(sentence: str) -> tuple[Frame, ...]:
    """The frames a word of which the sentence holds; it is asked once for each target, one after the other."""
    plain = sentence.lower().translate(_MARKS)
    return tuple(frame for frame in _frames() if frame.cue.search(plain)) if _any_cue().search(plain) else ()


def _near_target(text: str) -> str:
    at = text.find("[t]")
    return text[max(0, at - BEFORE) : at + AFTER]


def _fits(frame: Frame, text: str) -> bool:
    found = frame.pattern.search(text)
    if found is None:
        return False
    if not frame.told:
        return True
    ground = found.groupdict().get("ground")
    return any(_holds(kind, text if ground is None else ground) for kind in frame.told)


def _holds(kind: str, ground: str) -> bool:
    """Whether what is told holds a word of the kind, and nothing that undoes it."""
    return bool(_groups()[kind].search(ground)) and not (kind in _UNDONE and _groups()["relief"].search(ground))


@cache
def _data() -> dict:
    return tomllib.loads(resource("data", "lexicons", "irony.toml").read_text(encoding="utf-8"))


@cache
def _any_cue() -> re.Pattern[str]:
    return re.compile("|".join(dict.fromkeys(cue for frame in _data()["frames"] for cue in frame["cue"].split("|"))))


@cache
def _frames() -> tuple[Frame, ...]:
    named = {name: f"(?:{'|'.join(words.split())})" for name, words in _data()["words"].items() if isinstance(words, str)}
    return tuple(
        Frame(
            re.compile(frame["cue"]),
            re.compile(re.sub(r"\{([a-z]+|T)\}", lambda m: _TARGET if m[1] == "T" else named[m[1]], frame["pattern"])),
            tuple(frame.get("told", "").split()),
        )
        for frame in _data()["frames"]
    )


@cache
def _groups() -> dict[str, re.Pattern[str]]:
    """The kinds of what may be told, each as one pattern: the phrases listed, and what is made of the words of harm."""
    words = _data()["words"]
    done, now = (*_verbs(words["harming"]), *words["irregular"].split()), "|".join(words["harming"].split())
    harm = "|".join(sorted({*_nouns(words["harm"]), *done}, key=len, reverse=True))
    none_of_it = rf"(?:nobody|no one|none|not one|not a single|not|never|no longer|without|no) [^,.;]{{0,25}}?\b(?:{harm})"
    to_one_who_did_it = rf"who (?:had |has |have )?(?:{harm})"
    whole = {name: _any_of(phrases) for name, phrases in words.items() if isinstance(phrases, list)}
    whole |= {
        "harm": rf"(?:{harm}|(?:to|will|would|can|could|must) (?:{now}))",
        "relief": _any_of([*words["relief"], none_of_it, to_one_who_did_it]),
    }
    begun = {
        "harming_first": rf"(?:\w+ly )?{_any_of([*done, *words['ills']])}",
        "harming_now": rf"(?:nobody|no one) (?:{now})e?s",
        "ills_said": rf"(?:told|informed|announced|reminded|advised|notified|explained)\b.{{0,120}}\b{_any_of(words['ills'])}",
    }
    bounded = {name: pattern if pattern.startswith("(?:^") else rf"\b{pattern}\b" for name, pattern in whole.items()}
    return {name: re.compile(pattern) for name, pattern in (bounded | {name: f"^{pattern}" for name, pattern in begun.items()}).items()}


def _any_of(phrases: list[str]) -> str:
    return f"(?:{'|'.join(phrases)})"


def _nouns(words: str) -> Iterator[str]:
    for word in words.split():
        yield word
        yield word[:-1] + "ies" if word[-1] == "y" and word[-2] not in _VOWELS else word + ("es" if word[-1] in "sxh" else "s")


def _verbs(words: str) -> Iterator[str]:
    """The forms in -ed and -ing: the others may be nouns ("fire", "bills")."""
    for word in words.split():
        stem = word.removesuffix("e")
        if re.fullmatch(r"[^aeiou]*[aeiou][^aeiouwxy]", word):
            stem += word[-1]
        yield word[:-1] + "ied" if word[-1] == "y" and word[-2] not in _VOWELS else stem + "ed"
        yield stem + "ing"
