"""What a page shows beside its story: boxes that ask for consent or for payment go before the story is looked for; what holds the story stays."""

import re

from lxml import html

_CONSENT = re.compile(
    r"(?:^|[\s_-])(?:consent|cookies?|cookie-?(?:banner|notice|bar|wall|law|consent)|gdpr|ccpa|onetrust|cmp|didomi|qc-cmp2?|sp_message|privacy-?(?:banner|notice|popup|wall|overlay|modal))(?=$|[\s_-])",
    re.IGNORECASE,
)
_ASKS_CONSENT = re.compile(
    r"\b(?:cookies?|your privacy|consent|personal data|our (?:\d[\d,.]* )?partners|similar technologies|accept all|legitimate interests?|store (?:and/or )?(?:access |data|information)|geolocation|withdraw (?:at|your))\b",
    re.IGNORECASE,
)
_ASKS_MONEY = re.compile(
    r"\bsubscri(?:be|ber|bers|ption|ptions)\b|\bsign in\b|\blog ?in\b|\bfree trial\b|\bcancel (?:at )?any ?time\b|\bcontinue reading\b|\bkeep reading\b|\bread on for\b|\bunlimited access\b"
    r"|\b(?:first|one) month (?:is )?(?:free|for)\b|\bfor one month\b|\ba (?:week|month|year)\b(?=[.,!]|$| for)|[€$£]\s?\d|\b(?:EUR|USD|GBP)\b|\balready a (?:member|subscriber)\b|\bhave a subscription\b"
    r"|\bcreate (?:a|an|your) (?:free )?account\b|\b(?:accept|agree to) (?:our|the) terms\b|\bcontinue with\b|\bpremium\b|\b\d+ (?:weeks|months) (?:free|for)\b|\b(?:weeks|months) free\b|\blast free article\b|\bprint (?:number|edition)\b"
    r"|\b(?:register|join) (?:now|free|today)\b|\b(?:digital )?pass\b|\bevery device\b|\bget it now\b|\bread(?:s|ing)? (?:everything|on)\b|\bfor \d[\d.]* (?:dollars?|euros?|pounds?|cents|francs?|kroner|rupees)\b|\bfor one (?:dollar|euro|pound)\b|\baccess to all\b|\bindependent journalism\b|\bthis article is (?:for|reserved)\b",
    re.IGNORECASE,
)
_LOGS_IN = re.compile(
    r"^(?:already .{0,40})?(?:sign|log) in\b.{0,80}$|^(?:already|have you|do you have) (?:a|an) (?:subscri|member|account).{0,80}$",
    re.IGNORECASE,
)
_BOX = re.compile(
    r"paywall|paygate|piano|subscri|regwall|registration-?wall|metered|upsell|premium-?(?:offer|hint|box|teaser|notice|note|info|banner|wall|prompt|message|cta)|pay-?(?:hint|note|notice|prompt|banner)|plus-?(?:hint|box|note|offer|teaser)|offer-?(?:box|page)?|abo-?(?:box|hint)|"
    r"newsletter|sign-?up|membership|barrier",
    re.IGNORECASE,
)
_ROOM = ("div", "section", "aside", "form", "dialog")
_LINES = ("p", "footer")  # which are a box only where their name says so
_LONGEST = 2500  # characters of a box; what is longer holds the story itself
_LEAST = 3  # signs of asking for money that make a box one, 2 where its name says so


def without_boxes(tree: html.HtmlElement) -> html.HtmlElement:
    """The same tree, changed: boxes for consent and payment dropped, side columns that hold the story turned into plain ones, teasers of it kept."""
    for element in list(tree.iter(*_ROOM)):
        if element.getparent() is not None and element.tag != "body" and _is_box(element):
            element.drop_tree()
    _drop_lines(tree)
    for element in list(tree.iter("aside")):
        if element.find(".//article") is not None:
            element.tag = "div"
    for element in tree.iter("article"):
        for part in element.iter("p", "div", "h2", "section"):
            named = part.get("class") or ""
            if re.search(r"teaser", named, re.IGNORECASE) and part.find(".//a") is None and part.getparent() is not None:
                part.set("class", re.sub(r"[\w-]*teaser[\w-]*", "lead", named, flags=re.IGNORECASE))
    return tree


def _drop_lines(tree: html.HtmlElement) -> None:
    """Drops paragraphs that by their name and words ask for payment, and the invitation to sign in behind them."""
    for line in [line for line in tree.iter(*_LINES) if _BOX.search(line.get("class") or "") and _is_box(line)]:
        after = line.getnext()
        line.drop_tree()
        if after is not None and after.tag in _LINES and _LOGS_IN.search(" ".join(after.text_content().split())):
            after.drop_tree()


def _is_box(element: html.HtmlElement) -> bool:
    """Whether the element only asks for consent or money; one that holds an article or much text does not."""
    if element.find(".//article") is not None or element.find(".//h1") is not None:
        return False
    words = " ".join(element.text_content().split())
    if not words or len(words) > _LONGEST:
        return False
    named = " ".join(element.get(name) or "" for name in ("class", "id", "data-testid", "data-component", "data-module", "aria-label"))
    asks = element.tag == "dialog" or (element.get("role") or "").endswith("dialog") or _CONSENT.search(named)
    if asks and len(_ASKS_CONSENT.findall(words)) >= 2:
        return True
    signs = len({sign.lower() for sign in _ASKS_MONEY.findall(words)})
    return signs >= (2 if _BOX.search(named) else _LEAST + 1 if len(words) > 900 else _LEAST)
