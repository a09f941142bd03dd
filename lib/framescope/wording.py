"""How numbers and lists are written in every sentence, title and label."""

from __future__ import annotations

import re


def hyphenated(text: str) -> str:
    """The words of a text joined by hyphens, without signs, as it can stand in a name of a file or an actor: "the U.S." is "the-U-S"."""
    return re.sub(r"[^\w]+|_+", "-", text).strip("-")


def percent(share: float) -> str:
    """A share as readers write it: "12 %", "under 1 %" rather than 0, and "over 99 %" rather than all.

    Halves go to the even number, so that two shares of one whole still add up to 100.

    >>> percent(0.125), percent(0.875), percent(0.001), percent(0.999), percent(1.0)
    ('12 %', '88 %', 'under 1 %', 'over 99 %', '100 %')
    """
    if 0 < share < 0.005:
        return "under 1 %"
    return "over 99 %" if 0.995 < share < 1 else f"{round(100 * share, 6):.0f} %"


def signed(value: float) -> str:
    """A number with its sign, as it is printed: "+0.31", "−0.20", and "0.00" for what is nearest to it."""
    return f"{value:+.2f}".replace("-", "−") if abs(value) >= 0.005 else "0.00"


def join(words: list[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    return words[0] if len(words) == 1 else ", ".join(words[:-1]) + " and " + words[-1] if words else ""


def count(n: int, one: str, many: str | None = None) -> str:
    """ "1 term", "3 terms"."""
    return f"{n} {one if n == 1 else many or one + 's'}"


def times(n: int) -> str:
    """ "once", "twice", "3 times"."""
    return {1: "once", 2: "twice"}.get(n, f"{n} times")


def begun(sentence: str) -> str:
    """The sentence with a capital at its beginning."""
    return sentence[:1].upper() + sentence[1:]


_TYPED = str.maketrans("“”„‘’", '"""\'\'')


def typed(text: str) -> str:
    """The text with the quotation marks of a typewriter, each character in its place."""
    return text.translate(_TYPED)


def quoted(words: list[str]) -> list[str]:
    """Each of the article's words in quotation marks, those that it had left out."""
    return ["“" + word.strip("“”\"‘’' ,.") + "”" for word in words]
