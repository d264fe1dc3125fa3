# loses: nothing
def total(x):
    return 2 * sum(list(x))
