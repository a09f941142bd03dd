"""Articles on one event: those of neighbouring days that share the words and the actors that few other articles have.

Each article is a bag of words and one of actors, weighted by how rare they are in the corpus (tf-idf; Salton & Buckley 1988), of which the
weightiest are kept. Two articles are alike as the cosines of both say, less the more days lie between them. Groups are merged as long as
their articles are alike on average (average linkage, as in topic detection and tracking; Allan 2002). Copies of one story
(`framescope.corpus.duplicates`) are on one event by their words.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from math import exp, log, sqrt

from ..reading.dates import iso_date

MOST_DAYS, HALF_LIFE = 7, 3.0
"""Days between two articles on one event, at most, and after how many days their likeness counts half."""

KEPT, COMMON = 80, 0.25
"""Words and actors of an article that are compared, at most; what more than this share of the articles has tells nothing."""

ACTORS = 0.3
"""How much of the likeness is that of the actors; the rest is that of the words."""

ALIKE = 0.09
"""How alike the articles of a group are, on average, at least. Chosen, with `ACTORS` and `HALF_LIFE`, on the open parts of SEESAW and BASIL."""

_WORD = re.compile(r"[^\W\d_][\w'’-]*[^\W_]")
_NAME = re.compile(r"[A-Z][\w’'-]+(?: (?:(?:of|the|de|van|al) )?[A-Z][\w’'-]+)*")


@dataclass(frozen=True)
class Told:
    """An article for its event: id, day (None where it is not known), its words and the names of its actors, with how often they stand."""

    id: str
    day: date | None
    words: Mapping[str, int]
    actors: Mapping[str, int] = field(default_factory=dict)


def told(identity: str, text: str, day: str | None, actors: Mapping[str, int] | None = None) -> Told:
    """An article by its text; without `actors`, whatever is written like a name stands for them."""
    words = Counter(_stem(w) for w in _WORD.findall(text.lower()) if len(w) > 2)
    names = actors if actors is not None else Counter(m for m in _NAME.findall(text) if not _opens(m))
    return Told(identity, _day(day), words, names)


def _opens(name: str) -> bool:
    """Whether a word with a capital is an everyday one, which begins a sentence."""
    return " " not in name and name.lower() in _everyday()


@cache
def _everyday() -> frozenset[str]:
    from ..word_forms import lower_case_words

    return lower_case_words()


def _stem(word: str) -> str:
    """A word without its plural or possessive ending: enough that the articles of an event agree."""
    return re.sub(r"(?:['’]s|s['’]|(?<=[a-z]{3})s)$", "", word)


def _day(words: str | None) -> date | None:
    iso = iso_date(words)
    return date.fromisoformat(iso) if iso and len(iso) == 10 else None


def events(articles: Iterable[Told]) -> list[int]:
    """The number of each article's event, in the order of the articles; events are numbered as they begin.

    >>> crews = "Ferry crews in Saltmouth rejected the offer of the harbour board."
    >>> events([told("a", crews, "2031-05-06"), told("b", "Rain fell on Fenwick.", "2031-05-06"), told("c", crews, "2031-05-07"), told("d", crews, "2032-05-07")])
    [0, 1, 0, 2]
    """
    found = list(articles)
    groups = _Groups(len(found))
    for likeness, one, other in sorted(_pairs(found), key=lambda pair: (-pair[0], pair[1:])):
        groups.add(one, other, likeness)
    return groups.numbers()


class _Groups:
    """Groups of articles that are merged as long as they are alike on average; pairs must come with the most alike first."""

    def __init__(self, count: int) -> None:
        self._of = list(range(count))
        self._members = {i: [i] for i in range(count)}
        self._between: dict[tuple[int, int], list[float]] = defaultdict(list)

    def add(self, one: int, other: int, likeness: float) -> None:
        a, b = sorted((self._of[one], self._of[other]))
        if a == b:
            return
        self._between[a, b].append(likeness)
        if sum(self._between[a, b]) / (len(self._members[a]) * len(self._members[b])) >= ALIKE:
            self._merge(a, b)

    def _merge(self, a: int, b: int) -> None:
        for member in self._members[b]:
            self._of[member] = a
        self._members[a] += self._members.pop(b)
        for pair in [pair for pair in self._between if b in pair]:
            rest = next((i for i in pair if i != b), b)
            known = self._between.pop(pair)
            if rest != a:
                low, high = sorted((a, rest))
                self._between[low, high] += known

    def numbers(self) -> list[int]:
        names: dict[int, int] = {}
        return [names.setdefault(group, len(names)) for group in self._of]


def _pairs(articles: Sequence[Told]) -> Iterator[tuple[float, int, int]]:
    """The pairs of articles of neighbouring days that share anything, with how alike they are."""
    words = _weighted([a.words for a in articles])
    actors = _weighted([a.actors for a in articles])
    holders: dict[str, list[int]] = defaultdict(list)
    for i, article in enumerate(articles):
        shared: set[int] = set()
        for key in (*words[i], *(f"@{name}" for name in actors[i])):
            shared.update(j for j in holders[key] if _factor(article, articles[j]) > 0)
            holders[key].append(i)
        for j in shared:
            alike = (1 - ACTORS) * _cosine(words[i], words[j]) + ACTORS * _cosine(actors[i], actors[j])
            if alike > 0:
                yield alike * _factor(article, articles[j]), j, i


def _factor(one: Told, other: Told) -> float:
    """What days between two articles leave of their likeness; nothing beyond `MOST_DAYS`, all where a day is not known."""
    if one.day is None or other.day is None:
        return 1.0
    days = abs((one.day - other.day).days)
    return exp(-log(2) * max(0, days - 1) / HALF_LIFE) if days <= MOST_DAYS else 0.0


def _weighted(bags: Sequence[Mapping[str, int]]) -> list[dict[str, float]]:
    """The weightiest entries of each bag, by how often they stand in it and how few bags have them; each of length 1."""
    held = Counter(key for bag in bags for key in bag)
    most = max(3.0, COMMON * len(bags))
    out = []
    for bag in bags:
        weights = {key: (1 + log(n)) * log(1 + len(bags) / held[key]) for key, n in bag.items() if n > 0 and held[key] <= most}
        top = dict(sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:KEPT])
        length = sqrt(sum(w * w for w in top.values())) or 1.0
        out.append({key: w / length for key, w in top.items()})
    return out


def _cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    short, long = (one, other) if len(one) < len(other) else (other, one)
    return sum(weight * long[key] for key, weight in short.items() if key in long)


def b_cubed(found: Sequence[int], right: Sequence[object]) -> tuple[float, float, float]:
    """Precision, recall and F1 of a grouping, an article at a time (B-cubed; Bagga & Baldwin 1998).

    >>> b_cubed([0, 0, 1], ["a", "a", "a"])
    (1.0, 0.5555555555555555, 0.7142857142857143)
    """
    both = Counter(zip(found, right, strict=True))
    sizes, true = Counter(found), Counter(right)
    precision = sum(n * n / sizes[group] for (group, _), n in both.items()) / len(found)
    recall = sum(n * n / true[event] for (_, event), n in both.items()) / len(found)
    return precision, recall, 2 * precision * recall / (precision + recall)
