# loses: build_model
# hint: Nothing is left of the image: pools of 2 × 2 halve it, and 32 can be halved five times at most.
# hint.ko: 이미지가 남지 않습니다. 2 × 2 풀링은 반으로 줄이고 32는 다섯 번까지만 반으로 나눌 수 있습니다.
import keras


def build_model():
    model = keras.Sequential([keras.Input((32, 32, 3))])
    for filters in (16, 32, 64, 128, 256, 512):
        model.add(keras.layers.Conv2D(filters, 2, activation="relu"))
        model.add(keras.layers.MaxPooling2D(2))
    model.add(keras.layers.Flatten())
    model.add(keras.layers.Dense(10, activation="softmax"))
    return model
