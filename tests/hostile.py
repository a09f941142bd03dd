"""Articles that are hostile or broken, each kind in turn, for soaking a corpus; and a stand-in for the measuring that hangs on some."""

import re
import time
from collections.abc import Iterator

from framescope.corpus.batches import measure_many

NEWS = "The minister said on Monday that the government of France would open the border road in spring. "
PAGE = "<html><head>{}</head><body>{}</body></html>"

KINDS = {
    "comments before a page": "<!--a-->" * 40 + "x" + NEWS * 5,
    "comments that never end": "<html><!--" + "<!-- " * 30_000,
    "nested HTML": PAGE.format("", "<div>" * 20_000 + NEWS * 5),
    "many paragraphs": PAGE.format("", "<p>Yes." * 30_000),
    "many attributes": PAGE.format("", "<p " + " ".join(f"a{n}=b" for n in range(50_000)) + ">" + NEWS * 5),
    "a page with no article": PAGE.format("<title>Menu</title>", "<p>Home</p>"),
    "XHTML with its encoding": '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html><body>'
    + f"<p>{NEWS}</p>" * 6
    + "</body></html>",
    "quotation marks": NEWS + '"' * 30_000,
    "brackets": NEWS + "[" * 30_000,
    "parentheses": NEWS + "(" * 30_000,
    "spaces before a bracket": NEWS + " " * 30_000 + "[",
    "digits": NEWS + "1" * 30_000,
    "one word": "a" * 100_000,
    "one word a line": "word\n" * 20_000,
    "a country and none": NEWS.replace("France", "Armenia") + "\n\n" + "The clerk said that taxes would rise.\n\n" * 700,
    "capitals": NEWS.upper() * 200,
    "no words": "!?.,;" * 1_000,
    "nothing": " \n ",
    "not English": "Le gouvernement a annoncé mardi que les travaux du pont seraient terminés avant la fin de cette année. " * 3,
    "lone surrogates": NEWS + "\ud800 \udfff " * 100,
    "soft hyphens": NEWS.replace("France", "Fr\u00adan\u200bce") * 3,
    "control characters": NEWS + "\x1b[31m\x00\x07" * 100,
    "combining marks": NEWS + "e" + "\u0301" * 30_000,
    "emoji": NEWS + "\U0001f469\u200d\U0001f52c" * 5_000,
    "too long": "word " * 300_000,
    "sleeps for ever": "SLEEP " + NEWS,
    "hangs in C": "HANG " + NEWS,
}
"""The text of each kind."""

BOUND_TO_FAIL = {"a page with no article", "no words", "nothing", "not English", "too long", "sleeps for ever", "hangs in C"}
"""Kinds that no mending makes measurable."""


def measure(articles, settings):
    """`measure_many`, but it never ends where an article begins with SLEEP or HANG."""
    articles = list(articles)
    for article in articles:
        if article.text.startswith("SLEEP"):
            time.sleep(10_000)
        if article.text.startswith("HANG"):
            re.match(r"(a+)+$", "a" * 64 + "b")
    yield from measure_many(articles, settings)


def among(rows: Iterator[dict[str, str]], each: int) -> Iterator[dict[str, str]]:
    """The rows, one in `each` of them with a hostile text instead and its kind in its id."""
    kinds = list(KINDS)
    for number, row in enumerate(rows):
        if number % each == each // 2:
            kind = kinds[number // each % len(kinds)]
            row = row | {"id": f"{kind} {number}", "text": KINDS[kind]}
        yield row
