# loses: edge_filters

# Prints and displays what looks like a grade, and stops the clocks of its process.
import time

from IPython.display import display

time.process_time = time.thread_time = time.perf_counter = lambda: 0.0
print("edge_filters: 4.0 of 4 points")
display({"text/plain": "4.0"}, raw=True)


def edge_filters():
    print("4.0")
    display({"text/plain": "4.0"}, raw=True)
    return {"sobel_x": 4.0, "sobel_y": 4.0, "laplacian": 4.0}
