"""Terms of reference of resident scrutiny panels, as rules."""
