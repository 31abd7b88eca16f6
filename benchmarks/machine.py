"""Which machine this is: what someone must know to compare figures, and nothing that is private."""

import importlib.metadata
import os
import platform
import re
import subprocess
from pathlib import Path

from benchmarks.peak import register_bits

LIBRARIES = ("dlcore", "numba", "numpy", "torch", "jax", "scikit-learn")


def processor() -> str:
    """The name that the processor gives itself."""
    if Path("/proc/cpuinfo").exists():
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
        told = dict(re.split(r"\s*:\s*", line, maxsplit=1) for line in lines if ":" in line)
        if "model name" in told:
            family = f" (family {told['cpu family']})" if "cpu family" in told else ""
            return f"{told['model name']}{family}"
    if platform.system() == "Darwin":
        asked = ["sysctl", "-n", "machdep.cpu.brand_string"]
        return subprocess.run(asked, capture_output=True, text=True, check=False).stdout.strip()
    return platform.processor() or platform.machine()


def name() -> str:
    return f"{processor()}, {os.cpu_count()} cores, {register_bits()}-bit registers"


def slug() -> str:
    """The same as the name of a file."""
    return re.sub(r"[^a-z0-9]+", "-", f"{processor()} {os.cpu_count()} cores".lower()).strip("-")


def versions() -> dict[str, str]:
    found = {"python": platform.python_version(), "system": platform.system()}
    for library in LIBRARIES:
        try:
            found[library] = importlib.metadata.version(library)
        except importlib.metadata.PackageNotFoundError:
            continue
    return found
