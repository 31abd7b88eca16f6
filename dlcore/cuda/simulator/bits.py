"""The card's instructions that look at the bits of a whole number."""

ALL = 0xFFFFFFFF


class Bits:
    """cuda.popc, cuda.clz, cuda.ffs, cuda.brev and the masks of a warp."""

    @staticmethod
    def popc(x):
        return (int(x) & ALL).bit_count()

    @staticmethod
    def clz(x):
        return 32 - (int(x) & ALL).bit_length()

    @staticmethod
    def ffs(x):
        x = int(x) & ALL
        return (x & -x).bit_length()

    @staticmethod
    def brev(x):
        return int(f"{int(x) & ALL:032b}"[::-1], 2)
