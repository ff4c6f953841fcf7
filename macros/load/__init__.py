"""From a folder, a table or the report to a handbook, or to the complete list of what is wrong."""
