"""What several views show alike: links, statements, local additions, sections."""
