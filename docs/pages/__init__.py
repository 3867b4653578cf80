"""What the generated pages say, a module for each sort of page."""
