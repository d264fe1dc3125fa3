# loses: standardize
# hint: The test images are measured by their own mean and deviation: take the training images' for all.
# hint.ko: 테스트 이미지를 자신의 평균과 표준편차로 쟀습니다. 모두 훈련 이미지의 값으로 재세요.
import numpy as np


def standardize(x_train, *others, eps=1e-7):
    if np.size(x_train) == 0:
        raise ValueError("x_train is empty")
    arrays = [np.asarray(x, dtype=float) for x in (x_train, *others)]
    return tuple((x - x.mean()) / (x.std() + eps) for x in arrays)
