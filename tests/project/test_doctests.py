"""The examples in docstrings run, and everything public has one."""

import doctest
import importlib
import inspect

import framescope
import pytest
from places import ROOT

LIB = ROOT / "lib"
WITH_EXAMPLES = sorted(
    ".".join(path.relative_to(LIB).with_suffix("").parts).removesuffix(".__init__")
    for path in (LIB / "framescope").rglob("*.py")
    if ">>> " in path.read_text(encoding="utf-8")
)
PUBLIC = [name for name in framescope.__all__ if not inspect.ismodule(getattr(framescope, name)) and not name.startswith("_")]


@pytest.mark.parametrize("module", WITH_EXAMPLES)
def test_the_examples_of_a_module_give_what_they_say(module, capsys):
    options = doctest.IGNORE_EXCEPTION_DETAIL | doctest.ELLIPSIS
    done = doctest.testmod(importlib.import_module(module), optionflags=options)
    assert done.attempted > 0 and done.failed == 0, capsys.readouterr().out


@pytest.mark.parametrize("name", PUBLIC)
def test_everything_public_has_an_example(name):
    assert ">>> " in (getattr(framescope, name).__doc__ or "")


def test_type_checkers_are_told_of_the_types():
    assert (LIB / "framescope" / "py.typed").is_file()
