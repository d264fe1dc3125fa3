# loses: collapse_linear
# hint: With samples as rows the weights stand on the right, x @ W1 @ W2. W2 @ W1 belongs to columns.
# hint.ko: 샘플이 행이면 가중치는 오른쪽에 옵니다: x @ W1 @ W2. W2 @ W1은 샘플이 열일 때의 식입니다.
def collapse_linear(layers):
    W, b = layers[0]
    for W_next, b_next in layers[1:]:
        W, b = W_next @ W, W_next @ b + b_next
    return W, b
