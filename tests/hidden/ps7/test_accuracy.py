"""AlexNet-lite, trained by the grader and measured on hidden photographs."""

from autograder.testing import expect, question

# Made beside the student's code, so that mistakes in `normalize` and `encode_labels` cost nothing.
PIXELS = "lambda x: np.asarray(x, np.float32) / 255"
ONE_HOT = "lambda y: np.eye(10, dtype=np.float32)[y]"
TAKES_NUMBERS = """lambda model: "sparse" in str(
    model.loss if isinstance(model.loss, str) else getattr(model.loss, "name", model.loss)
).lower()"""


@question("accuracy")
def test_alexnet_lite_recognises_hidden_photographs(student, lane):
    """build_model(), compiled and trained by your functions, on images it has never seen."""
    model = student.build_model()
    student.compile_model(model)
    expect(student.make("lambda model: model.compiled")(model), "The model is not compiled.")
    pixels, one_hot = student.make(PIXELS), student.make(ONE_HOT)
    y_train, y_valid = lane.y_train, lane.y_valid
    if not student.make(TAKES_NUMBERS)(model):
        y_train, y_valid = student.held(one_hot, y_train), student.held(one_hot, y_valid)
    x_train, x_valid = (student.held(pixels, x) for x in (lane.x_train, lane.x_valid))
    student.held.train(model, x_train, y_train, x_valid, y_valid, epochs=lane.epochs)
    lane.measure(model.predict(student.held(pixels, lane.x_test)))
