package b

import "example.com/m/a/internal/c"

var B = c.C
