# loses: TwoLayerNet
# hint: With clipped probabilities the loss can never exceed −log(eps) ≈ 16. Use SoftmaxWithLoss, which needs no probability.
# hint.ko: 확률을 자르면 손실이 −log(eps) ≈ 16을 넘지 못합니다. 확률이 필요 없는 SoftmaxWithLoss를 쓰세요.
import numpy as np


class TwoLayerNet:
    def __init__(self, input_size, hidden_size, output_size, rng):
        self.params = {
            "W1": rng.normal(0, np.sqrt(2 / input_size), (input_size, hidden_size)),
            "b1": np.zeros(hidden_size),
            "W2": rng.normal(0, np.sqrt(2 / hidden_size), (hidden_size, output_size)),
            "b2": np.zeros(output_size),
        }

    def predict(self, x):
        p = self.params
        return np.maximum(0, x @ p["W1"] + p["b1"]) @ p["W2"] + p["b2"]

    def loss(self, x, t):
        return cross_entropy(softmax(self.predict(x)), t)

    def gradient(self, x, t):
        p = self.params
        z = x @ p["W1"] + p["b1"]
        hidden = np.maximum(0, z)
        d_scores = softmax_cross_entropy_grad(hidden @ p["W2"] + p["b2"], t)
        dz = (d_scores @ p["W2"].T) * (z > 0)
        return {"W1": x.T @ dz, "b1": dz.sum(axis=0), "W2": hidden.T @ d_scores, "b2": d_scores.sum(axis=0)}
