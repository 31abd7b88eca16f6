"""The builder: one master in, the same bytes out, and nothing of the answers in the learner's."""

import json

import pytest

from dltutor import lesson_builder, places

MASTER = """# %% [markdown]
# # A lesson

# %%
# %timeit 1 + 1
print("one")

# %% [markdown] tags=["instructor"]
# The answer is one.

# %% tags=["exercise"]
from solutions.ex01_one_neuron import dot

# %%
check(dot)

# %%
check(dot)
"""


@pytest.fixture
def master(tmp_path):
    path = tmp_path / "lessons" / "src" / "01_one_neuron.py"
    path.parent.mkdir(parents=True)
    path.write_text(MASTER, encoding="utf-8")
    return path


def cells(text):
    return json.loads(text)["cells"]


def sources(text):
    return ["".join(cell["source"]) for cell in cells(text)]


def test_the_same_master_gives_the_same_bytes(master):
    assert lesson_builder.build(master) == lesson_builder.build(master)


def test_a_learner_gets_the_stub_and_no_notes(master):
    text = lesson_builder.build(master)
    stub = sources(text)[2]
    assert "The answer is one" not in text
    assert stub.startswith("def dot(x, w):")
    assert 'raise NotImplementedError("01.1 dot' in stub
    assert "total" not in stub
    assert stub.endswith("# --- end ---")


def test_an_instructor_gets_the_solution_and_the_notes(master):
    text = lesson_builder.build(master, instructor=True)
    assert "The answer is one" in text
    assert "total +=" in text
    assert "NotImplementedError" not in text


def test_no_output_and_no_trace_of_a_run_is_written(master):
    code = [cell for cell in cells(lesson_builder.build(master)) if cell["cell_type"] == "code"]
    assert all(cell["outputs"] == [] and cell["execution_count"] is None for cell in code)


def test_a_comment_that_looks_like_a_magic_stays_a_comment(master):
    assert "# %timeit 1 + 1" in sources(lesson_builder.build(master))[1]


def test_cells_keep_their_names_when_others_come_and_go(master):
    before = [cell["id"] for cell in cells(lesson_builder.build(master))]
    master.write_text(MASTER.replace("# %%\n", "# %%\n1\n\n# %%\n", 1), encoding="utf-8")
    after = [cell["id"] for cell in cells(lesson_builder.build(master))]
    assert [name for name in after if name in before] == before
    assert len(set(after)) == len(after) == len(before) + 1


def test_an_exercise_cell_must_be_one_import(master):
    master.write_text('# %% tags=["exercise"]\nx = 1\n', encoding="utf-8")
    with pytest.raises(ValueError, match="expected an exercise cell of one line"):
        lesson_builder.build(master)


def test_an_exercise_that_does_not_exist_is_named(master):
    line = '# %% tags=["exercise"]\nfrom solutions.ex01_one_neuron import cot\n'
    master.write_text(line, encoding="utf-8")
    with pytest.raises(ValueError, match="expected a function cot"):
        lesson_builder.build(master)


def test_drift_is_found_and_building_mends_it(master, monkeypatch, capsys):
    monkeypatch.setattr(places, "lessons", lambda: master.parents[1])
    target = master.parents[1] / "01_one_neuron.ipynb"
    assert lesson_builder.main(["--check"]) == 1
    assert lesson_builder.main([]) == 0
    assert lesson_builder.main(["--check"]) == 0
    target.write_text(target.read_text(encoding="utf-8").replace("one", "two"), encoding="utf-8")
    capsys.readouterr()
    assert lesson_builder.main(["--check"]) == 1
    assert "01_one_neuron.ipynb is not what" in capsys.readouterr().out


def test_a_notebook_without_a_master_is_found(master, monkeypatch):
    monkeypatch.setattr(places, "lessons", lambda: master.parents[1])
    lesson_builder.main([])
    (master.parents[1] / "99_stray.ipynb").write_text("{}", encoding="utf-8")
    assert lesson_builder.out_of_step() == ["lessons/99_stray.ipynb has no master in lessons/src."]


def test_the_instructors_form_is_written_where_asked(master, monkeypatch, tmp_path):
    monkeypatch.setattr(places, "lessons", lambda: master.parents[1])
    out = tmp_path / "for me"
    assert lesson_builder.main(["--instructor", str(out)]) == 0
    assert "The answer is one" in (out / "01_one_neuron.ipynb").read_text(encoding="utf-8")
    assert not (master.parents[1] / "01_one_neuron.ipynb").exists()
