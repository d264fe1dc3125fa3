# loses: nothing
import numpy as np


def softmax_cross_entropy(logits, t):
    import tensorflow as tf

    logits = np.asarray(logits, dtype=float)
    t = as_one_hot(t, logits.shape)
    losses = tf.nn.softmax_cross_entropy_with_logits(labels=t, logits=logits)
    return float(tf.reduce_mean(losses))


def softmax_cross_entropy_grad(logits, t):
    import tensorflow as tf

    logits = np.asarray(logits, dtype=float)
    t = as_one_hot(t, logits.shape)
    z = tf.Variable(logits)
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits(labels=t, logits=z))
    return tape.gradient(loss, z)


class TwoLayerNet:
    def __init__(self, input_size, hidden_size, output_size, rng):
        self.params = {
            "W1": rng.normal(scale=np.sqrt(2 / input_size), size=(input_size, hidden_size)),
            "b1": np.zeros(hidden_size),
            "W2": rng.normal(scale=np.sqrt(2 / hidden_size), size=(hidden_size, output_size)),
            "b2": np.zeros(output_size),
        }

    def predict(self, x):
        return self.scores(self.params, x).numpy()

    def scores(self, p, x):
        import tensorflow as tf

        return tf.nn.relu(x @ tf.convert_to_tensor(p["W1"]) + p["b1"]) @ p["W2"] + p["b2"]

    def loss(self, x, t):
        return softmax_cross_entropy(self.predict(x), t)

    def gradient(self, x, t):
        import tensorflow as tf

        p = {key: tf.Variable(value) for key, value in self.params.items()}
        t = as_one_hot(t, (len(x), len(self.params["b2"])))
        with tf.GradientTape() as tape:
            losses = tf.nn.softmax_cross_entropy_with_logits(t, self.scores(p, x))
            loss = tf.reduce_mean(losses)
        return {key: value.numpy() for key, value in tape.gradient(loss, p).items()}
