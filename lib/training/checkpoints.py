"""The results of the long steps, kept in a folder: a training that was stopped is taken up where it stood.

A file appears whole or not at all. What is in the folder is trusted: its name says by which code, from which gold, with which seed
and scale it was made (``__main__``).
"""

import json
from collections.abc import Callable
from dataclasses import asdict
from functools import partial
from pathlib import Path

import numpy as np
from safetensors.torch import load_file, save_file

from .network import Network
from .pruning import Parts

Opinions = tuple[np.ndarray, np.ndarray]


def kept_weights(network: Network, path: Path, make: Callable[[], Network]) -> Network:
    """`network` with the weights in `path`; where there are none, what `make` returns, whose weights are kept."""
    if path.exists():
        network.load_state_dict(load_file(path))
        return network.eval()
    made = make()
    _whole(path, partial(save_file, {name: tensor.contiguous() for name, tensor in made.state_dict().items()}))
    return made


def kept_opinions(path: Path, make: Callable[[], Opinions]) -> Opinions:
    """The logits (n, 3) and vectors (n, 3 * width) in `path`; where there are none, what `make` returns, kept."""
    if path.exists():
        with np.load(path, allow_pickle=False) as found:
            return found["logits"], found["vectors"]
    made = make()
    _whole(path, partial(np.savez, logits=made[0], vectors=made[1]))
    return made


def kept_choice(path: Path, make: Callable[[], Parts]) -> Parts:
    """The parts of a network named in `path`; where there is no such file, what `make` returns, kept."""
    if path.exists():
        return Parts(**json.loads(path.read_text(encoding="utf-8")))
    made = make()
    _whole(path, lambda part: part.write_text(json.dumps(asdict(made)), encoding="utf-8"))
    return made


def _whole(path: Path, write: Callable[[Path], object]) -> None:
    """Write beside `path` first, under a name with the same ending."""
    part = path.with_name(f"part-{path.name}")
    write(part)
    part.rename(path)
