/** Operations that wait for each other: locks, conditions, timers, atomics. */
import type { Operation } from './operation.js';

/** Locks. */
export const locks: Operation = () => `\tv := r.next() >> 40
	switch r.n(5) {
	case 0:
		mu.Lock()
		defer mu.Unlock()
		locked += v
	case 1:
		for !mu.TryLock() {
			runtime.Gosched()
		}
		locked += v
		mu.Unlock()
	case 2:
		rw.Lock()
		defer rw.Unlock()
		spin(r)
		shared.Add(v)
	case 3:
		rw.RLock()
		spin(r)
		shared.Add(v)
		rw.RUnlock()
	default:
		func() {
			defer func() { recover() }()
			mu.Lock()
			defer mu.Unlock()
			locked += v
			panic(v)
		}()
	}
	return v`;

/** Timers and contexts. */
export const timers: Operation = () => `\tctx, cancel := context.WithTimeout(context.Background(), time.Duration(r.n(200000)))
	defer cancel()
	t := time.NewTimer(time.Duration(r.n(100000)))
	n := 0
	again := time.Duration(r.n(20000))
	for n < 2 {
		select {
		case <-t.C:
			n++
			t.Reset(again)
		case <-ctx.Done():
			n = 9
		}
	}
	t.Stop()
	c := make(chan uint64)
	v := r.next()
	time.AfterFunc(time.Duration(r.n(1000)), func() { c <- v })
	return <-c`;

/** Atomics. */
export const atomics: Operation = ({ payload }) => {
  const t = payload();
  return `\tvar p atomic.Pointer[Box[${t.go}]]
	var val atomic.Value
	var n atomic.Int64
	var u atomic.Uint64
	var wg sync.WaitGroup
	for range 1 + r.n(5) {
		q := r.fork()
		wg.Go(func() {
			for range 8 {
				b := box(mk${t.id}(q, 2), sum${t.id})
				if o := p.Swap(&b); o != nil {
					o.check("swapped")
				}
				spin(q)
				if o := p.Load(); p.CompareAndSwap(o, &b) && o != nil {
					o.check("cas")
				}
				val.Store(b)
				x := val.Load().(Box[${t.go}])
				x.check("value")
				n.Add(1 << 33)
				for o := u.Load(); !u.CompareAndSwap(o, o+3<<32+1); o = u.Load() {
				}
				u.And(^uint64(0))
				u.Or(0)
			}
		})
	}
	wg.Wait()
	return uint64(n.Load()) ^ u.Load()`;
};

/** Condition variable. */
export const condition: Operation = () => `\tvar m sync.Mutex
	c := sync.NewCond(&m)
	n, woken := 2+r.n(8), 0
	turn := 0
	var wg sync.WaitGroup
	for i := range n {
		wg.Go(func() {
			m.Lock()
			defer m.Unlock()
			for turn != i {
				c.Wait()
			}
			turn++
			woken += i
			c.Broadcast()
		})
	}
	wg.Wait()
	return uint64(woken)`;
