"""What the tests of the pages share: a browser."""

import shutil

import pytest


@pytest.fixture(scope="module")
def browser():
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright drives the browser: install the extra 'test'")
    path = shutil.which("chromium")
    if path is None:
        pytest.skip("no chromium on the PATH (Debian's package chromium)")
    with sync_api.sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield chromium
        chromium.close()
