#!/usr/bin/env python3
"""Compares time and memory of sops4j with the real sops, on the same files, in turn.

    run.py [--sops PROGRAM] [--reference PROGRAM] [--java-home DIR]... [-n RUNS] [--large]

Makes its inputs, checks that both programs agree on them, then measures; prints Markdown. README.md says how to read
it. Python 3.8 or newer on Linux or macOS, standard library only. Exit status 1 when outputs differ.
"""
import argparse
import filecmp
import os
import random
import shutil
import statistics
import string
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SEED = 20260101
SMALL, MIDDLE, LARGE = 100, 50_000, 500_000


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

    def version(self, work):
        """The line in which a program names itself; ours has it below that of the sops it follows."""
        self.run(['--version'], os.path.join(work, 'version'))
        with open(os.path.join(work, 'version'), encoding='utf-8') as f:
            lines = [line.strip() for line in f if line.strip()]
        return lines[-1] if self.ours else lines[0]


# ---------------------------------------------------------------- inputs

def write_plain(path, values):
    """Maps three levels deep, about 49 bytes for each value; the same bytes for the same number."""
    rng = random.Random(SEED + values)
    alphabet = string.ascii_letters + string.digits
    with open(path, 'w', encoding='ascii') as out:
        for i in range(values):
            if i % 1000 == 0:
                out.write('service_%04d:\n' % (i // 1000))
            if i % 20 == 0:
                out.write('    group_%02d:\n' % (i // 20 % 50))
            # the first letter is none of a number's, so that every value is a plain string
            text = rng.choice('ghjkqrsuvwxz') + ''.join(rng.choices(alphabet, k=rng.randint(31, 37)))
            out.write('        k%02d: %s\n' % (i % 20, text))


class Inputs:
    """A plain file and what the first program made of it."""

    def __init__(self, work, values, recipient, maker):
        self.values = values
        self.plain = os.path.join(work, '%d.yaml' % values)
        self.encrypted = os.path.join(work, '%d.enc.yaml' % values)
        self.encrypt = ['encrypt', '--age', recipient, self.plain]
        self.decrypt = ['decrypt', self.encrypted]
        write_plain(self.plain, values)
        maker.run(self.encrypt, self.encrypted)


def same(what, a, b):
    if not filecmp.cmp(a, b, shallow=False):
        raise Failed('outputs differ: ' + what)


def agree(inputs, reference, ours, work):
    """Both decrypt the same file to the same bytes, and the reference reads what ours encrypts."""
    a, b, c = (os.path.join(work, name) for name in ('agree.a', 'agree.b', 'agree.enc.yaml'))
    reader = reference or ours
    reader.run(inputs.decrypt, a)
    same('%s, %d values, plain and decrypted' % (reader.name, inputs.values), inputs.plain, a)
    if reference:
        ours.run(inputs.decrypt, b)
        same('%s and %s, %d values, decrypted' % (reference.name, ours.name, inputs.values), a, b)
    ours.run(inputs.encrypt, c)
    reader.run(['decrypt', c], b)
    same('%d values encrypted by %s, decrypted by %s' % (inputs.values, ours.name, reader.name), a, b)


# ---------------------------------------------------------------- measuring

def measure(programs, args, runs, work, warm=1):
    """Runs all programs in turn, `runs` times each after a warm-up; returns medians by program."""
    samples = {program.name: [] for program in programs}
    output = os.path.join(work, 'output')
    for turn in range(-warm, runs):
        for program in programs:
            sample = program.run(args, output)
            if turn >= 0:
                samples[program.name].append(sample)
    return {name: (statistics.median(s for s, _ in taken), statistics.median(m for _, m in taken))
            for name, taken in samples.items()}


def duration(seconds):
    return '%.0f ms' % (seconds * 1000) if seconds < 1 else '%.2f s' % seconds


def table(rows, reference, ours):
    lines = ['| | %s | %s | ratio | memory | memory, sops4j |' % (reference.name, ours.name),
             '|---|---:|---:|---:|---:|---:|']
    for label, medians in rows:
        (t0, m0), (t1, m1) = medians[reference.name], medians[ours.name]
        lines.append('| %s | %s | %s | %.2f | %.0f MiB | %.0f MiB |' % (label, duration(t0), duration(t1), t1 / t0, m0, m1))
    return '\n'.join(lines)


def growth(middle, large, ours):
    lines = ['| %s | %s values | %s values | growth | memory |' % (ours.name, f'{MIDDLE:,}', f'{LARGE:,}'),
             '|---|---:|---:|---:|---:|']
    for (label, before), (_, after) in zip(middle, large):
        (t0, _), (t1, m1) = before[ours.name], after[ours.name]
        lines.append('| %s | %s | %s | %.1f | %.0f MiB |' % (label, duration(t0), duration(t1), t1 / t0, m1))
    return '\n'.join(lines)


# ---------------------------------------------------------------- programs

def recipient_of(key_file):
    with open(key_file, encoding='utf-8') as f:
        for line in f:
            if line.startswith('# public key: '):
                return line.split(': ', 1)[1].strip()
    raise Failed('no line "# public key: " in %s' % key_file)


def environment(options, work):
    """Nothing of the user's own but PATH; the archive of the launcher goes into the working folder."""
    env = {'PATH': os.environ.get('PATH', os.defpath), 'LC_ALL': 'C.UTF-8', 'TZ': 'UTC', 'HOME': work,
           'TMPDIR': work, 'XDG_CACHE_HOME': os.path.join(work, 'cache'),
           'SOPS_AGE_KEY_FILE': os.path.abspath(options.key), 'SOPS_DISABLE_VERSION_CHECK': 'true'}
    if 'JAVA_HOME' in os.environ:
        env['JAVA_HOME'] = os.environ['JAVA_HOME']
    return env


def find(command):
    found = shutil.which(command)
    if not found:
        raise Failed('no such program: %s' % command)
    return os.path.abspath(found)


def our_programs(options, env, work):
    programs = []
    for home in options.java_home or [env.get('JAVA_HOME')]:
        own = dict(env, JAVA_HOME=os.path.abspath(home)) if home else dict(env)
        program = Program('sops4j', find(options.sops), dict(own, SOPS4J_ARCHIVE='now'), True)
        del program.env['SOPS_DISABLE_VERSION_CHECK']  # it would hide the line with the name; no network is asked
        told = program.version(work)  # the first run makes the class-data archive
        programs.append(Program('sops4j on ' + told.split(' on ')[-1], program.command, own, True))
    return programs


def arguments():
    parser = argparse.ArgumentParser(description='Compares sops4j with the real sops.')
    parser.add_argument('--sops', default=os.path.join(ROOT, 'sops-cli/target/sops4j/bin/sops'), metavar='PROGRAM',
                        help='the launcher to measure (default: the one this source tree has built)')
    parser.add_argument('--reference', default='sops', metavar='PROGRAM', help='the real sops (default: the one on PATH)')
    parser.add_argument('--java-home', action='append', metavar='DIR', help='a JDK to measure with (may be repeated)')
    parser.add_argument('--key', default=os.path.join(ROOT, 'spec/vectors/keys/age-1.txt'), metavar='FILE',
                        help='an age key with its "# public key:" line (default: a test key of the vectors)')
    parser.add_argument('-n', type=int, default=20, metavar='RUNS',
                        help='runs of each small case (default 20); of a large one a quarter, three at least')
    parser.add_argument('--large', action='store_true', help='also %s values, with sops4j only' % f'{LARGE:,}')
    options = parser.parse_args()
    if options.n < 1:
        parser.error('-n must be positive')
    return options


def compare(options, work):
    env = environment(options, work)
    recipient = recipient_of(options.key)
    reference = Program('sops', find(options.reference), env, False)
    all_ours = our_programs(options, env, work)
    few = max(3, options.n // 4)
    say = lambda text: print(text, file=sys.stderr, flush=True)

    sizes = []
    for values in (SMALL, MIDDLE):
        inputs = Inputs(work, values, recipient, reference)
        for ours in all_ours:
            agree(inputs, reference, ours, work)
        sizes.append(inputs)
        say('outputs agree: %s values' % f'{values:,}')
    everyone = [reference] + all_ours
    rows = [('`--version`', measure(everyone, ['--version'], options.n, work, 2))]
    middle = []
    for inputs, runs, kept in ((sizes[0], options.n, []), (sizes[1], few, middle)):
        for verb in ('decrypt', 'encrypt'):
            say('measuring: %s %s values' % (verb, f'{inputs.values:,}'))
            kept.append((verb, measure(everyone, getattr(inputs, verb), runs, work)))
            rows.append(('%s, %s values' % (verb, f'{inputs.values:,}'), kept[-1][1]))

    print('%s beside %s; %d cores, %s; medians of %d runs, %d for %s values; %.1f MB plain for those.\n' % (
        ' and '.join(ours.name for ours in all_ours), reference.version(work).split(' (')[0], os.cpu_count() or 0,
        os.uname().machine, options.n, few, f'{MIDDLE:,}', os.path.getsize(sizes[1].plain) / 1e6))
    print('\n\n'.join(table(rows, reference, ours) for ours in all_ours), flush=True)
    if options.large:
        inputs = Inputs(work, LARGE, recipient, all_ours[0])
        for ours in all_ours:
            agree(inputs, None, ours, work)
        large = [(verb, measure(all_ours, getattr(inputs, verb), 3, work)) for verb in ('decrypt', 'encrypt')]
        print('\n' + '\n\n'.join(growth(middle, large, ours) for ours in all_ours))


def main():
    options = arguments()
    work = tempfile.mkdtemp(prefix='sops4j-bench-')
    try:
        compare(options, work)
        return 0
    except (Failed, OSError) as e:
        print('bench: %s' % e, file=sys.stderr)
        return 1
    finally:
        shutil.rmtree(work, ignore_errors=True)


if __name__ == '__main__':
    sys.exit(main())
