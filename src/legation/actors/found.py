"""What the search hands to the resolution: stretches of text with all that the words themselves say about an actor."""

from typing import Literal, NamedTuple

from legation.model import Extent, MentionForm

FoundKind = Literal["state", "person", "post", "body", "organisation", "mechanism", "nominal", "sides", "pronoun", "setting"]


class Found(Extent, frozen=True, kw_only=True):
    """Words that stand for somebody, before it is known for whom.

    `sentence` and `token`: where they stand and which word governs them. `key`: what they name, where the words alone say so.
    `party`: key of the state or organisation that stands with them ("US" in "US Defence Secretary"). `title`: the office in the
    words of the text; `members`: keys of those that a group is said to be made of; `name`: the extent of a person's name; `holder`: where the name
    stands that this title is in apposition to. `former`: whether the words say that the office is over. `beside`: whose the office named right
    before is ("French President X and Foreign Minister Y"). `private`: the office is that of something
    that no table knows ("director of the institute"). `honorific`: "mrs" before a name that has no title. A `setting` is a capital where something takes place: no actor.
    """

    kind: FoundKind = "state"
    how: MentionForm = "name"
    sentence: int = 0
    token: int = 0
    key: str | None = None
    party: str | None = None
    title: str | None = None
    members: tuple[str, ...] = ()
    name: Extent | None = None
    holder: int | None = None
    former: bool = False
    plural: bool = False
    beside: str | None = None
    private: bool = False
    sector: str | None = None
    honorific: str | None = None


class Known(NamedTuple):
    """What a name stands for. `kind` says in which sense: a state by its adjective, by its capital... A `local` one is in no table: the
    document itself explains it, and its key is "local:", the state that it names and the long form. A `locality` is a town or a part of a state by its
    adjective: its key is the state, for which the word alone does not stand. `states` are several, set apart by "|": "the Baltic states"."""

    kind: Literal[
        "state",
        "states",
        "adjective",
        "demonym",
        "seat",
        "body",
        "igo",
        "organisation",
        "group",
        "mechanism",
        "local",
        "locality",
        "nothing",
    ]
    key: str
