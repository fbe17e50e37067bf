"""English words of time."""

from vestnik.when.lexicon.day_parts import AFTERNOON, EVENING, MORNING, NIGHT, TONIGHT
from vestnik.when.lexicon.entries import merged, words

DAYS = words(
    DAYWORD={0: "today", 1: "tomorrow tmrw tmr tmrrw tomo 2moro", 2: "overmorrow"},
    PASTDAY={-1: "yesterday"},
    WEEKDAY={
        0: "monday mon",
        1: "tuesday tue tues teusday",
        2: "wednesday wed weds wensday wendsday",
        3: "thursday thu thur thurs thurday",
        4: "friday fri",
        5: "saturday sat",
        6: "sunday sun",
    },
    SHORTDAY={"": "mon tue tues wed weds thu thur thurs fri sat sun"},
    WEEKDAYS={
        0: "mondays",
        1: "tuesdays",
        2: "wednesdays",
        3: "thursdays",
        4: "fridays",
        5: "saturdays",
        6: "sundays",
    },
    WORKDAY={"": "weekday weekdays workday workdays"},
    WORKING={"": "working work business"},
    WEEKEND={"": "weekend weekends"},
    MONTH={
        1: "january jan",
        2: "february feb",
        3: "march mar",
        4: "april apr",
        5: "may",
        6: "june jun",
        7: "july jul",
        8: "august aug",
        9: "september sep sept",
        10: "october oct",
        11: "november nov",
        12: "december dec",
    },
)

PARTS = words(
    PARTEN={MORNING: "morning", AFTERNOON: "afternoon", EVENING: "evening", NIGHT: "night"},
    TONIGHT={TONIGHT: "tonight tonite"},
    PARTPLURAL={
        MORNING: "mornings",
        AFTERNOON: "afternoons",
        EVENING: "evenings",
        NIGHT: "nights",
    },
    LUNCH={"": "lunch lunchtime"},
    EARLY={"": "early"},
    LATE={"": "late"},
    NOON={12: "noon midday"},
    MIDNIGHT={24: "midnight"},
    MERIDIEM={"am": "am a.m. a.m", "pm": "pm p.m. p.m"},
    OCLOCK={"": "o'clock oclock"},
)

UNITS = words(
    UNIT={
        "second": "second seconds sec secs",
        "minute": "minute minutes min mins",
        "hour": "hour hours hr hrs",
        "day": "day days",
        "week": "week weeks wk wks",
        "month": "month months",
        "quarter": "quarter quarters",
        "year": "year years yr yrs",
    },
    UNITLETTER={"hour": "h", "minute": "m", "second": "s", "day": "d", "week": "w"},
    LONGAMOUNT={(2, "week"): "fortnight"},
    HALF={0.5: "half"},
)

_CARDINALS = """
zero one two three four five six seven eight nine ten
eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty
"""
_ORDINALS = """
first second third fourth fifth sixth seventh eighth ninth tenth
eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth
twentieth
"""

NUMBERS = words(
    NUM={2: "couple"},
    INT=dict(enumerate(_CARDINALS.split()))
    | {30: "thirty", 40: "forty", 50: "fifty", 60: "sixty", 90: "ninety"},
    ORD=dict(enumerate(_ORDINALS.split(), 1)) | {30: "thirtieth"},
    ORDSUFFIX={"": "st nd rd th"},
    ARTICLE={"": "a an"},
)

RELATIONS = words(
    EVERY={"": "every each"},
    OFEVERY={"": "every each"},
    OTHER={"": "other"},
    LAST={-1: "last"},
    NEXTMOD={"": "next"},
    THISMOD={"": "this coming"},
    PASTMOD={"": "last past"},
    ADVERB={
        ("DAILY", 1): "daily",
        ("WEEKLY", 1): "weekly",
        ("WEEKLY", 2): "biweekly fortnightly",
        ("MONTHLY", 1): "monthly",
        ("MONTHLY", 3): "quarterly",
        ("YEARLY", 1): "yearly annually",
        ("HOURLY", 1): "hourly",
    },
    EDGE={"begin": "beginning start", "middle": "middle mid", "end": "end"},
    AFTER={"": "in after within"},
    AGO={"": "ago"},
    ATPREP={"": "at by until till before after around from @"},
    DAYPREP={"": "on by until till before after from for since starting"},
    FROM={"": "from starting beginning since"},
    UNTIL={"": "until till through to"},
    TIMES={"": "times"},
    AND={"": "and &"},
    OR={"": "or"},
    ZONE={"Europe/Moscow": "msk", "UTC": "utc gmt"},
    FILLER={"": "exactly sharp about around roughly"},
)

NAMES = words(
    FEAST={"": "christmas xmas easter thanksgiving halloween"},
    SEASONNAME={"": "summer winter spring autumn fall"},
)

COUNTED = words(
    COUNTED={
        "": """
        people persons places options percent times st street ave avenue road points stores
        items locations sites steps pages chapters minutes seconds miles mph km kg meters metres
        feet inches dollars usd eur euros bucks euro pounds cents years weeks months rooms
        floors levels gb mb shops shop schools offices teams companies hotels cities countries
        tables doors windows guests
        """
    }
)

NUMBERED = words(
    NUMBERED={"": "version v chapter section paragraph price rate rating score python java node"}
)

LINKS = words(
    LINK={
        "": """
        to with for in on about and that but so or if when because i we my our from at by of the
        please the near
        """
    }
)

EN = merged(DAYS, PARTS, UNITS, NUMBERS, RELATIONS, NAMES, COUNTED, NUMBERED, LINKS)
