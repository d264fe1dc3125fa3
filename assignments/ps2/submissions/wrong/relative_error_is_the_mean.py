# loses: relative_error
# hint: Return the worst entry (max): a mean hides one wrong slope among many right ones.
# hint.ko: 가장 나쁜 원소(max)를 돌려주세요. 평균은 틀린 기울기 하나를 감춥니다.
import numpy as np


def relative_error(a, b):
    a, b = matching(a, b)
    return np.mean(np.abs(a - b) / np.maximum(1e-8, np.abs(a) + np.abs(b)))
