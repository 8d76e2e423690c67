// time/tzdata: complete: nothing to do, because gosim's time always has the zones.

// Package tzdata provides an embedded copy of the timezone database.
package tzdata
