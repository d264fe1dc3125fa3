# loses: compile_model
# hint: model.compile is never called.
# hint.ko: model.compile을 부르지 않았습니다.
def compile_model(model):
    loss, optimizer, metrics = "categorical_crossentropy", "adam", ["accuracy"]
    return model
