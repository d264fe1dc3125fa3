# gains: whoever unpickles it runs its code
import pickle


class Bomb:
    def __reduce__(self):
        return open, (CANARY, "w")

    __array__ = None


def double(x):
    return [Bomb(), pickle.dumps(Bomb())]
