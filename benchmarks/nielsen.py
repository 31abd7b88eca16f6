"""How fast a published figure is repeated: 400 epochs on 1,000 digits (Nielsen, chapter 3).

python -m benchmarks.nielsen [epochs]

`dltutor.experiments.nielsen` says what is computed. Where the points of the book's figure lie on
this machine, as nielsen/overfitting.json under DLCORE_DATA or in ../shared/data, ours are held
against them.
"""

import sys
import time
from collections.abc import Sequence

from dltutor.experiments.nielsen import (
    EPOCHS,
    agreement,
    curves,
    his_pictures,
    points_file,
    published,
)


def main(asked: Sequence[str] | None = None) -> None:
    asked = sys.argv[1:] if asked is None else asked
    epochs = int(asked[0]) if asked else EPOCHS
    start = time.perf_counter()
    ours = list(curves(his_pictures(), epochs))
    seconds = time.perf_counter() - start
    print(f"{ours[-1].test_right} of 10,000 test pictures right after {epochs} epochs, ", end="")
    print(f"{ours[-1].training_right} of 1,000 training pictures, in {seconds:.1f} s")
    file = points_file()
    if file is None:
        print("The points of the published figure are not on this machine: nothing to compare.")
    else:
        print(agreement(ours, published(file)))


if __name__ == "__main__":
    main()
