"""How a line reaches the screen: signs and colours only where the terminal has them."""

import codecs
import os
import sys
import unicodedata

STYLES = {"bold": "1", "dim": "2", "red": "31", "green": "32", "yellow": "33", "blue": "34"}
RESET = "\x1b[0m"

# What a sign becomes where only ASCII can be shown.
ASCII = str.maketrans(
    {
        "\u2713": "ok",  # check mark
        "\u2717": "x",  # ballot x
        "\u2192": "->",
        "\u2190": "<-",
        "\u00b7": "-",
        "\u2022": "*",
        "\u2013": "-",
        "\u2014": "-",
        "\u2026": "...",
        "\u2018": "'",
        "\u2019": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u00d7": "x",
        "\u2212": "-",
        "\u2264": "<=",
        "\u2265": ">=",
        "\u2260": "!=",
        "\u2248": "~",
        "\u00b1": "+-",
        "\u2202": "d",
        "\u03a3": "sum",
        "\u2211": "sum",
        "\u03b8": "theta",
        "\u03b7": "eta",
        "\u2588": "#",
        "\u2593": "#",
        "\u2592": "-",
        "\u2591": "-",
        "\u2500": "-",
        "\u2502": "|",
        "\u00a0": " ",
        "\u202f": " ",
    }
)


def plain(text: str) -> str:
    """The text itself where standard output is UTF-8, else its ASCII spelling."""
    if _is_utf8(sys.stdout):
        return text
    spelled = unicodedata.normalize("NFKD", text.translate(ASCII))
    letters = "".join(sign for sign in spelled if not unicodedata.combining(sign))
    return letters.encode("ascii", "replace").decode("ascii")


def style(text: str, *names: str) -> str:
    """The text in the given styles: style("ok", "green", "bold")."""
    unknown = [name for name in names if name not in STYLES]
    if unknown:
        raise ValueError(f"expected styles among {', '.join(STYLES)}, but got {unknown[0]!r}")
    if not names or not has_colour():
        return text
    return f"\x1b[{';'.join(STYLES[name] for name in names)}m{text}{RESET}"


def say(text: str = "", *names: str) -> None:
    """Print one text at once, spelled and coloured as far as the terminal can."""
    print(style(plain(text), *names), flush=True)


def has_colour() -> bool:
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return sys.stdout.isatty() and _console_reads_colours()


def never_fail_on_a_sign() -> None:
    """Let other people's texts (file names, tracebacks) print on any terminal."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def _is_utf8(stream) -> bool:
    try:
        return codecs.lookup(stream.encoding or "ascii").name == "utf-8"
    except (AttributeError, LookupError):
        return False


def _console_reads_colours() -> bool:
    if sys.platform == "win32":
        # An empty command makes the Windows console obey colour codes from here on.
        os.system("")
    return True
