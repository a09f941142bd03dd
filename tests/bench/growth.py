"""How the time of one article grows with its length, on twelve odd shapes of text and four of saved web pages.

    python tests/bench/growth.py [LONGEST [SHAPE ...]]

Each shape is measured at 1,000, 10,000, 100,000 and 500,000 characters (up to LONGEST): texts through the whole analysis with
the two word lists, pages through the reading alone. Printed are the seconds and the exponent of growth: the slope of
log(seconds) over log(characters) from 10,000 characters on, since below that the fixed costs hide it. Linear is 1; a shape
above `MOST` is marked.
"""

from __future__ import annotations

import math
import sys
import time
from collections.abc import Callable
from itertools import islice

from framescope.errors import InputError
from framescope.measuring import analyze
from framescope.reading.article import Article, read_article

SIZES = (1_000, 10_000, 100_000, 500_000)
MOST = 1.15
SHORT = 1.0
LEDE = "The mayor opened the bridge on Monday.\n\nShe said that many people had come to see it.\n\n"
PROSE = (
    'The minister said on Monday that taxes would rise next year. "We have no choice," Jane Doe told reporters. '
    "Her critics, who had warned of it for months, called the plan brutal and the budget a failure."
)

TEXTS = {
    "prose": f"{PROSE}\n\n",
    "one line": f"{PROSE} ",
    "short lines": "Taxes rise.\n",
    "quotation marks": '"',
    "brackets": "[",
    "nested brackets": "(a ",
    "digits": "1",
    "spaces": " ",
    "blank lines": "\n",
    "capitals": "Jane Doe Of The New York Bridge Council ",
    "hyphens": "-",
    "one word": "a",
    "labels": "Jane Doe: ",
    "comments": "<!--a-->",
}
"""What is repeated, after a lede, in each shape of text."""

PAGES = {
    "paragraphs": "<p>The mayor opened the bridge.</p>",
    "nested blocks": "<div>",
    "attributes": "",
    "comments": "<!--a-->",
}
"""What is repeated in each shape of page, before its text; attributes stand in one tag."""


def text(shape: str, size: int) -> str:
    """A text of `size` characters of this shape."""
    unit = TEXTS[shape]
    return (LEDE + unit * (size // len(unit) + 1))[:size]


def page(shape: str, size: int) -> str:
    """A page of about `size` characters of this shape."""
    unit = PAGES[shape]
    attributes = "".join(islice((f" a{i}" for i in range(size)), size // 6)) if shape == "attributes" else ""
    return f"<html><body{attributes}>{unit * (size // len(unit)) if unit else ''}<p>{PROSE} {PROSE}</p></body></html>"


def seconds(work: Callable[[], object]) -> tuple[float, str]:
    """How long the work takes, and the sentence of its refusal, if it is refused.

    What is done in less than `SHORT` seconds is done three times, and the least counts: a moment's disturbance would be most of it.
    """
    least, refusal = _once(work)
    if least < SHORT:
        least = min(least, *(_once(work)[0] for _ in range(2)))
    return least, refusal


def _once(work: Callable[[], object]) -> tuple[float, str]:
    begin, refusal = time.process_time(), ""
    try:
        work()
    except InputError as error:
        refusal = str(error)
    return time.process_time() - begin, refusal


def exponent(sizes: list[int], times: list[float]) -> float:
    """The slope of log(seconds) over log(characters) by least squares."""
    x, y = [math.log(s) for s in sizes], [math.log(t) for t in times]
    mean_x, mean_y = sum(x) / len(x), sum(y) / len(y)
    return sum((a - mean_x) * (b - mean_y) for a, b in zip(x, y, strict=True)) / sum((a - mean_x) ** 2 for a in x)


def measure(name: str, sizes: list[int], work: Callable[[int], Callable[[], object]]) -> None:
    """Print the row of one shape."""
    found = [seconds(work(size)) for size in sizes]
    taken = [(size, s) for size, (s, refusal) in zip(sizes, found, strict=True) if size >= 10_000 and not refusal]
    slope = exponent(*map(list, zip(*taken, strict=True))) if len(taken) > 1 else float("nan")
    refusal = next((refusal for _, refusal in found if refusal), "")
    row = "".join(f"{s:10.2f}" + ("*" if said else " ") for s, said in found)
    print(f"{name:24}{row}{slope:9.2f}{' !' if slope > MOST else ''}{'  * ' + refusal if refusal else ''}", flush=True)


def main() -> None:
    sizes = [s for s in SIZES if s <= int((sys.argv[1:] or [SIZES[-1]])[0])]
    wanted = sys.argv[2:]
    analyze(Article("warm", LEDE), instruments=["textblob", "vader"])
    print(f"{'seconds':24}" + "".join(f"{s:>10,} " for s in sizes) + " exponent")
    for shape in TEXTS:
        if not wanted or shape in wanted:
            measure(shape, sizes, lambda n, shape=shape: lambda: analyze(Article("x", text(shape, n)), instruments=["textblob", "vader"]))
    for shape in PAGES:
        if not wanted or f"page: {shape}" in wanted:
            measure(f"page: {shape}", sizes, lambda n, shape=shape: lambda: read_article(page(shape, n)))


if __name__ == "__main__":
    main()
