"""Find persons, posts, bodies and states in the text; resolve them as of the day."""

def find(document, sentences, register): return ()
def resolve(found, document, sentences, register): return (), ()
