"""The rules over frames, held against the rules over one case."""
