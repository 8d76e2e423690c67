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
