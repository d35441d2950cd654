#!/usr/bin/env python
"""Django's command line for the checkout; installed, the same is `campus`."""

import sys
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent / "site"))
    from campus.__main__ import main

    main()
