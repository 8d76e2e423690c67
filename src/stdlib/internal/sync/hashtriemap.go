// internal/sync: HashTrieMap, on which sync.Map stands. Complete.
//
// A trie over the bits of the keys' hashes, four at a time from the top. Readers take no lock: they follow pointers that are loaded atomically, and
// entries never change once they are in. Writers lock the one inner node whose slot they set; who has locked it must see that it is not dead and
// that the slot is still what it was. Entries with equal hashes are a list.
//
// An inner node that has become empty is taken out by who emptied it, from the bottom: parents are locked while a child is, never the other way round.

package sync

import (
	"internal/abi"
	"sync/atomic"
	"unsafe"
)

const (
	trieBits = 4
	trieFan  = 1 << trieBits
	hashBits = 8 * unsafe.Sizeof(uintptr(0))
)

// A HashTrieMap is a map that goroutines may use at once. The zero value is empty.
type HashTrieMap[K comparable, V any] struct {
	inited atomic.Uint32
	initMu Mutex
	root   atomic.Pointer[indirect[K, V]]
	key    *abi.Type
	value  *abi.Type
	seed   uintptr
}

// A node is the head of an indirect or of an entry.
type node[K comparable, V any] struct {
	isEntry bool
}

func (n *node[K, V]) entry() *entry[K, V] { return (*entry[K, V])(unsafe.Pointer(n)) }

func (n *node[K, V]) indirect() *indirect[K, V] { return (*indirect[K, V])(unsafe.Pointer(n)) }

type indirect[K comparable, V any] struct {
	node[K, V]
	dead     atomic.Bool // taken out of its parent
	mu       Mutex       // of children and dead, for writers
	parent   *indirect[K, V]
	children [trieFan]atomic.Pointer[node[K, V]]
}

func newIndirect[K comparable, V any](parent *indirect[K, V]) *indirect[K, V] {
	return &indirect[K, V]{parent: parent}
}

func (i *indirect[K, V]) empty() bool {
	for c := range i.children {
		if i.children[c].Load() != nil {
			return false
		}
	}
	return true
}

type entry[K comparable, V any] struct {
	node[K, V]
	overflow atomic.Pointer[entry[K, V]] // another one with the same hash
	key      K
	value    V
}

func newEntry[K comparable, V any](key K, value V, overflow *entry[K, V]) *entry[K, V] {
	e := &entry[K, V]{node: node[K, V]{isEntry: true}, key: key, value: value}
	if overflow != nil {
		e.overflow.Store(overflow)
	}
	return e
}

// get finds key in a list.
func (e *entry[K, V]) get(key K) *entry[K, V] {
	for e != nil && e.key != key {
		e = e.overflow.Load()
	}
	return e
}

// replace puts by in the place of old, or takes old out if by is nil; returns the list's new head.
func (head *entry[K, V]) replace(old, by *entry[K, V]) *entry[K, V] {
	rest := old.overflow.Load()
	if by != nil {
		if rest != nil {
			by.overflow.Store(rest)
		}
		rest = by
	}
	if head == old {
		return rest
	}
	before := head
	for next := before.overflow.Load(); next != old; next = before.overflow.Load() {
		before = next
	}
	before.overflow.Store(rest)
	return head
}

func (ht *HashTrieMap[K, V]) init() {
	if ht.inited.Load() == 0 {
		ht.initSlow()
	}
}

//go:noinline
func (ht *HashTrieMap[K, V]) initSlow() {
	ht.initMu.Lock()
	defer ht.initMu.Unlock()
	if ht.inited.Load() != 0 {
		return
	}
	ht.key = abi.TypeFor[K]()
	ht.value = abi.TypeFor[V]()
	ht.seed = uintptr(runtime_rand())
	ht.root.Store(newIndirect[K, V](nil))
	ht.inited.Store(1)
}

func (ht *HashTrieMap[K, V]) hash(key *K) uintptr {
	return typehash(ht.key, abi.NoEscape(unsafe.Pointer(key)), ht.seed)
}

// equal panics where the value is of a type that cannot be compared.
func (ht *HashTrieMap[K, V]) equal(a, b *V) bool {
	return typeEqual(ht.value, abi.NoEscape(unsafe.Pointer(a)), abi.NoEscape(unsafe.Pointer(b)))
}

// A place is a slot of an inner node: what a key's hash leads to, and how many bits of it are left below.
type place[K comparable, V any] struct {
	in   *indirect[K, V]
	slot *atomic.Pointer[node[K, V]]
	left uintptr
}

// seek goes down to the first slot that holds no inner node, and returns what it held.
func (ht *HashTrieMap[K, V]) seek(hash uintptr) (p place[K, V], head *entry[K, V]) {
	p = place[K, V]{in: ht.root.Load(), left: hashBits}
	for p.left > 0 {
		p.left -= trieBits
		p.slot = &p.in.children[hash>>p.left%trieFan]
		n := p.slot.Load()
		if n == nil {
			return p, nil
		}
		if n.isEntry {
			return p, n.entry()
		}
		p.in = n.indirect()
	}
	panic("internal/sync.HashTrieMap: ran out of hash bits while iterating")
}

// lock locks the node of a place; false, if it is no longer where its keys belong.
func (p *place[K, V]) lock() (head *entry[K, V], ok bool) {
	p.in.mu.Lock()
	n := p.slot.Load()
	if p.in.dead.Load() || n != nil && !n.isEntry {
		p.in.mu.Unlock()
		return nil, false
	}
	if n != nil {
		head = n.entry()
	}
	return head, true
}

func (p *place[K, V]) set(head *entry[K, V]) {
	if head == nil {
		p.slot.Store(nil)
		return
	}
	p.slot.Store(&head.node)
}

// Load returns what is stored for key.
func (ht *HashTrieMap[K, V]) Load(key K) (value V, ok bool) {
	ht.init()
	_, head := ht.seek(ht.hash(&key))
	if e := head.get(key); e != nil {
		return e.value, true
	}
	return value, false
}

// LoadOrStore returns what is stored for key, or stores value.
func (ht *HashTrieMap[K, V]) LoadOrStore(key K, value V) (result V, loaded bool) {
	ht.init()
	hash := ht.hash(&key)
	for {
		p, head := ht.seek(hash)
		if e := head.get(key); e != nil {
			return e.value, true
		}
		head, ok := p.lock()
		if !ok {
			continue
		}
		e := head.get(key)
		if e == nil {
			ht.insert(&p, head, key, value, hash)
		}
		p.in.mu.Unlock()
		if e != nil {
			return e.value, true
		}
		return value, false
	}
}

// Store sets the value for key.
func (ht *HashTrieMap[K, V]) Store(key K, value V) { ht.Swap(key, value) }

// Swap sets the value for key and returns the one before.
func (ht *HashTrieMap[K, V]) Swap(key K, value V) (previous V, loaded bool) {
	ht.init()
	hash := ht.hash(&key)
	for {
		p, _ := ht.seek(hash)
		head, ok := p.lock()
		if !ok {
			continue
		}
		e := head.get(key)
		if e != nil {
			previous = e.value
			p.set(head.replace(e, newEntry(key, value, nil)))
		} else {
			ht.insert(&p, head, key, value, hash)
		}
		p.in.mu.Unlock()
		return previous, e != nil
	}
}

// insert puts in a key that is not there. The place is locked.
func (ht *HashTrieMap[K, V]) insert(p *place[K, V], head *entry[K, V], key K, value V, hash uintptr) {
	if head == nil {
		p.set(newEntry(key, value, nil))
		return
	}
	other := ht.hash(&head.key)
	if other == hash {
		p.set(newEntry(key, value, head))
		return
	}
	// Inner nodes down to where the hashes part, made before anybody sees them.
	e := newEntry(key, value, nil)
	top := newIndirect(p.in)
	for i, left := top, p.left; ; {
		if left == 0 {
			panic("internal/sync.HashTrieMap: ran out of hash bits while inserting")
		}
		left -= trieBits
		a, b := hash>>left%trieFan, other>>left%trieFan
		if a != b {
			i.children[a].Store(&e.node)
			i.children[b].Store(&head.node)
			break
		}
		next := newIndirect(i)
		i.children[a].Store(&next.node)
		i = next
	}
	p.slot.Store(&top.node)
}

// find locks the place of key, if it is there and old is nil or what is stored.
func (ht *HashTrieMap[K, V]) find(key K, hash uintptr, old *V) (p place[K, V], head, e *entry[K, V]) {
	wanted := func(head *entry[K, V]) *entry[K, V] {
		if e := head.get(key); e != nil && (old == nil || ht.equal(&e.value, old)) {
			return e
		}
		return nil
	}
	for {
		p, head = ht.seek(hash)
		if wanted(head) == nil {
			return p, nil, nil
		}
		var ok bool
		if head, ok = p.lock(); !ok {
			continue
		}
		if e = wanted(head); e == nil {
			p.in.mu.Unlock()
		}
		return p, head, e
	}
}

// CompareAndSwap sets the value for key if it was old.
func (ht *HashTrieMap[K, V]) CompareAndSwap(key K, old, new V) (swapped bool) {
	ht.init()
	p, head, e := ht.find(key, ht.hash(&key), &old)
	if e == nil {
		return false
	}
	p.set(head.replace(e, newEntry(key, new, nil)))
	p.in.mu.Unlock()
	return true
}

// LoadAndDelete deletes key and returns what was stored for it.
func (ht *HashTrieMap[K, V]) LoadAndDelete(key K) (value V, loaded bool) {
	return ht.remove(key, nil)
}

// Delete deletes key.
func (ht *HashTrieMap[K, V]) Delete(key K) { ht.remove(key, nil) }

// CompareAndDelete deletes key if old is stored for it.
func (ht *HashTrieMap[K, V]) CompareAndDelete(key K, old V) (deleted bool) {
	_, deleted = ht.remove(key, &old)
	return deleted
}

func (ht *HashTrieMap[K, V]) remove(key K, old *V) (value V, found bool) {
	ht.init()
	hash := ht.hash(&key)
	p, head, e := ht.find(key, hash, old)
	if e == nil {
		return value, false
	}
	p.set(head.replace(e, nil))
	i := p.in
	for left := p.left; i.parent != nil && i.empty(); {
		left += trieBits
		above := i.parent
		above.mu.Lock()
		i.dead.Store(true)
		above.children[hash>>left%trieFan].Store(nil)
		i.mu.Unlock()
		i = above
	}
	i.mu.Unlock()
	return e.value, true
}

// Clear deletes all keys.
func (ht *HashTrieMap[K, V]) Clear() {
	ht.init()
	ht.root.Store(newIndirect[K, V](nil))
}

// All yields the keys and values that are there when it gets to them.
func (ht *HashTrieMap[K, V]) All() func(yield func(K, V) bool) {
	ht.init()
	return func(yield func(K, V) bool) {
		ht.visit(ht.root.Load(), yield)
	}
}

// Range calls yield for all keys and values until it returns false.
func (ht *HashTrieMap[K, V]) Range(yield func(K, V) bool) {
	ht.init()
	ht.visit(ht.root.Load(), yield)
}

func (ht *HashTrieMap[K, V]) visit(i *indirect[K, V], yield func(K, V) bool) bool {
	for c := range i.children {
		n := i.children[c].Load()
		if n == nil {
			continue
		}
		if !n.isEntry {
			if !ht.visit(n.indirect(), yield) {
				return false
			}
			continue
		}
		for e := n.entry(); e != nil; e = e.overflow.Load() {
			if !yield(e.key, e.value) {
				return false
			}
		}
	}
	return true
}
