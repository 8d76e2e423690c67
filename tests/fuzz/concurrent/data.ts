/** Operations whose values live in maps, trees, tables, slices, interfaces and behind reflection, and in what finalizers, cleanups and weak pointers look at. */
import type { Operation } from './operation.js';

/** A map that grows while it is ranged over. */
export const growingMap: Operation = ({ r, payload, comparableOne }) => {
  const k = comparableOne();
  const t = payload();
  return `\tm := map[${k.go}]Box[${t.go}]{}
	for range r.n(${r.pick([8, 40, 150])}) {
		m[mk${k.id}(r, 2)] = box(mk${t.id}(r, 2), sum${t.id})
	}
	if d > 0 {
		spin(r)
	}
	old := maps.Clone(m)
	seen := map[${k.go}]int{}
	n := 0
	for k, b := range m {
		if _, ok := m[k]; !ok {
			panic("deleted key")
		}
		b.check("map value")
		seen[k]++
		if seen[k] > 1 {
			panic("key twice")
		}
		if n++; n%3 == 0 && n < 200 {
			m[mk${k.id}(&rng{uint64(n)*977 + 1}, 2)] = b
		}
		if n%5 == 0 {
			for k2 := range old {
				if seen[k2] == 0 && n%2 == 0 {
					delete(m, k2)
					delete(old, k2)
				}
				break
			}
		}
	}
	var h uint64
	for k, b := range old {
		if seen[k] != 1 {
			if _, ok := m[k]; ok {
				panic("key missed")
			}
			continue
		}
		_ = b
	}
	${r.chance(0.3) ? 'clear(m)' : ''}
	for k, b := range m {
		h += b.check("map value 2") ^ sum${k.id}(&k)
	}
	_ = h
	return uint64(len(seen)&0 + 1)`;
};

/** Tree, range over function, defers in its body. */
export const trees: Operation = ({ r, payload, basic }) => {
  const t = payload();
  const k = r.pick(['string', 'int32', 'uint64'].map(basic));
  return `\tvar t *tree[${k.go}, Box[${t.go}]]
	for range r.n(${r.pick([5, 40])}) {
		t = t.put(mk${k.id}(r, 1), box(mk${t.id}(r, 2), sum${t.id}))
	}
	h := uint64(1)
	func() {
		n := 0
	outer:
		for k, b := range t.all() {
			defer func() { h = mix(h, b.check("deferred")+sum${k.id}(&k)) }()
			for k2, b2 := range t.all() {
				if k2 >= k {
					continue outer
				}
				h = mix(h, b2.check("tree"))
				if n++; n > 40 {
					${r.pick(['break outer', 'return', 'runtime.Gosched()\n\t\t\t\t\tbreak'])}
				}
			}
		}
	}()
	return h`;
};

/** Table, pool, once. */
export const tables: Operation = ({ payload }) => {
  const t = payload();
  return `\tkey := r.n(20)
	b := box(mk${t.id}(r, 3), sum${t.id})
	if x, loaded := table.LoadOrStore(key, &b); loaded {
		if x, ok := x.(interface{ check(string) uint64 }); ok {
			x.check("table")
		}
	}
	if r.n(3) == 0 {
		table.Delete(key)
	}
	if r.n(4) == 0 {
		table.CompareAndSwap(key, &b, &b)
	}
	a := pool.Get().(*[64]*uint64)
	i := r.n(64)
	if a[i] != nil {
		check("pool", *a[i], ^*a[(i+32)%64])
	}
	x, y := r.next(), uint64(0)
	y = ^x
	a[i], a[(i+32)%64] = &x, &y
	pool.Put(a)
	f := sync.OnceValue(func() uint64 { spin(r); return b.check("once") })
	return f() ^ f()`;
};

/** Slices, strings, interfaces. */
export const values: Operation = ({ payload, inner }) => {
  const t = payload();
  return `\tvar xs []${t.go}
	var ps []*${t.go}
	var is []any
	var fs []func() uint64
	for range r.n(20) {
		v := mk${t.id}(r, 2)
		xs = append(xs, v)
		ps = append(ps, &xs[r.n(len(xs))])
		is = append(is, v, &v, xs[len(xs)-1:])
		s := sum${t.id}(&v)
		fs = append(fs, func() uint64 { check("closure", s, sum${t.id}(&v)); return s })
	}
	spin(r)
	h := ${inner()}
	for _, f := range fs {
		h = mix(h, f())
	}
	for _, p := range ps {
		h = mix(h, sum${t.id}(p))
	}
	for _, x := range is {
		switch x := x.(type) {
		case *${t.go}:
			h = mix(h, sum${t.id}(x))
		case []${t.go}:
			h = mix(h, sum${t.id}(&x[0]))
		case ${t.go}:
			h = mix(h, sum${t.id}(&x))
		}
	}
	if len(xs) > 3 {
		copy(xs[1:], xs)
		xs = slices.Delete(xs, 1, 2)
		xs = slices.Insert(xs, 2, xs[0], xs[1])
	}
	for i := range xs {
		h = mix(h, sum${t.id}(&xs[i]))
	}
	return h`;
};

/** Reflection. */
export const reflection: Operation = ({ payload }) => {
  const t = payload();
  return `\tv := mk${t.id}(r, 3)
	s := sum${t.id}(&v)
	rv := reflect.ValueOf(&v).Elem()
	c := reflect.MakeChan(reflect.TypeFor[chan ${t.go}](), r.n(3))
	f := reflect.MakeFunc(reflect.TypeFor[func(${t.go}, uint64) (uint64, ${t.go})](), func(a []reflect.Value) []reflect.Value {
		spin(r)
		return []reflect.Value{a[1], a[0]}
	}).Interface().(func(${t.go}, uint64) (uint64, ${t.go}))
	go func() { c.Send(rv); c.Close() }()
	_, got, ok := reflect.Select([]reflect.SelectCase{{Dir: reflect.SelectRecv, Chan: c}, {Dir: reflect.SelectRecv, Chan: reflect.ValueOf(never)}})
	if !ok {
		panic("not received")
	}
	y := got.Interface().(${t.go})
	check("reflect", s, sum${t.id}(&y))
	s2, z := f(y, s)
	check("makefunc", s2, sum${t.id}(&z))
	p := reflect.New(rv.Type())
	p.Elem().Set(reflect.ValueOf(z))
	return mix(s, sum${t.id}(p.Interface().(*${t.go})))`;
};

/** Finalizers, cleanups, weak pointers. */
export const finalizers: Operation = ({ r, payload }) => {
  const t = payload();
  return `\tfor range r.n(4) {
		type obj struct {
			b    Box[${t.go}]
			next *obj
		}
		o := &obj{b: box(mk${t.id}(r, 3), sum${t.id})}
		o.next = &obj{b: box(mk${t.id}(r, 3), sum${t.id})}
		${r.pick([`runtime.SetFinalizer(o, func(o *obj) { o.b.check("finalized"); o.next.b.check("finalized 2") })`, `runtime.AddCleanup(o, func(n *obj) { n.b.check("cleanup") }, o.next)`, `w := weak.Make(o.next)\n\t\truntime.AddCleanup(o, func(b *Box[${t.go}]) { b.check("cleanup"); if p := w.Value(); p != nil { p.b.check("weak") } }, &Box[${t.go}]{o.b.v, o.b.s, o.b.f})`])}
		spin(r)
		o.b.check("obj")
	}
	return 3`;
};
