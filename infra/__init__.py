"""What operates the product: packaging, deploying, running on one machine."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

_PRODUCT = str(ROOT / "layers" / "core" / "python")
if _PRODUCT not in sys.path:  # package vestnik is a layer, it is never installed
    sys.path.append(_PRODUCT)
