# gains: a record whose fields the comparison does not know
def double(x):
    return np.zeros(len(x), dtype=[("a", float), ("b", object)])
