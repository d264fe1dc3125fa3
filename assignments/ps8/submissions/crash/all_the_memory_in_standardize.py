# loses: standardize
# hint: The code asked for more memory than a submission has. Mean and deviation need no copy of every image for every other one.
# hint.ko: 허용된 것보다 많은 메모리를 요구했습니다. 평균과 표준편차를 구하는 데 이미지마다 전체의 복사본이 필요하지는 않습니다.
import numpy as np


def standardize(x_train, *others, eps=1e-7):
    pixels = np.asarray(x_train, dtype=float)
    hoard = []
    while True:
        hoard.append(np.ones((64, 1024, 1024)) * pixels.mean())
