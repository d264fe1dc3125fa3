# expects: misses 50
# loses: build_model
def build_model():
    return keras.Sequential(
        [keras.Input((32, 32, 3)), layers.Flatten(), layers.Dense(10, activation="softmax")]
    )
