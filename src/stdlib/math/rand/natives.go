// math/rand: what the runtime provides.

package rand

import _ "unsafe"

func runtime_rand() uint64
