"""Who is who over a whole corpus: one name for each side, so that a trend or a network is of one person.

Actors of one key (`framescope.actors.keys`) have the name that is mentioned most. Two people of one name whom initials, country or
party tell apart keep two names ("Ann Alder (norway)"); those of whom it is not clear whose the name is keep their own.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path

import pandas as pd

from ..actors.keys import keyed, told_apart
from ..measures.summary import side_names
from .parts import fragments

ASKED = ["actor_id", "name", "kind", "side", "mentions", "actor_key"]
NOBODY = "(several of this name)"


class Identities:
    """The names of the sides in ``actors``, a table of several articles."""

    def __init__(self, actors: pd.DataFrame) -> None:
        self._apart: dict[tuple[str, str, str], str | None] = {}
        self._names: dict[str, str] = {}
        whole = _counted(actors)
        self._know(whole, keyed(whole), told_apart(whole))

    @classmethod
    def of(cls, folder: str | Path) -> Identities:
        """Those of the corpus in ``folder``, whose fragments are read one at a time."""
        parts = [_counted(fragment.to_table().to_pandas()) for fragment in fragments(folder, "actors")]
        return cls(pd.concat([_NONE, *parts], ignore_index=True))

    def _know(self, whole: pd.DataFrame, keys: pd.Series, apart: pd.Series) -> None:
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        for name, side, key, new, n in zip(whole.name, whole.side, keys, apart, whole.mentions, strict=True):
            if isinstance(new, str):
                counts[new][name] += n
            if isinstance(key, str) and new != key:
                self._apart[key, name, str(side)] = new if isinstance(new, str) else None
        self._names = {key: max(sorted(names), key=names.__getitem__) for key, names in counts.items()}

    def named(self, actors: pd.DataFrame) -> pd.DataFrame:
        """The ``actors`` of several articles with the corpus's names."""
        rows = zip(keyed(actors), actors.name, actors.side, strict=True)
        return actors.assign(name=pd.Series([self._name(*row) for row in rows], index=actors.index, dtype="str"))

    def _name(self, key: object, name: str, side: object) -> str:
        if not isinstance(key, str):
            return name
        new = self._apart.get((key, name, str(side)), key)
        if new is None:
            return f"{name} {NOBODY}"
        home = new.partition("@")[2]
        return f"{self._names.get(new, name)} ({home})" if home else self._names.get(new, name)

    def sides(self, actors: pd.DataFrame) -> pd.Series:
        """The name of the side of each row, as the corpus has it."""
        return side_names(self.named(actors))


def _counted(actors: pd.DataFrame) -> pd.DataFrame:
    """The mentions of those who have a key, or may have one, each form once."""
    asked = actors.reindex(columns=ASKED)
    asked = asked[asked.actor_key.notna() | (asked.kind == "person")]
    return asked.groupby([column for column in ASKED if column != "mentions"], dropna=False, sort=True).mentions.sum().reset_index()


_NONE = pd.DataFrame({column: pd.Series(dtype="int64" if column == "mentions" else "str") for column in ASKED})
