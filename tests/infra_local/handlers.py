"""Code of functions that are deployed into the emulator."""

SAY_BODY = """
def handler(event, context):
    for record in event["Records"]:
        print(record["body"])
"""

SAY_WHAT_IT_SEES = """
import importlib.util, os, sys

def handler(event, context):
    names = ("ministack", "boto3", "pydantic")
    return {
        "found": [name for name in names if importlib.util.find_spec(name)],
        "switches": [name for name in ("LOG_LEVEL", "STATE_DIR") if name in os.environ],
    }
"""

PRINT = """
import json, sys

def handler(event, context):
    print(json.dumps({"level": "WARNING", "message": "as json", "task": "t1"}))
    print("as text", file=sys.stderr)
"""

FAIL = """
def handler(event, context):
    raise ValueError("no such luck")
"""

WORK = """
import time

def handler(event, context):
    print("began")
    time.sleep(1)
    print("finished")
"""

START_UNLESS_BROKEN = """
import os, time

if os.path.exists(os.environ["BROKEN"]):
    os._exit(1)

def handler(event, context):
    print("began")
    time.sleep(event)
    print("finished")
    return "done"
"""
