# gains: another program is not bound by what was done to Python
# bare: anyone
import subprocess

said = subprocess.run(["/bin/sh", "-c", f"cat {CANARY}"], capture_output=True).stdout
won = len(said) > 0
