"""Programs that are measured."""
import os
import shutil
import subprocess
import sys

ONCE = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'once.py')


class Failed(Exception):
    """A program failed, or two outputs differ."""


class Program:
    """One command and the environment it runs in."""

    def __init__(self, name, command, env, ours):
        self.name, self.command, self.env, self.ours = name, command, env, ours

    def run(self, args, output):
        """Runs once, standard output into a file; returns seconds and peak memory in MiB."""
        once = [sys.executable, '-I', '-S', ONCE, output, self.command] + args
        seconds, peak, status = subprocess.run(once, env=self.env, stdout=subprocess.PIPE, check=True).stdout.split()
        if int(status) != 0:
            with open(output + '.err', encoding='utf-8', errors='replace') as err:
                raise Failed('%s %s: wait status %d\n%s' % (self.name, ' '.join(args), int(status), err.read(2000)))
        return float(seconds), int(peak) / (1 << 20 if sys.platform == 'darwin' else 1 << 10)

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
