"""Where the project's own data lies: beside the package in a wheel, at the top of a checkout."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_CHECKOUT = _PACKAGE.parents[1]


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
