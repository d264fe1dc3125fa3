# loses: nothing
def scale(x):
    return x.astype("float32") / 255.0
