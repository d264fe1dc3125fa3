# loses: predict_labels
# hint: The images go from 0 to 1 already; here they are divided by 255 once more.
# hint.ko: 이미지는 이미 0에서 1 사이인데 여기서 한 번 더 255로 나눕니다.
import numpy as np


def predict_labels(model, x):
    return np.argmax(model.predict(np.asarray(x) / 255.0, verbose=0), axis=1)
