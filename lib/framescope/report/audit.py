"""An audit as files that people keep."""

from __future__ import annotations

from pathlib import Path

from ..audit.compare import Audit
from ..audit.trace import traces
from ..audit.words import contrasts
from ..files import Place, workshop
from ..spreadsheets import write_csv


def put_audit(x: Audit, place: Place) -> Path:
    """Write the folder, which is returned, whole or not at all: the mirrored text, every substitution, every measure beside its mirror.

    ``mirror.txt``; ``substitutions.csv``; ``measures.csv``; ``contrasts.csv`` (what follows the text, what the names);
    ``traces.csv`` (the words that a residue comes from).

    Raises
    ------
    InputError
        when something else is in the way, or the place cannot be written to.
    """
    tables = {"substitutions": x.mirror.report(), "measures": x.measures, "contrasts": contrasts(x), "traces": traces(x)}
    with workshop() as shop:
        new = shop / "audit"
        new.mkdir()
        (new / "mirror.txt").write_text(x.mirror.article.text, encoding="utf-8", newline="\n")
        for name, frame in tables.items():
            write_csv(frame, new / f"{name}.csv")
        return place.put(new)
