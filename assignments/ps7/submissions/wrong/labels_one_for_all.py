# loses: predict_labels
# hint: Without axis argmax looks at all images at once and gives one number.
# hint.ko: axis가 없으면 argmax가 모든 이미지를 한꺼번에 보고 숫자 하나를 냅니다.
import numpy as np


def predict_labels(model, x):
    return np.argmax(model.predict(x, verbose=0))
