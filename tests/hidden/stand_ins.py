"""Models that cost nothing: what they predict can be read off the images."""

PREDICT = "lambda self, x, *args, **kwargs: ({rule})(np.asarray(x, dtype=float))"

# The first row of pixels, as probabilities: class c is the column c of the image.
FIRST_ROW = "lambda x: (x[:, 0, :, 0] + 1e-9) / (x[:, 0, :, 0] + 1e-9).sum(axis=1, keepdims=True)"


def stand_in(student, rule=FIRST_ROW):
    """An object with the methods by which a Keras model is asked."""
    predict = PREDICT.format(rule=rule)
    methods = f'"predict": {predict}, "predict_on_batch": {predict}, "__call__": {predict}'
    model = student.make(f'type("Model", (), {{{methods}}})()')
    model._name = "model"  # as a student reads it
    return model
