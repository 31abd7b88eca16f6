#!/usr/bin/env python3
"""The door to the course: it installs what is needed into .venv, once, and then hands over.

python3 course.py start     look this machine over, then open the lessons in JupyterLab
python3 course.py test      run every test
python3 course.py VERB ...  any other verb of the dlcore command: doctor, demo, check 01 ...
"""
# Only the standard library, and only words that Python 3.6 can read, so that an old Python
# gets as far as the sentence that says which Python is needed.

import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent
LOCK = ROOT / "requirements.lock"
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "course-stamp.txt"
LOG = VENV / "course-install.log"
OLDEST = (3, 11)
DISK_MB = 1500
PIP = ("pip", "ensurepip")  # what an environment has, or can get without a network

TROUBLES = (
    (
        r"No space left|Errno 28\b|not enough space|os error (28|112)\b",
        "The disk is full. Free about 1500 MB and run the same command again.",
    ),
    (
        r"DO NOT MATCH THE HASHES|Hash mismatch",
        "A package arrived damaged or altered, and was refused. Run the same command again.\n"
        "If it happens twice, something between this machine and the package index alters files.",
    ),
    (
        r"NewConnectionError|ConnectTimeout|ReadTimeout|ProxyError|NameResolution|SSLError|"
        r"name resolution|Connection (aborted|refused|reset)|dns error|tunnel error|"
        r"error sending request|Network is unreachable|[Tt]imed out|IncompleteRead",
        "The package index cannot be reached. Connect this machine to the network, or set your\n"
        "proxy, and run the same command again: it goes on where it stopped. Once everything is\n"
        "installed, no network is needed.",
    ),
    (
        r"No matching distribution|no (usable )?wheels|No solution found|not supported on",
        "This Python finds no ready-made package. Install a 64-bit Python 3.11, 3.12 or 3.13,\n"
        "delete the folder .venv, and run the same command with that Python.",
    ),
)


def main(words):
    if not words or words[0] in ("-h", "--help", "help"):
        say(__doc__.strip())
        if words and is_installed():
            say("")
            return hand_over("--help", [])
        return 0 if words else 2
    if not is_installed():
        install(words)
    return hand_over(words[0], words[1:])


def is_installed():
    try:
        return PYTHON.exists() and STAMP.read_text(encoding="utf-8") == fingerprint()
    except OSError:
        return False


def fingerprint():
    """Changes when the lock or the project changes, or when the folder is moved."""
    parts = [LOCK.read_bytes(), (ROOT / "pyproject.toml").read_bytes(), os.fsencode(str(ROOT))]
    return hashlib.sha256(b"\n".join(parts)).hexdigest() + "\n"


def install(words):
    refuse_old_python(words)
    refuse_full_disk()
    if STAMP.exists():
        say("The course has changed or moved: bringing .venv up to date.")
    else:
        say("Installing what the course needs into .venv. This happens once, and takes half a")
        say("minute to a few minutes: about 220 MB to fetch, about 850 MB on disk.")
    uv = shutil.which("uv")
    make_venv(uv)
    forget_half_installed()
    if uv:
        pip = [uv, "pip", "install", "--python", str(PYTHON)]
    else:
        pip = [str(PYTHON), "-m", "pip", "install", "--no-input", "--no-compile"]
        pip += ["--progress-bar", "off"]
    # A package that must be compiled would ask the learner for compilers: refuse it instead.
    run(pip + ["--no-deps", "--require-hashes", "--only-binary", ":all:", "-r", str(LOCK)])
    here = ["--offline" if uv else "--no-index", "--no-build-isolation", "--editable", str(ROOT)]
    run(pip + ["--no-deps"] + here)
    write(STAMP, fingerprint())
    say("Installed.")


def refuse_old_python(words):
    if sys.version_info[:2] >= OLDEST:
        return
    names = ("python3.13", "python3.12", "python3.11")
    newer = [name for name in names if shutil.which(name) and succeeds([name, "--version"])]
    if newer:
        advice = f"This machine has one:  {newer[0]} course.py {' '.join(words)}"
    else:
        advice = "Install Python 3.12 or 3.13 and run the same command with it."
    stop(f"The course needs Python 3.11 or newer, but this is {version()}.\n{advice}")


def refuse_full_disk():
    free = shutil.disk_usage(str(ROOT)).free // 10**6
    if free < DISK_MB and not VENV.exists():
        stop(f"The course needs {DISK_MB} MB of free disk, but here are only {free} MB.")


def make_venv(uv):
    if PYTHON.exists() and (uv or any(succeeds([str(PYTHON), "-m", one]) for one in PIP)):
        return
    if VENV.exists():
        shutil.rmtree(str(VENV))
    # Seen from inside .venv, sys.executable would be the very file that is being replaced.
    python = getattr(sys, "_base_executable", None) or sys.executable
    if uv:
        run([uv, "venv", "--python", python, str(VENV)])
    elif importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip"):
        run([python, "-m", "venv", str(VENV)])
    else:
        stop(
            "This Python cannot make virtual environments: its venv module is not installed.\n"
            "On Debian and Ubuntu:  sudo apt install python3-venv\n"
            "Then run the same command again."
        )


def forget_half_installed():
    """A package whose install was cut short has no complete record: forget it, so it comes anew."""
    for pattern in ("lib/python*/site-packages/*.dist-info", "Lib/site-packages/*.dist-info"):
        for record in VENV.glob(pattern):
            if not all((record / name).exists() for name in ("METADATA", "INSTALLER", "RECORD")):
                shutil.rmtree(str(record))


def run(command):
    """One step of the install: shown while it runs, kept in a log, explained if it fails."""
    process = subprocess.Popen(
        command,
        cwd=tempfile.gettempdir(),  # In ROOT, uv would mix pyproject.toml into the lock.
        env=settings(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )
    lines, fetched = [], 0
    with process:
        for line in process.stdout:
            lines.append(line)
            fetched += line.startswith("Collecting ")
            show(line, fetched)
    if process.returncode != 0:
        explain(command, "".join(lines))


def settings():
    """The surroundings of the installer, without what would send packages elsewhere."""
    ours = dict(os.environ, UV_PYTHON_DOWNLOADS="never", PYTHONUNBUFFERED="1")
    ours.update(PIP_DISABLE_PIP_VERSION_CHECK="1", PIP_USER="0")
    for name in ("PIP_TARGET", "PIP_PREFIX", "PIP_NO_BINARY", "PYTHONHOME"):
        ours.pop(name, None)
    return ours


def show(line, fetched):
    live = sys.stdout.isatty()  # There each package is written over the last one.
    if line.startswith("Collecting ") and (live or fetched % 20 == 0):
        text = f"  {fetched:3d} {line.split()[1]}"
        say(text.ljust(60) if live else text, end="\r" if live else "\n")
    elif line.startswith("Installing collected") and "," in line:
        say("  unpacking (the longest part, without news)")
    elif line.startswith(("Prepared ", "Installed ", "Downloading ")) and "://" not in line:
        say("  " + line.strip())


def explain(command, output):
    kept = keep_log(output)
    for pattern, advice in TROUBLES:
        if re.search(pattern, output):
            stop(f"\n{advice}{kept}")
    said = "\n".join(output.strip().splitlines()[-8:])
    stop(f"\nThis step failed: {' '.join(command)}\n{said}{kept}")


def keep_log(output):
    try:
        write(LOG, output)
    except OSError:  # On a full disk the advice matters, not the log.
        return ""
    return f"\n(All the installer said is in {LOG})"


def hand_over(verb, rest):
    if verb == "test":
        os.chdir(str(ROOT))
        # Four at most: each worker is a Python with its own compiler, and memory is not free.
        spread = ["-n", "auto", "--maxprocesses", "4", "--dist", "worksteal"]
        command = [str(PYTHON), "-m", "pytest"] + spread + rest
    else:
        command = [str(PYTHON), "-m", "dltutor.cli", verb] + rest
    if os.name != "nt":
        os.execv(command[0], command)
    process = subprocess.Popen(command)
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:
            pass  # The program we wait for got the same Ctrl-C and ends by itself.


def write(path, text):
    """A file is whole or absent, also when the power goes."""
    new = path.with_name(path.name + ".new")
    new.write_text(text, encoding="utf-8")
    os.replace(str(new), str(path))


def succeeds(command):
    quiet = subprocess.DEVNULL
    return subprocess.call(command, stdout=quiet, stderr=quiet) == 0


def say(text, end="\n"):
    print(text, end=end, flush=True)


def stop(message):
    sys.exit(message)


def version():
    return "Python " + ".".join(str(part) for part in sys.version_info[:3])


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except OSError as error:
        stop(f"{error}\nSee that the folder .venv may be written and nothing else is using it.")
    except KeyboardInterrupt:
        say("\nStopped. Run the same command again: it goes on where it stopped.")
        sys.exit(130)
