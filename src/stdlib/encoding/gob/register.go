// encoding/gob: names of the types of values in interfaces. Complete.

package gob

import (
	"fmt"
	"reflect"
	"sync"
)

var (
	typeOfName sync.Map // map[string]reflect.Type
	nameOfType sync.Map // map[reflect.Type]string, by base types
)

// RegisterName gives the type of a value a name under which interfaces that hold it are sent.
func RegisterName(name string, value any) {
	if name == "" {
		panic("attempt to register empty name")
	}
	u := mustUse(reflect.TypeOf(value))
	if t, known := typeOfName.LoadOrStore(name, u.user); known && t != u.user {
		panic(fmt.Sprintf("gob: registering duplicate types for %q: %s != %s", name, t, u.user))
	}
	if n, known := nameOfType.LoadOrStore(u.base, name); known && n != name {
		typeOfName.Delete(name)
		panic(fmt.Sprintf("gob: registering duplicate names for %s: %q != %q", u.user, n, name))
	}
}

// Register is RegisterName with the type's own name, in which the package has its whole path.
func Register(value any) {
	t := reflect.TypeOf(value)
	name := t.String()
	// A pointer has no name of its own: its text is what String gives.
	if t.Name() != "" {
		name = t.Name()
		if t.PkgPath() != "" {
			name = t.PkgPath() + "." + name
		}
	}
	RegisterName(name, value)
}

func registerBasic() {
	for _, v := range []any{
		int(0), int8(0), int16(0), int32(0), int64(0), uint(0), uint8(0), uint16(0), uint32(0), uint64(0),
		float32(0), float64(0), complex64(0), complex128(0), uintptr(0), false, "",
		[]byte(nil), []int(nil), []int8(nil), []int16(nil), []int32(nil), []int64(nil), []uint(nil), []uint16(nil), []uint32(nil), []uint64(nil),
		[]float32(nil), []float64(nil), []complex64(nil), []complex128(nil), []uintptr(nil), []bool(nil), []string(nil),
	} {
		Register(v)
	}
}
