# loses: nothing

# A hundred megabytes of text, and bytes that are no text: not nice, but no mistake either.
import os

import numpy as np

for line in range(1000):
    print("debug " * 17_000)
os.write(1, b"\xff\xfe\x00 no UTF-8 \xc3\x28\n")


def edge_filters():
    sobel_x = np.array([[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]])
    print(sobel_x.astype(str).tolist() * 1000)
    return {"sobel_x": sobel_x, "sobel_y": sobel_x.T, "laplacian": [[0, 1, 0], [1, -4, 1], [0, 1, 0]]}
