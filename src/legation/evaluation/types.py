"""Event types as gold counts them: the 15 roots of PLOVER's older list, and their quads."""

TYPES_OF_QUAD = {
    1: ("AGREE", "CONSULT", "SUPPORT"),
    2: ("COOPERATE", "AID", "YIELD"),
    3: ("ACCUSE", "REJECT", "THREATEN", "REQUEST"),
    4: ("PROTEST", "MOBILIZE", "SANCTION", "COERCE", "ASSAULT"),
}
QUAD_OF = {kind: quad for quad, kinds in TYPES_OF_QUAD.items() for kind in kinds}
ROOTS = tuple(sorted(QUAD_OF))
_ROOT_OF = {
    "CONCEDE": "YIELD",
    "RETREAT": "YIELD",
    "FIGHT": "ASSAULT",
    "DEMAND": "REQUEST",
    "APPEAL": "REQUEST",
    "INVESTIGATE": "ACCUSE",
    "DISAPPROVE": "ACCUSE",
}


def root(event: object) -> str:
    """The root under which a type is counted; what is no type stays as it is."""
    name = str(event or "").upper().strip()
    return _ROOT_OF.get(name, name)
