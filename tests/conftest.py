"""How hard the properties are tried: ``pytest --hypothesis-profile=ci`` repeats itself."""

import gc

from hypothesis import settings

settings.register_profile("dev", deadline=None, max_examples=60)
settings.register_profile("ci", deadline=None, max_examples=25, derandomize=True)
settings.register_profile("deep", deadline=None, max_examples=5_000)
settings.load_profile("dev")


def pytest_collection_finish() -> None:
    """Leave what lives to the end of the run out of every later collection of garbage."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)
