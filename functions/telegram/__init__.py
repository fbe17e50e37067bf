"""
The bot's conversation: an update in, calls to the Bot API out.

`router` finds who answers; `commands`, `presses` and `dialogues` are its tables; the other modules
are what can be talked about, each with its commands, buttons and dialogue steps.

Answering may happen twice for one update (a crash between the effect and the record of its
replies), so whatever is done here is the same when done again: ids come from the update, instants
from `received_at`, and a dialogue is found as the first handling found it.
"""
