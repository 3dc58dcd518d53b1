"""`python -m smileviz`: the same as the command `smileviz`."""

import sys

from smileviz.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
