"""onnxruntime without its telemetry.

From 1.32 on the packages for Linux and macOS report every session to their maker, and keep an identifier and a cache on disk. The
variable ORT_DISABLE_TELEMETRY, set before the library is loaded, stops all of it; where somebody else loaded it earlier, its own
switch stops what is still to come. framescope measures without network, so neither is left to the user.
"""

import os
from types import ModuleType


def onnxruntime() -> ModuleType:
    """The library, loaded with its telemetry off."""
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    import onnxruntime as library

    library.disable_telemetry_events()
    return library
