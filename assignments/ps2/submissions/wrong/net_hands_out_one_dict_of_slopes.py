# loses: TwoLayerNet
# hint: Each gradient call fills the same dict, so slopes returned earlier change. Make a new dict in each call.
# hint.ko: gradient를 호출할 때마다 같은 딕셔너리를 채우므로 앞서 돌려준 기울기가 바뀝니다. 호출마다 새 딕셔너리를 만드세요.
import numpy as np


class TwoLayerNet:
    def __init__(self, input_size, hidden_size, output_size, rng):
        self.params = {
            "W1": rng.normal(size=(input_size, hidden_size)) * np.sqrt(2 / input_size),
            "b1": np.zeros(hidden_size),
            "W2": rng.normal(size=(hidden_size, output_size)) * np.sqrt(2 / hidden_size),
            "b2": np.zeros(output_size),
        }
        self.grads = {}

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
        dz = (d_scores @ p["W2"].T) * (z > 0)
        self.grads["W1"], self.grads["b1"] = x.T @ dz, dz.sum(axis=0)
        self.grads["W2"], self.grads["b2"] = hidden.T @ d_scores, d_scores.sum(axis=0)
        return self.grads
