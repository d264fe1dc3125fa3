"""The reference's metrics against TensorFlow's and Keras's."""

import keras
import numpy as np
import pytest
import tensorflow as tf
from hypothesis import given, settings
from hypothesis import strategies as st

from reference.judging import (
    accuracy,
    confusion_matrix,
    f1_score,
    precision,
    recall,
    top_k_error,
)

TOLERANCE = 1e-6  # Keras computes in float32


@st.composite
def answers(draw):
    """True and predicted labels, and the number of classes."""
    C, N = draw(st.integers(2, 5)), draw(st.integers(1, 12))
    label = st.lists(st.integers(0, C - 1), min_size=N, max_size=N)
    return np.array(draw(label)), np.array(draw(label)), C


@given(answers())
@settings(max_examples=30, deadline=None)
def test_the_confusion_matrix_equals_tensorflow(case):
    y_true, y_pred, C = case
    theirs = tf.math.confusion_matrix(y_true, y_pred, num_classes=C).numpy()
    np.testing.assert_array_equal(confusion_matrix(y_true, y_pred, C), theirs)


@pytest.mark.parametrize(
    ("ours", "theirs"), [(precision, keras.metrics.Precision), (recall, keras.metrics.Recall)]
)
@given(case=answers())
@settings(max_examples=10, deadline=None)
def test_precision_and_recall_equal_keras(ours, theirs, case):
    y_true, y_pred, C = case
    one_hot = keras.utils.to_categorical
    for c, got in enumerate(ours(y_true, y_pred, C)):
        metric = theirs(class_id=c)
        metric.update_state(one_hot(y_true, C), one_hot(y_pred, C))
        assert abs(got - float(metric.result())) < TOLERANCE


@pytest.mark.parametrize("average", [None, "macro"])
@given(case=answers())
@settings(max_examples=15, deadline=None)
def test_f1_equals_keras(average, case):
    y_true, y_pred, C = case
    metric = keras.metrics.F1Score(average=average)
    metric.update_state(
        keras.utils.to_categorical(y_true, C), keras.utils.to_categorical(y_pred, C)
    )
    theirs = np.asarray(metric.result())
    np.testing.assert_allclose(f1_score(y_true, y_pred, C, average), theirs, atol=TOLERANCE)


@given(answers())
@settings(max_examples=15, deadline=None)
def test_accuracy_equals_keras(case):
    y_true, y_pred, _ = case
    metric = keras.metrics.Accuracy()
    metric.update_state(y_true, y_pred)
    assert abs(accuracy(y_true, y_pred) - float(metric.result())) < TOLERANCE


@given(answers(), st.integers(0, 99))
@settings(max_examples=20, deadline=None)
def test_top_k_equals_keras(case, seed):
    y_true, _, C = case
    probs = np.random.default_rng(seed).dirichlet(np.ones(C), len(y_true)).astype(np.float32)
    for k in range(1, C + 1):
        right = keras.metrics.sparse_top_k_categorical_accuracy(y_true, probs, k)
        assert abs(top_k_error(probs, y_true, k) - (1 - np.mean(right))) < TOLERANCE
