"""The handbook as a book for print: pages of the built site, one after the other, as tagged PDF."""
