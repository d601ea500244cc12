"""How each set of gold is scored, one module a family: gold records and answers in, figures out."""
