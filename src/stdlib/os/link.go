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

// Chown and Lchown check that the file is there: there is one user, who owns all.
func Chown(name string, uid, gid int) error {
	if _, err := lookup(name); err != nil {
		return &PathError{Op: "chown", Path: name, Err: err}
	}
	return nil
}

func Lchown(name string, uid, gid int) error {
	if _, err := lookup(name); err != nil {
		return &PathError{Op: "lchown", Path: name, Err: err}
	}
	return nil
}

func (f *File) Chown(uid, gid int) error {
	if _, err := f.Stat(); err != nil {
		return err
	}
	return nil
}

func Getgroups() ([]int, error) { return nil, nil }
