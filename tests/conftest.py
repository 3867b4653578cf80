"""How hard the properties are tried: ``pytest --hypothesis-profile=ci`` repeats itself."""

import gc

import pytest
from hypothesis import settings

settings.register_profile("dev", deadline=None, max_examples=60)
settings.register_profile("ci", deadline=None, max_examples=25, derandomize=True)
settings.register_profile("deep", deadline=None, max_examples=5_000)
settings.load_profile("dev")


@pytest.hookimpl(tryfirst=True)
def pytest_sessionstart(session: pytest.Session) -> None:
    """Stop what pytest-cov starts in a worker of pytest-xdist before the one that is reported.

    It would go on measuring, for nobody, wherever the other pauses: ``no_cover`` would be as slow.
    """
    if hasattr(session.config, "workerinput"):
        plugin = session.config.pluginmanager.getplugin("_cov")
        if plugin is not None and plugin.cov_controller is not None:
            plugin.cov_controller.cov.stop()


def pytest_collection_finish() -> None:
    """Leave what lives to the end of the run out of every later collection of garbage."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)
