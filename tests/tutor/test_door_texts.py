"""What the front pages promise is so: the example trains, the map is whole, the lists agree."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def project():
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def test_the_readme_example_runs_and_reads_most_digits(tmp_path):
    example = re.search(r"```python\n(.*?)```", README, re.DOTALL).group(1)
    assert len(example.splitlines()) <= 12
    ended = subprocess.run(
        [sys.executable, "-c", example], cwd=tmp_path, capture_output=True, text=True
    )
    assert ended.returncode == 0, ended.stderr
    share = re.fullmatch(r"([\d.]+)% of 359 unseen digits are read right\n", ended.stdout)
    assert float(share.group(1)) > 95


def test_every_stop_of_the_journey_is_a_function_of_that_file():
    stops = re.findall(r"^\| `([\w.]+)` in `([\w./]+)`", README, re.MULTILINE)
    assert len(stops) == 7
    for name, path in stops:
        *owner, function = name.split(".")
        source = (ROOT / path).read_text(encoding="utf-8")
        for kind in owner:
            source = source[source.index(f"class {kind}") :]
        assert f"def {function}(" in source, name


def test_the_map_shows_the_lessons_that_exist():
    shown = re.findall(r"^\| (\d\d) ", README, re.MULTILINE)
    exist = sorted(path.name[:2] for path in (ROOT / "lessons").glob("[0-9][0-9]_*.ipynb"))
    assert shown == exist


def test_ci_runs_what_the_readme_tells_a_newcomer_to_run():
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    (command,) = [line for line in script.splitlines() if "course.py" in line]
    assert f"    {command} " in README


def test_environment_yml_repeats_the_names_and_bounds_of_the_project():
    listed = re.findall(
        r"^  - ([\w.-]+)(.*)$", (ROOT / "environment.yml").read_text(encoding="utf-8"), re.MULTILINE
    )
    mine = project()
    wanted = [
        *mine["project"]["dependencies"],
        *mine["project"]["optional-dependencies"]["lessons"],
        *mine["dependency-groups"]["test"],
        f"python{mine['project']['requires-python']}",
    ]
    ours = {"conda-forge", "nodefaults", "pip"}
    assert sorted(name + bound for name, bound in listed if name not in ours) == sorted(wanted)


def test_the_citation_names_the_version_of_the_project():
    version = project()["project"]["version"]
    assert f"\nversion: {version}\n" in (ROOT / "CITATION.cff").read_text(encoding="utf-8")


def test_contributing_stays_short():
    lines = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").splitlines()
    assert len(lines) <= 40
