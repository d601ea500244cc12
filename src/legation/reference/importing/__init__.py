"""Importers: what users already own, read into rows of a register. One module a format; what cannot be used comes back with its reason."""
