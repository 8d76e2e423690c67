/** Operations that hand values over through channels: shared and local ones, with and without select, chains of stages, channels of channels. */
import type { Operation } from './operation.js';

/** A shared channel with consumers. */
export const bus: Operation = ({ r, payload, globals, starts, closes, prints }, k) => {
  const t = payload();
  const byPointer = r.chance(0.5);
  const e = byPointer ? `*Box[${t.go}]` : `Box[${t.go}]`;
  globals.push(`var bus${k} = make(chan ${e}, ${r.pick([0, 0, 1, 5])})\nvar got${k} atomic.Uint64`);
  const use = `got${k}.Add(b.check("bus${k}"))`;
  const loops = [`for b := range bus${k} {\n\t\t\t${use}\n\t\t}`, `for {\n\t\t\tb, ok := <-bus${k}\n\t\t\tif !ok {\n\t\t\t\treturn\n\t\t\t}\n\t\t\tgrow(3, func() uint64 { ${use}; return 0 })\n\t\t}`, `for {\n\t\t\tselect {\n\t\t\tcase b, ok := <-bus${k}:\n\t\t\t\tif !ok {\n\t\t\t\t\treturn\n\t\t\t\t}\n\t\t\t\t${use}\n\t\t\tcase <-never:\n\t\t\t}\n\t\t}`];
  starts.push(`\tfor range ${1 + r.below(3)} {\n\t\tquiet.Go(func() {\n\t\t\t${r.pick(loops)}\n\t\t})\n\t}`);
  closes.push(`\tclose(bus${k})`);
  const send = r.pick([`bus${k} <- ${byPointer ? '&' : ''}b`, `select {\n\tcase bus${k} <- ${byPointer ? '&' : ''}b:\n\tcase <-never:\n\t}`, `for sent := false; !sent; {\n\t\tselect {\n\t\tcase bus${k} <- ${byPointer ? '&' : ''}b:\n\t\t\tsent = true\n\t\tdefault:\n\t\t\tspins.Add(1)\n\t\t\truntime.Gosched()\n\t\t}\n\t}`]);
  prints.push(`\tfmt.Println("bus${k}", got${k}.Load())`);
  return `\tb := box(mk${t.id}(r, 3), sum${t.id})\n\ts := b.s\n\t${send}\n\treturn s`;
};

/** Local channel, one producer, order kept. */
export const local: Operation = ({ r, payload }) => {
  const t = payload();
  return `\tc := make(chan ${t.go}, r.n(4))
	want := make(chan uint64, 1)
	q := r.fork()
	m := 1 + r.n(12)
	go func() {
		var h uint64
		for range m {
			v := mk${t.id}(q, 3)
			h = mix(h, sum${t.id}(&v))
			spin(q)
			c <- v
		}
		close(c)
		want <- h
	}()
	var h uint64
	${r.pick([`for v := range c {\n\t\th = mix(h, sum${t.id}(&v))\n\t}`, `for range m {\n\t\tvar v ${t.go}\n\t\tgrow(r.n(30), func() uint64 { v = <-c; return 0 })\n\t\th = mix(h, sum${t.id}(&v))\n\t}`, `for range m {\n\t\tvar v [3]${t.go}\n\t\tselect {\n\t\tcase v[1] = <-c:\n\t\tcase <-never:\n\t\t}\n\t\th = mix(h, sum${t.id}(&v[1]))\n\t}`])}
	check("local", h, <-want)
	return h`;
};

/** Many goroutines on a few channels. */
export const swaps: Operation = ({ r, payload }) => {
  const t = payload();
  return `\tn := 2 + r.n(6)
	cs := make([]chan *Box[${t.go}], 3)
	for i := range cs {
		cs[i] = make(chan *Box[${t.go}], i)
	}
	var in, out atomic.Uint64
	var wg sync.WaitGroup
	for range n {
		q := r.fork()
		wg.Go(func() {
			for range ${r.pick([3, 10, 20])} {
				b := box(mk${t.id}(q, 3), sum${t.id})
				spin(q)
				select {
				case cs[0] <- &b:
					in.Add(b.s)
				case cs[1] <- &b:
					in.Add(b.s)
				case x := <-cs[1]:
					out.Add(x.check("swap"))
				case cs[2] <- &b:
					in.Add(b.s)
				case x, ok := <-cs[0]:
					if !ok {
						panic("closed")
					}
					out.Add(x.check("swap"))
				}
			}
		})
	}
	stop := make(chan struct{})
	go func() { wg.Wait(); close(stop) }()
	for {
		select {
		case x := <-cs[0]:
			out.Add(x.check("end"))
			continue
		case x := <-cs[1]:
			out.Add(x.check("end"))
			continue
		case x := <-cs[2]:
			out.Add(x.check("end"))
			continue
		case <-stop:
		}
		break
	}
	for _, c := range cs {
		close(c)
		for x := range c {
			out.Add(x.check("rest"))
		}
	}
	check("sum of swaps", in.Load(), out.Load())
	return uint64(n)`;
};

/** Pipelines of generic stages; channels of channels. */
export const pipeline: Operation = ({ payload }) => {
  const t = payload();
  return `\tvar st stage[Box[${t.go}]] = func(in <-chan Box[${t.go}]) <-chan Box[${t.go}] {
		out := make(chan Box[${t.go}], r.n(3))
		q := r.fork()
		go func() {
			defer close(out)
			for b := range in {
				b.check("stage")
				spin(q)
				out <- b
			}
		}()
		return out
	}
	src := make(chan Box[${t.go}])
	var c <-chan Box[${t.go}] = src
	for range 1 + r.n(6) {
		c = st(c)
	}
	q := r.fork()
	n := r.n(15)
	hand := make(chan chan<- Box[${t.go}])
	go func() {
		to := <-hand
		for range n {
			to <- box(mk${t.id}(q, 3), sum${t.id})
		}
		close(to)
	}()
	hand <- src
	var h uint64
	for b := range c {
		h = mix(h, b.check("pipeline"))
	}
	return h`;
};

/** Ping-pong through unbuffered channels with deep stacks on both sides. */
export const pingPong: Operation = ({ payload }) => {
  const t = payload();
  return `\ta, b := make(chan *${t.go}), make(chan ${t.go})
	q := r.fork()
	m := r.n(30)
	go func() {
		defer close(b)
		grow(q.n(60), func() uint64 {
			for p := range a {
				v := *p
				grow(q.n(20), func() uint64 { b <- v; return 0 })
			}
			return 0
		})
	}()
	var h uint64
	for range m {
		v := mk${t.id}(r, 3)
		s := sum${t.id}(&v)
		a <- &v
		var w ${t.go}
		grow(r.n(10), func() uint64 { w = <-b; return 0 })
		check("pong", s, sum${t.id}(&w))
		h = mix(h, s)
	}
	close(a)
	if _, ok := <-b; ok {
		panic("open")
	}
	return h`;
};
