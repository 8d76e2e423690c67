// Package fmt: Errorf.

package fmt

import (
	"errors"
	"slices"
)

// Errorf returns an error with the formatted text; it wraps the operands of %w.
func Errorf(format string, a ...any) (err error) {
	// Split, so that a constant text makes no more than errors.New.
	if err = errorf(format, a...); err != nil {
		return err
	}
	return errors.New(format)
}

// errorf returns nil if format is the text itself.
func errorf(format string, a ...any) error {
	if len(a) == 0 && !hasPercent(format) {
		return nil
	}
	p := newPrinter()
	p.wrapErrs = true
	p.doPrintf(format, a)
	s := string(p.buf)
	var err error
	switch len(p.wrappedErrs) {
	case 0:
		err = errors.New(s)
	case 1:
		w := &wrapError{msg: s}
		w.err, _ = a[p.wrappedErrs[0]].(error)
		err = w
	default:
		if p.reordered {
			slices.Sort(p.wrappedErrs)
		}
		var errs []error
		last := -1
		for _, n := range p.wrappedErrs {
			if n == last {
				continue
			}
			last = n
			if e, ok := a[n].(error); ok {
				errs = append(errs, e)
			}
		}
		err = &wrapErrors{s, errs}
	}
	p.free()
	return err
}

func hasPercent(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] == '%' {
			return true
		}
	}
	return false
}

type wrapError struct {
	msg string
	err error
}

func (e *wrapError) Error() string { return e.msg }

func (e *wrapError) Unwrap() error { return e.err }

type wrapErrors struct {
	msg  string
	errs []error
}

func (e *wrapErrors) Error() string { return e.msg }

func (e *wrapErrors) Unwrap() []error { return e.errs }
