"""Irony that its construction tells: praise, a promise or mock surprise in form, a harm in what is told.

"How thoughtful of X to raise the rent": a form that praises, filled with what nobody would be praised for (Riloff et al. 2013; Utsumi 2000).
The forms and the words of harm are in ``data/lexicons/irony.toml``, which says how they are written. A form alone says nothing ("how
thoughtful of X to bring soup"), but for a few idioms that are ironic whatever fills them ("so much for X's promise"; Nunberg, Sag & Wasow
1994); where what is told undoes a harm ("to waive the fees"), it is taken at its word: irony that is found where none is meant is worse than
irony that is missed. Irony that only knowledge of the world tells is not found.

Only the masked sentence is read, never a name.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache

from .harms import kinds_told, plain_harm, word_list

BEFORE, AFTER = 300, 500
"""So many characters before and after the target are read."""
_TARGET = r"\[t\] [^,;:]{1,80}?\[/t\]"
_UNDONE = frozenset({"harm", "ills", "harming_first", "ills_said", "luxury"})
"""What is told of these kinds may be undone by a word beside it."""
_MARKS = str.maketrans("“”‘’", "\"\"''")


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
    told = kinds_told()[kind].search(ground) or (kind == "harm" and plain_harm().search(ground))
    return bool(told) and not (kind in _UNDONE and kinds_told()["relief"].search(ground))


@cache
def _any_cue() -> re.Pattern[str]:
    """Every cue begins with a word or a mark, never inside a word: most places of a sentence need no look."""
    cues = dict.fromkeys(frame.cue.pattern for frame in _frames())
    return re.compile(rf"(?<![a-z])(?:{'|'.join(cues)})")


@cache
def _frames() -> tuple[Frame, ...]:
    named = {name: f"(?:{'|'.join(words.split())})" for name, words in word_list("irony")["words"].items() if isinstance(words, str)}

    def written_out(pattern: str) -> re.Pattern[str]:
        return re.compile(re.sub(r"\{([a-z]+|T)\}", lambda m: _TARGET if m[1] == "T" else named[m[1]], pattern))

    return tuple(
        Frame(written_out(frame["cue"]), written_out(frame["pattern"]), tuple(frame.get("told", "").split()))
        for frame in word_list("irony")["frames"]
    )
