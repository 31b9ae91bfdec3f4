"""Programs that are measured."""
import os
import shutil
import subprocess
import sys
import time


class Failed(Exception):
    """A program failed, or two outputs differ."""


class Program:
    """One command and the environment it runs in."""

    def __init__(self, name, command, env, ours):
        self.name, self.command, self.env, self.ours = name, command, env, ours

    def run(self, args, output):
        """Runs once, standard output into a file; returns seconds and peak memory in MiB."""
        with open(output, 'wb') as out, open(output + '.err', 'wb') as err:
            start = time.perf_counter()
            child = subprocess.Popen([self.command] + args, stdin=subprocess.DEVNULL, stdout=out, stderr=err, env=self.env)
            _, status, usage = os.wait4(child.pid, 0)
            seconds = time.perf_counter() - start
        child.returncode = status  # reaped already
        if status != 0:
            with open(output + '.err', encoding='utf-8', errors='replace') as err:
                raise Failed('%s %s: wait status %d\n%s' % (self.name, ' '.join(args), status, err.read(2000)))
        return seconds, usage.ru_maxrss / (1 << 20 if sys.platform == 'darwin' else 1 << 10)

    def without_archive(self):
        """The same as in its very first run; the real program has nothing of the kind."""
        return Program(self.name, self.command, dict(self.env, SOPS4J_ARCHIVE='off'), self.ours)

    def version(self, work):
        """The line in which a program names itself; ours has it below that of the sops it follows."""
        self.run(['--version'], os.path.join(work, 'version'))
        with open(os.path.join(work, 'version'), encoding='utf-8') as f:
            lines = [line.strip() for line in f if line.strip()]
        return lines[-1] if self.ours else lines[0]


def find(command):
    found = shutil.which(command)
    if not found:
        raise Failed('no such program: %s' % command)
    return os.path.abspath(found)
