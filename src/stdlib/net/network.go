package net

import (
	"context"
	"net/netip"
	"os"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// The machine has no network: no interfaces, no files about names in /etc, and a kernel that knows no internet protocols. What follows is what Go says then.

// noSocket is what the system call says.
func noSocket() error { return os.NewSyscallError("socket", syscall.EAFNOSUPPORT) }

// Interface is a way to a network.
type Interface struct {
	Index        int
	MTU          int
	Name         string
	HardwareAddr HardwareAddr
	Flags        Flags
}

// Flags are properties of an interface.
type Flags uint

const (
	FlagUp Flags = 1 << iota
	FlagBroadcast
	FlagLoopback
	FlagPointToPoint
	FlagMulticast
	FlagRunning
)

func (f Flags) String() string {
	var names []string
	for i, name := range []string{"up", "broadcast", "loopback", "pointtopoint", "multicast", "running"} {
		if f>>i&1 == 1 {
			names = append(names, name)
		}
	}
	if names == nil {
		return "0"
	}
	return strings.Join(names, "|")
}

// Interfaces returns the machine's interfaces: none.
func Interfaces() ([]Interface, error) { return nil, nil }

// InterfaceAddrs returns the addresses of the interfaces: none.
func InterfaceAddrs() ([]Addr, error) { return nil, nil }

var services = map[string]map[string]int{
	"tcp": {"domain": 53, "ftp": 21, "ftps": 990, "gopher": 70, "http": 80, "https": 443, "imap2": 143, "imap3": 220, "imaps": 993, "pop3": 110,
		"pop3s": 995, "smtp": 25, "submissions": 465, "ssh": 22, "telnet": 23},
	"udp": {"domain": 53},
}

// LookupPort returns the port of a service: its number, or one of the few that Go knows itself.
func LookupPort(network, service string) (port int, err error) {
	digits := strings.TrimLeft(service, "+-")
	if service == "" || digits != "" && len(service)-len(digits) <= 1 && strings.Trim(digits, "0123456789") == "" {
		n, err := strconv.Atoi("0" + digits)
		if strings.HasPrefix(service, "-") {
			n = -n
		}
		if err != nil || n < 0 || n > 65535 {
			return 0, &AddrError{Err: "invalid port", Addr: service}
		}
		return n, nil
	}
	var kinds []string
	switch network {
	case "tcp", "tcp4", "tcp6":
		kinds = []string{"tcp"}
	case "udp", "udp4", "udp6":
		kinds = []string{"udp"}
	case "", "ip":
		kinds = []string{"tcp", "udp"}
	default:
		return 0, &DNSError{Err: "unknown network", Name: network + "/" + service}
	}
	for _, k := range kinds {
		if port, ok := services[k][strings.ToLower(service)]; ok {
			return port, nil
		}
	}
	return 0, &DNSError{Err: "unknown port", Name: network + "/" + service, IsNotFound: true}
}

// LookupHost returns the addresses of a host: of an address itself.
func LookupHost(host string) (addrs []string, err error) {
	if host == "" {
		return nil, &DNSError{Err: "no such host", Name: host, IsNotFound: true}
	}
	if _, err := netip.ParseAddr(host); err == nil {
		return []string{host}, nil
	}
	const server = "127.0.0.1:53"
	ask := &OpError{Op: "dial", Net: "udp", Addr: &UDPAddr{IP: IPv4(127, 0, 0, 1), Port: 53}, Err: noSocket()}
	return nil, &DNSError{Err: ask.Error(), Name: host, Server: server}
}

// LookupIP returns the addresses of a host: of an address itself.
func LookupIP(host string) ([]IP, error) {
	addrs, err := LookupHost(host)
	if err != nil {
		return nil, err
	}
	a := netip.MustParseAddr(addrs[0]).As16()
	return []IP{IP(a[:])}, nil
}

// Dialer has settings of Dial.
type Dialer struct {
	Timeout       time.Duration
	Deadline      time.Time
	LocalAddr     Addr
	FallbackDelay time.Duration
	KeepAlive     time.Duration
}

// Dial connects to an address, which fails.
func Dial(network, address string) (Conn, error) { return new(Dialer).Dial(network, address) }

// DialTimeout connects to an address, which fails.
func DialTimeout(network, address string, timeout time.Duration) (Conn, error) {
	return (&Dialer{Timeout: timeout}).Dial(network, address)
}

// Dial connects to an address, which fails.
func (d *Dialer) Dial(network, address string) (Conn, error) {
	return d.DialContext(context.Background(), network, address)
}

// DialContext connects to an address, which fails.
func (d *Dialer) DialContext(ctx context.Context, network, address string) (Conn, error) {
	if ctx == nil {
		panic("nil context")
	}
	addr, err := target(network, address)
	if err == nil {
		switch ctx.Err() {
		case nil:
			err = noSocket()
		case context.DeadlineExceeded:
			err = timeoutError{}
		default:
			err = canceledError{}
		}
	}
	return nil, &OpError{Op: "dial", Net: network, Source: d.LocalAddr, Addr: addr, Err: err}
}

type canceledError struct{}

func (canceledError) Error() string        { return "operation was canceled" }
func (canceledError) Is(target error) bool { return target == context.Canceled }

// Listen waits for connections, which fails.
func Listen(network, address string) (Listener, error) {
	return nil, listenError(network, address)
}

// ListenPacket waits for packets, which fails.
func ListenPacket(network, address string) (PacketConn, error) {
	return nil, listenError(network, address)
}

func listenError(network, address string) error {
	addr, err := target(network, address)
	if err == nil {
		err = noSocket()
	}
	return &OpError{Op: "listen", Net: network, Addr: addr, Err: err}
}

// target is the address that a network's text is for; nil where there is none.
func target(network, address string) (Addr, error) {
	var addr Addr
	var err error
	switch network {
	case "tcp", "tcp4", "tcp6":
		var a *TCPAddr
		if a, err = ResolveTCPAddr(network, address); err == nil {
			addr = a
		}
	case "udp", "udp4", "udp6":
		var a *UDPAddr
		if a, err = ResolveUDPAddr(network, address); err == nil {
			addr = a
		}
	default:
		var a *UnixAddr
		if a, err = ResolveUnixAddr(network, address); err == nil {
			addr = a
		}
	}
	return addr, err
}
