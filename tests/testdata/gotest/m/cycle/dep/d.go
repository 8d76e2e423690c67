package dep

import _ "example.com/m/cycle"
