# loses: softmax
# hint: np.nan_to_num hides the overflow and returns wrong probabilities. Prevent it: subtract the largest score.
# hint.ko: np.nan_to_num은 오버플로를 감출 뿐 확률이 틀립니다. 최댓값을 빼서 오버플로를 막으세요.
import numpy as np


def softmax(x, axis=-1):
    with np.errstate(all="ignore"):
        e = np.exp(np.asarray(x, dtype=float))
        return np.nan_to_num(e / np.sum(e, axis=axis, keepdims=True))
