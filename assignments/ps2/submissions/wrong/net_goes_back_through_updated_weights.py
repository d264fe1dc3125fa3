# loses: TwoLayerNet
# hint: The way back must use the W2 of the way forward. Here W2 has been updated before dW1 is computed.
# hint.ko: 역전파에는 순전파 때의 W2를 써야 합니다. dW1을 계산하기 전에 W2가 갱신되었습니다.
import numpy as np


class TwoLayerNet:
    def __init__(self, input_size, hidden_size, output_size, rng):
        self.params = {
            "W1": rng.normal(size=(input_size, hidden_size)) * np.sqrt(2 / input_size),
            "b1": np.zeros(hidden_size),
            "W2": rng.normal(size=(hidden_size, output_size)) * np.sqrt(2 / hidden_size),
            "b2": np.zeros(output_size),
        }

    def predict(self, x):
        p = self.params
        return np.maximum(0, x @ p["W1"] + p["b1"]) @ p["W2"] + p["b2"]

    def loss(self, x, t):
        return softmax_cross_entropy(self.predict(x), t)

    def gradient(self, x, t):
        p = self.params
        z = x @ p["W1"] + p["b1"]
        hidden = np.maximum(0, z)
        d_scores = softmax_cross_entropy_grad(hidden @ p["W2"] + p["b2"], t)
        grads = {"W2": hidden.T @ d_scores, "b2": d_scores.sum(axis=0)}
        updated = p["W2"] - 0.1 * grads["W2"]
        dz = (d_scores @ updated.T) * (z > 0)
        return grads | {"W1": x.T @ dz, "b1": dz.sum(axis=0)}
