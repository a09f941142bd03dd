"""What each block of a page is: headline, byline, body, caption or furniture. Only headline and body are measured.

Nothing is deleted: furniture ("Follow us on …", photo tags, subscription appeals) is labelled so that a reader can
see what was left out of the measurement, and disagree.
"""

from __future__ import annotations

import re
from itertools import accumulate

import pandas as pd

from ..tables import table

MEASURED = ("headline", "body")

HEADLINE_WORDS = 30
"""A first line of more words than this is a paragraph."""

TAIL_SHARE = 0.35
"""What follows a rule line is furniture only if it holds at most this share of the article's words."""

_RULE = re.compile(r"\s*+(?:[-*_=–—]\s?+){3,}+\s*+")
_TAG = re.compile(
    r"(?<!\s)\s*+[\[(](photos?|videos?|pics?|images?|updated?|gallery|watch|listen|exclusive)(/\w++)?[\])]\s*+$", re.IGNORECASE
)
_BYLINE = re.compile(
    r"(?i:by|written by|reported by|reporting by|story by)\s+[A-Z][\w.'’-]+(\s+(and|de|van|von|al|el)|,?\s+[A-Z][\w.'’-]*){0,12}\s*"
    r"([|,–—-].{0,80})?"
)
_DATELINE = re.compile(
    r"((published|updated|posted|last (updated|modified)|first published)\b.{0,60}\d"
    r"|\w{3,9}\.? \d{1,2},? \d{4}(,? (at )?\d{1,2}[:.]\d\d.{0,20})?|\d{1,2} \w{3,9}\.? \d{4}(,? \d{1,2}[:.]\d\d.{0,20})?)\s*",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"(photo|image|picture|credit|caption|file photo|photograph|illustration)( by|:| credit|/)|.{0,200}(/ ?(ap|afp|reuters|getty images)\)?|\((ap|getty|reuters)[^)]*\))\s*$",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"[\"“(\[*]*+(follow (us|me|him|her|them|\w+ on)\b|subscribe\b|(want .{0,60}\? |for more,? )?sign up\b|newsletter\b|donate\b.*\b(today|now|here)|related:|tags?:"
    r"|(read|see|watch) (more|also|next)\b|advertisement\b|((view|show|read|post|see) )?((all|your|\d+|no) )?comments?\s*(\(\d+\))?$"
    r"|copyright \d{4}|support (open|our|independent|quality)\b.*journalism|here we are to serve you|print this|email this|leave a (comment|reply))",
    re.IGNORECASE,
)
"""How a block of the page's own matter begins; inside a sentence the same words may be news ("to sign up for updates")."""

_ANYWHERE = re.compile(
    r"follow (us|me) (on|at)\b|(also|can) follow (us|me|him|her|them|\w+ on)\b|\bon twitter:? @|subscrib(e|ing|er) (to our|here|now|today)\b"
    r"|sign up (here|now|today|for our)\b|our newsletter|share this (article|story|post|page)?\b|click here|all rights reserved|©|\(c\) \d{4}"
    r"|support our (work|journalism)|this (article|story|post) (was|has been|originally|first) (originally |first )?(published|appeared|updated)"
    r"|contributed to this (report|story|article)|contact (the reporter|us) (at|on|here|by)\b|download (our|the) app|thank you for reading"
    r"|cookies?\b.{0,40}(policy|consent|accept)|terms of (use|service)|privacy policy|\[?\+?(?<!\d)\d++ chars\]?$",
    re.IGNORECASE,
)
"""What the page says about itself, wherever it stands in a block of at most FURNITURE_WORDS words."""

FURNITURE_WORDS = 25
_SENTENCE_END = re.compile(r"[.!?…:;][\"'”’)\]]*$")


def paragraphs(text: str) -> pd.DataFrame:
    """The blocks of a page, each with its kind and place (table ``paragraphs``).

    A block is a non-blank line, or, in text that is wrapped at a fixed width, what stands between blank lines. Kinds:
    the *headline* is a short first block that ends like no sentence; *bylines* and datelines follow it; *captions*
    credit a photograph; *furniture* is what the page says about itself: tags in brackets, rules, appeals and links,
    and everything after a rule near the end once an appeal stands there.
    """
    blocks = _blocks(text)
    kinds = _kinds([text[s:e] for s, e in blocks])
    rows = []
    for (start, end), kind in zip(blocks, kinds, strict=True):
        tag = _TAG.search(text[start:end]) if kind in MEASURED else None
        cut = start + tag.start() if tag and tag.start() else end
        rows.append((start, cut, kind))
        if cut < end:
            rows.append((cut + len(text[cut:end]) - len(text[cut:end].lstrip()), end, "furniture"))
    return table(
        "paragraphs",
        ({"paragraph_id": i, "kind": k, "start": s, "end": e, "text": text[s:e]} for i, (s, e, k) in enumerate(rows)),
    )


def _blocks(text: str) -> list[tuple[int, int]]:
    """Half-open offsets of the blocks, without the white space around them."""
    lines = [(m.start() + len(m[0]) - len(m[0].lstrip()), m.start() + len(m[0].rstrip())) for m in re.finditer(r"[^\n]+", text)]
    lines = [(s, e) for s, e in lines if s < e]
    joined: list[list[tuple[int, int]]] = []
    for s, e in lines:
        if joined and "\n" not in text[joined[-1][-1][1] : s].strip(" \t").replace("\n", "", 1):
            joined[-1].append((s, e))
        else:
            joined.append([(s, e)])
    return [(g[0][0], g[-1][1]) for g in joined] if _is_wrapped(text, joined) else lines


def _is_wrapped(text: str, groups: list[list[tuple[int, int]]]) -> bool:
    """Whether lines end where a page width ends: most lines inside a group stop in mid-sentence at a like width."""
    inner = [text[s:e] for g in groups for s, e in g[:-1]]
    if len(inner) < 3:
        return False
    broken = sum(not _SENTENCE_END.search(line) and 40 <= len(line) <= 100 for line in inner)
    return broken > 0.6 * len(inner)


def _kinds(blocks: list[str]) -> list[str]:
    kinds = [_kind(b) for b in blocks]
    if blocks and kinds[0] == "body" and _is_headline(blocks):
        kinds[0] = "headline"
    for i, block in enumerate(blocks[:6]):
        if kinds[i] == "body" and (_BYLINE.fullmatch(block) or _DATELINE.fullmatch(block)):
            kinds[i] = "byline"
    tail = _tail(blocks, kinds)
    return kinds[:tail] + ["furniture"] * (len(kinds) - tail)


def _kind(block: str) -> str:
    short = len(block.split()) <= 40
    if (
        _RULE.fullmatch(block)
        or (short and (_OPENING.match(block) or _ANYWHERE.match(block)))
        or (len(block.split()) <= FURNITURE_WORDS and _ANYWHERE.search(block))
        or _TAG.fullmatch(block)
    ):
        return "furniture"
    return "caption" if short and _CAPTION.match(block) else "body"


def _is_headline(blocks: list[str]) -> bool:
    first = _TAG.sub("", blocks[0])
    return len(blocks) > 1 and len(first.split()) <= HEADLINE_WORDS and not re.search(r"[.;:,][\"'”’]?$", first)


def _tail(blocks: list[str], kinds: list[str]) -> int:
    """Where the page's own closing matter begins: at a rule with an appeal behind it, or at the last run of appeals."""
    sizes = [len(b.split()) for b in blocks]
    before, total = list(accumulate(sizes, initial=0)), sum(sizes)
    for i, block in enumerate(blocks):
        if _RULE.fullmatch(block) and total - before[i] <= TAIL_SHARE * total and "furniture" in kinds[i + 1 : i + 4]:
            return i
    end = len(blocks)
    while end > 1 and (kinds[end - 1] == "furniture" or (sizes[end - 1] <= 3 and "furniture" in kinds[end - 3 : end - 1])):
        end -= 1
    return end
