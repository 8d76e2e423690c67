/** Bad input ends with Go's message (or a named limit's) and status, and everything printed before is kept. */
import { describe, expect, test } from 'vitest';
import { gosim, type RunOptions } from './gosim.js';

const main = (body: string, imports = ''): string => `package main\n\n${imports}\nfunc main() {\n${body}\n}\n`;

interface Case {
  name: string;
  args?: string[];
  program?: string;
  options?: RunOptions;
  status: number;
  stdout?: string;
  /** Everything that standard error must be (string) or match (in order). */
  stderr: string | RegExp[];
}

const cases: Case[] = [
  {
    name: 'syntax error',
    program: 'package main\n\nfunc main( {\n\tx := \n}\n',
    status: 1,
    stderr: '# command-line-arguments\n./p.go:3:12: syntax error: unexpected {, expected )\n',
  },
  {
    name: 'type errors, all files, sorted',
    program: 'package main\n\nfunc main() {\n\tx := 1\n\tvar y string = 2\n}\n',
    status: 1,
    stderr:
      '# command-line-arguments\n./p.go:4:2: declared and not used: x\n./p.go:5:6: declared and not used: y\n./p.go:5:17: cannot use 2 (untyped int constant) as string value in variable declaration\n',
  },
  {
    name: 'more than ten errors',
    program: `package main\n\nfunc main() {\n${Array.from({ length: 12 }, (_, i) => `\ta${i} := 1`).join('\n')}\n}\n`,
    status: 1,
    stderr: [/a9\n.*p\.go:13:2: too many errors\n$/],
  },
  { name: 'missing file', args: ['run', 'nofile.go'], status: 1, stderr: 'stat nofile.go: no such file or directory\n' },
  { name: 'no file', args: ['run'], status: 1, stderr: [/no go files listed/] },
  { name: 'unknown flag', args: ['run', '-badflag', 'p.go'], status: 2, stderr: [/^flag provided but not defined: -badflag\nusage: gosim run .*\nRun 'gosim help run' for details\.\n$/] },
  { name: 'unknown command', args: ['frob'], status: 2, stderr: "gosim frob: unknown command\nRun 'gosim help' for usage.\n" },
  { name: 'an import that the library lacks', program: main('', 'import "encoding/jsno"'), status: 1, stderr: [/^p\.go:3:8: package encoding\/jsno is not in std \(.*\)\n\tgosim's library has encoding\/json, encoding, encoding\/ascii85, encoding\/asn1, encoding\/base32, .*\n$/] },
  { name: 'unknown import', program: main('', 'import "foo/bar"'), status: 1, stderr: [/^p\.go:3:8: package foo\/bar is not in std \(.*\)\n$/] },
  { name: 'empty file', program: '', status: 1, stderr: [/p\.go:1:1: (syntax error: package statement must be first|expected 'package', found 'EOF')\n$/] },
  { name: 'no main', program: 'package main\n\nfunc f() {}\n', status: 1, stderr: '# command-line-arguments\nruntime.main_main·f: function main is undeclared in the main package\n' },
  { name: 'not a program', program: 'package lib\n', status: 1, stderr: [/is not a main package\n$/] },
  {
    name: 'infinite recursion',
    program: 'package main\n\nfunc f(n int) int { return f(n+1) + 1 }\n\nfunc main() {\n\tprintln("before")\n\tprintln(f(0))\n}\n',
    options: {},
    args: ['run', '-stats=off', '-max-stack=8MB', 'p.go'],
    status: 2,
    stderr: [/^before\nruntime: goroutine stack exceeds \d+-byte limit\n/, /fatal error: stack overflow\n/, /main\.f\(/],
  },
  { name: 'deadlock', program: main('\tprintln("before")\n\t<-make(chan int)'), status: 2, stderr: [/^before\nfatal error: all goroutines are asleep - deadlock!\n\ngoroutine 1 \[chan receive\]:\nmain\.main\(\)\n\t.*p\.go:6/] },
  {
    name: 'nil dereference',
    program: main('\tvar p *int\n\tprintln("before")\n\tprintln(*p)'),
    status: 2,
    stderr: [/^before\npanic: runtime error: invalid memory address or nil pointer dereference\n\[signal SIGSEGV: segmentation violation code=.* addr=0x0 pc=.*\]\n\ngoroutine 1 \[running\]:\nmain\.main\(\)\n\t.*p\.go:7/],
  },
  { name: 'index out of range', program: main('\ts := []int{1}\n\ti := 5\n\tprintln(s[i])'), status: 2, stderr: [/^panic: runtime error: index out of range \[5\] with length 1\n\ngoroutine 1 \[running\]:\n/] },
  { name: 'memory exhausted', args: ['run', '-stats=off', '-max-memory=64MB', 'p.go'], program: main('\tvar a [][]byte\n\tfor {\n\t\ta = append(a, make([]byte, 1<<20))\n\t}'), status: 2, stderr: [/^runtime: out of memory: cannot allocate/, /fatal error: out of memory/] },
  { name: 'time limit', args: ['run', '-stats=off', '-timeout=300ms', 'p.go'], program: main('\tprintln("before")\n\tfor {\n\t}'), status: 124, stderr: [/^before\n/, /time limit of 0\.3s/] },
  { name: 'output limit', args: ['run', '-stats=off', '-max-output=1000', 'p.go'], program: main('\tfor {\n\t\tprintln(1)\n\t}'), status: 125, stderr: [/output limit of 1000 bytes/] },
  { name: 'interrupt', program: main('\tprintln("before")\n\tfor {\n\t}'), options: { interruptAt: 'before' }, status: 130, stderr: [/^before\n/] },
  { name: 'interrupt while all wait', program: 'package main\n\nimport "time"\n\nfunc main() {\n\tprintln("before")\n\ttime.Sleep(time.Hour)\n}\n', options: { interruptAt: 'before' }, status: 130, stderr: [/^before\n/] },
  {
    name: 'interrupt that the program takes, computing and waiting',
    program: main('\tc := make(chan os.Signal, 1)\n\tsignal.Notify(c, os.Interrupt)\n\tprintln("before")\n\tn := 0\n\tfor len(c) == 0 {\n\t\tn++\n\t}\n\tprintln((<-c).String())\n\tsignal.Reset()\n\tgo syscall.Kill(os.Getpid(), syscall.SIGTERM)\n\t<-c', 'import (\n\t"os"\n\t"os/signal"\n\t"syscall"\n)\n'),
    options: { interruptAt: 'before' },
    status: 143,
    stderr: 'before\ninterrupt\n',
  },
  {
    name: 'a signal that Go ends with all stacks for',
    program: main('\tgo func() {\n\t\tselect {}\n\t}()\n\tprintln("before")\n\truntime.Gosched()\n\tsyscall.Kill(os.Getpid(), syscall.SIGQUIT)\n\tprintln("after")', 'import (\n\t"os"\n\t"runtime"\n\t"syscall"\n)\n'),
    status: 2,
    stderr: [/^before\nSIGQUIT: quit\nPC=0x[1-9a-f][0-9a-f]* m=0 sigcode=0\n\ngoroutine 1 \[running\]:\n/, /\nsyscall\.Kill\((?:\.\.\.|0x[0-9a-f]+\??, 0x3\??)\)\n/, /\nmain\.main\(\)\n\t.*p\.go:15/, /\n\ngoroutine \d+ \[select \(no cases\)\]:\nmain\.main\.func1\(\)\n/],
  },
  { name: 'output that nobody reads', program: main('\tfor i := 0; ; i++ {\n\t\tfmt.Println(i)\n\t}', 'import "fmt"\n'), options: { leavesOutput: true }, status: 141, stderr: '' },
  ...(process.platform === 'linux' ? [{ name: 'a host that gives out little address space', program: main('\tprintln(1)'), options: { addressSpace: 6_000_000 }, status: 125, stderr: [/^gosim: the host gives no memory to WebAssembly, .*ulimit -v/] }] : []),
  { name: 'exit status of the program', program: main('\tos.Exit(3)', 'import "os"\n'), status: 3, stderr: '' },
  { name: 'uncaught panic with a custom error', program: main('\tpanic("boom")'), status: 2, stderr: [/^panic: boom\n\ngoroutine 1 \[running\]:\nmain\.main\(\)\n/] },
];

describe('bad input', () => {
  for (const c of cases) {
    test(c.name, async () => {
      const args = c.args ?? ['run', '-stats=off', 'p.go'];
      const r = await gosim(args, { ...(c.program === undefined ? {} : { files: { 'p.go': c.program } }), ...c.options });
      if (typeof c.stderr === 'string') expect(r.stderr).toBe(c.stderr);
      else for (const re of c.stderr) expect(r.stderr).toMatch(re);
      expect(r.stdout).toBe(c.stdout ?? '');
      expect(r.status).toBe(c.status);
      expect(r.stderr).not.toMatch(/^\s+at .*\.(ts|mjs|js):\d+/m);
    });
  }
});
