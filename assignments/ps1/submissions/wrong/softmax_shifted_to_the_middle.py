# loses: softmax
# hint: Subtract the largest score, not the middle of the range: two large scores beside a very small one still overflow.
# hint.ko: 최댓값과 최솟값의 중간이 아니라 최댓값을 빼세요. 큰 점수 둘과 아주 작은 점수 하나가 함께 있으면 여전히 오버플로합니다.
import numpy as np


def softmax(x, axis=-1):
    x = np.asarray(x, dtype=float)
    middle = (np.max(x, axis=axis, keepdims=True) + np.min(x, axis=axis, keepdims=True)) / 2
    with np.errstate(over="ignore", invalid="ignore"):
        e = np.exp(x - middle)
        return np.nan_to_num(e / np.sum(e, axis=axis, keepdims=True), nan=1.0)
