"""The figures of the suite. Each takes an `Analysis` and returns a `matplotlib.figure.Figure`.

A figure computes nothing that a frame of `framescope.measures.summary` does not hold. Its title is the finding, computed; a
note under it says N and how it was measured; its label (``figure.get_label()``) is the alternative text.
"""

from .mirror import mirror_audit
from .portraits import portraits
from .presence import presence
from .profile import framing_profile
from .sentiment import sentiment_by_side
from .sources import cue_classes, kinds_of_sources, source_positions, source_shares, sourcing_by_paragraph
from .specification import specification_curve
from .stances import who_toward_whom
from .terms import agency, terms_by_category, terms_by_target, terms_by_threshold
from .timeline import voice_timeline
from .validation import instrument_accuracy

__all__ = [
    "agency",
    "cue_classes",
    "framing_profile",
    "instrument_accuracy",
    "kinds_of_sources",
    "mirror_audit",
    "portraits",
    "presence",
    "sentiment_by_side",
    "source_positions",
    "source_shares",
    "sourcing_by_paragraph",
    "specification_curve",
    "terms_by_category",
    "terms_by_target",
    "terms_by_threshold",
    "voice_timeline",
    "who_toward_whom",
]
