"""Turn every knob a little, against its blame."""

from dlcore import formulas
from dlcore.cuda.front_end import cuda
from dlcore.cuda.jit import formula, kernel
from dlcore.cuda.launch import launch_line

sgd = formula(formulas.sgd)


def sgd_update(dtheta, lr, theta):
    """dtheta, lr → theta        theta = theta - lr dtheta"""
    launch_line(sgd_update_kernel, theta.size, dtheta, lr, theta)


@kernel
def sgd_update_kernel(dtheta, lr, theta):
    """dtheta, lr → theta        theta = theta - lr dtheta

    Every parameter takes one step downhill, lr times its slope.
    Thread p owns theta[p].

    Shapes   dtheta (n_parameters,)   lr: one number   →   theta (n_parameters,), changed in place
    Work     2 n_parameters operations on 3 n_parameters numbers
    Source   Nielsen, chapter 1, eq. (10)
    """
    p = cuda.grid(1)
    if p < theta.size:
        theta[p] = sgd(theta[p], dtheta[p], lr)
