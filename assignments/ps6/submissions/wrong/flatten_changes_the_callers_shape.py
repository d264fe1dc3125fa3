# loses: flatten_images
# hint: x.shape = … changes the array that was passed in. Use x.reshape(…), which leaves it alone.
# hint.ko: x.shape = …는 전달받은 배열 자체를 바꿉니다. 원래 배열을 그대로 두는 x.reshape(…)를 쓰세요.
import numpy as np


def flatten_images(x):
    x = np.asarray(x)
    if x.ndim not in (3, 4):
        raise ValueError("x must be a batch of images")
    x.shape = (x.shape[0], x[0].size)
    return x
