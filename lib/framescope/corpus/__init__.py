"""Many articles: from a file or folder of them to a Parquet dataset of every table, on one machine or on a cluster.

    records → chunks → measure → dataset          (run: all of it; trends: what the dataset adds up to)
                                 → stories, events (which articles are copies of one, and which are on one event)

A *record* is an article as it stands in the input, a *chunk* a fixed number of neighbouring records, and a *partition*
what a chunk becomes: one Parquet file of each table, under a name that depends on the chunk's number alone.

On one machine processes measure that are spoken to over pipes: no port is opened. On several, Dask does, and whoever can
reach its scheduler can run any code as the person who started its workers: let scheduler, workers and the command speak TLS
with certificates of their own, or keep them on a network that only you are on::

    dask scheduler --protocol tls --tls-ca-file ca.pem --tls-cert cert.pem --tls-key key.pem --no-dashboard
    dask worker tls://head:8786 --nthreads 1 --no-dashboard --tls-ca-file ca.pem --tls-cert cert.pem --tls-key key.pem

    export DASK_DISTRIBUTED__COMM__TLS__CA_FILE=ca.pem
    export DASK_DISTRIBUTED__COMM__TLS__CLIENT__CERT=cert.pem DASK_DISTRIBUTED__COMM__TLS__CLIENT__KEY=key.pem
    framescope corpus articles.jsonl OUT --scheduler tls://head:8786

Everything here is loaded when it is first used: a process that only reads tables needs none of what measures.
"""

from importlib import import_module
from typing import Any

_HOME = {"by_event": "by_event", "Columns": "records", "Corpus": "run", "make_corpus": "run", "opened": "dataset", "read_errors": "dataset"}

__all__ = ["Columns", "Corpus", "by_event", "make_corpus", "opened", "read_errors"]


def __getattr__(name: str) -> Any:
    if name in _HOME:
        return getattr(import_module(f".{_HOME[name]}", __name__), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
