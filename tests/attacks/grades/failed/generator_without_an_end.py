# gains: the check waits for the last item
def double(x):
    while True:
        yield 2 * x
