"""Praise of somebody who does harm: irony without a form of its own.

"The publisher believes in quality journalism, which is why it has dismissed the journalists": the words praise, what is told deserves no
praise, and nothing in the sentence sets one against the other, so the praise is not meant (Riloff et al. 2013: sarcasm as a contrast of a
positive sentiment and a negative situation). Asked only where a network hears praise. The sentence must hold a word of praise too, since
networks err, and be short: a long sentence has room for praise and harm that have nothing to do with each other. No other actor may be in
it, to whom the harm could be due, and no quotation. Where the harm is mended, ended ("scrapped the tax") or another's ("rescued the
drowning"), where it befalls the target ("was jailed for her work"), or where a word of contrast stands, the praise is taken at its word.

Only the masked sentence is read, never a name. The words are in ``data/lexicons/incongruity.toml``.
"""

import re
from collections.abc import Callable
from functools import cache, lru_cache

from .harms import any_of, kinds_told, plain_harm, word_list

TOKENS, CHARACTERS = 48, 400
"""No longer sentence is read."""
_TARGET_END = "[/t]"
_ANOTHER = re.compile(r"(?<!\bin )(?<!from )(?<!at )(?<!near )\[y\]")
_JOINT = re.compile(r" [,:;–—] | - | (?:and|but|by|which|then) ")
"""Where one thing that is told ends and the next begins."""
_BEFALLS = re.compile(
    r"(?:\[/t\]|,)(?: who| has| had| have)* (?:(?:was|were|been|is|are)(?: \w+ly)? \w+(?: \w+)?|lost|died|dying|drowned)$"
)
"""A harm that the target suffers."""
_OTHER_SUBJECT = re.compile(
    r"\b(?:as|while|when|where|after|before|because|until|since|once) (?!it |he |she |they |\w+ing |\w+ed |ever |always |an? |soon |well |long )"
    r"|(?<!\[/t\] )(?<!\[/t\] , )\bwho "
    r"|\b(?:that|what|which|whom) (?:others?|another|somebody|someone|(?:the|an?)(?: \w+){1,2}) (?:else )?(?:has|have|had)\b"
    r"|(?<!\[/t\] )(?<!\[/t\] , )\b(?:that|(?<!, )which) had "
)
"""What begins a clause of another subject."""
_CALLED = re.compile(r"\[/t\] (?:is|are|was|were|remains?|proved|became) (?:an?|the|our) (?:[\w-]+ ){1,4}(?:who|that) ")
"""What the target is called, where a clause about it follows: "is a hero who …"."""
_DONE_AFTER = {
    "verb": re.compile(
        r"(?:\[/t\]|[,;:–—-]|\b(?:and|but|then|it|he|she|they|has|have|had|is|are|was|were|been|by|for|while|which|who|\w+ly|also|now|always|once|ever))"
        r"(?: \w+ly)? $"
    ),
    "noun": re.compile(
        r"(?:[:;,]|\b(?:with|by|into|and|another|more|new|has|had|bring|brought|deliver(?:s|ed)|g[ai]ve|leaves?|left|got|produced|caused?|sen[dt]|handed|earned|won))"
        r"(?: (?!and |of |to |from |for )\w+(?: - \w+)?){0,2} $"
    ),
}
"""What stands before a harm that the target does, and before one that it gives; elsewhere the word names an occasion ("the handling of the
spill") or those who suffer it ("families displaced by the war")."""


def is_incongruous(sentence: str, masked: Callable[[], str]) -> bool:
    """Whether the sentence, in which a network hears praise of the target, tells a harm of it.

    sentence: as it stands; masked: gives the masked sentence in lower case, which is asked for only where praise and harm may be there.
    """
    return _may_clash(sentence) and _clashes(masked())


@lru_cache(maxsize=64)
def _may_clash(sentence: str) -> bool:
    """Whether it is short, no quotation, and holds praise and harm; it is asked once for each target, one after the other."""
    if len(sentence) > CHARACTERS or '"' in sentence or "“" in sentence:
        return False
    plain = sentence.lower()
    return bool(_praise().search(plain) and plain_harm().search(plain))


def _clashes(masked: str) -> bool:
    if len(masked.split()) > TOKENS or _ANOTHER.search(masked) or _undone().search(masked):
        return False
    told = _CALLED.sub(f"{_TARGET_END} who ", masked[masked.index(_TARGET_END) :])
    return bool(_praise().search(masked)) and any(_is_done(told, harm) for harm in plain_harm().finditer(told))


def _is_done(told: str, harm: re.Match[str]) -> bool:
    """Whether the harm is the target's own deed, or its gift, and nothing beside it undoes it."""
    before, needed = told[: harm.start()], _DONE_AFTER.get(harm.lastgroup or "")
    if _BEFALLS.search(told[: harm.end()]) or _OTHER_SUBJECT.search(before) or (needed and not needed.search(before)):
        return False
    first = max((joint.end() for joint in _JOINT.finditer(told, 0, harm.start() + 1)), default=0)
    after = _JOINT.search(told, harm.end())
    return not kinds_told()["relief"].search(told[first : after.start() if after else len(told)])


@cache
def _praise() -> re.Pattern[str]:
    words = word_list("incongruity")
    return re.compile(rf"\b(?:(?:{'|'.join(words['praise'].split())})[\w-]*|{any_of(words['praising'])}\b)")


@cache
def _undone() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(word_list('incongruity')['undone'])}\b")
