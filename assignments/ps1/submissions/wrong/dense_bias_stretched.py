# loses: dense
# hint: numpy stretches a bias of length 1 over all neurons without a word. Check that b has one entry for each column of W.
# hint.ko: 넘파이는 길이 1인 편향을 말없이 모든 뉴런에 늘려 씁니다. b의 원소 수가 W의 열 수와 같은지 확인하세요.
def dense(x, W, b, activation=None):
    return activate(floats(x) @ floats(W) + floats(b), activation)
