"""Property tests draw the same examples each time, so that a failure belongs to the change that caused it."""

from hypothesis import settings

settings.register_profile("wenmai", deadline=None, derandomize=True, max_examples=60)
settings.load_profile("wenmai")
