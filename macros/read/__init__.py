"""Text becomes rows, keys and values with their lines. What is wrong is returned as problems; data never raises."""
