"""Whether a clause is told as a fact: not denied, supposed, wished for, asked or feared.

"Fenwick attacked the town" says that it did; "Fenwick could attack", "if Fenwick attacks", "Fenwick was urged to attack", "to prevent
Fenwick from attacking" and "Did Fenwick attack?" do not. An infinitive is a fact where the verb above it says so: of trying, going
on and managing, not of wanting and of being asked (implicative verbs: Karttunen 1971).
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from framescope.terms.understood import words

if TYPE_CHECKING:
    from spacy.tokens import Token

MAX_STEPS = 8
_NEVER = words("never no neither nor hardly barely scarcely none nobody")
_MODALS = words("would could may might can should will shall must 'll 'd ca wo")
_SUPPOSING = words("if unless whether lest until before")
_NOT_DONE = words("without from against instead than")
_UNREAL = words(
    """
    risk fear danger threat possibility chance option prospect prevent stop avoid plan proposal bid evidence proof sign suggestion hint
    intention desire need power ability right permission order
    """
)
"""Nouns of what may be."""
_PERHAPS = words("risk fear danger threat possibility chance prospect victim prevention absence lack potential")
"""Nouns that say of a deed that it may be done, or that it is not."""
_REAL = words(
    """
    accuse attempt begin blame bother choose come conspire continue contrive convict dare decide get go guilty happen help keep manage move
    opt persist plot prefer proceed resort seek start tend try use
    """
)
"""Verbs and adjectives whose infinitive is done, or set about."""
_DENYING = words("deny refute")
_DOUBTING = words("doubt question wonder ask disbelieve")


def is_told(word: Token) -> bool:
    """Whether the clause that the word stands in, or heads, is told as a fact."""
    if _is_asked(word):
        return False
    for _ in range(MAX_STEPS):
        if is_negated(word) or _is_supposed(word):
            return False
        above = _above(word)
        if above is None or isinstance(above, bool):
            return above is None or above
        word = above
    return True


def is_negated(word: Token) -> bool:
    """Whether a word of negation belongs to it, or to its subject: "no", "never"; the parser hangs some on the auxiliary."""
    if any(c.dep_ == "neg" or c.lower_ in _NEVER for c in word.children):
        return True
    subjects = (c for c in word.children if c.dep_ in ("nsubj", "nsubjpass"))
    return any(s.lower_ in _NEVER or any(c.dep_ == "det" and c.lower_ in _NEVER for c in s.children) for s in subjects)


def _is_asked(word: Token) -> bool:
    """Whether the sentence is a question; a quotation within it that asks is none of the writer's."""
    doc, sentence = word.doc, word.sent
    last = [*islice((doc[i] for i in range(sentence.end - 1, sentence.start - 1, -1) if not doc[i].is_space), 2)]
    return any(t.text == "?" for t in last) and all(t.text not in "\"”'’" for t in last)


def _is_supposed(word: Token) -> bool:
    return any((c.dep_ == "aux" and c.lower_ in _MODALS) or (c.dep_ == "mark" and c.lower_ in _SUPPOSING) for c in word.children)


def _is_infinitive(word: Token) -> bool:
    return word.tag_ == "VB" or any(c.dep_ == "aux" and c.lower_ == "to" for c in word.children)


def _above(word: Token) -> Token | bool | None:
    """The word whose telling decides further up; whether it is told, where the construction decides; None at the top."""
    head, dep = word.head, word.dep_
    if head.i == word.i or dep in ("relcl", "parataxis"):
        return None
    if dep in ("xcomp", "advcl", "acl", "ccomp") and _is_infinitive(word) and word.pos_ in ("VERB", "AUX"):
        return head if head.lemma_.lower() in _REAL else False
    if dep in ("pcomp", "prep"):
        return _behind_preposition(word, head)
    if dep in ("ccomp", "acl") and head.lemma_.lower() in _DOUBTING | _UNREAL:
        return False
    return _by_place(word, head)


def _behind_preposition(word: Token, head: Token) -> Token | bool:
    if word.lower_ in _NOT_DONE or head.lower_ in _NOT_DONE or head.lemma_.lower() in _UNREAL:
        return False
    return head


def _by_place(word: Token, head: Token) -> Token | None:
    """Up from what a verb governs or is joined to; not from a noun phrase, which is presupposed, nor from what is said."""
    if word.dep_ == "conj":
        own = any(c.dep_ in ("nsubj", "nsubjpass") for c in word.children)
        return None if own or head.pos_ not in ("VERB", "AUX") else head
    if word.dep_ in ("ccomp", "xcomp", "acomp", "attr", "oprd") or (word.dep_ == "advcl" and word.tag_ == "VBG"):
        return head
    return None


def governing_nouns(noun: Token) -> list[Token]:
    """The nouns of which it tells what they are of: of "interference" in "evidence of interference", the word "evidence"."""
    found: list[Token] = []
    while noun.dep_ in ("pobj", "conj") and len(found) < MAX_STEPS:
        noun = noun.head if noun.dep_ == "conj" else noun.head.head
        if noun.pos_ == "NOUN":
            found.append(noun)
    return found


def is_presupposed(noun: Token) -> bool:
    """Whether a noun's deed is taken for granted: not where there is none of it, no evidence of it, or only a risk of it."""
    above = governing_nouns(noun)
    return not any(is_negated(t) or t.lemma_.lower() in _PERHAPS for t in (noun, *above)) and not any(
        t.dep_ in ("attr", "dobj") and t.head.lemma_.lower() in ("be", "find", "see") and is_negated(t.head) for t in above
    )


def is_denied(word: Token) -> bool:
    """Whether it stands under a verb of denying: "denied stealing", "denies that it attacked", "denied any fraud"."""
    for _ in range(MAX_STEPS):
        if word.head.i == word.i or word.dep_ in ("nsubj", "nsubjpass", "relcl"):
            return False
        word = word.head
        if word.lemma_.lower() in _DENYING:
            return not is_negated(word)
    return False
