# gains: passwords and tokens that the TA's shell has
import os

won = any("secret" in name.lower() for name in os.environ)
