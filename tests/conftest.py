"""How many random examples the tests try, the signals that programs start with, and a page in Chromium."""

import os
import shutil
import signal
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, sync_playwright

NEEDED = "VBM_QUIZ_CHROMIUM_NEEDED"
"""With this set, a missing Chromium is a failure and no reason to skip."""
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

settings.register_profile(
    "default", deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=6, derandomize=True
)
settings.register_profile("large", settings.get_profile("default"), max_examples=300, print_blob=True)
settings.register_profile("random", settings.get_profile("large"), derandomize=False)  # other answers at every run
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


def pytest_xdist_auto_num_workers() -> int:
    """Three workers a core: a test at a terminal waits for most of its time."""
    return (os.cpu_count() or 1) * 3


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Spread the tests that wait at a terminal over all others, so that no worker has most of them."""
    waits = [item.path.parent.name in ("ui", "interview") for item in items]
    seen = {True: 0, False: 0}
    place = {}
    for item, group in zip(items, waits, strict=True):
        place[item] = seen[group] / waits.count(group)
        seen[group] += 1
    items.sort(key=place.__getitem__)


def pytest_configure() -> None:
    """Start every program with the default signal handlers, also under nohup and in the background.

    A program inherits that a signal is ignored, but not the handler that ignores it here instead.
    """
    for name in ("SIGINT", "SIGQUIT", "SIGHUP"):
        number = getattr(signal, name, None)  # Windows has the first alone
        if number is not None and signal.getsignal(number) is signal.SIG_IGN:
            signal.signal(number, lambda *_: None)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        reason = "no Chromium here; install it to see the page as people do"
        if os.environ.get(NEEDED):
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield browser
        browser.close()
