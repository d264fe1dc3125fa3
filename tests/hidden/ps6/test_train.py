"""train, watched on a small network."""

import numpy as np

from autograder.testing import expect, question

from ..small_training import CLASSES, Images, small_network, train_small

SHAPE = (4, 5, 1)
TRAIN, WRONG = Images(240, SHAPE, seed=0), Images(80, SHAPE, seed=1, wrong=1.0)
EPOCHS = 4


def network(student):
    """A small network, to be compiled by the student."""
    return small_network(student, SHAPE)


@question("train", weight=3)
def test_it_learns_the_training_labels_and_only_those(student):
    """The model learns its training data, and nothing from validation labels that contradict."""
    done = train_small(student, network, TRAIN, WRONG, EPOCHS)
    same = all(np.array_equal(a, b) for a, b in zip(done.before, done.after, strict=True))
    expect(not same, "The weights of the model are the same as before: it was not trained.")
    finite = all(np.all(np.isfinite(w)) for w in done.after)
    expect(finite, "Some weights are no numbers any more (NaN): is the learning rate too high?")
    answers = done.probabilities(WRONG.x).argmax(axis=1)  # images that were never trained on
    classes = (WRONG.t.argmax(axis=1) - 1) % CLASSES  # WRONG tells the next class
    share = float(np.mean(answers == classes))
    text = f"Of new images like x_train's, the model gets {share:.0%} right; guessing gives 10%."
    expect(share > 0.5, text, got=share)


@question("train", weight=2)
def test_the_curves_tell_training_from_validation(student):
    """The history has loss and accuracy of the training data and, as val_…, of the validation data,
    one number an epoch, for `epochs` epochs at most."""
    done = train_small(student, network, TRAIN, WRONG, EPOCHS)
    last = {name: values[-1] for name, values in done.history.items()}
    text = "The validation labels contradict the training labels, so val_loss must end above loss."
    expect(last["val_loss"] > last["loss"], text, got=last)
    text = "On labels that contradict the training labels val_accuracy must end below accuracy."
    expect(last["val_accuracy"] < last["accuracy"], text, got=last)
