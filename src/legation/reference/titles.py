"""Titles to posts: "External Affairs Minister", "Deputy Secretary of State", "Special Envoy for Climate"."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

import msgspec

from legation.reference.posts import Post, PostWording
from legation.reference.wording import fold

_AT_FRONT = re.compile(
    r"^(?:the|a|an|his|her|its|their|our|mr|mrs|ms|madam|then|former|ex|late|acting|interim|caretaker|outgoing|incoming|new|newly appointed|newly elected|"
    r"current|visiting|longtime|veteran|top|senior|designate|excellency|honourable|hon|sir) (?=\w)"
)
_AT_END = re.compile(r" (?:designate|elect|in waiting|of the country|ad interim)$")
_RANK = re.compile(
    r"^(?:first |senior |principal |executive |second |third )?(?:deputy|vice|assistant|associate|additional|joint|shadow|junior) (?=\w)"
)
_MINISTER_OF = re.compile(
    r"^(?:cabinet |union |federal |state |senior |coordinating )*minister (?:of state )?(?:of|for|in charge of|responsible for)(?: the)? (.+)$"
)
_X_MINISTER = re.compile(
    r"^(?:union |federal |cabinet |senior |coordinating )*(.+?)(?<!chief)(?<!first)(?<!prime)(?<!vice)(?<!deputy) minister$"
)
_OF_STATE = re.compile(r"^(?:minister of state|state minister|parliamentary under secretary(?: of state)?)(?: for| of| in)? (.+)$")
_SECRETARY_OF = re.compile(r"^(?:union |federal )?secretary (?:of state for|of|for)(?: the)? (.+)$")
_X_SECRETARY = re.compile(r"^(.+?) secretary$")
_WITH_AREA = re.compile(r"^(.+? state|.+?) (?:of|for|to|on|at|in|in charge of|with) .+$")
_RANKED = frozenset({"assistant-secretary", "under-secretary", "deputy-secretary-general"})
_NOT_LAST = frozenset({"officer", "legislator"})
_STATES_ALONE = frozenset({"foreign-minister", "defence-minister"})  # no province has one
_SECRETARIES = frozenset({"USA", "GBR", "PHL", "MEX", "KEN", "HKG"})


class Titles:
    """The wordings of posts, general and by state, ready for look-ups. Made once; never changed."""

    def __init__(self, posts: Mapping[str, Post], wordings: Iterable[PostWording]) -> None:
        self._posts = posts
        self._remembered = lru_cache(maxsize=8192)(self._post)
        self._general: dict[str, str] = {}
        self._portfolios: dict[str, str] = {}
        self._related: set[str] = set()
        self._by_party: dict[tuple[str, str], str] = {}
        for post in posts.values():
            for title in post.titles:
                self._general.setdefault(fold(title), post.id)
            for portfolio in (*post.portfolios, *post.related):
                self._portfolios.setdefault(fold(portfolio), post.id)
            self._related.update(fold(portfolio) for portfolio in post.related)
        for wording in wordings:
            for title in wording.titles:
                self._by_party.setdefault((wording.party, fold(title)), wording.post)
        self._users: dict[str, tuple[str, ...]] = {}
        for party, title in self._by_party:
            self._users[title] = (*self._users.get(title, ()), party)

    def surfaces(self) -> Iterable[tuple[str, str]]:
        """All wordings, folded, with the id of their post; ministers in both word orders."""
        yield from self._general.items()
        for portfolio, post in self._portfolios.items():
            yield from ((f"{portfolio} minister", post), (f"minister of {portfolio}", post), (f"minister for {portfolio}", post))
        for (_, title), post in self._by_party.items():
            yield title, post

    def post(self, words: str, party: str | None = None) -> Post | None:
        """The post that a title means for a state or organisation (`party`), or `None` where the words are no title."""
        return self._remembered(words, party)

    def _post(self, words: str, party: str | None) -> Post | None:
        title = fold(words)
        while (shorter := _AT_END.sub("", _AT_FRONT.sub("", title))) != title and self._exact(title, party) is None:
            title = shorter
        return self._read(title, party)

    def _read(self, title: str, party: str | None) -> Post | None:
        found = self._exact(title, party) or self._joined(title, party) or self._deputy(title, party)
        found = found or self._minister(title, party) or self._secretary(title, party)
        return found or self._with_area(title, party) or self._ending(title, party)

    def whole(self, words: str, party: str | None = None) -> bool:
        """Whether the words are a wording of their post and nothing more: "Premier" is, "Premier of Ontario" is not."""
        title = fold(words)
        while (shorter := _AT_END.sub("", _AT_FRONT.sub("", title))) != title and self._exact(title, party) is None:
            title = shorter
        return self._is_whole(title, party)

    def _is_whole(self, title: str, party: str | None) -> bool:
        if self._exact(title, party):
            return True
        for joint in (" and ", " cum ", ", ", "/"):
            first, found, second = title.partition(joint)
            if found and self._is_whole(first, party) and self._is_whole(second, party):
                return True
        rank = _RANK.match(title)
        if rank and self._is_whole(title[rank.end() :], party):
            return True
        of = _MINISTER_OF.match(title) or _X_MINISTER.match(title)
        if of is None and party in (*_SECRETARIES, None):
            of = _SECRETARY_OF.match(title) or _X_SECRETARY.match(title)
        return of is not None and self._is_portfolio(of.group(1))

    def _is_portfolio(self, words: str) -> bool:
        """Whether one post has these areas; a foreign or defence minister stays one whatever else is added to the portfolio."""
        area = words.removeprefix("the ")
        if area in self._portfolios:
            return area not in self._related
        known = self._portfolios.get(re.split(r"\s*,\s*|\s+and\s+|\s*/\s*", words)[0].removeprefix("the "))
        return known in _STATES_ALONE

    def sole(self, words: str) -> tuple[str, str] | None:
        """Party and post of a wording that one state or organisation alone uses ("Chancellor of the Exchequer": GBR)."""
        title = fold(words)
        users = self._users.get(title, ())
        return (users[0], self._by_party[users[0], title]) if len(users) == 1 and title not in self._general else None

    def named(self, post_id: str) -> Post | None:
        """The post with this id; "deputy-foreign-minister" is made from "foreign-minister"."""
        if post_id in self._posts:
            return self._posts[post_id]
        base = self.named(post_id.removeprefix("deputy-")) if post_id.startswith("deputy-") else None
        return _deputy_of(base) if base else None

    def _exact(self, title: str, party: str | None) -> Post | None:
        own = self._by_party.get((party, title)) if party else None
        post_id = own or self._general.get(title)
        return self.named(post_id) if post_id else None

    def _deputy(self, title: str, party: str | None) -> Post | None:
        rank = _RANK.match(title)
        area = _WITH_AREA.match(title)
        whole = self._exact(area.group(1), party) if rank and area else None
        if whole and whole.id in _RANKED:
            return whole  # "Assistant Secretary of State for ...": a rank of its own, no deputy of anybody
        base = self._read(title[rank.end() :], party) if rank else None
        if base is None or rank is None:
            return None
        if "shadow" in rank.group():
            return self.named("opposition-leader")
        return base if base.level == "official" and base.id.startswith("deputy-") else _deputy_of(base)

    def _minister(self, title: str, party: str | None) -> Post | None:
        junior = _OF_STATE.match(title)
        if junior:
            return self._exact("minister of state", party)
        of = _MINISTER_OF.match(title) or _X_MINISTER.match(title)
        return self.named(self._portfolio(of.group(1)) or "minister") if of else None

    def _secretary(self, title: str, party: str | None) -> Post | None:
        of, before = _SECRETARY_OF.match(title), _X_SECRETARY.match(title)
        if of and title.startswith("secretary of state for") and party not in (None, "GBR"):
            return self.named("deputy-minister")
        post_id = self._portfolio(of.group(1)) if of else self._portfolio(before.group(1), whole=True) if before else None
        if post_id is None:
            return None
        return self.named(post_id) if party is None or party in _SECRETARIES else self.named("permanent-secretary")

    def _portfolio(self, words: str, *, whole: bool = False) -> str | None:
        known = self._portfolios.get(words.removeprefix("the "))
        if known or whole:
            return known
        parts = re.split(r"\s*,\s*|\s+and\s+|\s*/\s*", words)
        return next((self._portfolios[part] for part in parts if part in self._portfolios), None)

    def _joined(self, title: str, party: str | None) -> Post | None:
        for joint in (" and ", " cum ", ", ", "/"):
            first, found, second = title.partition(joint)
            if found:
                one = self._read(first, party)
                if one and self._read(second, party):
                    return one
        return None

    def _with_area(self, title: str, party: str | None) -> Post | None:
        of = _WITH_AREA.match(title)
        return self._read(of.group(1), party) if of else None

    def _ending(self, title: str, party: str | None) -> Post | None:
        words = title.split(" ")
        for start in range(1, len(words)):
            post = self._exact(" ".join(words[start:]), party)
            if post and post.id in _NOT_LAST and start == len(words) - 1:
                return None  # "auditor general", "sales representative": the last word alone tells nothing
            if post and post.id == "secretary" and party not in _SECRETARIES:
                return self.named("permanent-secretary")
            if post:
                return post if post.level != "leader" else None
        return None


def _deputy_of(base: Post) -> Post:
    return msgspec.structs.replace(base, id=f"deputy-{base.id}", name=f"Deputy {base.name}", level="official", titles=(), portfolios=())
