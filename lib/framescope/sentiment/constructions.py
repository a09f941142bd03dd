"""Mentions whose tone the construction decides, whatever a network makes of the words around them.

A name that is part of a compound ("the Azerbaijani-Armenian war", "anti-Baku moves") only tells which war, which moves: what is said of
these is not said of it. Somebody who did not answer ("X did not immediately respond to a request for comment") is in that sentence
only as one who was asked: a formula of the trade by which a reporter shows that he did ask. A sentence counts as one only where it
holds nothing else: neither a second predicate nor a word about the party that is not in the formulas. And praise in form that tells a
harm scorns ("so much for X's promise", "promised jobs and delivered layoffs"): ``irony`` where the form tells it, ``incongruity`` where
a network hears praise of one who does harm.

All look at the masked sentence or at what touches the name, never at the name.
"""

import re
from collections.abc import Sequence
from functools import cache

import numpy as np

from .incongruity import is_incongruous
from .irony import is_ironic
from .masking import Span, mask

Shares = tuple[float, float, float]
NO_TONE: Shares = (0.02, 0.96, 0.02)
SCORN: Shares = (0.9, 0.07, 0.03)
"""Negative, neutral, positive."""
PRAISED_FROM = 0.1
"""A network hears some praise from this probability of positive on."""

_JOINED_AFTER = re.compile(r"[-–][A-Z]\w*(?:[-–]\w+)*(?= [^\W\d])")
_JOINED_BEFORE = re.compile(r"(?:^|[^\w-])(?:[A-Z]\w*|[Aa]nti|[Pp]ro|[Nn]on|[Pp]ost|[Pp]re)[-–]$")
_FUNCTION_WORDS = """
a an and are as at but by can could did do does for from had has have he her his if in into is it its may might must not of on or
    said says shall she should than that the their they to was we were who will with would you
"""
_NO_NOUN = frozenset(_FUNCTION_WORDS.split())

_PARTY_WORDS = """
a an the his her its their of for at from to with by and or nor both neither other several two left sent made
spokesman spokeswoman spokesperson spokespeople spokesmen representative representatives official officials aide aides adviser advisers
lawyer lawyers attorney attorneys agent agents publicist manager office offices campaign press communications media team staff company
department ministry embassy police headquarters family union officer director
message messages call calls phone email emails e mail text texts request requests inquiry inquiries question questions letter letters
attempt attempts effort efforts reach contact list seeking comment listed number no one nobody anybody anyone
"""
_REST_WORDS = """
a an the to for from by on in at of over with or our his her its their any all this last late early until
request requests comment comments message messages email emails e mail phone call calls text texts letter letters question questions
inquiry inquiries voicemail voicemails interview interviews seeking multiple several repeated numerous written left sent made further
publicly immediately right away yet so far either time times press reporters reporter news media outlets details statement
monday tuesday wednesday thursday friday saturday sunday yesterday today tonight week weeks month year day days hours morning afternoon
evening weekend deadline publication case cases individual pending litigation personnel matters matter specific ongoing
"""
_AUX = r"(?:(?:did|does|do|has|have|had|would|could|will|was|were|is|are)(?: not| never)|(?:did|does|do|has|have|had|would|could|wo|was|were|is|are)n ' t)"
_SOON = r"(?: (?:immediately|yet|publicly|previously|so far|also|directly|promptly|formally|once))*"

_REPLYING = """
respond repl answer return comment react elaborat reach contact locat available say said confirm specif discuss identif provid giv releas issu
offer take mad
"""


def _any_of(words: str) -> str:
    return "(?:" + "|".join(sorted(words.split(), key=len, reverse=True)) + ")"


_UNDONE = rf"(?:\b(?:not|never)|n['’]t){_SOON}(?: be)?{_SOON} {_any_of(_REPLYING)}".replace(" ", r"\s+")
_HINT = re.compile(
    rf"\b(?:no(?:r|body)?\b|neither|declin|refus|silent|yet to|un(?:available|answered|returned|successful))|{_UNDONE}", re.IGNORECASE
)
"""What each formula has in it: no other sentence is masked once more."""

_REST = rf"(?:,? {_any_of(_REST_WORDS)}|,? \[y\])*(?: (?:about|regarding|concerning|on|over)(?: [\w'\[\]]+){{1,7}})?"
_ANSWER = r"(?: (?:any|a|an|further|more|many|other))* (?:reason|detail|information|explanation|comment|answer|figure|number|date|timeline|copy|statement|interview|question|reply|response)s?"
_CONTENT = r"(?: (?!and\b|but\b|sorry\b|while\b|because\b)[\w'\[\]]+){0,10}"
_OPENING = r"(?:(?:asked|contacted|reached|approached)[^,]{0,60} , |(?:on|last|late|early) \w+(?: \w+)? , )?"
_PARTY = rf"(?:{_any_of(_PARTY_WORDS)} |\[y\] )*\[t\] [^,;:]{{1,60}}? \[/t\](?: ' s?)?(?: {_any_of(_PARTY_WORDS)}| \[y\])*(?: , (?:through|asked|contacted|reached|approached|via|on|in) [^,]{{1,50}} ,)?"
_SILENT = (
    rf"{_AUX}{_SOON} (?:respond(?:ed)?|repl(?:y|ied)|answer(?:ed)?|return(?:ed)?|comment(?:ed)?|react(?:ed)?|elaborated?){_REST}",
    rf"{_AUX}{_SOON} be{_SOON} (?:reached|contacted|located){_REST}",
    rf"{_AUX}{_SOON} (?:available|reachable){_REST}",
    rf"{_AUX}{_SOON} (?:say|said|confirm(?:ed)?|specif(?:y|ied)|discuss(?:ed)?|identif(?:y|ied)){_CONTENT}",
    rf"{_AUX}{_SOON} (?:provided?|given?|released?|issued?|offer(?:ed)?|taken?|made?){_ANSWER}{_CONTENT}",
    rf"said (?:it|he|she|they) (?:{_AUX}|declined to){_SOON} (?:comment|discuss|respond|answer|give|release|confirm){_CONTENT}",
    rf"(?:was|were|is|are|has been|have been|remained|remains|stayed|kept){_SOON} silent{_REST}",
    rf"(?:was|were|is|are){_SOON} unavailable{_REST}",
    rf"(?:declin|refus)(?:ed|es|ing){_SOON} (?:to (?:comment|elaborate|respond|answer|be interviewed|be identified|give details|speak to){_REST}|to (?:say|confirm|discuss|release|provide|give){_CONTENT}|(?:further )?comment{_REST}|an?(?: interview)? (?:interview|request){_REST})",
    rf"(?:has|have|had) yet to (?:comment|respond|reply|answer|react){_REST}",
    rf"(?:had|has|have|has made|have made|had made|made|offered|gave|issued) no (?:immediate |further |official |public )?(?:comment|reaction|response|reply|answer|statement|details|reason|explanation|information){_REST}",
    rf"(?:was|were|went){_SOON}(?: not)?{_SOON} (?:returned|answered|unanswered|unreturned|unsuccessful){_REST}",
)
_SILENCE = re.compile(
    rf"{_OPENING}(?:{_PARTY} (?:{'|'.join(_SILENT)})|neither {_PARTY} (?:nor (?:the |an? |\[y\] ?|[a-z]+ ){{1,3}})?(?:had|has|have|would)?{_SOON} ?(?:responded|commented|answered|replied|comment){_REST}|(?:no one|nobody) (?:at|from|with|in) {_PARTY} (?:could|was|were){_SOON} (?:be (?:reached|contacted)|available|on hand){_REST}|there was no (?:immediate )?(?:comment|reaction|response|reply|word|answer|statement) from {_PARTY}{_REST})(?: , [^,]{{1,40}} said)? ?[.!]?"
)


def decided(sentence: str, start: int, end: int, others: Sequence[Span] = (), *, praised: bool = False) -> Shares | None:
    """The shares of what stands at characters start … end of the sentence where its construction decides them; else None.

    praised: whether a network hears praise.
    """
    if is_in_compound(sentence, start, end):
        return NO_TONE
    masked = cache(lambda: mask(sentence, start, end, others).text.lower())
    if _HINT.search(sentence) and is_silence(masked()):
        return NO_TONE
    return SCORN if is_ironic(sentence, masked) or (praised and is_incongruous(sentence, masked)) else None


def follow(found: np.ndarray, items: Sequence[tuple[str, int, int, Sequence[Span]]]) -> np.ndarray:
    """Probabilities (n, 3) of a network with those of the items put in that their construction decides."""
    for number, item in enumerate(items):
        if shares := decided(*item, praised=found[number, 2] >= PRAISED_FROM):
            found[number] = shares
    return found


def is_in_compound(sentence: str, start: int, end: int) -> bool:
    """Whether the name is joined by a hyphen to another name or to "anti", "pro" … in front of a noun."""
    after = _JOINED_AFTER.match(sentence, end)
    before = _JOINED_BEFORE.search(sentence, max(0, start - 40), start)
    reached = after.end() if after else end
    following = re.match(r" (\w+)", sentence[reached : reached + 40])
    if following is None or not (after or before):
        return False
    return following.group(1).lower() not in _NO_NOUN


def is_silence(masked: str) -> bool:
    """Whether all that the masked sentence says is that the target, or one who speaks for it, gave no answer."""
    return bool(_SILENCE.fullmatch(masked))
