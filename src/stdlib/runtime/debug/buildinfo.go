package debug

import (
	"errors"
	"fmt"
	"runtime"
	"strconv"
	"strings"
)

// BuildInfo says of what a program was built.
type BuildInfo struct {
	GoVersion string
	Path      string
	Main      Module
	Deps      []*Module
	Settings  []BuildSetting
}

type Module struct {
	Path    string
	Version string
	Sum     string
	Replace *Module
}

type BuildSetting struct {
	Key, Value string
}

func ReadBuildInfo() (info *BuildInfo, ok bool) {
	return &BuildInfo{GoVersion: runtime.Version(), Path: "command-line-arguments"}, true
}

const (
	keySpecial   = "= \t\r\n\"`"
	valueSpecial = " \t\r\n\"`"
)

// quoteIf quotes what has one of the special characters in it.
func quoteIf(s, special string) string {
	if strings.ContainsAny(s, special) {
		return strconv.Quote(s)
	}
	return s
}

func (m *Module) lines(word string) string {
	s := word + "\t" + m.Path + "\t" + m.Version
	if m.Replace == nil {
		return s + "\t" + m.Sum + "\n"
	}
	return s + "\n" + m.Replace.lines("=>") + "\n"
}

// String gives a line a fact, as ParseBuildInfo reads them.
func (bi *BuildInfo) String() string {
	var b strings.Builder
	if bi.GoVersion != "" {
		b.WriteString("go\t" + bi.GoVersion + "\n")
	}
	if bi.Path != "" {
		b.WriteString("path\t" + bi.Path + "\n")
	}
	if bi.Main != (Module{}) {
		b.WriteString(bi.Main.lines("mod"))
	}
	for _, d := range bi.Deps {
		b.WriteString(d.lines("dep"))
	}
	for _, x := range bi.Settings {
		key := quoteIf(x.Key, keySpecial)
		if key == "" {
			key = `""`
		}
		b.WriteString("build\t" + key + "=" + quoteIf(x.Value, valueSpecial) + "\n")
	}
	return b.String()
}

// ParseBuildInfo reads what String writes. Lines of other kinds, and the one of Go's version, say nothing.
func ParseBuildInfo(data string) (bi *BuildInfo, err error) {
	bi = &BuildInfo{}
	var last *Module
	for n := 1; data != ""; n++ {
		var line string
		line, data, _ = strings.Cut(data, "\n")
		word, rest, ok := strings.Cut(line, "\t")
		if !ok {
			continue
		}
		var err error
		columns := strings.Split(rest, "\t")
		switch word {
		case "path":
			bi.Path = rest
		case "mod":
			last = &bi.Main
			*last, err = parseModule(columns)
		case "dep":
			last = new(Module)
			bi.Deps = append(bi.Deps, last)
			*last, err = parseModule(columns)
		case "=>":
			if len(columns) != 3 {
				err = fmt.Errorf("expected 3 columns for replacement; got %d", len(columns))
			} else if last == nil {
				err = errors.New("replacement with no module on previous line")
			} else {
				last.Replace = &Module{Path: columns[0], Version: columns[1], Sum: columns[2]}
				last = nil
			}
		case "build":
			var x BuildSetting
			x, err = parseSetting(rest)
			bi.Settings = append(bi.Settings, x)
		}
		if err != nil {
			return nil, fmt.Errorf("could not parse Go build info: line %d: %w", n, err)
		}
	}
	return bi, nil
}

func parseModule(columns []string) (Module, error) {
	if n := len(columns); n != 2 && n != 3 {
		return Module{}, fmt.Errorf("expected 2 or 3 columns; got %d", n)
	}
	columns = append(columns, "")
	return Module{Path: columns[0], Version: columns[1], Sum: columns[2]}, nil
}

func quoted(s string) bool { return s != "" && (s[0] == '"' || s[0] == '`') }

func parseSetting(s string) (x BuildSetting, err error) {
	if s == "" {
		return x, errors.New("build line with missing '='")
	}
	value := ""
	if quoted(s) {
		prefix, err := strconv.QuotedPrefix(s)
		if err != nil {
			return x, errors.New("invalid quoted key in build line")
		}
		if len(prefix) == len(s) {
			return x, errors.New("build line missing '=' after quoted key")
		}
		if c := s[len(prefix)]; c != '=' {
			return x, fmt.Errorf("unexpected character after quoted key: %q", c)
		}
		x.Key, _ = strconv.Unquote(prefix)
		value = s[len(prefix)+1:]
	} else {
		key, rest, ok := strings.Cut(s, "=")
		if !ok {
			return x, errors.New("build line missing '=' after key")
		}
		if key == "" {
			return x, errors.New("build line with missing key")
		}
		if strings.ContainsAny(key, keySpecial) {
			return x, fmt.Errorf("unquoted key %q must be quoted", key)
		}
		x.Key, value = key, rest
	}
	if quoted(value) {
		if x.Value, err = strconv.Unquote(value); err != nil {
			return x, errors.New("invalid quoted value in build line")
		}
		return x, nil
	}
	if strings.ContainsAny(value, valueSpecial) {
		return x, fmt.Errorf("unquoted value %q must be quoted", value)
	}
	x.Value = value
	return x, nil
}
