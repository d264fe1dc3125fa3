# loses: TwoLayerNet
# hint: The weights have standard deviation 1. Scale them by sqrt(2 / rows), or the scores grow with the size of the layer.
# hint.ko: 가중치의 표준편차가 1입니다. sqrt(2 / 행의 수)를 곱하지 않으면 층이 클수록 점수가 커집니다.
import numpy as np


class TwoLayerNet:
    def __init__(self, input_size, hidden_size, output_size, rng):
        self.params = {
            "W1": rng.normal(size=(input_size, hidden_size)),
            "b1": np.zeros(hidden_size),
            "W2": rng.normal(size=(hidden_size, output_size)),
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
        return {"W1": x.T @ dz, "b1": dz.sum(axis=0), "W2": hidden.T @ d_scores, "b2": d_scores.sum(axis=0)}
