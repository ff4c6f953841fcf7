"""What a release is made of: the gate it must pass, its copies, its files, and the tag."""
