"""What a launch is given wrongly ends in a clear sentence, never in a hang or a wrong number."""

import numpy as np
import pytest

from dlcore.cuda import simulator
from dlcore.cuda.simulator import kernel_from_text, launch

ADD = kernel_from_text(
    """
    @cuda.jit
    def add(a, out):
        i = cuda.grid(1)
        if i < out.size:
            out[i] = a[i] + 1
    """
)
A = np.ones(4, np.float32)


def out():
    return np.zeros(4, np.float32)


WRONG = [
    ("a list", TypeError, r"a must be a NumPy array or a number, but got list. Make it an array"),
    ("float16", TypeError, r"a must hold numbers of a type that kernels can take.*float16"),
    ("objects", TypeError, r"but got object. Convert it: a.astype\(np.float32\)"),
    ("foreign bytes", TypeError, r"but got >f4"),
    ("every second", ValueError, r"row after row.*strides \(8,\). Pass np.ascontiguousarray\(a\)"),
    ("no dimension", ValueError, r"a is an array without dimensions"),
    ("read-only", ValueError, r"a is read-only. Pass a copy: a.copy\(\)"),
]


def wrong(what):
    frozen = A.copy()
    frozen.flags.writeable = False
    return {
        "a list": [1.0, 2.0],
        "float16": A.astype(np.float16),
        "objects": A.astype(object),
        "foreign bytes": A.astype(">f4"),
        "every second": np.ones(8, np.float32)[::2],
        "no dimension": np.float32(1).reshape(()),
        "read-only": frozen,
    }[what]


@pytest.mark.parametrize("what, kind, message", WRONG, ids=[what for what, _, _ in WRONG])
def test_an_array_that_no_card_takes_is_refused_with_what_to_do(what, kind, message):
    with pytest.raises(kind, match=message):
        launch(ADD, 1, 4, np.asarray(wrong(what)) if what != "a list" else wrong(what), out())


def test_a_wrong_number_of_arguments_lists_the_right_ones():
    with pytest.raises(TypeError, match=r"add takes 2 arguments \(a, out\), but got 1"):
        launch(ADD, 1, 4, A)


@pytest.mark.parametrize("grid", [0, -1, (1, 0)])
def test_an_empty_grid_is_refused(grid):
    with pytest.raises(ValueError, match="grid must be at least 1"):
        launch(ADD, grid, 4, A, out())


def test_a_grid_of_half_a_block_says_how_to_round_up():
    with pytest.raises(TypeError, match=r"\(n \+ size - 1\) // size"):
        launch(ADD, 4 / 32, 32, A, out())


def test_a_block_has_at_most_1024_threads():
    with pytest.raises(ValueError, match="at most 1024 threads"):
        launch(ADD, 1, (64, 32), A, out())


def test_overlapping_arrays_are_refused_and_the_same_array_twice_is_one_array():
    both = np.ones(8, np.float32)
    with pytest.raises(ValueError, match="out and a overlap in memory"):
        launch(ADD, 1, 4, both[:5], both[4:8])
    launch(ADD, 1, 8, both, both)
    assert both.tolist() == [2.0] * 8


def test_a_launch_raises_with_the_report_unless_asked_not_to():
    broken = kernel_from_text("@cuda.jit\ndef broken(out):\n    out[cuda.grid(1)] = 1\n")
    with pytest.raises(RuntimeError, match="a mistake in broken.*\n\nout of range") as raised:
        launch(broken, 1, 8, out())
    assert raised.value.report.kinds == ["out_of_range"]
    assert launch(broken, 1, 8, out(), check=False).kinds == ["out_of_range"]


def test_a_kernel_without_source_lines_says_where_to_write_it():
    space = {}
    exec("def ghost(a):\n    a[0] = 1\n", space)
    with pytest.raises(ValueError, match=r"needs the source lines of ghost.*kernel_from_text"):
        launch(space["ghost"], 1, 1, out())


def test_a_text_must_define_the_kernel_that_is_asked_for():
    with pytest.raises(ValueError, match="must define a function named 'add_kernel'.*'add'"):
        kernel_from_text("def add(a):\n    pass", name="add_kernel")


def test_something_that_is_no_kernel_is_refused():
    with pytest.raises(TypeError, match="a function under @cuda.jit, but got int"):
        launch(3, 1, 1)


def test_old_content_can_be_declared_unreadable():
    add_up = kernel_from_text("@cuda.jit\ndef add_up(out):\n    out[cuda.grid(1)] += 1\n")
    assert launch(add_up, 1, 4, out()).ok
    report = launch(add_up, 1, 4, out(), unwritten=["out"], check=False)
    assert report.kinds == ["unwritten_read"]


HANGS = {
    "a loop": "while True:\n        out[0] = 1",
    "a lock nobody opens": "while cuda.atomic.cas(out, 0, 0, 1) == 0:\n        out[0] = 0",
    "a barrier for ever": "while out[1] == 0:\n        cuda.syncthreads()",
    "a long way": "for k in range(10**12):\n        out[0] = k",
    "itself": "own(out)",
}


@pytest.mark.parametrize("body", HANGS.values(), ids=HANGS)
def test_no_kernel_can_hang_the_simulator(body):
    made = kernel_from_text(
        f"@cuda.jit(device=True)\ndef own(out):\n    own(out)\n"
        f"@cuda.jit\ndef hang(out):\n    {body}\n"
    )
    report = launch(made, 1, 1, out(), steps=10_000, check=False)
    assert report.kinds[0] in ("never_ends", "stopped")


def test_no_kernel_can_take_all_memory():
    made = kernel_from_text(
        "@cuda.jit\ndef greedy(out):\n    a = cuda.local.array(10**10, float32)\n    a[0] = 1\n"
    )
    assert launch(made, 1, 1, out(), check=False).kinds == ["too_much_local"]


def test_numbers_behave_as_on_a_card_and_raise_nothing():
    made = kernel_from_text(
        """
        @cuda.jit
        def odd(out, whole):
            out[0] = 1.0 / (out[3] - out[3])
            out[1] = math.exp(1000.0)
            out[2] = math.log(out[3] - out[3])
            whole[0] = 300
            whole[1] = -2.7
        """
    )
    values, whole = out(), np.zeros(2, np.uint8)
    simulator.launch(made, 1, 1, values, whole)
    assert values[:3].tolist() == [np.inf, np.inf, -np.inf]
    assert whole.tolist() == [44, 254]


def test_counts_can_be_asserted():
    report = launch(ADD, 2, 32, np.ones(33, np.float32), np.zeros(33, np.float32))
    assert (report.counts["a"].reads, report.counts["out"].writes) == (33, 33)
    assert report.transactions == 4
    assert launch(ADD, 1, 32, np.ones(32), np.zeros(32), segment=32).transactions == 16


def test_bank_conflicts_are_counted():
    text = """
        @cuda.jit
        def columns(out):
            tile = cuda.shared.array((32, WIDE), float32)
            t = cuda.threadIdx.x
            tile[t, 0] = t
            cuda.syncthreads()
            out[t] = tile[t, 0]
        """
    for wide, conflicts in (("32", 62), ("33", 0)):
        made = kernel_from_text(text.replace("WIDE", wide))
        report = launch(made, 1, 32, np.zeros(32, np.float32))
        assert report.conflicts == conflicts


def test_arrays_outside_of_the_kernel_are_constants():
    made = kernel_from_text(
        """
        WEIGHTS = np.array([1.0, 2.0, 4.0])

        @cuda.jit
        def weigh(out):
            table = cuda.const.array_like(WEIGHTS)
            i = cuda.grid(1)
            out[i] = WEIGHTS[i] + table[2 - i]
        """
    )
    values = np.zeros(3, np.float32)
    launch(made, 1, 3, values)
    assert values.tolist() == [5.0, 4.0, 5.0]


def test_a_lock_orders_what_its_owners_do_if_they_fence_it():
    text = """
        @cuda.jit
        def add_under_lock(lock, total):
            while cuda.atomic.cas(lock, 0, 0, 1) != 0:
                pass
            total[0] += 1
            FENCE
            cuda.atomic.exch(lock, 0, 0)
        """
    lock, total = np.zeros(1, np.int32), np.zeros(1, np.int32)
    launch(kernel_from_text(text.replace("FENCE", "cuda.threadfence()")), 3, 4, lock, total)
    assert total[0] == 12
    broken = kernel_from_text(text.replace("FENCE", ""))
    assert set(launch(broken, 3, 4, lock, total, check=False).kinds) == {
        "race",
        "race_between_blocks",
    }


def test_a_kernel_changed_in_a_notebook_is_read_anew():
    for factor in (2, 3):
        made = kernel_from_text(
            f"FACTOR = {factor}\n@cuda.jit\ndef grow(out):\n    out[cuda.grid(1)] *= FACTOR\n"
        )
        values = np.ones(2, np.float32)
        launch(made, 1, 2, values)
        assert values.tolist() == [factor] * 2
        made.py_func.__globals__["FACTOR"] = 10
        launch(made, 1, 2, values)
        assert values.tolist() == [10 * factor] * 2
