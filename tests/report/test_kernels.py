"""The notebooks' kernels need no network, and where they cannot be spoken with, one sentence says so."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

CODE = """
import os, sys, tempfile
from pathlib import Path
from framescope.report import notebooks
notebooks.LONGEST_SOCKET, notebooks.START_SECONDS = int(sys.argv[2]), int(sys.argv[3])
try:
    with notebooks.kernels(os.environ, 1) as ready:
        print(ready.run([Path(sys.argv[1])], print)[0].result().cells[0].outputs[0].text)
except notebooks.NotebookError as error:
    print(error)
"""


def alone(*arguments):
    """Run the code where there is no network, not even loopback."""
    command = ["unshare", "--net", "--map-root-user", sys.executable, "-c", CODE, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=200)


@pytest.fixture
def sheet(tmp_path):
    path = tmp_path / "01_port.ipynb"
    cell = nbformat.v4.new_code_cell("import os, ipykernel; print('ran in', os.getpid())")
    nbformat.write(nbformat.v4.new_notebook(cells=[cell]), path)
    return path


def may_unshare():
    return bool(shutil.which("unshare")) and not subprocess.run(["unshare", "--net", "--map-root-user", "true"], capture_output=True, check=False).returncode  # fmt: skip


@pytest.mark.skipif(not may_unshare(), reason="no namespace without interfaces can be made here")
def test_a_notebook_runs_without_any_network(sheet):
    ended = alone(sheet, 88, 60)
    assert "ran in" in ended.stdout and not ended.stderr


@pytest.mark.skipif(not may_unshare(), reason="no namespace without interfaces can be made here")
def test_a_kernel_that_cannot_be_spoken_with_is_one_sentence_in_time(sheet):
    ended = alone(sheet, 0, 5)
    assert ended.stdout.startswith("01_port.ipynb stopped because its Python process died or did not start:")
    assert "speak with one another" in ended.stdout and not ended.stderr


def test_the_sockets_are_closed_to_others_and_go_away(sheet, tmp_path, monkeypatch):
    from framescope.report.notebooks import ThisPython

    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    manager = ThisPython()
    folder = Path(manager.connection_file).parent
    assert folder.parent == tmp_path and os.stat(folder).st_mode & 0o077 == 0
    del manager
    import gc

    gc.collect()
    assert not folder.exists()
