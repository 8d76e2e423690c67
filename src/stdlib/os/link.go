// os: links and owners.

package os

// Readlink gives the target of a symbolic link.
func Readlink(name string) (string, error) {
	target, err := disk.readlink(name)
	if err != nil {
		return "", &PathError{Op: "readlink", Path: name, Err: err}
	}
	return target, nil
}

func Symlink(oldname, newname string) error {
	if err := disk.symlink(oldname, newname); err != nil {
		return &LinkError{"symlink", oldname, newname, err}
	}
	return nil
}

func Link(oldname, newname string) error {
	if err := disk.linkTo(oldname, newname); err != nil {
		return &LinkError{"link", oldname, newname, err}
	}
	return nil
}

// Chown and Lchown check that the file is there: there is one user, who owns all.
func Chown(name string, uid, gid int) error {
	if _, err := disk.lookup(name, true); err != nil {
		return &PathError{Op: "chown", Path: name, Err: err}
	}
	return nil
}

func Lchown(name string, uid, gid int) error {
	if _, err := disk.lookup(name, false); err != nil {
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
