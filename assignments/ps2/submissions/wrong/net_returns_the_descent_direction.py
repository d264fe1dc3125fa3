# loses: TwoLayerNet
# hint: The gradient points uphill. Leave the minus sign to the step: w − lr · gradient.
# hint.ko: 기울기는 오르막 방향입니다. 마이너스는 갱신식 w − lr · gradient에서 붙습니다.
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
        dz = (d_scores @ p["W2"].T) * (z > 0)
        return {"W1": -x.T @ dz, "b1": -dz.sum(axis=0), "W2": -hidden.T @ d_scores, "b2": -d_scores.sum(axis=0)}
