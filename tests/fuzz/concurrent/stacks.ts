/** Operations that keep pointers into their stacks while these grow and move: recursion, panics that unwind, coroutines, goroutines that write what their parent owns. */
import type { Operation } from './operation.js';

/** Recursion with pointers into the stack. */
export const recursion: Operation = ({ r, payload, globals, inner, depth }, k) => {
  const t = payload();
  globals.push(`//go:noinline
func rec${k}(r *rng, n, d int, up *${t.go}, all []*${t.go}, f func(int) uint64) (h uint64) {
	v := mk${t.id}(r, 2)
	s := sum${t.id}(&v)
	var arr [3]${t.go}
	arr[n%3] = v
	win := arr[n%3 : n%3+1]
	${r.chance(0.6) ? `defer func() { h = mix(h, sum${t.id}(&v)) }()` : ''}
	${r.chance(0.4) ? `for i := range r.n(3) {\n\t\tdefer func() { h += uint64(i) ^ sum${t.id}(&win[0]) }()\n\t}` : ''}
	if n > 0 {
		h = rec${k}(r, n-1, d, &v, append(all, &v), func(i int) uint64 {
			if i == 0 {
				return sum${t.id}(&win[0])
			}
			return mix(f(i-1), sum${t.id}(up))
		})
	} else {
		h = mix(f(len(all)-1), ${inner()})
		for _, p := range all {
			h = mix(h, sum${t.id}(p))
		}
	}
	check("rec", s, sum${t.id}(&v))
	check("win", s, sum${t.id}(&win[0]))
	return mix(h, sum${t.id}(up))
}`);
  return `\tv := mk${t.id}(r, 2)\n\tn := r.n(${depth()})\n\treturn rec${k}(r, n, d, &v, make([]*${t.go}, 0, r.n(4)), func(int) uint64 { return sum${t.id}(&v) })`;
};

/** Panics with values through frames. */
export const panics: Operation = ({ r, payload, globals, inner }, k) => {
  const t = payload();
  globals.push(`type P${k} struct{ b Box[${t.go}]; n int }
func (p P${k}) Error() string { return fmt.Sprint(p.n) }
//go:noinline
func fall${k}(r *rng, n, d int) (h uint64) {
	var pad [${r.pick([1, 10, 100])}]uint64
	pad[0] = r.next()
	keep := pad[0]
	_ = keep
	${r.chance(0.5) ? `defer func() {\n\t\tif e := recover(); e != nil {\n\t\t\tpad[0] += 0\n\t\t\tpanic(e)\n\t\t}\n\t}()` : `defer func() { check("pad", pad[0], keep) }()`}
	if n == 0 {
		${r.pick([`panic(P${k}{box(mk${t.id}(r, 3), sum${t.id}), 5})`, `panic(&P${k}{box(mk${t.id}(r, 3), sum${t.id}), 6})`, `var m map[string]int\n\t\tm["x"] = 1`, `runtime.Goexit()`])}
	}
	return fall${k}(r, n-1, d) + pad[0]
}`);
  return `\tres := make(chan uint64)
	q := r.fork()
	go func() {
		h := uint64(1)
		${r.pick(['defer func() { res <- h }()', 'defer func() {\n\t\t\tdefer func() { res <- h }()\n\t\t\tspin(q)\n\t\t}()'])}
		defer func() {
			switch e := recover().(type) {
			case P${k}:
				h = mix(h, e.b.check("panic"))
			case *P${k}:
				h = mix(h, e.b.check("panic"))
			case runtime.Error:
				h = mix(h, sumString(e.Error()))
			case nil:
				h = 77
			}
			h = mix(h, grow(q.n(20), func() uint64 { return ${inner().replace(/\br\b/g, 'q')} }))
		}()
		h = mix(h, fall${k}(q, q.n(${r.pick([3, 30, 100])}), d))
	}()
	return <-res`;
};

/** Coroutines. */
export const coroutine: Operation = ({ payload, depth }) => {
  const t = payload();
  return `\tq := r.fork()
	m := 1 + r.n(20)
	next, stop := iter.Pull2(func(yield func(${t.go}, uint64) bool) {
		defer func() { shared.Add(1) }()
		for range m {
			v := mk${t.id}(q, 3)
			s := sum${t.id}(&v)
			ok := false
			grow(q.n(${depth()}), func() uint64 { ok = yield(v, s); return s })
			check("yielded", s, sum${t.id}(&v))
			if !ok {
				return
			}
		}
	})
	defer stop()
	var h uint64
	lim := r.n(30)
	for i := 0; i < lim; i++ {
		var v ${t.go}
		var s uint64
		ok := false
		grow(r.n(20), func() uint64 { v, s, ok = next(); return 0 })
		if !ok {
			break
		}
		check("pulled", s, sum${t.id}(&v))
		h = mix(h, s)
	}
	return h`;
};

/** Children that capture variables. */
export const children: Operation = ({ r, payload, inner }) => {
  const t = payload();
  const [begin, end] = r.pick([
    ['wg.Go(func() {', '})'],
    ['wg.Add(1)\n\t\tgo func() {\n\t\t\tdefer wg.Done()', '}()'],
  ] as const);
  return `\tvar wg sync.WaitGroup
	n := r.n(10)
	res := make([]uint64, n)
	vs := make([]${t.go}, n)
	for i := range n {
		q := r.fork()
		${begin}
			vs[i] = mk${t.id}(q, 3)
			p := &vs[i]
			spin(q)
			grow(q.n(40), func() uint64 { res[i] = sum${t.id}(p); return 0 })
		${end}
	}
	wg.Wait()
	h := ${inner()}
	for i := range vs {
		check("child", res[i], sum${t.id}(&vs[i]))
		h = mix(h, res[i])
	}
	return h`;
};
