"""test_accuracy: what the student's network knows after the student's training."""

from autograder.testing import question

# As the notebook's standardize, which has a question of its own; beside the student's code, since
# images as floats are four times as large as images as bytes.
STANDARDIZE = """lambda x_train, *others: (lambda mean, std: tuple(
    (np.asarray(x, np.float32) - mean) / std for x in (x_train, *others)
))(np.float32(np.mean(x_train)), np.float32(np.std(x_train) + 1e-7))"""


@question("test_accuracy")
def test_accuracy_on_hidden_images(student, lane):
    """The network of build_improved_model, trained by train_improved, names images that it has
    never seen."""
    model = student.build_improved_model()
    standardize = student.make(STANDARDIZE)
    images = student.held(standardize, lane.x_train, lane.x_valid, lane.x_test)
    x_train, x_valid, x_test = images
    student.held.train_improved(
        model, x_train, lane.y_train, x_valid, lane.y_valid, epochs=lane.epochs
    )
    lane.measure(model.predict(x_test))
