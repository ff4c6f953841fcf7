"""Local additions: an organization's own folder, read and checked, laid over the handbook without changing it."""
