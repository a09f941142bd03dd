"""The parts of Jupyter that reports use, loaded without an optional one that takes longer to load than all the rest.

nbformat loads jsonschema, which loads rfc3987_syntax where that is installed: a grammar of internationalised web addresses, built
anew in each process (some two seconds), of which no notebook makes use.
"""

from __future__ import annotations

from ..imports import without

with without("rfc3987_syntax"):
    import nbformat
    from jupyter_client.asynchronous import AsyncKernelClient
    from jupyter_client.kernelspec import KernelSpec
    from jupyter_client.manager import AsyncKernelManager
    from nbclient import NotebookClient
    from nbclient.exceptions import CellControlSignal, CellExecutionError
    from nbformat import NotebookNode

__all__ = [
    "AsyncKernelClient",
    "AsyncKernelManager",
    "CellControlSignal",
    "CellExecutionError",
    "KernelSpec",
    "NotebookClient",
    "NotebookNode",
    "nbformat",
]
