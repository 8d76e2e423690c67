// Package driver has the interfaces between package database/sql and drivers of databases, and what converts values for them.
package driver

import (
	"context"
	"errors"
	"reflect"
)

// A Value is what drivers take and give: nil, int64, float64, bool, []byte, string, time.Time, or Rows within a row.
type Value any

// NamedValue is an argument of a query.
type NamedValue struct {
	Name    string // empty: it is named by its place
	Ordinal int    // from 1 on
	Value   Value
}

// A Driver opens connections by the name of a database.
type Driver interface {
	Open(name string) (Conn, error)
}

// DriverContext is a Driver that reads the name once for many connections.
type DriverContext interface {
	OpenConnector(name string) (Connector, error)
}

// A Connector opens connections to one database.
type Connector interface {
	Connect(context.Context) (Conn, error)
	Driver() Driver
}

var (
	// ErrSkip from an optional method says: do it the long way.
	ErrSkip = errors.New("driver: skip fast-path; continue as if unimplemented")
	// ErrBadConn says that another connection is needed; nothing was done.
	ErrBadConn = errors.New("driver: bad connection")
	// ErrRemoveArgument from CheckNamedValue takes the argument away.
	ErrRemoveArgument = errors.New("driver: remove argument from query")
)

// A Conn is a connection, used by one goroutine at a time.
type Conn interface {
	Prepare(query string) (Stmt, error)
	Close() error
	Begin() (Tx, error) // Deprecated: BeginTx of ConnBeginTx
}

// What a Conn may have besides.
type (
	// Pinger tells whether the connection works.
	Pinger interface {
		Ping(ctx context.Context) error
	}
	// Execer runs a statement without preparing it. Deprecated: ExecerContext.
	Execer interface {
		Exec(query string, args []Value) (Result, error)
	}
	// ExecerContext runs a statement without preparing it.
	ExecerContext interface {
		ExecContext(ctx context.Context, query string, args []NamedValue) (Result, error)
	}
	// Queryer asks without preparing a statement. Deprecated: QueryerContext.
	Queryer interface {
		Query(query string, args []Value) (Rows, error)
	}
	// QueryerContext asks without preparing a statement.
	QueryerContext interface {
		QueryContext(ctx context.Context, query string, args []NamedValue) (Rows, error)
	}
	// ConnPrepareContext prepares a statement until the context ends.
	ConnPrepareContext interface {
		PrepareContext(ctx context.Context, query string) (Stmt, error)
	}
	// ConnBeginTx begins a transaction of a certain kind.
	ConnBeginTx interface {
		BeginTx(ctx context.Context, opts TxOptions) (Tx, error)
	}
	// SessionResetter is called before the connection is used again.
	SessionResetter interface {
		ResetSession(ctx context.Context) error
	}
	// Validator tells whether the connection may be kept.
	Validator interface {
		IsValid() bool
	}
	// NamedValueChecker converts arguments, or lets them be as they are.
	NamedValueChecker interface {
		CheckNamedValue(*NamedValue) error
	}
)

// IsolationLevel is the one of package sql.
type IsolationLevel int

// TxOptions is the kind of a transaction.
type TxOptions struct {
	Isolation IsolationLevel
	ReadOnly  bool
}

// A Tx is a transaction.
type Tx interface {
	Commit() error
	Rollback() error
}

// A Stmt is a prepared statement, used by one goroutine at a time.
type Stmt interface {
	Close() error
	NumInput() int // -1: the driver does not know
	Exec(args []Value) (Result, error)
	Query(args []Value) (Rows, error)
}

// What a Stmt may have besides.
type (
	// StmtExecContext runs it with named arguments.
	StmtExecContext interface {
		ExecContext(ctx context.Context, args []NamedValue) (Result, error)
	}
	// StmtQueryContext asks with named arguments.
	StmtQueryContext interface {
		QueryContext(ctx context.Context, args []NamedValue) (Rows, error)
	}
	// ColumnConverter converts arguments by their column. Deprecated: NamedValueChecker.
	ColumnConverter interface {
		ColumnConverter(idx int) ValueConverter
	}
)

// Rows is the answer to a query.
type Rows interface {
	Columns() []string
	Close() error
	Next(dest []Value) error // io.EOF behind the last row
}

// What Rows may have besides.
type (
	// RowsNextResultSet has more than one answer.
	RowsNextResultSet interface {
		Rows
		HasNextResultSet() bool
		NextResultSet() error
	}
	// RowsColumnTypeScanType tells which type a column is for.
	RowsColumnTypeScanType interface {
		Rows
		ColumnTypeScanType(index int) reflect.Type
	}
	// RowsColumnTypeDatabaseTypeName tells what the database calls a column's type, such as VARCHAR.
	RowsColumnTypeDatabaseTypeName interface {
		Rows
		ColumnTypeDatabaseTypeName(index int) string
	}
	// RowsColumnTypeLength tells the length of a column that has one.
	RowsColumnTypeLength interface {
		Rows
		ColumnTypeLength(index int) (length int64, ok bool)
	}
	// RowsColumnTypeNullable tells whether a column may be null.
	RowsColumnTypeNullable interface {
		Rows
		ColumnTypeNullable(index int) (nullable, ok bool)
	}
	// RowsColumnTypePrecisionScale tells the digits of decimal columns.
	RowsColumnTypePrecisionScale interface {
		Rows
		ColumnTypePrecisionScale(index int) (precision, scale int64, ok bool)
	}
)

// A Result is what a statement has done.
type Result interface {
	LastInsertId() (int64, error)
	RowsAffected() (int64, error)
}

// RowsAffected is the Result of statements that change rows.
type RowsAffected int64

// LastInsertId is an error.
func (RowsAffected) LastInsertId() (int64, error) {
	return 0, errors.New("LastInsertId is not supported by this driver")
}

// RowsAffected returns the number of rows.
func (v RowsAffected) RowsAffected() (int64, error) { return int64(v), nil }

// ResultNoRows is the Result of statements such as CREATE TABLE.
var ResultNoRows noRows

type noRows struct{}

func (noRows) LastInsertId() (int64, error) {
	return 0, errors.New("no LastInsertId available after DDL statement")
}

func (noRows) RowsAffected() (int64, error) {
	return 0, errors.New("no RowsAffected available after DDL statement")
}
