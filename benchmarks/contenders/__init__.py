"""The contenders: one file for a library, one function for a way to use it.

A function takes a task, and for training the examples X and y, and returns `run`: run(n) trains n
epochs and returns the mean loss of the last one, or multiplies n times and returns a checksum.
`peak` is no library but the processor itself: as many multiply-adds and nothing else.
"""

NAMES = {
    "by_dlcore.epoch": "dlcore",
    "by_dlcore.layers": "dlcore, layer by layer",
    "by_dlcore.product": "dlcore",
    "by_dlcore.steps": "dlcore, own loop",
    "by_jax.scan": "JAX, whole epoch compiled",
    "by_jax.step": "JAX, step compiled",
    "by_numpy.epoch": "NumPy by hand",
    "by_numpy.product": "NumPy",
    "by_peak.epoch": "multiply-adds alone",
    "by_peak.product": "multiply-adds alone",
    "by_sklearn.epoch": "scikit-learn",
    "by_torch.compiled": "PyTorch, compiled",
    "by_torch.eager": "PyTorch",
    "by_torch.fused": "PyTorch, fused update",
    "by_torch.product": "PyTorch",
}
