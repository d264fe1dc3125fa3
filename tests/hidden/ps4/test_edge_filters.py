"""edge_filters: Sobel and Laplace kernels."""

import numpy as np
import pytest
from scipy import ndimage

from autograder.testing import expect, expect_close, question

from .convolution_cases import FLOAT32

NAMES = ["laplacian", "sobel_x", "sobel_y"]
IMPULSE = np.pad([[1.0]], 1)
KERNELS = {  # SciPy's filters answer to one bright pixel with their kernels, turned by 180 degrees
    "sobel_x": ndimage.sobel(IMPULSE, axis=1)[::-1, ::-1],
    "sobel_y": ndimage.sobel(IMPULSE, axis=0)[::-1, ::-1],
    "laplacian": ndimage.laplace(IMPULSE)[::-1, ::-1],
}


def kernels(student):
    """The answer: a dict with the three names."""
    got = student.edge_filters()
    is_right = isinstance(got, dict) and sorted(got) == NAMES
    expect(is_right, f"The result must be a dict with the keys {', '.join(NAMES)}.", got=got)
    return got


@question("edge_filters", weight=2)
@pytest.mark.parametrize("name", ["sobel_x", "sobel_y", "laplacian"])
def test_each_kernel_is_as_described(student, name):
    """Each kernel has the nine numbers that its description gives."""
    expect_close(kernels(student)[name], KERNELS[name], **FLOAT32, message=f"{name} differs.")


@question("edge_filters")
def test_even_surfaces_give_zero(student):
    """Where nothing changes there is no edge: the entries of each kernel add up to 0."""
    for name, kernel in kernels(student).items():
        expect(np.sum(kernel) == 0, f"The entries of {name} must add up to 0.", got=kernel)
