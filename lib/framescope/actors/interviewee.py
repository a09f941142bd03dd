"""Who answers as "A" in an interview: the person whom the text around it says was spoken to, if it names one."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..parsing.questions import SPOKEN_TO
from ..parsing.turns import turns

if TYPE_CHECKING:
    from spacy.tokens import Doc


def interviewee(doc: Doc, people: Sequence[tuple[int, int, str]]) -> tuple[str, float] | None:
    """The actor_id of the person interviewed, and how sure it is in [0, 1]; None when nobody or several may be meant.

    `people` are the places (start, end, actor_id) where a person is named. What counts is the text outside the turns: a
    sentence that tells of the interview, else the headline, else the only person named before the first turn.
    """
    text = doc.text
    floor = turns(text)
    spans = [span for turn in floor for span in turn.spans]
    outside = [p for p in people if not _within(spans, p[0])]
    starts = [p[0] for p in outside]
    for sentence in doc.sents:
        if SPOKEN_TO.search(sentence.text) and not _within(spans, sentence.start_char):
            inside = outside[bisect_left(starts, sentence.start_char) : bisect_left(starts, sentence.end_char)]
            if inside:
                return inside[0][2], 0.8
    headline = text.find("\n", len(text) - len(text.lstrip()))
    for stop, confidence in ((headline, 0.7), (floor[0].label[0] if floor else 0, 0.6)):
        named = {actor_id for start, _, actor_id in outside if start < stop}
        if len(named) == 1:
            return named.pop(), confidence
    return None


def _within(spans: Sequence[tuple[int, int]], character: int) -> bool:
    """Whether a character lies in one of the spans, which are sorted and disjoint."""
    k = bisect_right(spans, character, key=lambda span: span[0]) - 1
    return k >= 0 and character < spans[k][1]
