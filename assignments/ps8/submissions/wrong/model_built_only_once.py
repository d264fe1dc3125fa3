# loses: build_improved_model
# hint: Every call returns the same model, trained or not: a second training would go on from the first. Build new layers in each call.
# hint.ko: 호출할 때마다 같은 모델을 돌려주므로 두 번째 학습이 첫 번째에 이어집니다. 호출마다 층을 새로 만드세요.
import keras
from keras import layers, regularizers

MODEL = keras.Sequential([keras.Input((32, 32, 3))])
for filters in (32, 64, 128):
    for _ in range(2):
        MODEL.add(layers.Conv2D(filters, 3, padding="same", kernel_regularizer=regularizers.L2(1e-4)))
        MODEL.add(layers.BatchNormalization())
        MODEL.add(layers.Activation("relu"))
    MODEL.add(layers.MaxPooling2D(2))
    MODEL.add(layers.Dropout(0.3))
MODEL.add(layers.Flatten())
MODEL.add(layers.Dense(10, activation="softmax"))


def build_improved_model():
    return MODEL
