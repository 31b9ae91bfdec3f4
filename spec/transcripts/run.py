#!/usr/bin/env python3
"""Runs the transcripts against any sops-compatible executable.

    run.py --sops PATH [--only PATTERN] [--except PATTERN] [--jobs N] [-v]
    run.py --reference PATH [--record]

README.md describes the files. Python 3.8 or newer, standard library only.
Ends with a line "N passed, N failed"; exit status 1 if something failed.
"""
import argparse
import concurrent.futures
import difflib
import fnmatch
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
KEYS = os.path.join(os.path.dirname(HERE), 'vectors', 'keys')
TIMEOUT = 60
NEEDED_PATHS = {'full': '/dev/full', 'zoneinfo': '/usr/share/zoneinfo'}

ONCE = ('clauses', 'needs', 'differs', 'exit', 'ours-exit')         # one line: name, colon, text
MANY = ('file', 'env', '$', 'stdout-contains', 'stderr-contains',
        'ours-stdout-contains', 'ours-stderr-contains')              # the same, repeated
BLOCKS = ('write', 'stdin', 'stdout', 'stderr', 'ours-stdout', 'ours-stderr')   # followed by lines that begin with |
RESULTS = ('stdout', 'stderr', 'exit')
NO_END = '\\ no line break at the end'


# ---------------------------------------------------------------- the files

class Malformed(Exception):
    pass


class Transcript:
    """Entries are (name, text) in the order of the file; the text of a block is what its lines say."""

    def __init__(self, path, title):
        self.title, self.entries = title, []
        self.group = os.path.splitext(os.path.basename(path))[0]
        self.name = self.group + ': ' + title

    def all(self, name):
        return [text for key, text in self.entries if key == name]

    def one(self, name, default=None):
        found = self.all(name)
        return found[0] if found else default

    def has(self, name):
        return any(key == name for key, _ in self.entries)

    def expectation(self, ours):
        """What must come: exact stdout, stderr (None: not compared), texts they must contain, exit status."""
        def pick(what):
            prefix = 'ours-' if ours and (self.has('ours-' + what) or self.has('ours-' + what + '-contains')) else ''
            needles = self.all(prefix + what + '-contains')
            exact = self.one(prefix + what)
            return exact if exact is not None or needles else '', needles
        out, out_needles = pick('stdout')
        err, err_needles = pick('stderr')
        status = self.one('ours-exit') if ours and self.has('ours-exit') else self.one('exit', '0')
        return {'stdout': out, 'stdout-contains': out_needles, 'stderr': err, 'stderr-contains': err_needles, 'exit': status}


def add_line(transcript, line):
    """Adds what one line of a file says; raises Malformed."""
    entries = transcript.entries
    if line.startswith('|') or line == NO_END:
        if not entries or entries[-1][0].split(' ')[0] not in BLOCKS:
            raise Malformed('a line of text belongs to no block')
        if line.startswith('|') and line[1:2] not in ('', ' '):
            raise Malformed('a space must follow the bar')
        key, text = entries.pop()
        entries.append((key, text[:-1] if line == NO_END else text + line[2:] + '\n'))
    elif line.startswith('$ '):
        entries.append(('$', line[2:]))
    elif line.strip():
        name, colon, text = line.partition(':')
        block = name.split(' ')[0] in BLOCKS
        if not colon or not block and name not in MANY + ONCE:
            raise Malformed('no such entry: %s' % name)
        if block and text:
            raise Malformed('the text of %s goes on the next lines, behind a bar' % name)
        if name in ONCE and transcript.has(name):
            raise Malformed('%s is said twice' % name)
        entries.append((name, text.strip()))


def read_file(path):
    """Returns (lines before the first transcript, transcripts)."""
    with open(path, encoding='utf-8', newline='\n') as f:
        lines = f.read().split('\n')
    head, found = [], []
    for number, line in enumerate(lines, 1):
        if line.startswith('## '):
            found.append(Transcript(path, line[3:]))
        elif not found:
            head.append(line)
        else:
            try:
                add_line(found[-1], line)
            except Malformed as e:
                raise Malformed('%s:%d: %s' % (path, number, e))
    return head, found


def entry_lines(key, text):
    if key == '$':
        return ['$ ' + text]
    if key.split(' ')[0] not in BLOCKS:
        return ['%s: %s' % (key, text)]
    if not text:
        return [key + ':']
    lines = text.split('\n')
    ended = lines[-1] == ''
    shown = ['| ' + l if l else '|' for l in (lines[:-1] if ended else lines)]
    return [key + ':'] + shown + ([] if ended else [NO_END])


def write_file(path, head, transcripts):
    while head and not head[-1].strip():
        head = head[:-1]
    out = list(head)
    for t in transcripts:
        out += ([''] if out else []) + ['## ' + t.title]
        for key, text in t.entries:
            out += entry_lines(key, text)
    with open(path, 'w', encoding='utf-8', newline='\n') as f:
        f.write('\n'.join(out) + '\n')


# ---------------------------------------------------------------- running

class Sandbox:
    """Everything lies in one folder with a name of constant length: long lines break at the same places on each machine."""

    def __init__(self, program):
        parent = '/tmp' if os.path.isdir('/tmp') else None
        self.root = os.path.realpath(tempfile.mkdtemp(prefix='st', dir=parent))
        self.bin, self.keys, self.cache = (os.path.join(self.root, n) for n in ('bin', 'keys', 'cache'))
        os.mkdir(self.bin)
        os.mkdir(self.cache)
        shutil.copytree(KEYS, self.keys)
        launcher = os.path.join(self.bin, 'sops')
        with open(launcher, 'w') as f:
            f.write('#!/bin/sh\nexec %s "$@"\n' % ' '.join(shlex.quote(w) for w in program))
        os.chmod(launcher, 0o755)
        self.names = {}
        with open(os.path.join(KEYS, 'public.txt'), encoding='utf-8') as f:
            for line in f:
                name, equals, value = line.strip().partition(' = ')
                if equals and not line.startswith('#'):
                    self.names[name] = value
        keep = ('LANG', 'JAVA_HOME', 'JAVA_TOOL_OPTIONS', 'JDK_JAVA_OPTIONS', 'LD_LIBRARY_PATH', 'DYLD_LIBRARY_PATH')
        self.env = {k: v for k, v in os.environ.items() if k in keep}
        self.env.update(PATH=self.bin + os.pathsep + os.environ.get('PATH', os.defpath), TZ='UTC', LC_ALL='C.UTF-8',
                        XDG_CACHE_HOME=self.cache, SOPS_AGE_KEY_FILE=os.path.join(self.keys, 'age-1.txt'),
                        SOPS_DISABLE_VERSION_CHECK='true')

    def close(self):
        shutil.rmtree(self.root, ignore_errors=True)


class Run:
    """One run of a transcript in a fresh folder; stdout, stderr (normalised) and exit are what came."""

    def __init__(self, box, transcript, number):
        self.box = box
        base = os.path.join(box.root, '%04d' % number)
        shutil.rmtree(base, ignore_errors=True)
        self.dir, self.home, self.tmp = (os.path.join(base, n) for n in ('dir', 'home', 'tmp'))
        for folder in (self.dir, self.home, self.tmp):
            os.makedirs(folder)
        self.places = {'{dir}': self.dir, '{home}': self.home, '{tmp}': self.tmp, '{keys}': box.keys, '{bin}': box.bin}
        self.prepare(transcript)
        self.execute(transcript)
        shutil.rmtree(base, ignore_errors=True)

    def fill(self, text):
        for name, value in self.places.items():
            text = text.replace(name, value)
        for name, value in self.box.names.items():
            text = text.replace('{%s}' % name, value)
        return text

    def place(self, name):
        path = os.path.join(self.dir, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        return path

    def prepare(self, transcript):
        for key, text in transcript.entries:
            if key == 'file':
                name, _, source = text.partition(' < ')
                shutil.copyfile(os.path.join(HERE, 'files', source or name), self.place(name))
            elif key.startswith('write '):
                with open(self.place(key[6:]), 'wb') as f:
                    f.write(self.fill(text).encode('utf-8'))

    def environment(self, transcript):
        env = dict(self.box.env, HOME=self.home, TMPDIR=self.tmp)
        for line in transcript.all('env'):
            if line.startswith('!'):
                env.pop(line[1:], None)
            else:
                name, _, value = line.partition('=')
                env[name] = self.fill(value)
        return env

    def execute(self, transcript):
        script = self.fill('\n'.join(transcript.all('$')))
        before = lambda: (os.setsid(), os.umask(0o022), signal.signal(signal.SIGPIPE, signal.SIG_DFL))
        process = subprocess.Popen(['/bin/sh', '-c', script], cwd=self.dir, env=self.environment(transcript), preexec_fn=before,
                                   stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        try:
            out, err = process.communicate(self.fill(transcript.one('stdin', '')).encode('utf-8'), timeout=TIMEOUT)
            self.exit = str(process.returncode)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            out, err = process.communicate()
            self.exit = 'timeout'
        self.stdout, self.stderr = self.normalised(out), self.normalised(err)

    RULES = [(re.compile(p, re.S), r) for p, r in (
        (r'ENC\[AES256_GCM,data:[^,\]]*,iv:[^,\]]*,tag:[^,\]]*,type:(\w+)\]', r'ENC[\1]'),
        (r'-----BEGIN AGE ENCRYPTED FILE-----.*?-----END AGE ENCRYPTED FILE-----', '{age}'),
        (r'time="[^"]*"', 'time="{time}"'),
        (r'(?m)^\d{4}/\d\d/\d\d \d\d:\d\d:\d\d ', '{time} '),
        (r'((?:lastmodified|created_at)\W{1,40}?)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ', r'\1{time}'),
        (r'\b[0-9A-F]{128}\b', '{mac}'),
        (r'(\{tmp\}/(?:\.sops)?)\d+\b', r'\1{n}'),
        (r'(tmp-file)\d+', r'\1{n}'))]

    def normalised(self, data):
        text = ''.join(c if c in '\n\t' or c.isprintable() else ('\\x%02x' if ord(c) < 256 else '\\u%04x') % ord(c)
                       for c in data.decode('utf-8', 'backslashreplace'))
        for name, value in self.places.items():
            text = text.replace(value, name)
        for name, value in self.box.names.items():
            text = text.replace(value, '{%s}' % name)
        for pattern, replacement in self.RULES:
            text = pattern.sub(replacement, text)
        return text


# ---------------------------------------------------------------- judging

def lacking(text, needles):
    return [n for n in needles if ' '.join(n.split()) not in ' '.join(text.split())]


TRACE = re.compile(r'^(Exception in thread|\s+at [\w.$/]+\(\w+\.java:\d+\)|goroutine \d+ \[)', re.M)


def problems(run, want, allow_traces):
    """Differences between a run and an expectation, as lines of text."""
    found = []
    if not allow_traces and TRACE.search(run.stderr):
        found.append('a stack trace: %r' % run.stderr[:300])
    if run.exit != want['exit']:
        found.append('exit %s, expected %s' % (run.exit, want['exit']))
    for name in ('stdout', 'stderr'):
        got, exact = getattr(run, name), want[name]
        if exact is not None and got != exact:
            lines = difflib.unified_diff(entry_lines('stdout', exact)[1:], entry_lines('stdout', got)[1:], 'expected ' + name, name, lineterm='', n=1)
            found += list(lines)[:40]
        for needle in lacking(got, want[name + '-contains']):
            found.append('%s lacks %r; it is %r' % (name, needle, got[:300]))
    return found


def record(transcript, first, second):
    """Replaces the results by what came; returns why that cannot be done, or None."""
    for name in RESULTS:
        if getattr(first, name) != getattr(second, name) and not transcript.has(name + '-contains'):
            return 'two runs differ in %s' % name
    results = []
    for name in ('stdout', 'stderr'):
        if transcript.has(name + '-contains'):
            missing = lacking(getattr(first, name), transcript.all(name + '-contains'))
            if missing:
                return '%s lacks %r; it is %r' % (name, missing[0], getattr(first, name)[:300])
        elif getattr(first, name):
            results.append((name, getattr(first, name)))
    if first.exit != '0':
        results.append(('exit', first.exit))
    kept = [e for e in transcript.entries if e[0] not in RESULTS]
    at = max(i for i, e in enumerate(kept) if e[0] == '$') + 1
    transcript.entries = kept[:at] + results + kept[at:]
    return None


def executable(text):
    """A path, or a command line such as 'java -jar x.jar'."""
    if os.path.exists(text):
        return [os.path.abspath(text)]
    words = shlex.split(text)
    found = shutil.which(words[0]) if words else None
    if not found:
        sys.exit('run.py: no such program: %s' % text)
    return [os.path.abspath(found)] + [os.path.abspath(w) if os.path.exists(w) else w for w in words[1:]]


def load(options):
    files = []
    for name in sorted(os.listdir(HERE)):
        if name.endswith('.txt'):
            path = os.path.join(HERE, name)
            files.append((path,) + read_file(path))
    wanted = lambda t, patterns: any(p in t.name or fnmatch.fnmatch(t.name, p) for p in patterns)
    missing = {'unprivileged'} if hasattr(os, 'geteuid') and os.geteuid() == 0 else set()
    missing |= {name for name, path in NEEDED_PATHS.items() if not os.path.exists(path)}
    missing |= {tool for tool in ('bash', 'jq', 'git', 'make') if not shutil.which(tool)}
    chosen, skipped = [], 0
    for _, _, transcripts in files:
        for t in transcripts:
            if options.only and not wanted(t, options.only) or wanted(t, options.exclude or []):
                continue
            if missing & set((t.one('needs') or '').split()):
                skipped += 1
            else:
                chosen.append(t)
    return files, chosen, skipped


def main():
    parser = argparse.ArgumentParser(description='Runs the transcripts against a sops-compatible executable.')
    parser.add_argument('--sops', help='executable under test (a path, or a quoted command line)')
    parser.add_argument('--reference', help='the reference program: must do what is recorded, entries "ours-" aside')
    parser.add_argument('--record', action='store_true', help='write what the reference does into the files')
    parser.add_argument('--only', action='append', metavar='PATTERN', help='only transcripts whose "group: title" contains or matches PATTERN (may be repeated)')
    parser.add_argument('--except', action='append', metavar='PATTERN', dest='exclude', help='all but these (may be repeated)')
    parser.add_argument('--jobs', type=int, default=1, metavar='N', help='transcripts run at the same time')
    parser.add_argument('--list', action='store_true', help='list the transcripts and stop')
    parser.add_argument('-v', '--verbose', action='store_true', help='also name the transcripts that pass')
    options = parser.parse_args()

    try:
        files, chosen, skipped = load(options)
    except Malformed as e:
        sys.exit('run.py: %s' % e)
    if options.list:
        print('\n'.join(t.name for t in chosen))
        return 0
    if bool(options.sops) == bool(options.reference) or options.record and options.sops:
        parser.error('give one of --sops and --reference; --record goes with --reference')

    box = Sandbox(executable(options.sops or options.reference))
    passed = failed = 0

    def judge(numbered):
        number, t = numbered
        run = Run(box, t, number)
        if options.record:
            why = record(t, run, Run(box, t, number))
            return [why] if why else []
        return problems(run, t.expectation(bool(options.sops)), bool(options.reference))

    try:
        with concurrent.futures.ThreadPoolExecutor(max(1, options.jobs)) as pool:
            for t, found in zip(chosen, pool.map(judge, enumerate(chosen))):
                if found:
                    failed += 1
                    print('FAIL %s' % t.name)
                    print('\n'.join('     ' + line for line in found))
                else:
                    passed += 1
                    if options.verbose:
                        print('ok   %s' % t.name)
                sys.stdout.flush()
    finally:
        box.close()
    if options.record:
        for path, head, transcripts in files:
            write_file(path, head, transcripts)
    if skipped:
        print('%d skipped: they need what is not here' % skipped)
    print('%d passed, %d failed' % (passed, failed))
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
