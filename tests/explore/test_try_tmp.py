import time, sys, os, collections
from functools import partial
from tests.explore.explorer import *
def test_try(stage):
    names=os.environ["NAMES"].split(",") if os.environ.get("NAMES") else None
    clean=[r for r in clean_runs(stage) if not names or r.case.scenario in names]
    print([str(r) for r in clean if r.broken])
    cases=single_faults(clean); t=time.time()
    runs=in_parallel(partial(run,stage=stage), cases)
    print(len(cases), time.time()-t)
    bad=failures(runs)
    print("bad",len(bad))
    with open("/tmp/lab/explore/bad.txt","w") as f:
        for b in bad: print(b,file=f)
