/**
 * Virtual time follows fuel, the same under every engine: it never goes back, also where a program leaves the interpreter for compiled code in the middle of a
 * slice, whether the goroutine is alone (long turns) or has woken another one (turns are cut).
 */
import { expect, test } from 'vitest';
import { gosim } from '../cli/gosim.js';

const program = `package main

import (
	"fmt"
	"time"
)

//go:noinline
func work(n int) (s int) {
	for i := range n {
		s += i
	}
	return s
}

var last = time.Now()

func look(what string) {
	now := time.Now()
	if now.Before(last) {
		fmt.Println(what, now.Sub(last))
	}
	last = now
}

func main() {
	c := make(chan int)
	for range 3 {
		for i := range 20000 {
			work(i & 255)
			look("alone")
		}
		go func() {
			for range 2000 {
				work(50)
				c <- 1
			}
			c <- 0
		}()
		for <-c != 0 {
			look("together")
		}
	}
	fmt.Println(last.Sub(time.Unix(1257894000, 0)))
}
`;

test('virtual time does not go back where an engine takes over', async () => {
  const outputs = await Promise.all(
    [['-engine=interp'], ['-engine=mixed'], [], ['-cache=false'], ['-cache=false', '-stress-stack'], ['-stress-stack', '-engine=interp']].map(async (flags) => {
      const r = await gosim(['run', '-stats=off', '-faketime', '-seed=1', ...flags, 'p.go'], { files: { 'p.go': program } });
      return [flags.join(' '), r.stdout + r.stderr];
    }),
  );
  const [, want] = outputs[0]!;
  expect(want).toMatch(/^\d+\.\d+ms\n$/);
  expect(outputs).toEqual(outputs.map(([flags]) => [flags, want]));
});

const waiting = `package main

import (
	"bufio"
	"fmt"
	"os"
	"os/signal"
	"time"
)

func main() {
	c := make(chan os.Signal, 1)
	signal.Notify(c, os.Interrupt)
	lines := make(chan string)
	if len(os.Args) > 1 {
		go func() {
			s := bufio.NewScanner(os.Stdin)
			for s.Scan() {
				lines <- s.Text()
			}
		}()
	}
	start := time.Now()
	wait := time.Hour
	if len(os.Args) > 1 {
		wait = 50 * time.Millisecond
	}
	for range 3 {
		select {
		case <-c:
			fmt.Println("signal")
		case l := <-lines:
			fmt.Println("line", l)
		case <-time.After(wait):
			fmt.Println("timeout")
		}
	}
	fmt.Println(time.Since(start).Round(time.Hour / 100))
	p, _ := os.FindProcess(os.Getpid())
	p.Signal(os.Interrupt)
	fmt.Println(<-c)
}
`;

test('virtual time goes on while a goroutine waits for signals, at once, and while one waits for input, as fast as real time', async () => {
  const run = async (...args: string[]): Promise<string> => {
    const r = await gosim(['run', '-stats=off', '-faketime', 'p.go', ...args], { files: { 'p.go': waiting }, input: args.length > 0 ? 'a\n' : '' });
    return r.stdout + r.stderr;
  };
  expect(await run()).toBe('timeout\ntimeout\ntimeout\n3h0m0s\ninterrupt\n');
  expect((await run('read')).split('\n').sort()).toEqual(['', '0s', 'interrupt', 'line a', 'timeout', 'timeout']);
});
