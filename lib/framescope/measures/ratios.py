"""Ratios of sums with intervals clustered by article, from sums alone, so that no article need be kept in memory.

A rate, a share or a mean over many articles is a ratio Σy / Σn: the loaded terms of each article over its words, the words
given to a side over all attributed words, the scores over the mentions. Mentions in one article are not independent, so
the article is the unit: with residuals d = y − r·n the variance of r is k/(k−1) · Σd² / (Σn)², k being the number of
articles with n > 0 (the linearised ratio estimator of cluster sampling; Cochran 1977, chapter 6 and section 9A). The
interval is r ± t · s with k − 1 degrees of freedom.
"""

from __future__ import annotations

from math import log

import numpy as np
import pandas as pd

from .statistics import student_t

SUMS = ("k", "y", "n", "yy", "yn", "nn")
"""The sums that a ratio and its interval need: articles, Σy, Σn, Σy², Σyn, Σn². They add up over parts of a corpus."""

NONE_SEEN = -log(0.025)
"""An expected count at which none at all is seen once in forty times (the "rule of three" at 97.5 %; Hanley & Lippman-Hand 1983)."""

FEWEST = 5
"""Fewer articles than this say nothing about how articles differ: no interval."""


def sums(y: pd.Series, n: pd.Series) -> dict[str, float]:
    """The `SUMS` of one group of articles, given each article's y and n; articles with n = 0 say nothing and do not count."""
    y, n = np.asarray(y, dtype=float)[np.asarray(n) > 0], np.asarray(n, dtype=float)[np.asarray(n) > 0]
    return dict(zip(SUMS, (len(n), y.sum(), n.sum(), y @ y, y @ n, n @ n), strict=True))


def of_each(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows that are an article each, with its y and n, and its part of the other `SUMS` beside them."""
    return rows.assign(k=1.0, yy=rows.y**2, yn=rows.y * rows.n, nn=rows.n**2)


def ratio(frame: pd.DataFrame, least: float = -np.inf, most: float = np.inf) -> pd.DataFrame:
    """For rows of `SUMS`: ratio, low and high (95 %), cut to what is possible.

    They are missing below `FEWEST` articles, and where all articles are exactly alike: then nothing is known of how they differ.
    """
    k, y, n, yy, yn, nn = (frame[name].to_numpy(dtype=float) for name in SUMS)
    with np.errstate(divide="ignore", invalid="ignore"):
        r = y / n
        squares = np.maximum(yy - 2 * r * yn + r * r * nn, 0.0)
        t = np.array([student_t(max(1, int(articles) - 1)) for articles in k])
        half = t * np.sqrt(k / (k - 1) * squares) / n
    half[(k < FEWEST) | (squares <= 1e-12 * nn)] = np.nan
    return pd.DataFrame({"ratio": r, "low": np.clip(r - half, least, most), "high": np.clip(r + half, least, most)}, index=frame.index)
