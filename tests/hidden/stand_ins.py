"""Models that cost nothing: what they predict can be read off the images."""

from .defining import defined

MODEL = """class Model:
    def predict(self, x, *args, **kwargs):
        x = np.asarray(x, dtype=float)
        return {rule}

    predict_on_batch = __call__ = predict

"""

# The first row of pixels, as probabilities: class c is the column c of the image.
FIRST_ROW = "(x[:, 0, :, 0] + 1e-9) / (x[:, 0, :, 0] + 1e-9).sum(axis=1, keepdims=True)"


def stand_in(student, rule=FIRST_ROW):
    """An object with the methods by which a Keras model is asked; the rule is of images ``x``."""
    return defined(student, f"{MODEL.format(rule=rule)}model = Model()", "model")
