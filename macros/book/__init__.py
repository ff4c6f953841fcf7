"""The handbook as one document: as tagged PDF, a book for print, and as a page that holds all it needs."""
