"""random_flip, random_shift, random_rotation: any random stream is fine, the images are not."""

import numpy as np
import pytest

from autograder.testing import (
    expect,
    expect_close,
    expect_equal,
    expect_raises,
    expect_shape,
    expect_unchanged,
    question,
)

FLOAT32 = {"rtol": 1e-5, "atol": 1e-5}
SEED = "np.random.default_rng({})"


def generator(student, seed=8):
    """A random generator beside the student's code."""
    return student.make(SEED.format(seed))


def numbered(n, h, w, c):
    """n images of which no two pixels are alike, from 1 on."""
    return np.arange(1, 1 + n * h * w * c, dtype=np.float32).reshape(n, h, w, c)


def copies(image, n):
    """A batch of n times the same image."""
    return np.repeat(image[None], n, axis=0)


def images_of(got, shape):
    """The answer as an array of the batch's shape."""
    expect_shape(got, shape)
    return np.asarray(got)


# Checks of chance take so many images that a right answer fails less than once in a billion.

# --- random_flip -------------------------------------------------------------------------------


@question("random_flip", weight=3)
@pytest.mark.parametrize(("seed", "dtype"), [(1, "float32"), (2, "float32"), (3, "int16")])
def test_each_image_is_itself_or_its_mirror_image(student, seed, dtype):
    """Image i comes back as it is, or with its columns in the opposite order; rows, channels and
    the order of the images stay. Standardized pixels may be negative."""
    batch = (numbered(6, 2, 3, 3) - 50).astype(dtype)
    got = images_of(student.random_flip(batch, generator(student, seed)), batch.shape)
    for image, before in zip(got, batch, strict=True):
        mirrored = bool(np.allclose(image, before[:, ::-1]))
        expected = before[:, ::-1] if mirrored else before
        text = "An image is neither itself nor its mirror image (left and right exchanged)."
        expect_close(image, expected, **FLOAT32, message=text)


@question("random_flip", weight=2)
def test_about_half_of_the_images_are_mirrored(student):
    """The coin is tossed for each image by itself: of 400 about 200 are mirrored."""
    batch = copies(np.array([[[1], [2]]], np.float32), 400)
    got = images_of(student.random_flip(batch, generator(student)), batch.shape)
    mirrored = int(np.sum(got[:, 0, 0, 0] == 2.0))
    expect(140 <= mirrored <= 260, f"{mirrored} of 400 images are mirrored, expected about 200.")
    changes = int(np.sum(got[1:, 0, 0, 0] != got[:-1, 0, 0, 0]))
    expect(changes > 120, "Whether an image is mirrored must not depend on its neighbours.")


@question("random_flip")
def test_all_chance_of_a_flip_comes_from_rng(student):
    """The same seed gives the same images, another seed other ones."""
    batch = numbered(64, 1, 2, 1)
    first, again = (student.random_flip(batch, generator(student, 5)) for _ in range(2))
    expect_close(again, first, **FLOAT32, message="The same seed gave other images.")
    other = images_of(student.random_flip(batch, generator(student, 6)), batch.shape)
    expect(not np.array_equal(other, first), "Seeds 5 and 6 gave the same images.")


@question("random_flip", weight=0.5)
def test_flipping_leaves_the_batch_alone(student):
    """The result is a new array; bytes stay in their range."""
    student.random_flip(numbered(20, 2, 3, 1), generator(student))
    expect_unchanged()
    batch = np.full((3, 2, 2, 3), 250, dtype=np.uint8)
    got = student.random_flip(batch, generator(student))
    expect_close(got, batch.astype(float), **FLOAT32)


@question("random_flip", weight=0.5)
def test_flip_refuses_what_is_no_batch(student):
    """A single image (H, W, C) raises ValueError."""
    expect_raises(ValueError, student.random_flip, np.ones((4, 5, 3)), generator(student))


# --- random_shift ------------------------------------------------------------------------------


def shifted(image, down, right):
    """The image, moved, with zeros where nothing came from."""
    moved = np.zeros_like(image)
    H, W = image.shape[:2]
    for i in range(H):
        for j in range(W):
            if 0 <= i - down < H and 0 <= j - right < W:
                moved[i, j] = image[i - down, j - right]
    return moved


def shifts_of(student, got, image, most):
    """How far each image was moved: pairs (down, right)."""
    got = images_of(got, (len(got), *image.shape))
    steps = range(-most, most + 1)
    moves = [(down, right) for down in steps for right in steps]
    candidates = np.array([shifted(image, *move) for move in moves])
    same = np.all(np.isclose(got[:, None], candidates[None]), axis=(2, 3, 4))  # (N, moves)
    strangers = np.flatnonzero(~same.any(axis=1))
    if strangers.size:
        text = (
            f"Image {strangers[0]} is not the original, moved by up to {most} rows and columns "
            "with zeros where it came from."
        )
        expect(False, text, got=got[strangers[0], :, :, 0])
    return [moves[i] for i in same.argmax(axis=1)]


@question("random_shift", weight=3)
@pytest.mark.parametrize(("most", "seed"), [(1, 1), (2, 2)])
def test_images_move_and_zeros_come_in(student, most, seed):
    """Each image is moved by at most max_shift rows and columns; what leaves on one side does not
    come back on the other. Standardized pixels may be negative."""
    image = numbered(1, 3, 4, 2)[0] - 12.5
    got = student.random_shift(copies(image, 12), generator(student, seed), most)
    shifts_of(student, got, image, most)


@question("random_shift", weight=2)
def test_every_move_is_equally_likely(student):
    """Rows and columns are drawn by themselves, for each image: with max_shift = 1 all nine moves
    occur, each about as often."""
    image = numbered(1, 3, 4, 1)[0]
    got = student.random_shift(copies(image, 360), generator(student), 1)
    moves = shifts_of(student, got, image, 1)
    for down in (-1, 0, 1):
        for right in (-1, 0, 1):
            count = moves.count((down, right))
            text = f"{count} of 360 images moved by {down} down and {right} right, expected 40."
            expect(8 <= count <= 90, text)


@question("random_shift")
def test_four_pixels_by_default(student):
    """Without max_shift, images move by up to 4 pixels in each direction."""
    image = numbered(1, 6, 7, 1)[0]
    moves = shifts_of(
        student, student.random_shift(copies(image, 250), generator(student)), image, 4
    )
    for axis, name in enumerate(("down", "right")):
        seen = sorted({move[axis] for move in moves})
        expect_equal(seen, list(range(-4, 5)), message=f"The moves {name} among 250 images.")


@question("random_shift")
def test_shift_keeps_the_order_of_the_images(student):
    """Image i of the result comes from image i of the batch, so the labels still fit."""
    batch = np.arange(1, 13)[:, None, None, None] * np.ones((12, 5, 4, 2), np.float32)
    got = images_of(student.random_shift(batch, generator(student), 2), batch.shape)
    expect_close(got.max(axis=(1, 2, 3)), np.arange(1.0, 13.0), **FLOAT32)


@question("random_shift")
def test_no_shift_at_all(student):
    """max_shift = 0 leaves every image where it is."""
    batch = numbered(3, 2, 3, 2)
    expect_close(student.random_shift(batch, generator(student), 0), batch, **FLOAT32)


@question("random_shift")
def test_all_chance_of_a_shift_comes_from_rng(student):
    """The same seed gives the same images, another seed other ones."""
    batch = numbered(30, 4, 4, 1)
    first, again = (student.random_shift(batch, generator(student, 5)) for _ in range(2))
    expect_close(again, first, **FLOAT32, message="The same seed gave other images.")
    other = images_of(student.random_shift(batch, generator(student, 6)), batch.shape)
    expect(not np.array_equal(other, first), "Seeds 5 and 6 gave the same images.")


@question("random_shift", weight=0.5)
def test_shifting_leaves_the_batch_alone(student):
    """The result is a new array."""
    student.random_shift(numbered(8, 3, 3, 1), generator(student), 1)
    expect_unchanged()


@question("random_shift", weight=0.5)
def test_shift_refuses_what_it_cannot_use(student):
    """A single image (H, W, C), or a negative max_shift: ValueError."""
    expect_raises(ValueError, student.random_shift, np.ones((4, 5, 3)), generator(student))
    expect_raises(ValueError, student.random_shift, np.ones((1, 4, 5, 3)), generator(student), -1)


# --- random_rotation ---------------------------------------------------------------------------


def spot(h, w, down, right, width=1.5):
    """A dark image with a soft bright spot, so many pixels below and right of its centre."""
    rows, columns = np.arange(h) - (h - 1) / 2, np.arange(w) - (w - 1) / 2
    light = np.exp(-((rows[:, None] - down) ** 2 + (columns - right) ** 2) / (2 * width**2))
    return light.astype(np.float32)


def place_of(images):
    """Where the spots are: (N,) rows below and columns right of the centre."""
    _, H, W = images.shape
    light = np.maximum(images, 0) + 1e-9
    total = light.sum(axis=(1, 2))
    down = (light.sum(axis=2) * (np.arange(H) - (H - 1) / 2)).sum(axis=1) / total
    right = (light.sum(axis=1) * (np.arange(W) - (W - 1) / 2)).sum(axis=1) / total
    return down, right


def angles_of(images):
    """By how many degrees a spot that stood at the right was turned."""
    down, right = place_of(images)
    return np.degrees(np.arctan2(down, right))


@question("random_rotation", weight=3)
@pytest.mark.parametrize(("h", "w", "most"), [(25, 25, 15), (24, 34, 60)])
def test_a_spot_moves_on_a_circle(student, h, w, most):
    """Turned by at most max_degrees (15 by default), a spot keeps its distance from the centre;
    the image may be wider than high."""
    batch, rng = copies(spot(h, w, 0, 8)[:, :, None], 40), generator(student)
    by_default = most == 15
    got = student.random_rotation(batch, rng, *([] if by_default else [most]))
    got = images_of(got, batch.shape)[..., 0]
    down, right = place_of(got)
    far = int(np.argmax(np.abs(np.hypot(down, right) - 8)))
    distance = float(np.hypot(down, right)[far])
    text = f"A spot 8 pixels right of the centre is now {distance:.1f} pixels away from it."
    expect(abs(distance - 8) < 0.6, text)
    angle = float(np.max(np.abs(angles_of(got))))
    expect(angle < most + 1.5, f"An image was turned by {angle:.0f} degrees, allowed are {most}.")


@question("random_rotation", weight=2)
def test_each_image_has_its_own_angle(student):
    """Angles lie evenly between -max_degrees and max_degrees, drawn for each image by itself."""
    batch = copies(spot(12, 12, 0, 3.5)[:, :, None], 96)
    got = images_of(student.random_rotation(batch, generator(student), 60), batch.shape)
    angles = angles_of(got[..., 0])
    text = f"Angles from {angles.min():.0f} to {angles.max():.0f} degrees in 96 images, "
    expect(angles.min() < -35 and angles.max() > 35, text + "expected -60 to 60.")
    expect(abs(angles.min()) < 62 and angles.max() < 62, text + "expected -60 to 60.")
    middle = float(np.mean(np.abs(angles) < 30))
    expect(0.2 < middle < 0.8, f"{middle:.0%} of the angles are below 30 degrees, expected half.")


@question("random_rotation")
@pytest.mark.parametrize(("h", "w"), [(15, 15), (14, 20)])
def test_the_centre_of_the_image_stays(student, h, w):
    """Images turn about ((H - 1) / 2, (W - 1) / 2), by whatever angle."""
    batch = copies(spot(h, w, 0, 0)[:, :, None], 40)
    got = images_of(student.random_rotation(batch, generator(student), 180), batch.shape)
    off = float(np.max(np.hypot(*place_of(got[..., 0]))))
    expect(off < 0.6, f"A spot in the centre moved by {off:.1f} pixels.")


@question("random_rotation")
def test_corners_are_filled_with_zeros(student):
    """What comes from outside of the image is 0, not repeated, mirrored or wrapped around; all
    channels turn together."""
    even = np.ones((25, 25), np.float32)
    two = np.stack([spot(25, 25, 0, 8), even], axis=-1)  # the spot tells the angle
    got = images_of(
        student.random_rotation(copies(two, 40), generator(student), 90), (40, 25, 25, 2)
    )
    angles = np.abs(angles_of(got[..., 0]))
    turned = (angles > 30) & (angles < 60)  # surely a few of 40
    corners = got[turned][:, [0, 0, -1, -1], [0, -1, 0, -1], 1]
    expect(np.all(np.abs(corners) < 0.1), "A corner that nothing was turned into is not 0.")
    expect(np.all(np.abs(got[:, 10:15, 10:15, 1] - 1) < 0.1), "An even surface did not stay even.")


@question("random_rotation")
@pytest.mark.parametrize("border", ["top", "bottom", "left", "right"])
def test_no_border_comes_in_at_the_opposite_one(student, border):
    """Turned by at most 15 degrees, a bright line at one border leaves the other half dark: a row
    above the first is outside the image, not its last one."""
    turns = ["top", "right", "bottom", "left"].index(border)
    image = np.zeros((24, 24, 1), np.float32)
    image[0] = 1
    batch = copies(np.rot90(image, -turns), 20)
    got = images_of(student.random_rotation(batch, generator(student)), batch.shape)
    other_half = np.rot90(got, turns, axes=(1, 2))[:, 12:]
    text = f"A line at the {border} border shone at the opposite one after the rotation."
    expect(np.max(np.abs(other_half)) < 0.1, text, got=other_half)


@question("random_rotation")
def test_rotation_keeps_the_order_of_the_images(student):
    """Image i of the result comes from image i of the batch, so the labels still fit."""
    batch = np.arange(1, 13)[:, None, None, None] * np.ones((12, 9, 9, 2), np.float32)
    got = images_of(student.random_rotation(batch, generator(student)), batch.shape)
    expect_close(got[:, 4, 4, 0], np.arange(1.0, 13.0), rtol=1e-2, atol=1e-2)


@question("random_rotation")
def test_no_rotation_at_all(student):
    """max_degrees = 0 leaves every image as it is; standardized pixels may be negative."""
    batch = numbered(2, 3, 4, 2) - 24.5
    got = student.random_rotation(batch, generator(student), 0)
    expect_close(got, batch, rtol=1e-4, atol=1e-4)


@question("random_rotation")
def test_all_chance_of_a_rotation_comes_from_rng(student):
    """The same seed gives the same images, another seed other ones."""
    batch = copies(spot(15, 15, 0, 5)[:, :, None], 10)
    first, again = (student.random_rotation(batch, generator(student, 5)) for _ in range(2))
    expect_close(again, first, **FLOAT32, message="The same seed gave other images.")
    other = images_of(student.random_rotation(batch, generator(student, 6)), batch.shape)
    expect(not np.array_equal(other, first), "Seeds 5 and 6 gave the same images.")


@question("random_rotation", weight=0.5)
def test_rotating_leaves_the_batch_alone(student):
    """The result is a new array."""
    student.random_rotation(numbered(4, 5, 5, 1), generator(student))
    expect_unchanged()


@question("random_rotation", weight=0.5)
def test_rotation_refuses_what_it_cannot_use(student):
    """A single image (H, W, C), or max_degrees outside 0 … 180: ValueError."""
    rotate, rng = student.random_rotation, generator(student)
    expect_raises(ValueError, rotate, np.ones((4, 5, 3)), rng)
    expect_raises(ValueError, rotate, np.ones((1, 4, 5, 3)), rng, -1)
    expect_raises(ValueError, rotate, np.ones((1, 4, 5, 3)), rng, 181)
