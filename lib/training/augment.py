"""Sentences of our own making that teach what NewsMTSC's cannot: whom a judgement is aimed at.

Two actors in one sentence, one praised and one blamed; negation; passives; reported speech; bad news that is nobody's
fault; countries, companies and groups beside people. Each pattern marks its targets ``{a:+}``, ``{b:-}``, ``{a:0}``; ``{a}``
is somebody who is not asked about. Words in angle brackets come from ``vocabulary.toml``: ``<good>`` is something good that
somebody did, ``<bad doing>`` a blame as a gerund. The names mean nothing: the mention model never sees them.
"""

import math
import random
import re
import tomllib
from functools import cache
from pathlib import Path

_SLOT = re.compile(r"<([a-z ]+)>")
_ACTOR = re.compile(r"\{([abc])(?::([-+0]))?\}")
_NOT = re.compile(r"\b(did|does|do|is|was|were|has|had|have|would|could|should) not\b")
FRAMED, CONTRACTED = 0.15, 0.3
_POLARITY = {"-": -1, "0": 0, "+": 1}

Row = tuple[str, int, int, int | None]
"""A sentence, where its target begins and ends, and the polarity (-1, 0, 1) toward it; None where nobody labelled it."""


def generate(count: int, seed: int) -> list[Row]:
    """`count` rows (sentence, start, end, polarity), each capability as often as the root of the number of its patterns says."""
    rng = random.Random(seed)
    patterns = vocabulary()["patterns"]
    weights = [math.sqrt(len(some)) for some in patterns.values()]
    rows: list[Row] = []
    while len(rows) < count:
        (some,) = rng.choices(list(patterns.values()), weights)
        rows.extend(_fill(rng.choice(some), rng))
    return rng.sample(rows, count)


@cache
def vocabulary() -> dict:
    """Patterns by capability, and the words for their slots."""
    return tomllib.loads((Path(__file__).parent / "vocabulary.toml").read_text(encoding="utf-8"))


def _fill(pattern: str, rng: random.Random) -> list[Row]:
    """The rows of one pattern, one for each target that it marks."""
    words = vocabulary()["words"]
    text = _framed(pattern, rng)
    while _SLOT.search(text):
        text = _SLOT.sub(lambda slot: rng.choice(words[slot.group(1)]), text)
    cast = dict(zip("abc", rng.sample(words[rng.choice(("people", "people", "countries", "bodies", "groups"))], 3), strict=True))
    sentence, targets = "", []
    reached = 0
    for actor in _ACTOR.finditer(text):
        sentence += text[reached : actor.start()]
        name = cast[actor.group(1)]
        name = name[0].upper() + name[1:] if not sentence or sentence.endswith(". ") else name
        name = name.removeprefix("the ") if sentence.endswith("-") or text.startswith("-", actor.end()) else name
        if actor.group(2):
            targets.append((len(sentence), len(sentence) + len(name), _POLARITY[actor.group(2)]))
        sentence += name
        reached = actor.end()
    sentence += text[reached:]
    return [(sentence[0].upper() + sentence[1:], *target) for target in targets]


def _framed(pattern: str, rng: random.Random) -> str:
    """The pattern, now and then with words around it that change nothing, and with "didn't" for "did not"."""
    words = vocabulary()["words"]
    if rng.random() < CONTRACTED:
        pattern = _NOT.sub(r"\1n't", pattern).replace("cannot", "can't").replace("will not", "won't")
    if pattern.startswith("{") and rng.random() < FRAMED:
        pattern = rng.choice(words["opening"]) + pattern
    if pattern.endswith(".") and rng.random() < FRAMED:
        pattern = pattern[:-1] + rng.choice(words["closing"])
    return pattern
