"""Many articles: from a file or folder of them to a Parquet dataset of every table, on one machine or on a cluster.

    records → chunks → measure → dataset          (run: the same on Dask; trends: what the dataset adds up to)

A *record* is an article as it stands in the input, a *chunk* a fixed number of neighbouring records, and a *partition*
what a chunk becomes: one Parquet file of each table, under a name that depends on the chunk's number alone.
"""

from .dataset import opened, read_errors
from .records import Columns
from .run import Corpus, make_corpus

__all__ = ["Columns", "Corpus", "make_corpus", "opened", "read_errors"]
