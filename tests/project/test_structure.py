"""How the library is built: no circle of files or packages, and no import that runs upwards."""

import ast
from collections import defaultdict
from functools import cache

from places import ROOT

LIB = ROOT / "lib"

LAYERS = (
    (
        "errors",
        "palette",
        "wording",
        "imports",
        "resources",
        "metadata",
        "tables",
        "environment",
        "word_forms",
        "textfiles",
        "spreadsheets",
        "files",
        "fingerprint",
    ),
    ("gazetteer",),
    ("reading",),
    ("parsing",),
    ("actors",),
    ("attribution", "voice"),
    ("sentiment",),
    ("terms",),
    ("portrayal",),
    ("corrections",),
    ("settings",),
    ("analysis", "rows"),
    ("pipeline", "saved", "measuring"),
    ("measures", "coding"),
    ("audit",),
    ("corpus", "comparison", "validation"),
    ("estimates",),
    ("figures", "display", "codebook"),
    ("exchange",),
    ("correcting",),
    ("report",),
    ("cli", "__main__"),
)
"""The rooms of the package, from the ground up: each may import from its own layer and from those above it in this list.

Within a layer there is no circle either.
"""


def modules():
    """The file of every module of the package, by its name."""
    files = {}
    for path in (LIB / "framescope").rglob("*.py"):
        parts = path.relative_to(LIB).with_suffix("").parts
        files[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return files


MODULES = modules()


@cache
def parsed(name):
    """The source of a module as a tree."""
    return ast.parse(MODULES[name].read_text(encoding="utf-8"))


@cache
def imported(name):
    """The modules of the package that a module imports, inside functions too; for types alone is not counted."""
    path, tree = MODULES[name], parsed(name)
    package = name if path.name == "__init__.py" else name.rpartition(".")[0]
    for_types = {id(n) for t in ast.walk(tree) if isinstance(t, ast.If) and "TYPE_CHECKING" in ast.dump(t.test) for n in ast.walk(t)}
    found = set()
    for node in ast.walk(tree):
        if id(node) in for_types or not isinstance(node, ast.Import | ast.ImportFrom):
            continue
        if isinstance(node, ast.Import):
            found |= {a.name for a in node.names}
        else:
            above = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            base = ".".join([*above, *([node.module] if node.module else [])])
            found |= {f"{base}.{a.name}" if f"{base}.{a.name}" in MODULES else base for a in node.names}
    return {f for f in found if f in MODULES and f not in {"framescope", name}}


def circles(edges):
    """Every circle that a walk along the edges comes upon."""
    state, path, found = {}, [], []

    def visit(node):
        state[node] = "open"
        path.append(node)
        for following in sorted(edges[node]):
            if state.get(following) == "open":
                found.append([*path[path.index(following) :], following])
            elif following not in state:
                visit(following)
        path.pop()
        state[node] = "done"

    for node in sorted(edges):
        if node not in state:
            visit(node)
    return found


def room(name):
    """The part of the package that a module is in: "reading" for framescope.reading.article."""
    return name.split(".")[1]


def test_no_circle_of_files():
    assert circles(defaultdict(set, {name: imported(name) for name in MODULES})) == []


def test_no_circle_of_packages():
    edges = defaultdict(set)
    for name in set(MODULES) - {"framescope"}:
        edges[room(name)] |= {room(other) for other in imported(name)} - {room(name)}
    assert circles(edges) == []


def test_no_import_runs_upwards():
    layer = {part: number for number, parts in enumerate(LAYERS) for part in parts}
    upwards = [
        (name, other) for name in set(MODULES) - {"framescope"} for other in imported(name) if layer[room(name)] < layer[room(other)]
    ]
    assert upwards == []


def test_every_room_has_its_layer_and_every_layer_its_rooms():
    assert {room(name) for name in set(MODULES) - {"framescope"}} == {part for parts in LAYERS for part in parts}


def test_a_circle_would_be_found():
    assert circles(defaultdict(set, {"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a"}})) == [["a", "b", "c", "a"]]
    assert circles(defaultdict(set, {"a": {"b", "c"}, "b": {"c"}, "c": set()})) == []


def test_the_package_is_not_imported_by_its_parts_for_more_than_its_version():
    taken = set()
    for name, path in MODULES.items():
        for node in ast.walk(parsed(name)):
            if isinstance(node, ast.ImportFrom) and node.level == 2 and node.module is None and path.parent.parent == LIB / "framescope":
                taken |= {a.name for a in node.names if f"framescope.{a.name}" not in MODULES}
    assert taken <= {"__version__"}


def test_training_is_no_part_of_the_package():
    assert not [name for name in MODULES if "training" in name] and (LIB / "training").is_dir()
    assert not [p for p in MODULES.values() if any(line.startswith(("import training", "from training")) for line in p.read_text(encoding="utf-8").splitlines())]  # fmt: skip
