# loses: predict_labels
# hint: Names are returned; asked for are numbers.
# hint.ko: 이름을 반환했습니다. 번호여야 합니다.
def predict_labels(model, x):
    return [CLASSES[i] for i in model.predict(x, verbose=0).argmax(axis=1)]
