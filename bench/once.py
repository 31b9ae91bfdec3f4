"""Runs a program once: once.py OUTPUT PROGRAM [ARGUMENT...]; prints seconds, peak memory in the kernel's unit, and the wait status.

A process of its own, and a small one: the kernel counts the memory of whoever starts a program as the program's.
"""
import os
import sys
import time

output, command = sys.argv[1], sys.argv[2:]
flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
actions = [(os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
           (os.POSIX_SPAWN_OPEN, 1, output, flags, 0o600),
           (os.POSIX_SPAWN_OPEN, 2, output + '.err', flags, 0o600)]
start = time.perf_counter()
child = os.posix_spawn(command[0], command, os.environ, file_actions=actions)
_, status, usage = os.wait4(child, 0)
print(time.perf_counter() - start, usage.ru_maxrss, status)
