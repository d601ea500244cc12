"""The pages: a module and a context class each. What a page shows is data; templates make it HTML."""
