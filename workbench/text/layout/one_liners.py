"""Usual wordings of the buttons, boxes and links of a page, each as a whole line."""

import re
from typing import Final

ONE_LINERS: Final = (
    (
        "advertisement",
        re.compile(
            r"(?:.{0,30}\$\s?\d+(?:\.\d+)?\s?/\s?click.{0,20}|(?:submit|place|post|put) your ads?\b.{0,20}|"
            r"advertise(?:ment)?s?(?: here| with us)?(?:\s*[-–—|:]\s?[^.]{0,40})?|"
            r"sponsored(?: content| post| links?)?|ads? by .{1,30}|"
            r"paid (?:content|post)|promoted|(?:story|article) continues (?:below|after) (?:this )?"
            r"(?:ad|advertisement))",
            re.IGNORECASE,
        ),
    ),
    (
        "comment form",
        re.compile(
            r"(?:leave a (?:reply|comment)|cancel reply|post a comment|add a comment|(?:\d+|no) comments?|trackbacks?|"
            r"permalink|your e-?mail address will not be published.{0,60}|comments are closed|reply)",
            re.IGNORECASE,
        ),
    ),
    (
        "subscription box",
        re.compile(
            r"(?:subscribe(?: (?:now|today|here|to .{1,60}))?|sign up (?:for|to) .{1,80}|"
            r"sign up|log ?in|get (?:the|our) (?:daily |weekly |free )?newsletter.{0,40}|support us|donate(?: now)?)",
            re.IGNORECASE,
        ),
    ),
    (
        "share buttons",
        re.compile(
            r"(?:(?:share|tweet|pin|print|e-?mail|like|follow us|whatsapp|facebook|twitter|reddit|linkedin|telegram|"
            r"pinterest|copy link|this|article|story|on|via|with friends|[|,/&+·]|and)\s*)+"
            r"|(?:follow|find|like) (?:us|me|(?-i:[A-Z])[\w ]{1,30}) on "
            r"(?:twitter|facebook|instagram|x|linkedin|threads|bluesky)\b[^.]{0,60}"
            r"|become a fan|(?:follow )?@\w{2,20}",
            re.IGNORECASE,
        ),
    ),
    (
        "page furniture",
        re.compile(
            r"(?:read more|read also|read next|see also|related (?:articles?|posts?|stories|news)|"
            r"you (?:may|might) also like|"
            r"more from .{1,40}|(?:tags?|topics|related topics|categories|keywords|labels):[^.]{0,120}|"
            r"filed under:?.{0,80}|click (?:here|on (?:the )?image)[^.]{0,40}|back to top|"
            r"(?:read|see|watch|listen|related|more|more on this|also|further reading|don't miss|recommended):\s"
            r"[^.!?]{3,160}|"
            r"to contact the (?:reporters?|editors?|author)\b.{0,200}|send (?:us )?tips to .{3,60}|"
            r"next (?:article|post)|"
            r"previous (?:article|post)|cookie (?:policy|settings)|accept (?:all )?cookies|privacy policy|"
            r"terms of (?:use|service))"
            r"(?:\s*[:>»→].{0,120})?",
            re.IGNORECASE,
        ),
    ),
    (
        "copyright line",
        re.compile(
            r"(?:©|\(c\)|copyright\b).{0,160}|.{0,80}\ball rights reserved\b.{0,60}|"
            r"this material may not be published, broadcast, .{0,80}",
            re.IGNORECASE,
        ),
    ),
    (
        "web address",
        re.compile(r"(?:https?://|www\.)\S+|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}"),
    ),
)
