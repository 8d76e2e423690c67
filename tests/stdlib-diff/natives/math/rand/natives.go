// A stand-in for the runtime.

package rand

import "math/rand/v2"

func runtime_rand() uint64 { return rand.Uint64() }
