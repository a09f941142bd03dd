"""Where the project's own data lies: beside the package in a wheel, at the top of a checkout."""

from importlib.util import find_spec
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_CHECKOUT = _PACKAGE.parents[1]


def package_folder(package: str) -> Path:
    """Where an installed package lies; it is not loaded, which takes some packages seconds."""
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise FileNotFoundError(f"the package {package} is missing: install framescope's requirements again")
    return Path(next(iter(spec.submodule_search_locations)))


def resource(*parts: str) -> Path:
    """The path of a file or folder that ships with framescope, e.g. ``resource("data", "lexicons", "loaded.csv")``.

    Raises
    ------
    FileNotFoundError
        if neither the installed package nor the checkout holds it.
    """
    for root in (_PACKAGE, _CHECKOUT):
        path = root.joinpath(*parts)
        if path.exists():
            return path
    raise FileNotFoundError(f"framescope's own file {'/'.join(parts)} is missing: reinstall framescope")
