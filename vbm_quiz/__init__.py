"""Which title fits the work you really do, and what is your next step?"""

from vbm_quiz.version import __version__

__all__ = ["__version__"]
