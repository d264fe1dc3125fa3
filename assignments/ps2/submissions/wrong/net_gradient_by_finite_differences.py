# loses: TwoLayerNet
# hint: gradient must use backpropagation: finite differences are inexact and run the network twice for every weight.
# hint.ko: gradient는 역전파로 구해야 합니다. 수치 미분은 부정확하고 가중치마다 신경망을 두 번씩 실행합니다.
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
        grads, params = {}, self.params
        for key, value in params.items():

            def loss_at(changed, key=key):
                self.params = {**params, key: changed}
                return self.loss(x, t)

            grads[key] = numerical_gradient(loss_at, value)
        self.params = params
        return grads
