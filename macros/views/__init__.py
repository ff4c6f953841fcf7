"""What each page shows: a view is made from the handbook and is exactly what its fragment gets."""
