"""`python -m smileviz`: the same as the command `smileviz`."""

from smileviz.cli.main import main

if __name__ == "__main__":
    main()
