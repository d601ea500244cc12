"""What the encoder is taught to tell of a fact: kinds of words that tell of one, the roles of such a word, and answers about it. One order, in training and at run time."""

EVENTS = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
KINDS = (*EVENTS, "meeting", "statement", "commitment")
TOLD = KINDS
"""What a whole sentence is asked: does it tell of this kind at all?"""
ROLES = ("agent", "recipient", "place", "date", "claimant", "content")
REALIS = ("happened", "ongoing", "planned", "proposed", "conditional", "denied", "cancelled")
ACTS = ("agreed", "signed", "announced", "pledged", "reaffirmed", "proposed", "exploring", "called for")
MODES = (
    "none",
    "ACCUSE disapprove", "ACCUSE investigate", "ACCUSE allege",
    "ASSAULT abduct", "ASSAULT beat", "ASSAULT torture", "ASSAULT execute", "ASSAULT sexual", "ASSAULT assassinate", "ASSAULT destroy",
    "ASSAULT primitive", "ASSAULT firearms", "ASSAULT explosives", "ASSAULT suicide-attack", "ASSAULT heavy-weapons", "ASSAULT crowd-control",
    "ASSAULT cleansing", "ASSAULT massacre", "ASSAULT unconventional",
    "COERCE seize", "COERCE restrict", "COERCE ban", "COERCE censor", "COERCE curfew", "COERCE martial-law", "COERCE arrest", "COERCE deport",
    "COERCE withold", "COERCE misinformation",
    "CONSULT visit", "CONSULT third-party", "CONSULT multilateral", "CONSULT phone",
    "MOBILIZE troops", "MOBILIZE weapons", "MOBILIZE police", "MOBILIZE militia",
    "PROTEST demo", "PROTEST riot", "PROTEST general", "PROTEST strike", "PROTEST hunger", "PROTEST boycott", "PROTEST obstruct",
    "REJECT assist", "REJECT change", "REJECT yield", "REJECT meet",
    "REQUEST assist", "REQUEST change", "REQUEST yield", "REQUEST meet",
    "RETREAT withdraw", "RETREAT release", "RETREAT return", "RETREAT disarm", "RETREAT ceasefire", "RETREAT access", "RETREAT resign",
    "SANCTION convict", "SANCTION expel", "SANCTION withdraw", "SANCTION discontinue",
    "THREATEN restrict", "THREATEN ban", "THREATEN arrest", "THREATEN relations", "THREATEN expel", "THREATEN territory", "THREATEN violence",
)  # fmt: skip
LEVELS = ("leader", "minister", "official", "unknown")
FORMS = ("in person", "phone", "video", "unknown")
FLAGS = ("claimed", "agent", "recipient", "date", "place", "visit")
"""Asked yes or no: is it claimed rather than told as fact; has it a role of this kind at all, in the window or not; does a side travel for it?"""
ANSWERS = {"realis": len(REALIS), "mode": len(MODES), "act": len(ACTS), "level": len(LEVELS), "form": len(FORMS), "flags": len(FLAGS)}
"""The answers about a fact and how many numbers each takes, in the order in which the graph gives them."""
