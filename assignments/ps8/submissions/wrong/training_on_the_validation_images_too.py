# loses: train_improved
# hint: The validation images are joined to the training images: then val_accuracy is that of images that were learned by heart.
# hint.ko: 검증 이미지를 훈련 이미지에 붙여 학습합니다. 그러면 val_accuracy는 외운 이미지의 정확도입니다.


def train_improved(model, x_train, y_train, x_valid, y_valid, epochs=20):
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    x, y = np.concatenate([x_train, x_valid]), np.concatenate([y_train, y_valid])
    return model.fit(x, y, epochs=epochs, validation_data=(x_valid, y_valid), verbose=0)
