"""What a dataset was made of and with. A run that would mix two codes, models, actor files or inputs is refused."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from importlib.metadata import version
from pathlib import Path

from .. import __version__
from ..errors import InputError
from ..resources import resource
from .dataset import MANIFEST, RUN, whole

PACKAGES = (
    "spacy",
    "onnxruntime",
    "tokenizers",
    "numpy",
    "pandas",
    "textblob",
    "vaderSentiment",
    "countryinfo",
    "py3langid",
    "trafilatura",
)
"""What the measures rest on beside framescope itself; another version of one can give other rows."""

NOT_USED = ("articles", "gold", "validation")
"""The folders of data that no measure reads."""

NOT_MEASURING = ("audit", "coding", "comparison", "figures", "report", "training", "validation")
"""The packages that only look at what was measured."""

_SAYS = {
    "measured with": "the same version of framescope, its model and its packages",
    "made of": "the same input, columns, actor file and number of articles a partition",
}


@cache
def instruments() -> dict[str, str]:
    """Version of framescope and of all that measures, with a digest of the code and the lists; read once in each process."""
    from ..parsing.language import model_name

    return {"framescope": __version__, "model": model_name(), "code and lists": _own_digest()} | {name: version(name) for name in PACKAGES}


def contents(actor_file: str | None) -> str:
    """A digest of the actor file, "none" without one.

    Raises
    ------
    InputError
        when the file cannot be read.
    """
    if actor_file is None:
        return "none"
    try:
        return hashlib.sha256(Path(actor_file).read_bytes()).hexdigest()[:16]
    except OSError as error:
        raise InputError(f"{actor_file} cannot be read ({error.strerror}): every worker must find the actor file there.") from None


def _own_digest() -> str:
    """One digest of the modules that measure and of the lists they measure with."""
    package = Path(__file__).parents[1]
    files = sorted(p for p in package.rglob("*.py") if p.relative_to(package).parts[0] not in NOT_MEASURING)
    data = resource("data")
    files += [p for p in sorted(data.rglob("*")) if p.is_file() and p.relative_to(data).parts[0] not in NOT_USED and p.suffix != ".md"]
    total = hashlib.sha256()
    for path in files:
        total.update(path.name.encode() + b"\0" + path.read_bytes())
    return total.hexdigest()[:16]


def agree(folder: Path, manifest: dict[str, dict[str, str]]) -> None:
    """Write the manifest into a new dataset, or see that it is the one which the dataset there has.

    Raises
    ------
    InputError
        when the folder is something else, or a dataset made of or with something else.
    """
    path = folder / MANIFEST
    if not path.is_file():
        if folder.exists() and (not folder.is_dir() or any(p.name != RUN for p in folder.iterdir())):
            raise InputError(f"{folder} is in the way and holds no corpus: name a new folder.")
        with whole(folder, path) as new:
            new.write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8")
        return
    try:
        there = json.loads(path.read_text(encoding="utf-8"))
    except ValueError:
        raise InputError(f"{path} is not framescope's any more: name a new folder.") from None
    for section, remedy in _SAYS.items():
        for name, value in manifest[section].items():
            if there.get(section, {}).get(name) != value:
                raise InputError(
                    f"{folder} was {section} another {name} ({there.get(section, {}).get(name)}, now {value}), and the two are not mixed: "
                    f"go on with {remedy}, or name a new folder."
                )
