"""What each paper's rulebook holds, and scenarios under it."""
