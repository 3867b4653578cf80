"""Rulebooks: one module for each paper, clause by clause in the paper's order, data only.

A rulebook holds what its paper fixes, what it leaves silent, and how its unclear sentences
are read. Import the one that is wanted; nothing is imported here.
"""
