"""The name inside a run of words that holds one: without titles, articles, possessive endings and what only leads up to it.

"Armenian Prime Minister Nikol Pashinyan" names "Nikol Pashinyan"; "Labour MP Jane Doe" names "Labour" and "Jane Doe".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .discourse import POST_NOMINALS
from .namekinds import Name, has_age, is_body, kind_of
from .offices import offices

if TYPE_CHECKING:
    from spacy.tokens import Doc

_EDGE = {"the", "a", "an", "this", "that", "his", "her", "their", "our", "my", "its"}
_TAIL = {"'s", "’s", "'", "’", ".", "!", "?", "-", "and", "of"}
_MEMBERS = {"gentleman", "gentlemen", "lady", "ladies", "friend", "friends", "member", "members"}


def trimmed(doc: Doc, text: str, i: int, j: int, label: str, at: dict[int, Name]) -> Name | None:
    """The name inside tokens [i, j]: without articles, possessive endings, titles and the country before a title."""
    i, titled = _after_titles(doc, i + _opens_clause(doc, text, i, j), j, label, at, i > 0 and is_title(doc, i - 1))
    j = _before_title(doc, i, _without_tail(doc, i, j))
    if not _names_somebody(doc, i, j) or all(k in at for k in range(i, j + 1)):
        return None
    i = _at_given_name(doc, i, j) if label in {"PERSON", ""} else i
    j, joined = _over_hyphens(doc, j, at)
    end = doc[j].idx + len(doc[j].text)
    end -= 2 if text[end - 2 : end] in {"'s", "’s"} else 0
    body = is_body(doc, i, titled)
    kind = "organisation" if body else kind_of(doc, i, j, label, titled)
    kind = "organisation" if joined and kind in {"place", None} else kind
    return Name(i, j, doc[i].idx, end, text[doc[i].idx : end], kind, sure=body or (kind == "person" and (titled or has_age(doc, j))))


def _after_titles(doc: Doc, i: int, j: int, label: str, at: dict[int, Name], titled: bool) -> tuple[int, bool]:
    """Where a name begins after articles, titles and the country or party before a title, and whether it has a title."""
    while i <= j:
        word, known = doc[i].lower_, at.get(i)
        if word in _EDGE:
            i += 1
        elif (word in offices().titles and i < j) or (is_title(doc, i) and (i < j or known is None) and label != "ORG"):
            titled, i = True, i + 1
        elif known and known.last < j and _belongs_before(doc, known, label):
            i = known.last + 1
        else:
            break
    return i, titled


def _without_tail(doc: Doc, i: int, j: int) -> int:
    """The last token of a name without possessive endings, marks, small words and what stands after names ("MP")."""
    while i <= j and (doc[j].lower_ in _TAIL or not doc[j].text[:1].isalnum()):
        j -= 1
    while i < j and doc[j].text in POST_NOMINALS:
        j -= 1
    return j


def _names_somebody(doc: Doc, i: int, j: int) -> bool:
    """Whether tokens [i, j] are written like a name, and are more than titles and what members of a parliament call each other."""
    if i and doc[i - 1].lower_ == "hon." and doc[i].lower_ in _MEMBERS:
        return False
    return i <= j and _looks_like_name(doc, i, j) and not all(is_title(doc, k) for k in range(i, j + 1))


def _opens_clause(doc: Doc, text: str, i: int, j: int) -> bool:
    """Whether the first word is a participle before a name that also stands without it: "Sentencing Doe, the judge …"."""
    word = doc[i].text
    if not (i < j and doc[i].is_sent_start and word.endswith("ing") and word not in offices().male_names):
        return False
    rest = text[doc[i + 1].idx : doc[j].idx + len(doc[j].text)]
    return text.count(rest) > text.count(f"{word} {rest}")


def _before_title(doc: Doc, i: int, j: int) -> int:
    """The last token of a name before the title that leads on to another name ("Labour" of "Labour MP Jane Doe")."""
    if i < j < len(doc) - 1 and doc[j].text[:1].isupper() and doc[j + 1].text[:1].isupper() and doc[j + 1].pos_ == "PROPN":
        if f"{doc[j - 1].lower_} {doc[j].lower_}" in offices().rows:
            return j - 2
        if is_title(doc, j) and doc[j].lower_ not in offices().courtesy:
            return j - 1
    return j


def _at_given_name(doc: Doc, i: int, j: int) -> int:
    """Where a name of three words or more begins when a word that is no given name stands before one ("Crooked Jane Doe")."""
    given = offices().male_names | offices().female_names
    if doc[i].text in given or doc[i].text.endswith("."):
        return i
    return next((k for k in range(i + 1, j) if doc[k].text in given and doc[k - 1].text != "-"), i)


def _over_hyphens(doc: Doc, j: int, at: dict[int, Name]) -> tuple[int, bool]:
    """The last token of a name that goes on after hyphens to another capital ("Chick" of "Chick-fil-A"), and whether it does."""
    last = j
    for k in range(j + 1, min(j + 6, len(doc) - 1), 2):
        if doc[k].text != "-" or doc[k - 1].whitespace_ or doc[k].whitespace_ or k + 1 in at:
            break
        last = k + 1 if doc[k + 1].text[:1].isupper() else last
    return last, last > j


def is_title(doc: Doc, i: int) -> bool:
    """Whether token i is a title or an office, as in "Rep. Doe", "aide Doe", "President Doe"."""
    vocabulary = offices()
    return doc[i].lower_ in vocabulary.titles or doc[i].lower_ in vocabulary.rows


def _belongs_before(doc: Doc, known: Name, label: str) -> bool:
    """Whether the known name at the left edge only qualifies what follows: "Republican Jane Doe", "US Senator Doe"."""
    following = doc[known.last + 1]
    if following.lower_ in {"'s", "’s", "-"}:
        return True
    if is_title(doc, following.i):
        return label != "ORG" or (following.i < len(doc) - 1 and doc[following.i + 1].text[:1].isupper())
    return known.form == "demonym" and (label == "PERSON" or following.text in offices().male_names | offices().female_names)


def _looks_like_name(doc: Doc, i: int, j: int) -> bool:
    first, last = doc[i].text, doc[j].text
    hyphened = j > i + 1 and doc[j - 1].text == "-" and doc[j - 2].text[:1].isupper()
    if not first[:1].isupper() or not (last[:1].isupper() or last[:1].isdigit() or hyphened):
        return False
    letters = sum(c.isalnum() for k in range(i, j + 1) for c in doc[k].text)
    numbered = j > i and last.isdigit() and doc[j - 1].text in offices().numbered
    return (numbered or any(c.isalpha() for c in last)) and letters > 1
