#!/usr/bin/env python3
"""Time that one sops: import of 100 values adds to the start of a Spring Boot application.

    spring.py [--jar FILE] [--reference PROGRAM] [--java-home DIR]... [-n RUNS]

Runs the sample that `mvn -q -Dquick package` has built, with the values in its plain configuration and with the same values in a file
that the real sops encrypted, in turn, each from start to end in a process of its own; prints Markdown. Python 3.8 or newer, standard
library only. Exit status 1 when the application does not start.
"""
import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
KEYS = os.path.join(ROOT, 'spec', 'vectors', 'keys')
VALUES = 100
LIMIT_MS = 150


def values():
    yaml = ['orders:', '    database:', '        url: jdbc:here', '        user: me', '        password: twelve chars', '        connections: 5',
            'values:']
    return '\n'.join(yaml + ['    value%d: a value of some thirty letters %d' % (i, i) for i in range(VALUES - 4)]) + '\n'


def recipient():
    with open(os.path.join(KEYS, 'public.txt')) as lines:
        return next(line.split(' = ')[1].strip() for line in lines if line.startswith('age-1 = '))


def prepare(folder, reference):
    """The two configurations, each in a folder: 'plain' and 'encrypted'."""
    for name in ('plain', 'encrypted'):
        os.mkdir(os.path.join(folder, name))
    settings = 'logging.level.root: warn\nspring.main.banner-mode: off\n'
    with open(os.path.join(folder, 'plain', 'application.yaml'), 'w') as file:
        file.write(settings + values())
    with open(os.path.join(folder, 'encrypted', 'application.yaml'), 'w') as file:
        file.write(settings + 'spring.config.import: sops:file:%s/encrypted/secrets.yaml\n' % folder)
    secrets = os.path.join(folder, 'encrypted', 'secrets.yaml')
    with open(secrets, 'w') as file:
        file.write(values())
    subprocess.run([reference, 'encrypt', '--in-place', '--age', recipient(), secrets], check=True, env=environment(folder))


def environment(folder):
    own = {name: value for name, value in os.environ.items() if not name.startswith(('SOPS_', 'AWS_', 'SPRING_', 'JAVA_TOOL'))}
    return dict(own, HOME=folder, SOPS_AGE_KEY_FILE=os.path.join(KEYS, 'age-1.txt'), SOPS_DISABLE_VERSION_CHECK='true')


def run(java, jar, folder, name):
    command = [java, '-jar', jar, '--spring.config.location=file:%s/%s/' % (folder, name)]
    begin = time.monotonic()
    ended = subprocess.run(command, env=environment(folder), cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    took = time.monotonic() - begin
    if ended.returncode or not ended.stdout.startswith(b'5 connections to jdbc:here as me, password of 12 characters'):
        sys.exit('the application does not start:\n' + ended.stdout.decode(errors='replace'))
    return took * 1000


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument('--jar', default=os.path.join(ROOT, 'examples', 'spring-boot-3', 'target', 'orders.jar'))
    options.add_argument('--reference', default='sops')
    options.add_argument('--java-home', action='append')
    options.add_argument('-n', type=int, default=20)
    options = options.parse_args()
    print('| | plain | encrypted | added | limit |\n|---|---:|---:|---:|---:|')
    for home in options.java_home or [os.environ.get('JAVA_HOME', '')]:
        java = os.path.join(home, 'bin', 'java') if home else 'java'
        with tempfile.TemporaryDirectory() as folder:
            prepare(folder, options.reference)
            took = {'plain': [], 'encrypted': []}
            for warm_up in (True, False):
                for _ in range(1 if warm_up else options.n):
                    for name, samples in took.items():
                        sample = run(java, options.jar, folder, name)
                        samples += [] if warm_up else [sample]
            plain, encrypted = (statistics.median(took[name]) for name in ('plain', 'encrypted'))
        print('| cold Spring Boot sample, one sops: import of %d values, %s | %.0f ms | %.0f ms | %.0f ms | %d ms |'
              % (VALUES, java, plain, encrypted, encrypted - plain, LIMIT_MS))


if __name__ == '__main__':
    main()
