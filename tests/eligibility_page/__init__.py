"""The example that asks whether somebody may belong to a panel, as a page and as JSON."""
