"""Patterns of dates and times as pages print them."""

from typing import Final

MONTH: Final = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\b\.?"
)
WEEKDAY: Final = r"(?:mon|tue(?:s)?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?"
_ORDINAL: Final = r"(?:st|nd|rd|th)?"
NUMERIC: Final = r"(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:T(?=\d))?|\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d\d)\b)"
DATE: Final = (
    rf"(?:(?:{WEEKDAY},?\s)?(?:{NUMERIC}|(?:the\s)?\d{{1,2}}{_ORDINAL}\s(?:of\s)?{MONTH}(?:,?\s?\d{{4}}\b)?|"
    rf"{MONTH}\s?\d{{1,2}}{_ORDINAL}\b(?!:)(?:,?\s?\d{{4}}\b)?))"
)
ZONE: Final = r"(?:[ECMPB]?[SD]?T|GMT|UTC|BST|CES?T|AES?T|[AI]ST|local time|am|pm)"
TIME: Final = (
    rf"(?:@\s?)?(?<![\d:.])\d{{1,2}}(?:[:h]\d\d(?::\d\d)?(?:\s?[ap]\.?m\b\.?)?|\.\d\d(?=\s?(?:[ap]\.?m|{ZONE})\b)(?:\s?[ap]\.?m\b\.?)?)"
    rf"(?:,?\s?\(?{ZONE}\b\)?)?(?:\s?[+-]\d\d:?\d\d\b)?"
    rf"|\b\d{{1,2}}\s?[ap]\.?m\b\.?(?:,?\s?{ZONE}\b)?|\b\d{{4}}\s(?:GMT|UTC|hrs)\b"
)
AGO: Final = r"\b(?:a|an|\d{1,3})\s(?:second|minute|min|hour|hr|day|week|month|year)s?\sago\b|\bjust now\b"
