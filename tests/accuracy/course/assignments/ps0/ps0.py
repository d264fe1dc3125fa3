# %% [markdown]
# # Small networks
# %%
import keras
import numpy as np
from keras import layers
# %% question="scale"
# %% question="build_model"
# %% check="build_model"
assert build_model().count_params() == «build_model().count_params()», "not the network asked for"
# %% question="compile_model"
# %% question="train"
# %% skip check="train"
history = train(build_model(), None, None, None, None, 100)
# %% skip
raise SystemExit("this cell must not run in grading")
# %% question="shape_accuracy"
# %% [markdown] written="why"
# Because.
# %% [markdown] rubric="why"
# 10 points for a reason.
