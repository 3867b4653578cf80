"""What of the documentation pytest leaves alone: what is run in another way."""

collect_ignore = [
    "conf.py",  # read by Sphinx, which the tests do without
    "pages/building.py",  # likewise
    "tutorial.md",  # followed word by word by `follow.py`: its code is of several files
]
