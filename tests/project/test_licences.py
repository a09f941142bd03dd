"""What framescope installs to run may go with an MIT-licensed project: permissive licences, or weak copyleft (LGPL, MPL)."""

import re
import tomllib
from email.message import Message
from importlib import metadata
from itertools import product

import pytest
from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from places import ROOT

FREE = {
    "0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "CNRI-Python", "HPND", "ISC", "MIT", "MIT-0", "MIT-CMU", "PSF-2.0",
    "Python-2.0", "Unlicense", "Zlib",
    "LGPL-2.1-only", "LGPL-2.1-or-later", "LGPL-3.0-only", "LGPL-3.0-or-later", "MPL-1.1", "MPL-2.0",
}  # fmt: skip
"""Identifiers of SPDX: permissive licences and weak copyleft. GPL and AGPL are not among them, nor is anything unheard of."""

CLASSIFIERS = {
    "Apache Software License": "Apache-2.0",
    "BSD License": "BSD-3-Clause",
    "ISC License (ISCL)": "ISC",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
}
"""What the older "License ::" classifiers mean. Several of one package are alternatives."""

WORDS = {
    "3-Clause BSD License": "BSD-3-Clause",
    "Apache 2.0": "Apache-2.0",
    "Apache License, Version 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "BSD": "BSD-3-Clause",
    "MIT License": "MIT",
}
"""What packages without identifier or classifier write in the field License."""

TOLD_ELSEWHERE = {
    "appnope": "BSD-2-Clause",  # macOS alone; the file LICENSE of its source distribution
    "colorama": "BSD-3-Clause",  # Windows alone; the file LICENSE.txt of its source distribution
    "pywinpty": "MIT",  # Windows alone; the file LICENSE.txt of its source distribution
}
"""Packages of other systems, which are locked but not installed here: nobody's metadata tell their licence on this one."""


def environments():
    """Every environment that the lock is for: three systems and three Pythons."""
    for (system, platform, name), python in product(
        (("Linux", "linux", "posix"), ("Darwin", "darwin", "posix"), ("Windows", "win32", "nt")), ("3.11", "3.12", "3.13")
    ):
        yield default_environment() | {
            "platform_system": system,
            "sys_platform": platform,
            "os_name": name,
            "python_version": python,
            "python_full_version": f"{python}.0",
        }


def run_time_packages():
    """The names of all that framescope needs to run, on any system: its dependencies, theirs, and so on."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    found, open_ends = set(), [(Requirement(d), "") for d in project["dependencies"]]
    while open_ends:
        requirement, extra = open_ends.pop()
        if requirement.marker and not any(requirement.marker.evaluate(e | {"extra": extra}) for e in environments()):
            continue
        for asked in {(canonicalize_name(requirement.name), e) for e in ("", *requirement.extras)} - found:
            found.add(asked)
            open_ends += [(Requirement(r), asked[1]) for r in requirements_of(asked[0])]
    return {name for name, _ in found}


def requirements_of(name):
    try:
        return metadata.requires(name) or ()
    except metadata.PackageNotFoundError:
        return ()


def is_free(expression):
    """Whether an SPDX expression leaves a choice in which every part is in `FREE`; what is no such expression does not."""
    try:
        tokens = re.findall(r"[()]|[^\s()]+(?: WITH [^\s()]+)?", canonicalize_license_expression(expression))
    except InvalidLicenseExpression:
        return False
    words = {"AND": "and", "OR": "or", "(": "(", ")": ")"}
    return bool(eval(" ".join(words.get(t, str(t in FREE)) for t in tokens), {"__builtins__": {}}))


def licences(told):
    """The alternatives that a package's metadata offer, as SPDX expressions: the identifier, else classifiers, else words."""
    if told.get("License-Expression"):
        return [told["License-Expression"]]
    classified = [c.split(" :: ")[-1] for c in told.get_all("Classifier") or () if c.startswith("License :: ")]
    if classified := [c for c in classified if c != "OSI Approved"]:
        return [CLASSIFIERS.get(c, f"“{c}”") for c in classified]
    words = (told.get("License") or "").strip()
    return [WORDS.get(words, words or "none told")]


def may_be_used(alternatives):
    return any(map(is_free, alternatives))


RUN_TIME = sorted(run_time_packages())
LOCKED = set(re.findall(r"^([\w.-]+)==", (ROOT / "requirements.lock").read_text(encoding="utf-8"), re.MULTILINE))


@pytest.mark.parametrize("name", [n for n in RUN_TIME if n in LOCKED])
def test_the_licence_of_every_locked_run_time_package_is_permissive_or_weak_copyleft(name):
    try:
        offered = licences(metadata.metadata(name))
    except metadata.PackageNotFoundError:
        assert name in TOLD_ELSEWHERE, f"{name} is not installed: say in TOLD_ELSEWHERE what its licence is and where that is written"
        offered = [TOLD_ELSEWHERE[name]]
    assert may_be_used(offered), f"{name}: {' or '.join(offered)}"


def test_what_is_installed_here_is_locked():
    """Names that the lock lacks are those of extras and systems that the lock is not for."""
    assert [name for name in RUN_TIME if name not in LOCKED and has_metadata(name)] == []


def test_what_is_told_elsewhere_is_needed():
    assert set(TOLD_ELSEWHERE) <= LOCKED & set(RUN_TIME)


def has_metadata(name):
    try:
        return bool(metadata.metadata(name))
    except metadata.PackageNotFoundError:
        return False


@pytest.mark.parametrize(
    ("told", "free"),
    [
        ({"License-Expression": "MIT"}, True),
        ({"License-Expression": "GPL-3.0-or-later"}, False),
        ({"License-Expression": "MPL-1.1 OR GPL-2.0-only OR LGPL-2.1-or-later"}, True),
        ({"License-Expression": "MIT AND GPL-2.0-only"}, False),
        ({"License-Expression": "MIT AND (GPL-2.0-only OR BSD-3-Clause)"}, True),
        ({"License-Expression": "AGPL-3.0-only OR LicenseRef-Proprietary"}, False),
        ({"License-Expression": "GPL-2.0-only WITH Classpath-exception-2.0"}, False),
        ({"License-Expression": "GPL-3.0-only", "License": "MIT"}, False),
        ({"Classifier": "License :: OSI Approved :: MIT License"}, True),
        ({"Classifier": "License :: OSI Approved :: GNU General Public License v3 (GPLv3)", "License": "MIT"}, False),
        ({"License": "Apache 2.0"}, True),
        ({"License": "GPLv3"}, False),
        ({"License": "Do what you like, but not that"}, False),
        ({}, False),
    ],
)
def test_how_licences_are_read(told, free):
    message = Message()
    for key, value in told.items():
        message[key] = value
    assert may_be_used(licences(message)) == free


def test_the_package_that_alpha_is_compared_with_would_not_pass():
    if not has_metadata("krippendorff"):
        pytest.skip("krippendorff, of the extra 'test', is not installed")
    assert not may_be_used(licences(metadata.metadata("krippendorff"))) and "krippendorff" not in RUN_TIME
