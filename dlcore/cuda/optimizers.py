"""Turn every knob a little, against its blame."""

from dlcore import formulas
from dlcore.cuda.front_end import cuda
from dlcore.cuda.jit import formula, kernel
from dlcore.cuda.launch import launch_line

sgd = formula(formulas.sgd)
momentum = formula(formulas.momentum)
blend = formula(formulas.blend)
rms_step = formula(formulas.rms_step)
adam_step = formula(formulas.adam_step)


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


def momentum_update(dtheta, lr, share, v, theta):
    """dtheta, lr, share → v, theta        v = share v + dtheta        theta = theta - lr v"""
    launch_line(momentum_update_kernel, theta.size, dtheta, lr, share, v, theta)


@kernel
def momentum_update_kernel(dtheta, lr, share, v, theta):
    """dtheta, lr, share → v, theta        v = share v + dtheta        theta = theta - lr v

    A ball rolls through the valley: what pulled in the same direction before still pulls.
    Thread p owns v[p] and theta[p].

    Shapes   dtheta (n_parameters,)   lr, share: one number
             →   v, theta (n_parameters,), changed in place
    Work     4 n_parameters operations on 5 n_parameters numbers
    Source   Nielsen, chapter 3, eq. (107), with lr outside of the velocity
    """
    p = cuda.grid(1)
    if p < theta.size:
        v[p] = momentum(v[p], dtheta[p], share)
        theta[p] = sgd(theta[p], v[p], lr)


def nesterov_update(dtheta, lr, share, v, theta):
    """dtheta, lr, share → v, theta        theta = theta - lr (share v + dtheta)"""
    launch_line(nesterov_update_kernel, theta.size, dtheta, lr, share, v, theta)


@kernel
def nesterov_update_kernel(dtheta, lr, share, v, theta):
    """dtheta, lr, share → v, theta        theta = theta - lr (share v + dtheta)

    The velocity is v = share v + dtheta as above, but the ball looks ahead: it steps as if the
    velocity had already been used once more.
    Thread p owns v[p] and theta[p].

    Shapes   dtheta (n_parameters,)   lr, share: one number
             →   v, theta (n_parameters,), changed in place
    Work     6 n_parameters operations on 5 n_parameters numbers
    """
    p = cuda.grid(1)
    if p < theta.size:
        v[p] = momentum(v[p], dtheta[p], share)
        theta[p] = sgd(theta[p], momentum(v[p], dtheta[p], share), lr)


def rmsprop_update(dtheta, lr, share, epsilon, s, theta):
    """dtheta, lr, share, epsilon → s, theta        theta -= lr dtheta / (√s + epsilon)"""
    launch_line(rmsprop_update_kernel, theta.size, dtheta, lr, share, epsilon, s, theta)


@kernel
def rmsprop_update_kernel(dtheta, lr, share, epsilon, s, theta):
    """dtheta, lr, share, epsilon → s, theta        theta -= lr dtheta / (√s + epsilon)

    Every parameter divides by the usual size of its own slope, a mean that forgets:
    s moves by a share of the way towards dtheta².
    Thread p owns s[p] and theta[p].

    Shapes   dtheta (n_parameters,)   lr, share, epsilon: one number
             →   s, theta (n_parameters,), changed in place
    Work     8 n_parameters operations and n_parameters roots on 5 n_parameters numbers
    Source   Hinton, Neural Networks for Machine Learning, lecture 6e
    """
    p = cuda.grid(1)
    if p < theta.size:
        s[p] = blend(s[p], dtheta[p] * dtheta[p], share)
        theta[p] = rms_step(theta[p], dtheta[p], lr, s[p], epsilon)


def adam_update(dtheta, lr, share_m, share_v, epsilon, correction, m, v, theta):
    """dtheta, lr, shares, epsilon, correction → m, v, theta        theta -= lr m / (c √v + epsilon)

    The shares and the others are one number each.
    """
    numbers = lr, share_m, share_v, epsilon, correction
    launch_line(adam_update_kernel, theta.size, dtheta, *numbers, m, v, theta)


@kernel
def adam_update_kernel(dtheta, lr, share_m, share_v, epsilon, correction, m, v, theta):
    """dtheta, lr, shares, epsilon, correction → m, v, theta        theta -= lr m / (c √v + epsilon)

    Direction from the mean slope, size from the usual size of the slope. Both means start at 0
    and are too small at first: lr and the correction c make up for it.
    Thread p owns m[p], v[p] and theta[p].

    Shapes   dtheta (n_parameters,)   the others: one number
             →   m, v, theta (n_parameters,), changed in place
    Work     12 n_parameters operations and n_parameters roots on 7 n_parameters numbers
    Source   Kingma and Ba 2014, algorithm 1
    """
    p = cuda.grid(1)
    if p < theta.size:
        m[p] = blend(m[p], dtheta[p], share_m)
        v[p] = blend(v[p], dtheta[p] * dtheta[p], share_v)
        theta[p] = adam_step(theta[p], lr, m[p], v[p], epsilon, correction)
