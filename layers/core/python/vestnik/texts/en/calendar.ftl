## The calendar that people subscribe to

calendar-name = Vestnik: tasks
