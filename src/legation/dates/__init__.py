"""Find expressions of time; resolve them against the dateline."""
def find(document, sentences): return ()
def resolve(found, document, sentences): return ()
