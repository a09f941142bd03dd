"""Names that bodies of several countries bear: "Senate", "House", "Congress", "Supreme Court", "Democrats".

An entry lists such names as ``shared``. One of them means the entry's body only where nothing speaks for another's:

- inside a longer name it is part of that name ("National Democratic Congress", "Liberal Democrats", "Opera House");
- beside a country it is that country's ("Nigeria's Senate", "the Supreme Court of India"), beside a state of the United States
  that state's ("the Maine House"), unless a seat in it is meant ("the Ohio Senate race");
- else it is whose the last one that is told was, and by itself the entry's, unless the text names other countries and
  nothing of the entry's, or is of a state's own politics.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .actor_files import Entry
    from .gazetteer import Hit

AMERICAN = "united-states"
_BEFORE = re.compile(r"(?P<words>(?:[\w.'’&-]+ ){1,3})$")
_AFTER = re.compile(r"\s?(?P<words>(?:[\w.'’&-]+ ?){1,4})")
_POSSESSIVE = ("'s", "’s", "s'", "s’")
_FAMILIES = frozenset({
    "Liberal", "Social", "Christian", "National", "Free", "New", "United", "European", "Sweden", "Popular", "Progressive", "Radical", "Centre",
    "Center", "Green", "Constitutional", "Independent", "People's", "People’s", "Peoples'", "Revolutionary", "Scottish", "Welsh", "Ulster", "Union",
})  # fmt: skip
"""What stands before the name of a party in another party's name."""
_PARTY_TAILS = frozenset({
    "Alliance", "Unionist", "Unionists", "Union", "Movement", "Front", "Forces", "Coalition", "Left", "Socialist", "Socialists", "Labour",
    "Republic", "Guard", "Army", "Choice", "Change", "Congress", "Rally", "Centre", "League", "Bloc", "Progressive", "Opposition",
})  # fmt: skip
_HOUSE_TAILS = frozenset({"Party", "party", "Street", "Square", "Hill", "Road", "Hotel", "Building", "Group", "Museum"})
_SEATS = frozenset("race seat candidate campaign contest primary runoff bid hopeful nominee nomination delegation".split())  # noqa: SIM905
_DAYS = frozenset("Monday Tuesday Wednesday Thursday Friday Saturday Sunday Former The A An".split())  # noqa: SIM905
_FEDERAL = re.compile(r"\b(?:federal|President|White House|Capitol Hill|Washington|D\.C\.|Pentagon|midterms?|(?:Sens?|Reps?)\.)")
_AMERICANS = re.compile(r"\((?:R|D)[-–)]|, (?:R|D)-[A-Z]|\bGOP\b|\b(?:Sens?|Reps?)\. [A-Z]|\bCapitol Hill\b|\b[Cc]ongress(?:man|woman)\b")
_OF_A_STATE = re.compile(r"\b(?:[Gg]overnor|Gov\.|[Ss]tatehouse|[Ss]tate (?:senat|rep|legis|lawmaker|house|capitol)\w*|[Ll]egislature)")


@dataclass(frozen=True)
class Setting:
    """Where a text plays: its known names in order, those of them that could be others', and the states that it names.

    ``hits`` are all hits of the text, ``states`` the places (end → start) of American states, ``known`` the countries of which it is,
    where that is known from elsewhere.
    """

    text: str
    hits: Sequence[Hit]
    entries: Mapping[str, Entry]
    states: Mapping[int, int]
    known: frozenset[str] | None = None

    def country(self, hit: Hit) -> str | None:
        """The country whose the hit is, if it is any's."""
        entry = self.entries[hit.actor_id]
        side = self.entries.get(entry.side) if entry.side else None
        return entry.side if side is not None and side.kind == "country" else entry.country

    @cached_property
    def clear(self) -> frozenset[str]:
        """The countries of which the text names something that nobody else's is called."""
        if self.known is not None:
            return self.known
        plain = (h for h in self.hits if not self.is_shared(h) and h.form != "description")
        own = {country for h in plain if (country := self.country(h)) is not None}
        if self.states or _AMERICANS.search(self.text):
            own.add(AMERICAN)
        return frozenset(own)

    def is_shared(self, hit: Hit) -> bool:
        """Whether others are called so too."""
        return self.text[hit.start : hit.end] in self.entries[hit.actor_id].shared

    @cached_property
    def in_a_state(self) -> bool:
        """Whether the text is of the politics of an American state, and of nothing above it."""
        named = any(h.actor_id == AMERICAN for h in self.hits)
        return bool(self.states) and not named and not _FEDERAL.search(self.text) and bool(_OF_A_STATE.search(self.text))

    def decided(self) -> list[Hit]:
        """The hits, without those of shared names that are another's."""
        ends = {h.end: h for h in self.hits}
        told: dict[bool, list[tuple[int, bool]]] = {True: [], False: []}
        open_: list[Hit] = []
        out: set[Hit] = set()
        for hit in self.hits:
            if not self.is_shared(hit):
                if self.entries[hit.actor_id].shared:
                    told[self._is_chamber(hit)].append((hit.start, True))
                continue
            before, after = self._around(hit)
            if self._inside_longer(hit, before, after, ends, out):
                out.add(hit)
                continue
            own = self._beside(hit, before, after, ends)
            if own is None:
                open_.append(hit)
            else:
                told[self._is_chamber(hit)].append((hit.start, own))
                out |= set() if own else {hit}
        out |= {hit for hit in open_ if not self._by_itself(hit, told[self._is_chamber(hit)])}
        return [hit for hit in self.hits if hit not in out]

    def _by_itself(self, hit: Hit, told: Sequence[tuple[int, bool]]) -> bool:
        """Whether a shared name that nothing stands beside is the entry's own."""
        if told:
            return told[max(0, bisect_right(told, hit.start, key=lambda pair: pair[0]) - 1)][1]
        country = self.country(hit)
        if country is None or (self.in_a_state and self._is_chamber(hit)):
            return country is None
        return country in self.clear or not self.clear

    def _is_chamber(self, hit: Hit) -> bool:
        return self.entries[hit.actor_id].side == AMERICAN

    def _around(self, hit: Hit) -> tuple[list[str], list[str]]:
        """The words right before and right after the hit, on its line."""
        before, after = _BEFORE.search(self.text, max(0, hit.start - 60), hit.start), _AFTER.match(self.text, hit.end, hit.end + 60)
        return before["words"].split() if before else [], after["words"].split() if after else []

    def _beside(self, hit: Hit, words: list[str], follow: list[str], ends: Mapping[int, Hit]) -> bool | None:
        """True or False as what stands beside the name tells whose it is; None where nothing does."""
        country = self._owner(hit, words, ends) or self._place(hit, follow)
        if country is not None:
            return country == self.country(hit)
        if self._is_chamber(hit) and self._state_beside(hit, words, follow):
            return False
        return None

    def _inside_longer(self, hit: Hit, words: list[str], follow: list[str], ends: Mapping[int, Hit], out: set[Hit]) -> bool:
        """Whether the name is only part of another's."""
        neighbour, last = ends.get(hit.start - 1), words[-1] if words else ""
        if neighbour in out:
            return True
        tail = follow[0].strip(".,") if follow else ""
        party = not self._is_chamber(hit) and self.entries[hit.actor_id].side is None
        if party and self.text[hit.start : hit.end].startswith(("Democrat", "Republican")):
            return last in _FAMILIES or tail in _PARTY_TAILS
        if tail in _HOUSE_TAILS or (tail == "of" and len(follow) > 1 and follow[1][:1].isupper() and self._place(hit, follow) is None):
            return True
        plain = not last or not last[:1].isupper() or last in _DAYS or neighbour is not None or (hit.start - 1) in self.states
        ends_before = last.endswith((*_POSSESSIVE, "led", ".", "!", "?", ":"))
        return not (plain or ends_before or self._opens(hit.start - len(last) - 1) or self._in_headline(hit))

    def _in_headline(self, hit: Hit) -> bool:
        """Whether the line has a capital on nearly all of its longer words, so that capitals tell nothing."""
        start, end = self.text.rfind("\n", 0, hit.start) + 1, self.text.find("\n", hit.end)
        line = self.text[start : end if end >= 0 else None].rstrip()
        words = [w for w in line.split() if len(w) > 3]
        return len(words) > 2 and not line.endswith((".", "!", "?")) and sum(w[0].isupper() for w in words) >= 0.8 * len(words)

    def _opens(self, start: int) -> bool:
        """Whether a sentence or line begins there."""
        before = self.text[:start].rstrip(" \"“'‘(")[-1:]
        return before in {"", ".", "!", "?", "\n", ":", "—", "–"} or self.text[:start].endswith("\n")

    def _owner(self, hit: Hit, words: list[str], ends: Mapping[int, Hit]) -> str | None:
        """The country right before the name: "Nigeria's", "Nigerian", "Nigeria's lower"."""
        end = hit.start - 1
        for word in (None, *reversed(words)):
            end -= 0 if word is None else len(word) + 1
            for stop in (end, end - 2 if self.text[:end].endswith(("'s", "’s")) else end):
                if stop in ends and not self.is_shared(ends[stop]):
                    return self.country(ends[stop])
            if word is None and words and words[-1][:1].islower():
                continue
            if word is None or not word[:1].islower() or word in {"the", "and", "of", "in", "to", "by", "for"}:
                break
        return None

    def _place(self, hit: Hit, follow: list[str]) -> str | None:
        """The country right after the name: "of Nigeria", "in Abuja"."""
        if not follow or follow[0] not in {"of", "in"}:
            return None
        start = self.text.index(follow[0], hit.end) + len(follow[0]) + 1
        start += 4 if self.text.startswith("the ", start) else 0
        found = bisect_left(self.hits, start, key=lambda h: h.start)
        inside = found < len(self.hits) and self.hits[found].start == start and not self.is_shared(self.hits[found])
        return self.country(self.hits[found]) if inside else None

    def _state_beside(self, hit: Hit, words: list[str], follow: list[str]) -> bool:
        """Whether the chamber or court is a state's own: "Maine's House", "the state Senate", "the Senate of Texas"."""
        if follow and follow[0].strip(".,") in _SEATS:
            return False
        last = words[-1] if words else ""
        possessive = 2 if last.endswith(("'s", "’s")) else 0
        if last == "state" or (hit.start - 1 - possessive) in self.states:
            return True
        start = hit.end + 4
        return bool(follow) and follow[0] == "of" and start in set(self.states.values())
