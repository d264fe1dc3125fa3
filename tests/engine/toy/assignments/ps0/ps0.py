# %% [markdown] lang="en"
# # A toy
# %% [markdown] lang="ko"
# # 장난감
# %%
import numpy as np
import matplotlib.pyplot as plt
# %% question="double"
# %% check="double"
assert list(double(np.arange(«size»))) == «double(np.arange(size))», "double is wrong"
# %% question="total"
# %% question="Counter"
# %%
plt.figure(figsize=(1, 1))
plt.plot([0, 1])
plt.show()
# %% [markdown] written="why"
# Because.
# %% [markdown] rubric="why"
# 10 points for a reason.
