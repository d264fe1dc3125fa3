"""The two networks, trained by the grader and measured on hidden digits."""

from autograder.testing import question

# Made beside the student's code, so that a mistake in `prepare` costs nothing here.
PIXELS = "lambda x: (np.asarray(x, np.float32) / 255)[..., None]"
ONE_HOT = "lambda y: np.eye(10, dtype=np.float32)[y]"


def train_and_measure(student, lane, model):
    """Train on the lane's digits, and tell the accuracy on its test digits."""
    pixels, one_hot = student.make(PIXELS), student.make(ONE_HOT)
    student.held.train(
        model,
        student.held(pixels, lane.x_train),
        student.held(one_hot, lane.y_train),
        student.held(pixels, lane.x_valid),
        student.held(one_hot, lane.y_valid),
        epochs=lane.epochs,
    )
    lane.measure(model.predict(student.held(pixels, lane.x_test)))


@question("mlp-accuracy")
def test_the_mlp_reads_hidden_digits(student, lane):
    """build_mlp(), trained by your train, on digits that it has never seen."""
    train_and_measure(student, lane, student.build_mlp())


@question("cnn-accuracy")
def test_the_cnn_reads_hidden_digits(student, lane):
    """build_cnn(dropout=True), trained by your train, on digits that it has never seen."""
    train_and_measure(student, lane, student.build_cnn(dropout=True))
