"""How hard the properties are tried: ``pytest --hypothesis-profile=ci`` repeats itself."""

from hypothesis import settings

settings.register_profile("dev", deadline=None, max_examples=60)
settings.register_profile("ci", deadline=None, max_examples=25, derandomize=True)
settings.register_profile("deep", deadline=None, max_examples=5_000)
settings.load_profile("dev")
