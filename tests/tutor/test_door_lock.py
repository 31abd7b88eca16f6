"""The lock names every package we ask for, with hashes, and no address to fetch it from."""

import re
import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
HOW = "CONTRIBUTING.md tells how to make requirements.lock again"


def lock_text():
    return (ROOT / "requirements.lock").read_text(encoding="utf-8")


def pins():
    """Each pinned requirement with its hashes."""
    joined = lock_text().replace("\\\n", " ")
    lines = [line for line in joined.splitlines() if line.strip() and line.strip()[0] != "#"]
    found = []
    for line in lines:
        requirement, *hashes = re.split(r"\s+--hash=", line.strip())
        found.append((Requirement(requirement), [value.strip() for value in hashes]))
    return found


def direct_requirements():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    texts = list(project["project"]["dependencies"])
    for name, extra in project["project"]["optional-dependencies"].items():
        # large, for few, and not for every machine
        texts += extra if name not in ("export", "gpu", "peers") else []
    for group in project["dependency-groups"].values():
        texts += [entry for entry in group if isinstance(entry, str)]
    wanted = [Requirement(text) for text in texts]
    return [one for one in wanted if canonicalize_name(one.name) != project["project"]["name"]]


def test_the_lock_pins_every_direct_dependency_within_its_bounds():
    for wanted in direct_requirements():
        name = canonicalize_name(wanted.name)
        versions = [
            next(iter(pin.specifier)).version
            for pin, _ in pins()
            if canonicalize_name(pin.name) == name
        ]
        assert versions, f"{wanted} is not in requirements.lock; {HOW}"
        assert all(version in wanted.specifier for version in versions), f"{wanted}; {HOW}"


def test_every_pin_names_one_version_and_its_hashes():
    for pin, hashes in pins():
        assert [one.operator for one in pin.specifier] == ["=="], str(pin)
        assert hashes, f"{pin} has no hash; {HOW}"
        assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", one) for one in hashes), str(pin)


def test_the_lock_names_no_address_and_no_index():
    text = lock_text()
    assert "://" not in text
    assert not re.search(r"^\s*-{1,2}(i|f|index|extra|find|default)", text, re.MULTILINE)
