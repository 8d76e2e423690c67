package cycle

import _ "example.com/m/cycle/dep"
