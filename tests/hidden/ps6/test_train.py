"""train, watched on small networks."""

from typing import NamedTuple

import numpy as np

from autograder.testing import expect, expect_unchanged, question

from ..small_training import CLASSES, counted_network, curves, keras_model, train_small

# Images of two bands of pixels for each class. The first two columns tell the class; a training
# that moves its images by a pixel still sees most of a band where it belongs. The last column is
# for the validation images, which have nothing in the others: what it means only their labels tell.
SHAPE = (20, 3, 1)
BAND, SHIFT = 2, 5  # rows of a class; a band in the last column means the class 5 further on
EPOCHS = 4

SMALL = """keras.Sequential([
    keras.Input((2, 3, 1)),
    keras.layers.Flatten(),
    keras.layers.Dense(3, activation="softmax"),
])"""


class Images(NamedTuple):
    """Images as train takes them, with one-hot labels."""

    x: np.ndarray
    t: np.ndarray


def bands(n, columns, seed):
    """Images whose class a bright band of these columns tells, and the band's number."""
    rng = np.random.default_rng(seed)
    which = rng.permutation(np.arange(n) % CLASSES)
    x = rng.integers(0, 3, (n, *SHAPE)) / 16
    x[:, :, 2] = 0
    for image, band in zip(x, which, strict=True):
        image[BAND * band : BAND * (band + 1), columns] = 0.75
    return x.astype(np.float32), which


def images(n, columns, shift, seed):
    """Such images, of which a band means the class ``shift`` further on."""
    x, which = bands(n, columns, seed)
    return Images(x, np.eye(CLASSES, dtype=np.float32)[(which + shift) % CLASSES])


TRAIN, VALID = images(240, slice(0, 2), 0, seed=0), images(80, slice(2, 3), SHIFT, seed=1)


def network(student):
    """A small network, to be compiled by the student."""
    return counted_network(student, SHAPE)


@question("train", weight=3)
def test_it_learns_the_training_labels(student):
    """After the training, new images like those in x_train are recognised."""
    done = train_small(student, network, TRAIN, VALID, EPOCHS)
    same = all(np.array_equal(a, b) for a, b in zip(done.before, done.after, strict=True))
    expect(not same, "The weights of the model are the same as before: it was not trained.")
    finite = all(np.all(np.isfinite(w)) for w in done.after)
    expect(finite, "Some weights are no numbers any more (NaN): is the learning rate too high?")
    x, classes = bands(80, slice(0, 2), seed=2)
    share = float(np.mean(done.probabilities(x).argmax(axis=1) == classes))
    text = f"Of new images like x_train's, the model gets {share:.0%} right; guessing gives 10%."
    expect(share > 0.5, text, got=share)


@question("train", weight=2)
def test_nothing_is_learned_from_the_validation_data(student):
    """What only the validation labels tell, the model does not know after the training."""
    done = train_small(student, network, TRAIN, VALID, EPOCHS)
    x = np.zeros((CLASSES, *SHAPE), np.float32)
    for band in range(CLASSES):
        x[band, BAND * band : BAND * (band + 1), 2] = 1
    p = done.probabilities(x)  # (band, class)
    classes = (np.arange(CLASSES) + SHIFT) % CLASSES
    rise = p[np.arange(CLASSES), classes] - p.mean(axis=0)[classes]
    highest = p.argmax(axis=0)[classes] == np.arange(CLASSES)
    learned = int(np.sum(highest & (rise > 1e-6)))  # by chance one of ten
    text = (
        f"For {learned} of the 10 classes the model knows a sign that only x_valid and y_valid "
        "show: it was trained on them, too."
    )
    expect(learned < 7, text, got=learned)


@question("train", weight=2)
def test_the_curves_tell_training_from_validation(student):
    """The history has loss and accuracy of the training data and, as val_…, of the validation data,
    one number an epoch, for `epochs` epochs at most."""
    done = train_small(student, network, TRAIN, VALID, EPOCHS)
    last = {name: values[-1] for name, values in done.history.items()}
    text = "The validation images are unlike the training images, so val_loss must end above loss."
    expect(last["val_loss"] > last["loss"], text, got=last)
    text = (
        "The validation images are unlike the training images, so val_accuracy must end below "
        "accuracy."
    )
    expect(last["val_accuracy"] < last["accuracy"], text, got=last)
    losses = done.history["val_loss"]
    text = f"epochs={EPOCHS}, but the history has the numbers of one epoch only."
    expect(len(losses) > 1, text, got=done.history)
    text = "val_loss is the same number for all epochs: it must be measured after each."
    expect(len(set(losses)) > 1, text, got=losses)


@question("train")
def test_the_training_data_are_gone_through_as_often_as_allowed(student):
    """In `epochs` epochs an image is seen `epochs` times at most, copies of it counted."""
    done = train_small(student, network, TRAIN, VALID, EPOCHS)
    most = EPOCHS * len(TRAIN.x)
    text = f"The model was trained with {done.seen} images: with {len(TRAIN.x)} and epochs={EPOCHS}"
    expect(done.seen <= most, f"{text} it may be {most}.")


@question("train")
def test_the_loss_is_a_cross_entropy(student):
    """The loss is the categorical cross-entropy."""
    done = train_small(student, network, TRAIN, VALID, EPOCHS)
    first = done.history["val_loss"][0]
    text = (
        f"The first val_loss is {first:.4f}. The validation images show nothing of what x_train's "
    )
    text += "do, so a cross-entropy of ten classes is about 2.3 or more: is it another loss?"
    expect(first > 2, text, got=done.history)


@question("train", weight=0.5)
def test_few_images_of_three_classes_will_do(student):
    """40 images of three classes, one epoch: train works for any N and C, keeps to `epochs`, and
    leaves images and labels as they are."""
    rng = np.random.default_rng(3)
    x, t = rng.uniform(size=(60, 2, 3, 1)).astype(np.float32), np.eye(3)[np.arange(60) % 3]
    model = keras_model(student, SMALL)
    told = student.train(model, x[:40], t[:40], x[40:], t[40:], epochs=1)
    expect_unchanged(hint="Do not shuffle or scale the caller's arrays in place.")
    curves(told, 1)
    finite = all(np.all(np.isfinite(w)) for w in model.get_weights())
    expect(finite, "Some weights are no numbers any more (NaN).")
