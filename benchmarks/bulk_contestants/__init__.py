"""The contestants of ``bulk.py``: one module for each work, and what they share."""
