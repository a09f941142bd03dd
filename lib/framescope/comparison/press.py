"""A press review: several articles on one event, measured, their actors aligned."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from ..analysis import Analysis
from ..corrections.model import Correction
from ..environment import named_paths
from ..errors import InputError
from ..measuring import measured as analyze_with
from ..reading.article import Article, read_article
from ..reading.formats import IN_WORDS, is_article
from ..settings import settings_of, uncorrected
from ..terms.lexicons import beside_own
from .align import align

MOST_ARTICLES = 12
"""More rows than this nobody compares by eye: that is a corpus."""


@dataclass(frozen=True)
class Review:
    """Several analyses with aligned actors, each under the name of its outlet (made distinct where two have one)."""

    analyses: dict[str, Analysis]

    @property
    def outlets(self) -> list[str]:
        return list(self.analyses)


def review(
    source: str | Path | Sequence[str | Path] | None = None,
    actor_file: str | Path | None = None,
    lexicons: Sequence[str | Path] | None = None,
    nested: str | None = None,
    article: str | Path | None = None,
    corrections: str | Path | Iterable[Correction] | None = None,
) -> Review:
    """Measure several articles: a folder of them, or a list of files; by default `article` (or the default one), `mirrored`.

    Where neither is given and the variable FRAMESCOPE_ARTICLES names files (`framescope.environment.named_paths`), these are taken.
    `lexicons` are the files of a user's own term lists, looked for beside framescope's; `nested` and
    `corrections` as for `framescope.analyze`; a mirror is measured without corrections.

    Raises
    ------
    InputError
        when an article or the actor file cannot be measured, or there are more than `MOST_ARTICLES`.
    """
    if source is None and article is None:
        source = named_paths("FRAMESCOPE_ARTICLES") or None
    if source is None:
        return mirrored(actor_file, lexicons, nested, article)
    paths = articles_in(Path(source)) if isinstance(source, str | Path) else [Path(p) for p in source]
    return reviewed(measured(paths, actor_file, lexicons, nested, corrections))


def measured(
    paths: Sequence[Path],
    actor_file: str | Path | None = None,
    lexicons: Sequence[str | Path] | None = None,
    nested: str | None = None,
    corrections: str | Path | Iterable[Correction] | None = None,
) -> list[Analysis]:
    """The analyses of these articles, with the files of a user's own term lists if any; InputError as for `review`."""
    settings = settings_of(actor_file, lexicons=beside_own(lexicons), nested=nested, corrections=corrections)
    return [analyze_with(article, settings) for article in read(paths)]


def read(paths: Sequence[Path]) -> list[Article]:
    """These articles; InputError where one cannot be read, or there are more than `MOST_ARTICLES`."""
    if len(paths) > MOST_ARTICLES:
        raise InputError(f"{len(paths)} articles are too many for one review (at most {MOST_ARTICLES}): `framescope corpus` measures many.")
    return [read_article(path) for path in paths]


def mirrored(
    actor_file: str | Path | None = None,
    lexicons: Sequence[str | Path] | None = None,
    nested: str | None = None,
    article: str | Path | None = None,
) -> Review:
    """An article, the default one unless another is named, beside its mirror: its two most mentioned sides swapped (`framescope.audit`).

    An outlet that told the same of the other side: whatever differs here but the names' places is the instruments' doing. So
    nothing is aligned: who speaks for the one side in the text speaks for the other in the mirror.
    An article with fewer than two sides that can be swapped stands alone.
    """
    from ..audit import mirror_sides

    original = analyze_with(read_article(article), uncorrected(settings_of(actor_file, lexicons=beside_own(lexicons), nested=nested)))
    mirror = mirror_sides(original)
    if mirror is None:
        return _labelled([original])
    mirrored = analyze_with(mirror.article, original.settings)
    outlet = f"{mirror.article.outlet}, mirrored" if mirror.article.outlet else None
    return _labelled([original, replace(mirrored, article=replace(mirror.article, outlet=outlet))])


def articles_in(folder: Path) -> list[Path]:
    """The files of articles in a folder (`framescope.reading.formats`), in the order of their names; `left_aside` are the others.

    Raises
    ------
    InputError
        when there is no such folder, or nothing of the kind in it.
    """
    paths = sorted(p for p in folder.iterdir() if is_article(p)) if folder.is_dir() else []
    if not paths:
        raise InputError(f"{folder} is not a folder of articles: put the articles ({IN_WORDS}) into one folder and give its path.")
    return paths


def left_aside(folder: Path) -> list[str]:
    """The names of what else lies in a folder of articles: not hidden, and not what is known of an article (its TOML file)."""
    beside = {path.with_suffix(".toml") for path in articles_in(folder)}
    return sorted(p.name for p in folder.iterdir() if not (is_article(p) or p in beside or p.name.startswith(".")))


def reviewed(analyses: Iterable[Analysis]) -> Review:
    """The review of these analyses, their actors aligned (`framescope.comparison.align`)."""
    return _labelled(align(list(analyses)))


def _labelled(analyses: list[Analysis]) -> Review:
    return Review(dict(zip(labels([a.article for a in analyses]), analyses, strict=True)))


def labels(articles: Sequence[Article]) -> list[str]:
    """A name for each article: its outlet, with its id where two articles are of one outlet; without an outlet its id."""
    plain = [a.outlet or a.id for a in articles]
    named = [f"{name} ({a.id})" if plain.count(name) > 1 and a.outlet else name for name, a in zip(plain, articles, strict=True)]
    return [f"{name} {i + 1}" if named.count(name) > 1 else name for i, name in enumerate(named)]


def stacked(review: Review, frame_of: Callable[[Analysis], pd.DataFrame]) -> pd.DataFrame:
    """One table of all articles, each row with its outlet."""
    frames = [frame_of(a).assign(outlet=outlet) for outlet, a in review.analyses.items()]
    whole = pd.concat(frames, ignore_index=True)
    return whole[["outlet", *whole.columns.drop("outlet")]]
