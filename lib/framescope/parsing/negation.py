"""Which words of a clause are negated, by the parse; and how a word list's reader is made to hear it.

TextBlob and VADER look for a negating word one to three words to the left, so that "No evidence of fraud was found" stays
negative (twice: VADER scores "no" itself). Here the scope comes from the parse: "not", "never" and their verb's
complements; "no" and "neither" and everything in their noun phrase; "without", "lack of", "absence of", "free of",
"cleared of", "acquitted of" and what they govern. Scope within the clause is the usual rule (Morante & Blanco 2012).

What is heard: a negated positive word is turned ("not honest" is negative), a negated negative word counts as nothing
("not corrupt" is no praise), and so does a positive word negated together with it ("did not support the fraud"). This
asymmetry is what raters show (Kiritchenko & Mohammad 2016, "The Effect of Negators, Modals, and Degree Adverbs on
Sentiment Composition").
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

DETERMINERS = frozenset({"no", "neither", "zero"})
GOVERNORS = frozenset({"without"})
ABSENCE = frozenset({"lack", "absence", "free", "clear", "acquit", "exonerate", "absolve", "innocent"})
DOWN = frozenset({"acomp", "attr", "oprd", "dobj", "xcomp", "amod", "prep", "pobj", "pcomp", "compound", "conj", "advmod", "acl"})
NOTHING = "something"


@dataclass(frozen=True)
class Clause:
    """A clause as an instrument reads it: its words with names masked, where the target stands, what is negated.

    `words` as spaCy cuts them (a hyphen is one); `target` the half-open range of the target's words; `negators` the
    positions of negating words whose scope is known, `negated` the positions in their scope.
    """

    words: tuple[str, ...]
    target: tuple[int, int]
    negators: frozenset[int] = frozenset()
    negated: frozenset[int] = frozenset()

    @property
    def text(self) -> str:
        """The clause as plain text, a space between any two words, so that readers of words see each by itself."""
        return " ".join(self.words)


def scope(tokens: Sequence[Token]) -> tuple[set[int], set[int]]:
    """(negators, negated): document positions of "not", "no", "without" … among `tokens`, and of the tokens in scope.

    Words of absence ("lack", "cleared") negate without being negators: they have a meaning of their own that stays.
    """
    negators, negated = set(), set()
    inside = {t.i for t in tokens}
    for token in tokens:
        roots = _roots(token)
        if roots and token.lemma_ not in ABSENCE:
            negators.add(token.i)
        stack = [root for root in roots if root.i in inside]
        while stack:
            word = stack.pop()
            if word.i not in negated:
                negated.add(word.i)
                stack += [c for c in word.children if c.i in inside and c.dep_ in DOWN]
    return negators, negated - negators


def _roots(token: Token) -> list[Token]:
    """The tokens from which the scope of a negating word spreads downwards; none when the token negates nothing."""
    lower = token.lower_
    if token.dep_ == "neg" or (lower in DETERMINERS and token.dep_ == "det"):
        return [token.head]
    if lower in GOVERNORS and token.dep_ == "prep":
        return [c for c in token.children if c.dep_ in ("pobj", "pcomp")]
    if token.lemma_ in ABSENCE:
        return [c for c in token.children if c.dep_ == "prep" and c.lower_ in ("of", "from")]
    return []


def hear(clause: Clause, valence: Callable[[str], float]) -> str:
    """The clause's text for a reader of words that scores them by `valence`: with what the parse says about negation.

    Negating words whose scope is known go; in their scope negative words become words without valence and, where there are
    none, positive ones are preceded by "not".
    """
    if not clause.negated:
        return clause.text
    values = {i: valence(clause.words[i].lower()) for i in clause.negated}
    denied = min(values.values(), default=0.0) < 0
    pieces = []
    for i, word in enumerate(clause.words):
        if values.get(i) and denied:
            pieces.append(NOTHING)
        elif i not in clause.negators:
            pieces += ["not", word] if values.get(i) else [word]
    return " ".join(pieces)
