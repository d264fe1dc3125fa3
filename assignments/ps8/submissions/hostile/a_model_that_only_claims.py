# loses: build_improved_model

# No network: an object that tells of layers which it does not have, and predicts a constant.
import numpy as np


class Claim:
    input_shape, output_shape = (None, 32, 32, 3), (None, 10)

    def get_config(self):
        return {"layers": [{"class_name": "Conv2D", "config": {"name": "c", "filters": 10**9}, "inbound_nodes": "c"}] * 5}

    def predict(self, x, verbose=0):
        return np.full((len(x), 10), 0.1)


def build_improved_model():
    return Claim()
