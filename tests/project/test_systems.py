"""Nothing of framescope needs what one operating system alone has."""

import builtins
import os
import subprocess
import sys

import other_system
import pytest
from places import ROOT, TESTS

PATHS = os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT / "lib"), str(TESTS)])}
EVERYTHING = """
import importlib, pkgutil, sys
import other_system
other_system.see_windows()

import framescope
names = [m.name for m in pkgutil.walk_packages(framescope.__path__, "framescope.") if m.name != "framescope.__main__"]
for name in names:
    importlib.import_module(name)
print(len(names))
sys.exit(framescope.cli.main(["tables", sys.argv[1], "--out", sys.argv[2]]))
"""
NEEDS_UNIX = ["import fcntl", "import resource", "from signal import SIGALRM", "import signal; signal.SIGALRM", "import os; os.O_NOFOLLOW"]


def test_every_module_is_imported_and_an_article_measured_without_what_unix_alone_has(tmp_path):
    article = tmp_path / "a.txt"
    article.write_text("Mayor Ann Lee condemned the shameful attack on Fenwick.")
    command = [sys.executable, "-c", EVERYTHING, str(article), str(tmp_path / "tables")]
    ended = subprocess.run(command, capture_output=True, text=True, env=PATHS, check=False)
    assert ended.returncode == 0, ended.stderr
    modules = sum(1 for _ in (ROOT / "lib" / "framescope").rglob("*.py"))
    assert int(ended.stdout.split()[0]) == modules - 2  # the package itself and what `python -m` runs
    assert list((tmp_path / "tables").rglob("terms.csv"))


def run_in(module, line):
    exec(line, {"__name__": module, "__builtins__": vars(builtins) | {"__import__": other_system.seen_import}})


@pytest.mark.parametrize("line", NEEDS_UNIX)
def test_what_needs_unix_would_be_seen(line):
    with pytest.raises((ImportError, AttributeError), match=r"on Windows|cannot import"):
        run_in("framescope.novel", line)
    run_in("another.package", line)
