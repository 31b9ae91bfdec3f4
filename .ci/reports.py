#!/usr/bin/env python3
"""Reads the reports of Surefire and Failsafe; prints "PASSED FAILED" as two numbers, and what is wrong on standard error.

    reports.py [--native] [ALLOWED_SKIP...]    an allowed skip is "class name" as the report has them; --native: of the run with the executable

Wrong is a failure, a skip that is not allowed, and a suite that has to be there and ran nothing.
"""
import glob
import re
import sys
import xml.etree.ElementTree

# what must have run, as patterns of class names
REQUIRED = [r'\.interop\.', r'\.cli\.kms\.', r'AgeInteropTest$', r'GpgAgentTest$', r'VectorsTest$', r'RunWithBuildKitIT$', r'LauncherIT$', r'\.cli\.CrashIT$', r'\.cli\.TogetherIT$', r'\.cli\.InPlaceAccessIT$',
            r'HeapDumpTest$', r'CookbookTest$', r'\.plain\.ApplicationIT$', r'\.smallrye\.ApplicationIT$', r'\.quarkus\.ApplicationIT$', r'\.boot3\.\w+IT$', r'\.boot4\.\w+IT$']
NATIVE = [r'\.%sIT\b' % suite for suite in (
    'KmsBadInput', 'KmsCredentials', 'KmsFaults', 'KmsInterop', 'KmsKeyChanges', 'KmsRotate', 'KmsRules', 'KmsTls', 'Publish', 'PublishVault', 'ExecInterop', 'ExecSignal', 'EditSignal',
    'PgpWithoutGnupg', 'RunWithBuildKit', 'Process', 'Completion', 'KeyChanges', 'Crash', 'Together', 'InPlaceAccess')]


def main():
    native = '--native' in sys.argv
    allowed, ran, passed, wrong = set(sys.argv[1:]) - {'--native'}, {}, 0, []
    for report in sorted(glob.glob('**/target/*-reports/TEST-*.xml', recursive=True)):
        for case in xml.etree.ElementTree.parse(report).getroot().iter('testcase'):
            suite, name = case.get('classname', ''), case.get('classname', '') + ' ' + case.get('name', '')
            if case.find('failure') is not None or case.find('error') is not None:
                wrong.append('failed: ' + name)
            elif case.find('skipped') is not None:
                if name not in allowed:
                    wrong.append('skipped: %s (%s)' % (name, case.find('skipped').get('message') or 'no reason given'))
            else:
                passed += 1
                ran[suite] = ran.get(suite, 0) + 1
    for pattern in NATIVE if native else REQUIRED:
        if not any(re.search(pattern, suite) for suite in ran):
            wrong.append('did not run: ' + pattern)
    for line in wrong:
        print('reports: ' + line, file=sys.stderr)
    print(passed, len(wrong))


main()
