"""What is computed from a handbook: what editions changed, what courses reach, what is cited, where terms are used."""
