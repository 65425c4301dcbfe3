"""python one_run.py COMMAND …: runs a command and prints its seconds, its greatest memory in MB, its status.

A process of its own, and a small one: the memory that the system notes of a child is never less than that
of the process that began it.
"""

import os
import sys
from time import perf_counter

if __name__ == "__main__":
    begun = perf_counter()
    child = os.posix_spawnp(sys.argv[1], sys.argv[1:], os.environ)
    _, status, usage = os.wait4(child, 0)
    seconds = perf_counter() - begun
    megabytes = usage.ru_maxrss / (1_000_000 if sys.platform == "darwin" else 1000)
    print(seconds, megabytes, os.waitstatus_to_exitcode(status))
