# loses: build_mlp
# hint: Ten sigmoids give ten separate yes or no answers. For one of ten classes the last layer is a softmax.
# hint.ko: 시그모이드 10개는 예/아니요 답 10개입니다. 열 클래스 중 하나를 고르려면 마지막 층은 소프트맥스입니다.
import keras


def build_mlp():
    model = keras.Sequential()
    model.add(keras.Input((28, 28, 1)))
    model.add(keras.layers.Flatten())
    model.add(keras.layers.Dense(512, activation="relu"))
    model.add(keras.layers.Dense(512, activation="relu"))
    model.add(keras.layers.Dense(10, activation="sigmoid"))
    return model
