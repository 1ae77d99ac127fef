"""Which title fits the work you really do, and what is your next step?"""

__version__ = "0.1.0"
