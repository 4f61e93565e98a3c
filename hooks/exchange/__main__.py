"""The command line under the name of the package: `python -m exchange`."""

import sys

from .cli import main

sys.exit(main())
