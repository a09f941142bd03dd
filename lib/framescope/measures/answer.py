"""What of the findings is the answer, and what only says how much was measured."""

from __future__ import annotations

from collections.abc import Sequence

from .finding import Finding

MOST = 7
"""So many findings are the answer; the others, and the sizes, come last."""

SIZES = ("size", "voices", "restrained", "unclaimed", "named", "unheard")
"""Kinds of findings that say how much was measured, or what could not be told."""

FAINT, MAY_BE_FAINT = 50, ("heard", "last_word", "silent", "refused", "denied", "whose", "attributed")
"""Findings of these kinds of less weight are told with the sizes, not as the answer."""

PAINTED = ("accused", "accuses", "charged", "blamed", "judged", "praised", "painted", "tone", "quoted_only", "doubted", "distance")
"""Kinds that say how somebody is painted; the others say who gets to speak, or of what kind the words are."""

NO_PICTURE = "No clear picture was found: nobody in this article could be said to be painted one way."

NOT_MEASURED = "Not measured: whether any of this is deserved, and which issue, cause or remedy the article names."


def parted(found: Sequence[Finding]) -> tuple[list[Finding], list[Finding]]:
    """The findings that answer, the strongest first and `MOST` at most, and the rest."""
    telling = [f for f in found if f.kind not in SIZES and not _is_faint(f)][:MOST]
    return telling, [f for f in found if f not in telling]


def _is_faint(f: Finding) -> bool:
    return f.kind in MAY_BE_FAINT and f.weight < FAINT


def lead(telling: Sequence[Finding]) -> str:
    """That nobody is painted in any way, where it is so; else nothing."""
    return "" if any(f.kind in PAINTED for f in telling) else NO_PICTURE
