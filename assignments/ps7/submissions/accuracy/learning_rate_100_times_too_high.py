# expects: misses
# hint: The learning rate is 0.1, a hundred times that of Adam: the network jumps out of every valley.
# hint.ko: 학습률이 0.1로 Adam 기본값의 100배입니다. 어떤 골짜기에도 머물지 못합니다.
import keras


def compile_model(model):
    model.compile(keras.optimizers.Adam(0.1), "categorical_crossentropy", metrics=["accuracy"])
    return model
