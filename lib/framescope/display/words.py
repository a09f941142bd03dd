"""From a number to its words: a link, and the passages that it leads to, shown once they are asked for. No script is needed.

On the pages of a report a section of words is hidden until it is the target of a link, or one of its passages is
(``templates/words.css``); the browser's back leads back to the number, and each passage leads on to its sentence in the article
(`framescope.report.html.of_report`). In Jupyter, which follows no such links, the sections are folded under their table or figure.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from html import escape
from typing import Any

from ..measures.passages import Line, Passages
from ..resources import resource
from ..wording import count

Behind = Mapping[str, Callable[[Any], Passages | None]]
"""For a column of a table what counts as the words behind a row's value; rows are named tuples of the frame."""


def link(words: Passages, html: str, place: str = "") -> str:
    """This HTML as a link to the words; `place` tells the words of one table or figure from the same ones elsewhere on the page."""
    return f'<a class="fs-to" href="#{words.anchor}{place}" title="{escape(told(words))}">{html}</a>'


def section(words: Passages, place: str = "") -> str:
    """The words themselves: a section with its name, and a list of passages."""
    anchor, name = words.anchor + place, escape(told(words))
    return f'<section id="{anchor}" aria-label="{name}">\n<p class="fs-what">{name}</p>\n{listed(words, anchor)}\n</section>'


def listed(words: Passages, anchor: str = "") -> str:
    """The passages as a list; those of an `anchor` are given ids that begin with it."""
    items = "\n".join(item(line, anchor and f"{anchor}-{n}") for n, line in enumerate(words.lines, 1))
    left = words.total - len(words.lines)
    more = f'\n<p class="fs-left">{count(left, "more passage")} not shown here.</p>' if left else ""
    return f"<ol>\n{items}\n</ol>{more}"


def item(line: Line, anchor: str = "") -> str:
    """One passage in its sentence. What stands in the article is escaped here; its characters are told, and the number of its sentence,
    for a report to link."""
    named = f' id="{anchor}"' if anchor else ""
    sentence = f' data-sentence="{line.sentence}"' if line.sentence >= 0 else ""
    where = f' data-at="{line.at[0]}-{line.at[1]}"{sentence}'
    note = f' <span class="fs-note">{escape(line.note)}</span>' if line.note else ""
    return f"<li{named}{where}>{escape(line.before)}<mark>{escape(line.words)}</mark>{escape(line.after)}{note}</li>"


def sections(all_words: Iterable[Passages | None], place: str = "") -> str:
    """The sections of several numbers, each once, with their style sheet; nothing where there are none."""
    each = {words.anchor: words for words in all_words if words}
    if not each:
        return ""
    body = "\n".join(section(words, place) for words in each.values())
    name = "The words behind these numbers"
    return f'<style>{css()}</style>\n<details class="fs-words tex2jax_ignore mathjax_ignore"><summary>{name}</summary>\n{body}\n</details>'


def css() -> str:
    return resource("templates", "words.css").read_text(encoding="utf-8").strip()


def told(words: Passages) -> str:
    """What the words are and how many, in words."""
    return f"{words.title}: {count(words.total, 'passage')}"
