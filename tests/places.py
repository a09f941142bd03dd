"""Where the tests find what they read."""

from pathlib import Path

TESTS = Path(__file__).parent
ROOT = TESTS.parent
KIT = ROOT.parent / "shared"
"""Articles, cases and gold that somebody may have beside the project; a test that needs them skips where they are absent."""
