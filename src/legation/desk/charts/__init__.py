"""Charts, drawn on the server as SVG: they need no script, print as they are seen, and take their colours from the style sheet.

Each has a table beside it with the same numbers. Times are drawn as exactly as they are known: a month is a band, not a point.
"""
