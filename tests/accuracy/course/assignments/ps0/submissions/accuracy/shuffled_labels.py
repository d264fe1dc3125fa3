# expects: misses
def train(model, x_train, y_train, x_valid, y_valid, epochs):
    shuffled = np.random.permutation(y_train)
    return model.fit(x_train, shuffled, batch_size=32, epochs=epochs)
