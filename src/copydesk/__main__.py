"""`python -m copydesk` is the command `copydesk`."""

from copydesk.cli import main

main(prog_name="copydesk")  # else it would call itself `python -m copydesk`
