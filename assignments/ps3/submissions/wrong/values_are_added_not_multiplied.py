# loses: brute_force_count
# hint: n_weights * n_values tries the weights one at a time; all combinations multiply.
# hint.ko: 곱셈 한 번은 가중치를 하나씩 따로 시험하는 수입니다. 모든 조합의 수는 거듭제곱입니다.
def brute_force_count(n_weights, n_values):
    if n_weights < 0 or n_values < 1:
        raise ValueError("n_weights must be >= 0 and n_values >= 1")
    return n_weights * n_values
