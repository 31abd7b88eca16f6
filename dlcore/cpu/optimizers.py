"""Turn every knob a little, against its blame."""

from dlcore import formulas
from dlcore.cpu.jit import kernel

sgd = kernel(formulas.sgd)


@kernel
def sgd_update(dtheta, lr, theta):
    """dtheta, lr → theta        theta = theta - lr dtheta

    Every parameter takes one step downhill, lr times its slope.

    Shapes   dtheta (n_parameters,)   lr: one number   →   theta (n_parameters,), changed in place
    Work     2 n_parameters operations on 3 n_parameters numbers
    Source   Nielsen, chapter 1, eq. (10)
    """
    for p in range(theta.size):
        theta[p] = sgd(theta[p], dtheta[p], lr)
