"""The version of the program, for what is below the package itself."""

__version__ = "0.1.0"
