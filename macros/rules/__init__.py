"""What must be true of the data: one rule a function, each with its reason."""
