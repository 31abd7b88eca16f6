"""Take every figure anew on this machine, in about a quarter of an hour, and draw them.

python -m benchmarks.run_all [--patience 60] [--processor-time]

Best with nothing else running. Ctrl-C stops it: what was measured before stays.
"""

import sys
import time

from benchmarks import cores, latency, mnist, nielsen, plot, products, scaling, training

MEASURING = (products, training, scaling, cores, latency)
SCRIPTS = (*MEASURING, mnist, nielsen, plot)


def main() -> None:
    began = time.perf_counter()
    for number, script in enumerate(SCRIPTS, start=1):
        minutes = (time.perf_counter() - began) / 60
        title = script.__doc__.splitlines()[0]
        print(f"\n[{number}/{len(SCRIPTS)}, {minutes:.1f} min] {title}", flush=True)
        script.main(sys.argv[1:] if script in MEASURING else [])


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        print("\nStopped. The figures of the finished scripts are kept.")
