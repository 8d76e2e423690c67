// os: links. The virtual disk has none.

package os

// Readlink gives the target of a symbolic link.
func Readlink(name string) (string, error) {
	_, err := lookup(name)
	if err == nil {
		err = errInval
	}
	return "", &PathError{Op: "readlink", Path: name, Err: err}
}

func Symlink(oldname, newname string) error {
	return &LinkError{"symlink", oldname, newname, errNotSup}
}

func Link(oldname, newname string) error {
	return &LinkError{"link", oldname, newname, errNotSup}
}

var errNotSup error = &errno{"operation not supported", nil}
