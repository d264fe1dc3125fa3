"""Output sizes, parameter counts, summaries, receptive fields, moved images.

The oracles count: the positions of a window by listing them, the parameters of a layer by listing
its arrays, the receptive field by walking back through the indices. The reference is the second.
``tests/reference/test_shapes.py`` holds it against Keras.
"""

import math
import operator

import numpy as np
from hypothesis import example, given, settings
from hypothesis import strategies as st

from autograder.testing import expect, expect_equal, expect_raises, expect_unchanged, question
from reference import shapes

# --- sizes ----------------------------------------------------------------------------------------

LENGTH = st.integers(1, 12)
SMALL = st.integers(1, 4)


def count_positions(n, f, stride, p):
    """List where the window can stand on the padded axis."""
    return len([start for start in range(0, n + 2 * p, stride) if start + f <= n + 2 * p])


def is_integer(number):
    """Python's and NumPy's integers of any kind."""
    try:
        return operator.index(number) == number
    except TypeError:
        return False


@question("conv_output_size", weight=3)
@given(n=LENGTH, f=SMALL, stride=SMALL, p=st.integers(0, 3))
@example(n=3, f=5, stride=2, p=1)  # longer than the axis, but not than the padded one
@settings(max_examples=18)
def test_counts_the_positions_of_the_window(student, n, f, stride, p):
    """(n + 2p − f) / stride + 1, rounded down where a window would stick out."""
    if f > n + 2 * p:
        n = f
    got = student.conv_output_size(n, f, stride, p)
    expect_equal(got, count_positions(n, f, stride, p))
    expect_equal(got, shapes.conv_output_size(n, f, stride, p))


@question("conv_output_size")
def test_stride_and_padding_have_defaults(student):
    """Without further arguments the stride is 1 and there is no padding."""
    expect_equal(student.conv_output_size(10, 3), 8)
    expect_equal(student.conv_output_size(10, 3, padding=1), 10)
    expect_equal(student.conv_output_size(10, 3, stride=2), 4)
    expect_equal(student.conv_output_size(1, 1), 1)


@question("conv_output_size")
@given(n=LENGTH, f=st.integers(1, 14), stride=SMALL)
@settings(max_examples=12)
def test_same_gives_the_ceiling(student, n, f, stride):
    """ "same" gives ⌈n / stride⌉ for every window."""
    expect_equal(student.conv_output_size(n, f, stride, "same"), len(range(0, n, stride)))


@question("conv_output_size")
@given(n=st.integers(4, 12), f=SMALL, stride=SMALL)
@settings(max_examples=8)
def test_valid_means_no_padding(student, n, f, stride):
    """ "valid" gives what padding 0 gives."""
    expect_equal(student.conv_output_size(n, f, stride, "valid"), count_positions(n, f, stride, 0))


@question("conv_output_size")
def test_a_size_is_an_integer(student):
    """The result is an integer, so that it can be the length of an array."""
    for case in ((7, 3, 2, 0), (8, 3, 2, 0), (7, 2, 2, "same")):
        got = student.conv_output_size(*case)
        hint = "Divide with //, or round down to an int."
        expect(is_integer(got), "The size must be an integer, not a float.", got=got, hint=hint)


@question("conv_output_size")
def test_sizes_that_cannot_be_are_refused(student):
    """A number below 1, negative or unknown padding, a window too long: ValueError."""
    size = student.conv_output_size
    for n, f, stride in ((0, 1, 1), (3, 0, 1), (3, 1, 0), (-1, 1, 1), (3, -1, 1), (3, 1, -1)):
        expect_raises(ValueError, size, n, f, stride)
        expect_raises(ValueError, size, n, f, stride, "same")
    for n, f, stride, padding in ((4, 1, 1, -1), (4, 2, 1, "full"), (3, 4, 1, 0), (3, 6, 2, 1)):
        expect_raises(ValueError, size, n, f, stride, padding)
    expect_raises(ValueError, size, 3, 4, 1, "valid")


@question("is_exact", weight=3)
@given(n=LENGTH, f=SMALL, stride=SMALL, p=st.integers(0, 2))
@example(n=3, f=5, stride=4, p=1)
@settings(max_examples=18)
def test_exact_means_that_nothing_is_left_over(student, n, f, stride, p):
    """True exactly where the last window ends at the last entry."""
    ends = [start + f for start in range(0, n + 2 * p - f + 1, stride)]
    expect_equal(bool(student.is_exact(n, f, stride, p)), bool(ends) and ends[-1] == n + 2 * p)


@question("is_exact")
def test_a_window_that_does_not_fit_is_not_exact(student):
    """Where the formula gives 0 or less, the answer is False."""
    for n, f, stride, p in ((2, 3, 1, 0), (2, 4, 2, 0), (1, 4, 1, 1), (2, 5, 3, 0)):
        expect_equal(bool(student.is_exact(n, f, stride, p)), False)


@question("is_exact")
def test_exactness_of_impossible_numbers_is_refused(student):
    """n, f or stride below 1 and negative padding raise ValueError."""
    for case in ((0, 1, 1, 0), (3, 0, 1, 0), (3, 1, 0, 0), (3, 1, -1, 0), (5, 1, 1, -1)):
        expect_raises(ValueError, student.is_exact, *case)


@question("pool_divides", weight=3)
@given(n=LENGTH, pool=SMALL)
@settings(max_examples=15)
def test_a_map_is_a_multiple_of_the_pool(student, n, pool):
    """True exactly where n is pool, twice pool, three times pool, …"""
    expect_equal(bool(student.pool_divides(n, pool)), n in range(pool, n + 1, pool))


@question("pool_divides")
def test_pools_below_one_are_refused(student):
    """n or pool below 1 raises ValueError."""
    for n, pool in ((0, 1), (1, 0), (-2, 2), (4, -2), (-4, -2)):
        hint = "Each of n and pool must be at least 1."
        expect_raises(ValueError, student.pool_divides, n, pool, hint=hint)


# --- parameters of one layer ----------------------------------------------------------------------


@question("conv_params", weight=3)
@given(kernel=st.tuples(SMALL, SMALL), channels=SMALL, filters=SMALL, bias=st.booleans())
@settings(max_examples=12)
def test_counts_every_weight_of_every_filter(student, kernel, channels, filters, bias):
    """Each filter has a weight for each entry of its kernel in each input channel, and one bias."""
    weights = np.empty((*kernel, channels, filters)).size
    got = student.conv_params(kernel, channels, filters, bias)
    expect_equal(got, weights + (np.empty(filters).size if bias else 0))


@question("conv_params")
def test_an_integer_kernel_is_square(student):
    """conv_params(3, …) means a 3 by 3 kernel; there is a bias unless it is switched off."""
    expect_equal(student.conv_params(3, 2, 5), 95)
    expect_equal(student.conv_params(3, 2, 5, bias=False), 90)
    expect_equal(student.conv_params(1, 1, 1), 2)


@question("conv_params")
def test_convolutions_without_size_are_refused(student):
    """A number below 1 raises ValueError."""
    hint = "Each number by itself must be at least 1, both sides of the kernel too."
    for case in ((0, 1, 1), (3, 0, 1), (3, 1, 0), ((0, 3), 1, 1), ((3, -1), 1, 1), (3, -1, 2)):
        expect_raises(ValueError, student.conv_params, *case, hint=hint)
    for case in ((3, -1, -1), ((-1, -3), 1, 1)):  # whose product is positive
        expect_raises(ValueError, student.conv_params, *case, hint=hint)


@question("dense_params", weight=3)
@given(n_in=LENGTH, n_out=LENGTH, bias=st.booleans())
@settings(max_examples=10)
def test_counts_every_connection(student, n_in, n_out, bias):
    """A weight for each pair of input and node, and one bias for each node."""
    weights = np.empty((n_in, n_out)).size
    expect_equal(student.dense_params(n_in, n_out, bias), weights + (n_out if bias else 0))


@question("dense_params")
def test_a_dense_layer_has_biases_by_default(student):
    """Without the argument there is one bias for each node."""
    expect_equal(student.dense_params(3, 2), 8)


@question("dense_params")
def test_dense_layers_without_nodes_are_refused(student):
    """n_in or n_out below 1 raises ValueError."""
    for n_in, n_out in ((0, 3), (3, 0), (-1, 1), (2, -2), (-1, -1)):
        hint = "Each of n_in and n_out must be at least 1."
        expect_raises(ValueError, student.dense_params, n_in, n_out, hint=hint)


@question("batchnorm_params", weight=2)
@given(channels=LENGTH)
@settings(max_examples=8)
def test_two_are_learned_and_two_recorded(student, channels):
    """γ and β are trainable; the running mean and variance are not."""
    got = student.batchnorm_params(channels)
    expect_equal(got, (2 * channels, channels + channels))


@question("batchnorm_params", weight=0.5)
def test_no_channels_are_refused(student):
    """channels below 1 raises ValueError."""
    for channels in (0, -3):
        hint = "channels must be at least 1."
        expect_raises(ValueError, student.batchnorm_params, channels, hint=hint)


# --- whole networks -------------------------------------------------------------------------------


def walk(layers, shape):
    """The definition: list the positions of each window, and the arrays that each layer owns."""
    table = []
    for layer in layers:
        arrays = []
        kind = layer["type"]
        size = layer.get("kernel_size", layer.get("pool_size", 2))
        step = layer.get("strides", 1 if kind == "Conv2D" else None)
        size, step = ((v, v) if isinstance(v, int) else v for v in (size, step or size))
        if kind in ("Conv2D", "MaxPooling2D", "AveragePooling2D"):
            same = layer.get("padding") == "same"
            positions = [
                len([k for k in range(0, n, s) if same or k + f <= n])
                for n, f, s in zip(shape, size, step, strict=False)
            ]
            if kind == "Conv2D":
                arrays = [(*size, shape[2], layer["filters"])]
                arrays += [(layer["filters"],)] * layer.get("use_bias", True)
            shape = (*positions, layer.get("filters", shape[2]))
        elif kind == "GlobalAveragePooling2D":
            shape = shape[2:]
        elif kind == "Flatten":
            shape = (math.prod(shape),)
        elif kind == "Dense":
            arrays = [(shape[-1], layer["units"])]
            arrays += [(layer["units"],)] * layer.get("use_bias", True)
            shape = (*shape[:-1], layer["units"])
        elif kind == "BatchNormalization":
            arrays = [shape[-1:]] * 4
        table.append((layer.get("name", kind), shape, sum(math.prod(a) for a in arrays)))
    return table


SIZE = st.sampled_from([2, 1, 3, (1, 2), (3, 1)])
STEP = st.sampled_from([1, 2, (1, 2), (2, 1)])
PLAIN = st.sampled_from(
    [
        {"type": "Dropout", "rate": 0.3},
        {"type": "BatchNormalization"},
        {"type": "Activation", "activation": "relu", "name": "relu"},
    ]
)
CONV = st.fixed_dictionaries(
    {"type": st.just("Conv2D"), "filters": SMALL, "kernel_size": SIZE},
    optional={
        "strides": STEP,
        "padding": st.sampled_from(["valid", "same"]),
        "use_bias": st.booleans(),
        "activation": st.just("relu"),
        "name": st.sampled_from(["C1", "first"]),
    },
)
POOL = st.fixed_dictionaries(
    {"type": st.sampled_from(["MaxPooling2D", "AveragePooling2D"])},
    optional={
        "pool_size": SIZE,
        "strides": st.sampled_from([None, 1, 2, (2, 1)]),
        "padding": st.sampled_from(["valid", "same"]),
    },
)
DENSE = st.fixed_dictionaries(
    {"type": st.just("Dense"), "units": SMALL}, optional={"use_bias": st.booleans()}
)
DESCRIBED = [
    {"type": "Conv2D", "filters": 4, "kernel_size": 3, "name": "C1"},
    {"type": "MaxPooling2D", "padding": "same"},
    {"type": "Dropout", "rate": 0.3},
]
TO_VECTOR = st.sampled_from([{"type": "Flatten"}, {"type": "GlobalAveragePooling2D"}])


@st.composite
def networks(draw):
    """Layers that fit their input: images first, then perhaps a vector."""
    shape = input_shape = (draw(st.integers(4, 9)), draw(st.integers(4, 9)), draw(SMALL))
    layers = []
    for layer in draw(st.lists(st.one_of(CONV, POOL, PLAIN, DENSE), min_size=1, max_size=4)):
        if min(walk([layer], shape)[0][1]) < 1:
            layer = {**layer, "padding": "same"}
        layers.append(layer)
        shape = walk([layer], shape)[0][1]
    if draw(st.booleans()):
        layers += [draw(TO_VECTOR), *draw(st.lists(st.one_of(DENSE, PLAIN), max_size=2))]
    return layers, input_shape


@question("summarize", weight=4)
@given(network=networks())
def test_summarizes_any_network(student, network):
    """Name, output shape and parameters of each layer are those of Keras's summary."""
    layers, input_shape = network
    got = student.summarize(layers, input_shape)
    expect_equal(got, walk(layers, input_shape))
    expect_equal(got, shapes.summarize(layers, input_shape))


@question("summarize")
def test_a_convolution_reads_its_arguments(student):
    """kernel_size, strides, padding and use_bias have Keras's names, meanings and defaults."""
    conv = {"type": "Conv2D", "filters": 4, "kernel_size": (3, 2)}
    for more, row in (
        ({}, ("Conv2D", (6, 5, 4), 52)),
        ({"strides": (2, 3)}, ("Conv2D", (3, 2, 4), 52)),
        ({"padding": "same", "strides": 3}, ("Conv2D", (3, 2, 4), 52)),
        ({"use_bias": False, "name": "C1", "activation": "relu"}, ("C1", (6, 5, 4), 48)),
    ):
        expect_equal(student.summarize([{**conv, **more}], (8, 6, 2)), [row])


@question("summarize")
def test_pooling_has_no_parameters(student):
    """A pool halves rows and columns by default, keeps the channels and learns nothing."""
    for kind in ("MaxPooling2D", "AveragePooling2D"):
        expect_equal(student.summarize([{"type": kind}], (7, 6, 5)), [(kind, (3, 3, 5), 0)])
        for more, shape in (
            ({"padding": "same"}, (4, 3, 5)),
            ({"pool_size": (3, 2)}, (2, 3, 5)),
            ({"pool_size": 3, "strides": 1}, (5, 4, 5)),
            ({"pool_size": 9, "strides": 2, "padding": "same"}, (4, 3, 5)),  # larger than the map
        ):
            expect_equal(student.summarize([{"type": kind, **more}], (7, 6, 5)), [(kind, shape, 0)])


@question("summarize")
def test_flatten_multiplies_everything(student):
    """(H, W, C) becomes H·W·C numbers, and a dense layer connects to them all."""
    layers = [{"type": "MaxPooling2D"}, {"type": "Flatten"}, {"type": "Dense", "units": 7}]
    got = student.summarize(layers, (5, 7, 3))
    expect_equal(got[1:], [("Flatten", (18,), 0), ("Dense", (7,), 133)])
    expect_equal(student.summarize([{"type": "Flatten"}], (10, 8)), [("Flatten", (80,), 0)])


@question("summarize")
def test_dense_acts_on_the_last_axis(student):
    """Without a Flatten before it, Dense keeps rows and columns, as in Keras."""
    layers = [{"type": "Dense", "units": 7}, {"type": "GlobalAveragePooling2D"}]
    wanted = [("Dense", (4, 5, 7), 28), ("GlobalAveragePooling2D", (7,), 0)]
    hint = "Dense turns the last entry of the shape into units; its weights are that entry × units."
    expect_equal(student.summarize(layers, (4, 5, 3)), wanted, hint=hint)
    expect_equal(student.summarize(layers[:1], (10, 8)), [("Dense", (10, 7), 63)], hint=hint)


@question("summarize")
def test_some_layers_keep_the_shape(student):
    """Dropout and Activation have no parameters; BatchNormalization has four for each channel."""
    layers = [{"type": t} for t in ("Dropout", "Activation", "BatchNormalization")]
    for shape in ((5, 4, 3), (3,), (5, 3)):
        wanted = [("Dropout", shape, 0), ("Activation", shape, 0)]
        wanted += [("BatchNormalization", shape, 12)]
        hint = "BatchNormalization counts γ, β, mean and variance: 4 × the last entry of the shape."
        expect_equal(student.summarize(layers, shape), wanted, hint=hint)


@question("summarize", weight=0.5)
def test_sizes_and_counts_are_integers(student):
    """All sizes and counts are integers, so that they can be the lengths of arrays."""
    got = student.summarize([{"type": "Flatten"}, {"type": "Dense", "units": 5}], (4, 3, 2))
    expect_equal(got, [("Flatten", (24,), 0), ("Dense", (5,), 125)])
    for _, shape, parameters in got:
        hint = "Multiply integers, and divide with //."
        text = "Sizes and counts must be integers, not floats."
        expect(all(map(is_integer, (*shape, parameters))), text, got=got, hint=hint)


@question("summarize", weight=0.5)
def test_the_descriptions_are_left_alone(student):
    """The layers' descriptions are read, not written to."""
    student.summarize(DESCRIBED, (9, 8, 3))
    expect_unchanged()


@question("summarize")
def test_networks_that_cannot_be_are_refused(student):
    """A type that is not listed, a 2D layer without (H, W, C), a window too large: ValueError."""
    conv, pool = {"type": "Conv2D", "filters": 1, "kernel_size": 3}, {"type": "MaxPooling2D"}
    summarize = student.summarize
    for kind in ("Conv3D", "GlobalMaxPooling2D", "ReLU"):
        hint = "A type that the docstring does not list is unknown."
        expect_raises(ValueError, summarize, [{"type": kind}], (8, 8, 1), hint=hint)
    hint = "This layer needs an input (H, W, C): a shape of three numbers."
    expect_raises(ValueError, summarize, [{"type": "Flatten"}, conv], (8, 8, 1), hint=hint)
    for kind in ("MaxPooling2D", "AveragePooling2D", "GlobalAveragePooling2D"):
        for shape in ((64,), (8, 8), (8, 8, 2, 3)):
            expect_raises(ValueError, summarize, [{"type": kind}], shape, hint=hint)
    hint = 'Under "valid" padding the window must not be larger than its input.'
    expect_raises(ValueError, summarize, [conv, conv], (4, 9, 1), hint=hint)
    expect_raises(ValueError, summarize, [{**pool, "pool_size": 5}], (9, 4, 1), hint=hint)


@question("summarize", weight=0.5)
def test_layers_of_one_type_have_one_name(student):
    """A layer without a name goes by its type, however often that occurs: nothing is counted."""
    layers = [{"type": kind} for kind in ("Activation", "Dropout", "Activation", "Dropout")]
    names = [kind["type"] for kind in layers]
    expect_equal([row[0] for row in student.summarize(layers, (4,))], names)


@question("summarize", weight=0.5)
def test_no_layers_make_an_empty_table(student):
    """A network without layers has an empty summary."""
    expect_equal(student.summarize([], (4, 4, 1)), [])


LENET_SHAPES = [(28, 28, 6), (14, 14, 6), (10, 10, 16), (5, 5, 16), (1, 1, 120), (120,), (84,)]
LENET_PARAMETERS = [6 * 26, 0, 16 * 151, 0, 120 * 401, 0, 84 * 121, 10 * 85]


@question("lenet5_summary")
def test_lenet_has_eight_named_rows(student):
    """C1, S2, C3, S4, C5, Flatten, F6 and output, in this order."""
    names = [row[0] for row in student.lenet5_summary()]
    expect_equal(names, ["C1", "S2", "C3", "S4", "C5", "Flatten", "F6", "output"])


@question("lenet5_summary")
def test_lenet_shrinks_to_a_vector(student):
    """32 → 28 → 14 → 10 → 5 → 1 pixels a side, then 120, 84 and 10 numbers."""
    expect_equal([row[1] for row in student.lenet5_summary()], [*LENET_SHAPES, (10,)])


@question("lenet5_summary")
def test_lenet_has_61706_parameters(student):
    """Each row counts weights and biases; together they are 61,706."""
    counts = [row[2] for row in student.lenet5_summary()]
    expect_equal(counts, LENET_PARAMETERS)
    expect(sum(counts) == 61706, "All rows together count 61,706 parameters.", got=sum(counts))


# --- receptive field ------------------------------------------------------------------------------


def seen(layers):
    """Walk back from one unit to the input pixels under its windows, on either axis."""
    sides = []
    for axis in (0, 1):
        pixels = {0}
        for layer in reversed(layers):
            if layer["type"] not in ("Conv2D", "MaxPooling2D", "AveragePooling2D"):
                continue
            size = layer.get("kernel_size", layer.get("pool_size", 2))
            step = layer.get("strides", 1 if "kernel_size" in layer else None)
            f, s = (v if isinstance(v, int) else v[axis] for v in (size, step or size))
            pixels = {s * p + k for p in pixels for k in range(f)}
        sides.append(max(pixels) - min(pixels) + 1)
    return tuple(sides)


@question("receptive_field", weight=4)
@given(layers=st.lists(st.one_of(CONV, POOL, PLAIN), max_size=4))
@settings(max_examples=20)
def test_walks_back_to_the_input(student, layers):
    """The patch of input pixels that one unit depends on, rows and columns."""
    got = student.receptive_field(layers)
    expect_equal(got, seen(layers))
    expect_equal(got, shapes.receptive_field(layers))


@question("receptive_field", weight=2)
def test_strides_accumulate(student):
    """Behind a stride of 2, each further row of a kernel reaches two pixels further."""
    conv = {"type": "Conv2D", "filters": 2, "kernel_size": 3, "strides": 2}
    expect_equal(student.receptive_field([conv]), (3, 3))
    expect_equal(student.receptive_field([conv, conv, conv]), (15, 15))
    pool = {"type": "MaxPooling2D", "pool_size": (3, 2), "strides": (1, 2)}
    expect_equal(student.receptive_field([pool, conv]), (5, 6))


@question("receptive_field")
def test_layers_that_see_everything_are_refused(student):
    """Flatten, Dense, GlobalAveragePooling2D and unknown types raise ValueError."""
    dense = {"type": "Dense", "units": 3}
    others = ("Flatten", "GlobalAveragePooling2D", "GlobalMaxPooling2D", "RNN")
    for layer in (dense, *({"type": kind} for kind in others)):
        hint = "The docstring lists six types that are allowed."
        expect_raises(ValueError, student.receptive_field, [{"type": "Dropout"}, layer], hint=hint)


@question("receptive_field", weight=0.5)
def test_the_field_leaves_the_descriptions_alone(student):
    """The layers' descriptions are read, not written to."""
    student.receptive_field(DESCRIBED)
    expect_unchanged()


# --- moved images ---------------------------------------------------------------------------------


def moved(image, down, right):
    """Cut the moved image out of a large black canvas."""
    H, W = image.shape
    canvas = np.pad(image, ((20, 20), (20, 20)))
    return canvas[20 - down : 20 - down + H, 20 - right : 20 - right + W]


@st.composite
def images(draw):
    """Few different pixels, so that some stay as they are; seed 0 shrinks to a small one."""
    H, W = draw(SMALL), draw(st.integers(1, 6))
    return np.random.default_rng(draw(st.integers(0, 99))).integers(0, 3, (H, W))


@question("changed_inputs", weight=2)
@given(image=images(), right=st.integers(-7, 7))
@settings(max_examples=15)
def test_counts_the_pixels_that_change(student, image, right):
    """Count where image and moved image differ; what comes in is 0, what goes out is lost."""
    got = student.changed_inputs(image, right)
    expect_equal(got, np.sum(moved(image, 0, right) != image))


@question("changed_inputs")
@given(image=images(), down=st.integers(-5, 5), right=st.integers(-3, 3))
@example(image=np.array([[1, 1, 1], [0, 0, 0]]), down=1, right=0)
@example(image=np.array([[1, 1, 1], [0, 0, 0]]), down=0, right=-2)
@settings(max_examples=15)
def test_moves_rows_and_columns(student, image, down, right):
    """A pair moves the image (rows down, columns right)."""
    got = student.changed_inputs(image, (down, right))
    expect_equal(got, np.sum(moved(image, down, right) != image))
    expect_equal(got, shapes.changed_inputs(image, (down, right)))


@question("changed_inputs")
def test_grey_values_count_once(student):
    """A pixel counts as one changed input, however much it changes; fractions and lists too."""
    expect_equal(student.changed_inputs([[0.25, 0.5, 0.5, 0.75]], 1), 3)
    expect_equal(student.changed_inputs([[-2, 5], [5, 5]], (1, 0)), 3)
    pixels = np.array([[250, 3, 0]], dtype=np.uint8)
    expect_equal(student.changed_inputs(pixels, 1), 3)
    hint = "A pixel that changes a little is changed too: compare with !=."
    expect_equal(student.changed_inputs([[1000000, 1000001]], 1), 2, hint=hint)


@question("changed_inputs", weight=0.5)
def test_the_image_itself_does_not_move(student):
    """The image is not written to."""
    student.changed_inputs(np.array([[1, 2, 3], [4, 5, 6]]), (1, -1))
    expect_unchanged()


@question("changed_inputs", weight=0.5)
def test_only_one_grey_image_is_accepted(student):
    """An image that is not (H, W) raises ValueError."""
    for shape in ((4,), (2, 2, 1), (1, 2, 2, 1)):
        hint = "image must be of rank 2: (H, W)."
        expect_raises(ValueError, student.changed_inputs, np.ones(shape), 1, hint=hint)
