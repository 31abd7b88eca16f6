"""What a step keeps books of on the card, so that no step has to wait for the processor's word."""

from dlcore.cuda.front_end import cuda
from dlcore.cuda.jit import kernel
from dlcore.cuda.launch import launch_line


def next_rows(order, progress, rows):
    """order, progress → rows        rows[i] = order[progress[0] + i]"""
    launch_line(next_rows_kernel, rows.shape[0], order, progress, rows)


@kernel
def next_rows_kernel(order, progress, rows):
    """order, progress → rows        rows[i] = order[progress[0] + i]

    The examples of an epoch come in a drawn order; a batch takes the next ones.
    Thread i owns rows[i].

    Shapes   order (n_all,)   progress (2,)   →   rows (n,)
    Work     no arithmetic; 2 n numbers moved
    """
    i = cuda.grid(1)
    if i < rows.shape[0]:
        rows[i] = order[progress[0] + i]


def note_step(loss, right, size, progress, losses, rights):
    """loss, right → losses, rights        at progress[1]; then progress goes on by (size, 1)"""
    launch_line(note_step_kernel, 1, loss, right, size, progress, losses, rights)


@kernel
def note_step_kernel(loss, right, size, progress, losses, rights):
    """loss, right → losses, rights        at progress[1]; then progress goes on by (size, 1)

    The loss of a step stays on the card until the epoch is over: who asks for it has to wait.
    Thread 0 owns all of it.

    Shapes   loss (1,)   right (1,)   size: one number, the examples of this step
             →   progress (2,), changed in place   losses (n_steps,)   rights (n_steps,)
    Work     2 operations on 6 numbers
    """
    if cuda.grid(1) == 0:
        step = progress[1]
        losses[step] = loss[0]
        rights[step] = right[0]
        progress[0] += size
        progress[1] = step + 1
