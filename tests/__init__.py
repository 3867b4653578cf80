"""The tests: one module for each rule module, one folder for the papers."""
