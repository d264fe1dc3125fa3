# loses: TwoLayerNet
# hint: With all weights 0 every hidden unit computes the same and learns the same. Draw W1 and W2 from rng.
# hint.ko: 가중치가 모두 0이면 은닉 노드가 모두 똑같이 배웁니다. W1과 W2는 rng에서 뽑으세요.
import numpy as np


class TwoLayerNet:
    def __init__(self, input_size, hidden_size, output_size, rng):
        self.params = {
            "W1": np.zeros((input_size, hidden_size)),
            "b1": np.zeros(hidden_size),
            "W2": np.zeros((hidden_size, output_size)),
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
