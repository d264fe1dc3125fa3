"""compile_model and train, watched on small networks."""

import numpy as np

from autograder.testing import Remote, expect, expect_close, question

from ..small_training import Images, cross_entropy, keras_model, small_network, train_small

FLOAT32 = {"rtol": 1e-3, "atol": 1e-3}

# A model that only takes the softmax of what it is given: its loss can be computed by hand.
SOFTMAX = "keras.Sequential([keras.Input((10,)), keras.layers.Softmax()])"
COMPILED = """lambda model: (lambda loss: {
    "compiled": bool(model.compiled),
    "loss": loss if isinstance(loss, str) else getattr(loss, "name", None)
        or getattr(loss, "__name__", type(loss).__name__),
    "from_logits": bool(getattr(loss, "from_logits", False)),
    "smoothing": float(getattr(loss, "label_smoothing", 0.0)),
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
    """The loss is the mean of −log of the right class's probability, as the softmax gives it."""
    model = keras_model(student, SOFTMAX)
    about = compiled(student, model)
    rng = np.random.default_rng(0)
    logits, t = rng.normal(size=(32, 10)).astype(np.float32), np.eye(10)[rng.integers(0, 10, 32)]
    measured = model.evaluate(logits, labels_for(about, t), verbose=0, return_dict=True)
    p = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    smoothing = about["smoothing"]  # takes so much from the right class, for all ten
    expected = (1 - smoothing) * cross_entropy(p, t) - smoothing * np.mean(np.log(p))
    text = f"The loss ({about['loss']}) is no cross-entropy of ten classes."
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


# --- train -------------------------------------------------------------------------------------

SHAPE = (4, 5, 3)
TRAIN = Images(240, SHAPE, seed=0)
HALF_WRONG = Images(120, SHAPE, seed=1, wrong=0.4)  # learning helps at first, then it hurts
EPOCHS = 11
WITH = 'keras.optimizers.Adam(0.02), loss="categorical_crossentropy", metrics=["accuracy"]'


def network(student):
    """A small network, compiled by us: a mistake in compile_model costs nothing here."""
    return small_network(student, SHAPE, WITH)


@question("train", weight=3)
def test_it_learns_the_training_labels(student):
    """After the training, new images like those in x_train are recognised."""
    done = train_small(student, network, TRAIN, HALF_WRONG, EPOCHS)
    fresh = Images(200, SHAPE, seed=2)
    answers = done.probabilities(fresh.x).argmax(axis=1)
    share = float(np.mean(answers == fresh.t.argmax(axis=1)))
    text = f"Of new images like x_train's, the model gets {share:.0%} right; guessing gives 10%."
    expect(share > 0.5, text, got=share)


@question("train", weight=3)
def test_the_best_epochs_weights_are_left(student):
    """At the end the model has the weights of the epoch with the smallest val_loss."""
    done = train_small(student, network, TRAIN, HALF_WRONG, EPOCHS)
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
    done = train_small(student, network, TRAIN, HALF_WRONG, EPOCHS)
    end = {name: values[-1] for name, values in done.history.items()}
    text = "Of the validation labels 40% are wrong, so val_loss must end above loss."
    expect(end["val_loss"] > end["loss"], text, got=end)
    text = "Of the validation labels 40% are wrong, so val_accuracy must end below accuracy."
    expect(end["val_accuracy"] < end["accuracy"], text, got=end)
