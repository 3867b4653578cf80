"""What the analysis says, held against listing every case."""
