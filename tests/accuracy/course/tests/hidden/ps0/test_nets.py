"""The hidden tests of the small networks."""

import numpy as np

from autograder.testing import expect_close, expect_equal, question

X = np.arange(12, dtype=np.uint8).reshape(1, 2, 2, 3)


@question("scale")
def test_pixels_are_divided_by_255(student):
    """0 becomes 0 and 255 becomes 1."""
    expect_close(student.scale(X), X / 255, rtol=1e-6)


@question("build_model")
def test_the_layers_hold_that_many_parameters(student):
    """The layers are those that were asked for."""
    expect_equal(student.build_model().count_params(), 15602)


@question("compile_model")
def test_the_model_is_compiled(student):
    """After it the model is ready to be trained."""
    model = student.build_model()
    student.compile_model(model)
    expect_equal(model.compiled, True)


@question("train")
def test_a_history_is_returned(student):
    """Each epoch leaves its loss."""
    model = student.build_model()
    student.compile_model(model)
    x, y = np.zeros((8, 32, 32, 3), np.float32), np.zeros(8, int)
    history = student.train(model, x, y, x, y, 2)
    expect_equal(len(history.history["loss"]), 2)


@question("shape_accuracy")
def test_accuracy_on_hidden_images(student, lane):
    """Trained by the grader, the model recognises images that it has never seen."""
    model = student.build_model()
    lane.expect_keras(model)
    student.compile_model(model)
    scale = student.make("lambda x: np.asarray(x, np.float32) / 255")
    x_train, x_valid, x_test = (
        student.held(scale, x) for x in (lane.x_train, lane.x_valid, lane.x_test)
    )
    student.held.train(model, x_train, lane.y_train, x_valid, lane.y_valid, lane.epochs)
    lane.measure(model.predict(x_test))
