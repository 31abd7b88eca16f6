"""Signs and colours appear only where the terminal has them."""

import io
import sys

import pytest

from dltutor import terminal


class Screen(io.TextIOWrapper):
    """Standard output of a chosen encoding, as a terminal."""

    def __init__(self, encoding, tty=True):
        super().__init__(io.BytesIO(), encoding=encoding, newline="\n")
        self.tty = tty

    def isatty(self):
        return self.tty


@pytest.fixture
def screen(monkeypatch):
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")

    def use(encoding, tty=True):
        monkeypatch.setattr(sys, "stdout", Screen(encoding, tty))
        return sys.stdout

    return use


def test_signs_stay_where_the_terminal_writes_utf8(screen):
    screen("utf-8")
    assert terminal.plain("loss \u2192 0.1 \u2713") == "loss \u2192 0.1 \u2713"


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "cp437"])
def test_signs_are_spelled_in_ascii_everywhere_else(screen, encoding):
    screen(encoding)
    assert terminal.plain("\u2713 a \u2192 b \u2264 3 \u2014 na\u00efve \u2202 \U0001d465") == (
        "ok a -> b <= 3 - naive d x"
    )
    assert terminal.plain("\u65e5") == "?"


def test_colour_needs_a_terminal_and_no_objection(screen, monkeypatch):
    screen("utf-8")
    assert terminal.style("yes", "green", "bold") == "\x1b[32;1myes\x1b[0m"
    monkeypatch.setenv("NO_COLOR", "1")
    assert terminal.style("yes", "green") == "yes"
    monkeypatch.delenv("NO_COLOR")
    monkeypatch.setenv("TERM", "dumb")
    assert terminal.style("yes", "green") == "yes"
    monkeypatch.setenv("TERM", "xterm")
    screen("utf-8", tty=False)
    assert terminal.style("yes", "green") == "yes"


def test_an_unknown_style_is_refused_even_where_it_would_not_show(screen):
    screen("utf-8", tty=False)
    with pytest.raises(ValueError, match="expected styles among bold.* but got 'pink'"):
        terminal.style("yes", "pink")


def test_say_prints_at_once_with_both_rules(screen):
    out = screen("cp1252", tty=False)
    terminal.say("0.1 \u2192 0.2", "red")
    assert out.buffer.getvalue() == b"0.1 -> 0.2\n"
