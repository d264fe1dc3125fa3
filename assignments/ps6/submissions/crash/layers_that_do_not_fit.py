# loses: build_cnn
# hint: Pooling and convolutions without padding shrink the maps until nothing is left. Use padding="same", and pools of 2 × 2.
# hint.ko: 풀링과 패딩 없는 합성곱이 특징 맵을 남김없이 줄였습니다. padding="same"과 2 × 2 풀링을 쓰세요.
import keras


def build_cnn(dropout=False):
    return keras.Sequential(
        [
            keras.Input((28, 28, 1)),
            keras.layers.Conv2D(32, 3, activation="relu"),
            keras.layers.MaxPooling2D(9),
            keras.layers.Conv2D(64, 3, activation="relu"),
            keras.layers.MaxPooling2D(9),
            keras.layers.Flatten(),
            keras.layers.Dense(10, activation="softmax"),
        ]
    )
