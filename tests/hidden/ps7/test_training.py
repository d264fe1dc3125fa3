"""compile_model and train, watched on small networks."""

import numpy as np

from autograder.testing import Remote, expect, expect_close, expect_unchanged, question

from ..small_training import (
    Images,
    counted_network,
    cross_entropy,
    curves,
    keras_model,
    train_small,
    watch_training,
)

FLOAT32 = {"rtol": 1e-3, "atol": 1e-3}

# A model that only takes the softmax of what it is given: its loss can be computed by hand.
SOFTMAX = "keras.Sequential([keras.Input((10,)), keras.layers.Softmax()])"
COMPILED = """lambda model: (lambda loss: {
    "compiled": bool(model.compiled),
    "loss": loss if isinstance(loss, str) else getattr(loss, "name", None)
        or getattr(loss, "__name__", type(loss).__name__),
    "from_logits": bool(getattr(loss, "from_logits", False)),
    "smoothing": float(getattr(loss, "label_smoothing", 0.0)),
    "summed": getattr(loss, "reduction", "") == "sum",
})(model.loss[0] if isinstance(model.loss, (list, tuple)) else model.loss)"""


def compiled(student, model):
    """The model that compile_model leaves, and what it was compiled with."""
    got = student.compile_model(model)
    about = student.make(COMPILED)(got if isinstance(got, Remote) else model)
    expect(isinstance(about, dict) and about.get("compiled"), "The model is not compiled.")
    same = isinstance(got, Remote) and student.make("lambda a, b: a is b")(got, model)
    expect(same, "compile_model must return the model that it was given.")
    return about


def labels_for(about, t):
    """One-hot labels, or their numbers where the loss takes those."""
    return t.argmax(axis=1) if "sparse" in str(about.get("loss")) else t


@question("compile_model", weight=2)
def test_the_loss_is_a_cross_entropy_of_probabilities(student):
    """The loss is the mean (or the sum) of −log of the right class's probability, as the softmax
    gives it."""
    model = keras_model(student, SOFTMAX)
    about = compiled(student, model)
    rng = np.random.default_rng(0)
    logits, t = rng.normal(size=(32, 10)).astype(np.float32), np.eye(10)[rng.integers(0, 10, 32)]
    measured = model.evaluate(logits, labels_for(about, t), verbose=0, return_dict=True)
    p = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    smoothing = about["smoothing"]  # takes so much from the right class, for all ten
    expected = (1 - smoothing) * cross_entropy(p, t) - smoothing * np.mean(np.log(p))
    expected *= len(t) if about["summed"] else 1
    text = f"The loss ({about['loss']}) is not the cross-entropy of each image's ten probabilities."
    expect_close(measured["loss"], expected, **FLOAT32, message=text)
    text = (
        "from_logits=True is for outputs without softmax: this model's outputs are probabilities."
    )
    expect(not about["from_logits"], text)


@question("compile_model", weight=2)
def test_accuracy_is_measured(student):
    """The share of right answers is measured under the name "accuracy"."""
    model = keras_model(student, SOFTMAX)
    about = compiled(student, model)
    logits = np.eye(10, dtype=np.float32)[[0, 1, 2, 3]]
    t = np.eye(10)[[0, 1, 2, 9]]
    measured = model.evaluate(logits, labels_for(about, t), verbose=0, return_dict=True)
    text = 'Nothing is measured as "accuracy": is metrics=["accuracy"] given?'
    expect("accuracy" in measured, text, got=measured)
    text = "Three of four answers are right, but the accuracy is another."
    expect_close(measured["accuracy"], 0.75, **FLOAT32, message=text)


@question("compile_model")
def test_each_model_gets_an_optimizer_of_its_own(student):
    """Two models do not share an optimizer: it remembers the model that it has trained."""
    first, second = keras_model(student, SOFTMAX), keras_model(student, SOFTMAX)
    compiled(student, first)
    compiled(student, second)
    shared = student.make("lambda a, b: a.optimizer is b.optimizer")(first, second)
    expect(not shared, "Two models share one optimizer: make a new one in each call.")


DENSE = """keras.Sequential([
    keras.Input((10,)),
    keras.layers.Dense(4),
    keras.layers.Dense(10, activation="softmax"),
])"""


@question("compile_model", weight=0.5)
def test_all_layers_still_learn(student):
    """Compiling freezes nothing: what could be trained before can be trained after."""
    model = keras_model(student, DENSE)
    compiled(student, model)
    left = student.make("lambda model: len(model.trainable_weights)")(model)
    expect(left == 4, "A layer is frozen (trainable=False) now.", got=left)


@question("compile_model", weight=0.5)
def test_a_compiled_model_is_compiled_anew(student):
    """A model that was compiled before, with another loss, gets the cross-entropy, too."""
    about = compiled(student, keras_model(student, DENSE, '"sgd", "mean_squared_error"'))
    text = f"The model was compiled with mean_squared_error; its loss is {about['loss']} still."
    expect("mean_squared" not in about["loss"], text)


# --- train -------------------------------------------------------------------------------------

SHAPE = (4, 5, 3)
TRAIN = Images(240, SHAPE, seed=0)
TRAIN.x[..., 2] = 0  # what a model makes of blue it has learned from the validation images
HALF_WRONG = Images(120, SHAPE, seed=1, wrong=0.4)  # learning helps at first, then it hurts
EPOCHS = 11
WITH = 'keras.optimizers.Adam(0.01), loss="categorical_crossentropy", metrics=["accuracy"]'


def network(student, compiled=WITH):
    """The model, compiled by us: a mistake in compile_model costs nothing here."""
    hidden = 'Dense(60, kernel_initializer="identity")'
    return counted_network(student, SHAPE, hidden, compiled=compiled)


def watch(student):
    """The training that several checks look at."""
    return train_small(student, network, TRAIN, HALF_WRONG, EPOCHS)


@question("train", weight=3)
def test_it_learns_the_training_labels(student):
    """After the training, new images like those in x_train are recognised."""
    done = watch(student)
    fresh = Images(200, SHAPE, seed=2)
    fresh.x[..., 2] = 0
    answers = done.probabilities(fresh.x).argmax(axis=1)
    share = float(np.mean(answers == fresh.t.argmax(axis=1)))
    text = f"Of new images like x_train's, the model gets {share:.0%} right; guessing gives 10%."
    expect(share > 0.5, text, got=share)


@question("train", weight=3)
def test_the_best_epochs_weights_are_left(student):
    """At the end the model has the weights of the epoch with the smallest val_loss."""
    done = watch(student)
    losses = done.history["val_loss"]
    left, best, last = (
        cross_entropy(done.probabilities(HALF_WRONG.x), HALF_WRONG.t),
        min(losses),
        losses[-1],
    )
    text = f"The smallest val_loss was {best:.4f} (epoch {losses.index(best) + 1}), "
    text += f"the last {last:.4f}; the model's is {left:.4f}."
    expect_close(left, best, rtol=0.005, atol=1e-3, message=text)


@question("train", weight=2)
def test_the_curves_tell_training_from_validation(student):
    """The history has loss and accuracy of the training data and, as val_…, of the validation data,
    one number an epoch, for `epochs` epochs at most."""
    done = watch(student)
    end = {name: values[-1] for name, values in done.history.items()}
    text = "Of the validation labels 40% are wrong, so val_loss must end above loss."
    expect(end["val_loss"] > end["loss"], text, got=end)
    text = "Of the validation labels 40% are wrong, so val_accuracy must end below accuracy."
    expect(end["val_accuracy"] < end["accuracy"], text, got=end)


@question("train")
def test_the_validation_images_are_not_learned_from(student):
    """The validation images are never learned from: they only tell which epoch was the best."""
    done = watch(student)
    blue = HALF_WRONG.x.copy()
    blue[..., :2] = 0  # the training images have no blue
    answers = done.probabilities(blue).argmax(axis=1)
    share = float(np.mean(answers == HALF_WRONG.t.argmax(axis=1)))
    text = "Something that only the validation images show was learned. Train on x_train alone."
    expect(share < 0.3, text, got=share)


@question("train")
def test_each_epoch_goes_through_the_training_data_once(student):
    """With epochs=1 an image is seen once at most; for each epoch the history has a number."""
    for done, n in ((watch(student), 240), (short(student), 20)):
        told = len(done.history["val_loss"])
        text = f"The history tells of {told} epoch(s), and there are {n} training images, "
        text += f"but the model was trained with {done.seen} images (expected {told * n} at most)."
        expect(done.seen <= told * n, text)


FEW, FEW_VALID = Images(20, SHAPE, seed=3), Images(10, SHAPE, seed=4)
STEP_BY_STEP = WITH + ", run_eagerly=True"  # no graph to build: quicker for so few


def short(student):
    """One epoch with few images."""

    def training():
        return watch_training(student, network(student, STEP_BY_STEP), FEW, FEW_VALID, 1)

    return student.once("short", training)


@question("train", weight=0.5)
def test_one_epoch_with_few_images(student):
    """One epoch with 20 images is a training, too, and its weights are the best: no training before
    counts."""
    done = short(student)
    learned = any(not np.array_equal(a, b) for a, b in zip(done.before, done.after, strict=True))
    expect(learned, "After one epoch with 20 images the model has its first weights still.")
    left, told = cross_entropy(done.probabilities(FEW_VALID.x), FEW_VALID.t), done.history
    text = "The only val_loss was {:.4f}; the model's is {:.4f}.".format(told["val_loss"][0], left)
    expect_close(left, told["val_loss"][0], rtol=0.005, atol=1e-3, message=text)


@question("train", weight=0.5)
def test_labels_have_the_form_that_the_loss_takes(student):
    """A model with a sparse cross-entropy gets whole numbers as labels, (N,), and trains with
    them."""
    model, _ = network(student, STEP_BY_STEP.replace('"categorical', '"sparse_categorical'))
    labels, valid = FEW.t.argmax(axis=1), FEW_VALID.t.argmax(axis=1)
    told = curves(student.train(model, FEW.x, labels, FEW_VALID.x, valid, epochs=1), 1)
    expect(told["loss"][0] < 4, f"The loss is {told['loss'][0]:.4f}; guessing gives 2.3.")


@question("train", weight=0.5)
def test_training_leaves_the_arrays_alone(student):
    """Images and labels still hold what they held before."""
    model, _ = network(student, STEP_BY_STEP)
    student.train(model, FEW.x, FEW.t, FEW_VALID.x, FEW_VALID.t, epochs=1)
    expect_unchanged(hint="Do not shuffle or scale the caller's arrays in place.")
