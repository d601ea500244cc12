"""Knowledge as data: tables with a source in every row, and the loaders that turn them into frozen rows."""
