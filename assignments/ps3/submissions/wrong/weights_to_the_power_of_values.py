# loses: brute_force_count
# hint: Base and exponent are swapped: each further weight multiplies the count by n_values.
# hint.ko: 밑과 지수가 바뀌었습니다. 가중치가 하나 늘 때마다 경우의 수는 n_values배가 됩니다.
def brute_force_count(n_weights, n_values):
    if n_weights < 0 or n_values < 1:
        raise ValueError("n_weights must be >= 0 and n_values >= 1")
    return n_weights ** n_values
