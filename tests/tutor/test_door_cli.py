"""The command `dlcore`: verbs are found, help is quick, and every ending is a clean one."""

import os
import subprocess
import sys

import pytest

from dltutor import cli

VERB = '''"""A verb for the tests."""

HELP = "say hello"


def add_arguments(parser):
    parser.add_argument("--how", default="well")


def run(arguments):
    {body}
'''


@pytest.fixture
def verb(tmp_path, monkeypatch):
    """Puts one more verb, `hello`, into the command; its body is given by the test."""

    def put(body):
        import dltutor.commands

        (tmp_path / "hello.py").write_text(VERB.format(body=body), encoding="utf-8")
        monkeypatch.setattr(cli, "COMMANDS", tmp_path)
        monkeypatch.setattr(dltutor.commands, "__path__", [str(tmp_path)])
        monkeypatch.delitem(sys.modules, "dltutor.commands.hello", raising=False)

    yield put
    sys.modules.pop("dltutor.commands.hello", None)


def test_every_verb_has_a_help_line_that_fits_one_line():
    found = cli.verbs()
    assert {"start", "doctor"} <= set(found)
    for verb, line in found.items():
        assert 10 < len(line) < 90 and "\n" not in line, verb


def test_help_imports_nothing_heavy():
    code = (
        "import sys; from dltutor import cli\n"
        "try: cli.main(['--help'])\n"
        "except SystemExit: pass\n"
        "print(*sorted({'numpy', 'numba', 'dlcore', 'matplotlib'} & set(sys.modules)))"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert ended.stdout.splitlines()[-1] == "", ended.stdout + ended.stderr
    assert "doctor" in ended.stdout


def test_a_verb_gets_its_arguments_and_gives_the_exit_code(verb):
    verb("return 3 if arguments.how == 'badly' else 0")
    assert cli.main(["hello", "--how", "badly"]) == 3
    assert cli.main(["hello"]) == 0


def test_an_unknown_verb_lists_what_exists_and_guesses(capsys):
    assert cli.main(["docter"]) == 2
    said = capsys.readouterr().err
    assert "start, doctor" in said and "Did you mean: dlcore doctor?" in said


def test_a_verb_explains_itself_under_its_own_name(verb, capsys):
    verb("return 0")
    with pytest.raises(SystemExit) as ended:
        cli.main(["hello", "--help"])
    said = capsys.readouterr().out
    assert ended.value.code == 0
    assert "usage: dlcore hello" in said and "say hello" in said and "--how" in said


def test_no_verb_prints_the_help_and_is_no_success(capsys):
    assert cli.main([]) == 2
    assert "doctor" in capsys.readouterr().out


def test_ctrl_c_ends_with_one_line(verb, capsys):
    verb("raise KeyboardInterrupt")
    assert cli.main(["hello"]) == 130
    assert capsys.readouterr().out.split() == ["Stopped."]


def test_an_error_with_advice_is_shown_without_a_traceback(verb, capsys):
    verb("raise RuntimeError('expected a lesson, but found none.')")
    assert cli.main(["hello"]) == 1
    assert capsys.readouterr().err == "dlcore: expected a lesson, but found none.\n"


def test_a_verb_without_help_is_named(verb, tmp_path):
    verb("return 0")
    (tmp_path / "hello.py").write_text("x = 1\n", encoding="utf-8")
    assert cli.main(["hello"]) == 1


def test_signs_that_the_terminal_lacks_stop_nothing():
    code = (
        "from dltutor import cli, terminal; cli.main([]); terminal.say('a \u2192 b \u2713 \u00e9')"
    )
    code += "; print('\u65e5')"
    settings = dict(os.environ, PYTHONIOENCODING="cp1252")
    ended = subprocess.run([sys.executable, "-c", code], env=settings, capture_output=True)
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout.decode("cp1252").splitlines()[-2:] == ["a -> b ok e", "?"]
