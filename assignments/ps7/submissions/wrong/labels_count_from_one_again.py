# loses: predict_labels
# hint: 1 is added to each class: classes count from 0.
# hint.ko: 클래스에 1을 더했습니다. 클래스는 0부터 셉니다.
def predict_labels(model, x):
    return model.predict(x, verbose=0).argmax(axis=1) + 1
