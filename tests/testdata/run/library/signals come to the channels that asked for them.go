// run

package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"syscall"
	"time"
)

func main() {
	c := make(chan os.Signal, 1)
	signal.Notify(c, os.Interrupt, syscall.SIGTERM)
	p, _ := os.FindProcess(os.Getpid())
	p.Signal(os.Interrupt)
	fmt.Println("got", <-c)
	syscall.Kill(syscall.Getpid(), syscall.SIGTERM)
	s := <-c
	fmt.Printf("%v %d %T\n", s, s, s)
	signal.Stop(c)
	signal.Ignore(syscall.SIGHUP)
	fmt.Println(signal.Ignored(syscall.SIGHUP), signal.Ignored(syscall.SIGINT))
	syscall.Kill(syscall.Getpid(), syscall.SIGHUP)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGUSR2)
	fmt.Println(ctx)
	go func() {
		time.Sleep(10 * time.Millisecond)
		syscall.Kill(syscall.Getpid(), syscall.SIGUSR2)
	}()
	<-ctx.Done()
	fmt.Println(ctx.Err(), context.Cause(ctx), errors.Is(context.Cause(ctx), context.Canceled))
	stop()
	_, err := os.Open("/nonexistent")
	fmt.Println(errors.Is(err, syscall.ENOENT), errors.Is(err, os.ErrNotExist))
	var en syscall.Errno
	fmt.Println(errors.As(err, &en), en, int(en), en.Timeout())
	fmt.Println(syscall.Errno(200), syscall.Signal(40), syscall.EAGAIN)
	p, _ = os.FindProcess(999999)
	fmt.Println(p.Signal(os.Interrupt), syscall.Kill(999999, 15), syscall.Kill(os.Getpid(), 99), p.Release(), p.Signal(os.Kill))
	fmt.Println(os.Setenv("", "x"), os.Interrupt, os.Kill, syscall.Kill(os.Getpid(), 0))
	fmt.Printf("%#v %T\n", os.Kill, os.Kill)
	all := make(chan os.Signal, 2)
	signal.Notify(all)
	signal.Notify(c, syscall.SIGWINCH)
	syscall.Kill(os.Getpid(), syscall.SIGWINCH)
	fmt.Println(<-all, <-c)
	signal.Reset(syscall.SIGWINCH)
	syscall.Kill(os.Getpid(), syscall.SIGWINCH)
	syscall.Kill(os.Getpid(), syscall.SIGALRM)
	fmt.Println(<-all, len(c))
}

// Output:
// got interrupt
// terminated 15 syscall.Signal
// true false
// signal.NotifyContext(context.Background, [interrupt user defined signal 2])
// context canceled user defined signal 2 signal received true
// true true
// true no such file or directory 2 false
// errno 200 signal 40 resource temporarily unavailable
// os: process already finished no such process invalid argument <nil> os: process already released
// setenv: invalid argument interrupt killed <nil>
// 9 syscall.Signal
// window changed window changed
// alarm clock 0
