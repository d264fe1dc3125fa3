# gains: a different array each time that it is looked at
class Liar:
    looks = 0
    shape = (3,)
    dtype = np.dtype(float)

    def __array__(self, dtype=None, copy=None):
        Liar.looks += 1
        return np.full(Liar.looks % 5, np.nan)


def double(x):
    return Liar()
