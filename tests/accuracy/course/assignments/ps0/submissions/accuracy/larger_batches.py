# expects: passes
def train(model, x_train, y_train, x_valid, y_valid, epochs):
    return model.fit(
        x_train, y_train, batch_size=48, epochs=epochs, validation_data=(x_valid, y_valid)
    )
