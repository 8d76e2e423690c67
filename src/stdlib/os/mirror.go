// os: what the program changes on the virtual disk is told to the host, which makes the same change in a directory of its own if the
// program has been given one (gosim run -disk, src/driver/disk.ts).

package os

import "unsafe"

// mirrorFd is the host's descriptor for changes: a verb, numbers and a path on a line, then bytes.
const mirrorFd = 4

// mirrored is 1 if the host follows, -1 if it does not; it is asked at the first change.
var mirrored int

// mirror tells of a change at path.
func mirror(verb, path string, data []byte) {
	if mirrored < 0 {
		return
	}
	for i := range len(path) {
		if path[i] == '\n' {
			return // such a name would end the line; it stays on the virtual disk
		}
	}
	m := append([]byte(verb+" "+path+"\n"), data...)
	mirrored = 1
	if runtime_write(mirrorFd, unsafe.Pointer(unsafe.SliceData(m)), int32(len(m))) < 0 {
		mirrored = -1
	}
}

// mirror tells of a change of a file, which has been removed if it is in no directory.
func (n *node) mirror(verb string, data []byte) {
	if mirrored >= 0 && n.up != nil {
		mirror(verb, n.path(), data)
	}
}

// at is the absolute path of the place.
func (p place) at() string {
	if p.dir.up == nil {
		return "/" + p.base
	}
	return p.dir.path() + "/" + p.base
}

// copyToHost makes the file anew under its name there: where it comes from the host may not have it.
//
// DEPARTURE: two names of one file are two files of the host.
func (p place) copyToHost() {
	if p.n.link != "" {
		mirror("symlink", p.n.link+"\x00"+p.at(), nil)
		return
	}
	p.n.load()
	mirror("file", p.at(), nil)
	mirror("write 0", p.at(), p.n.data)
}
