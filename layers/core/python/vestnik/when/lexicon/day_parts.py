"""
Parts of the day: the hour that stands for each, and the hours that belong to it.

The hours are those of widespread planners: a reminder "in the morning" comes at 9, "in the evening"
at 19. Which of two hours `7 in the evening` means follows from the hours that belong to the part.
"""

from vestnik.when.pieces import Part

MORNING = Part("morning", 9, 2, 12)
EARLY_MORNING = Part("early morning", 7, 2, 9)
AFTERNOON = Part("afternoon", 14, 12, 17)
EVENING = Part("evening", 19, 17, 23)
TONIGHT = Part("tonight", 20, 17, 23)
LATE_EVENING = Part("late evening", 22, 20, 25)
NIGHT = Part("night", 22, 22, 29)
LUNCH = Part("lunch", 13, 11, 14)
AFTER_LUNCH = Part("after lunch", 14, 12, 18)
BEFORE_LUNCH = Part("before lunch", 11, 8, 13)
AFTER_WORK = Part("after work", 19, 17, 23)
BEDTIME = Part("bedtime", 22, 20, 25)
END_OF_DAY = Part("end of day", 18, 12, 24)
