package net

import (
	"net/netip"
	"strconv"
	"strings"
)

// SplitHostPort takes host:port, [host]:port or [host%zone]:port apart.
func SplitHostPort(hostport string) (host, port string, err error) {
	bad := func(why string) (string, string, error) { return "", "", &AddrError{Err: why, Addr: hostport} }
	colon := strings.LastIndexByte(hostport, ':')
	if colon < 0 {
		return bad("missing port in address")
	}
	rest := hostport // where no opening bracket may be
	tail := hostport // where no closing one may be
	if hostport[0] == '[' {
		end := strings.IndexByte(hostport, ']')
		switch {
		case end < 0:
			return bad("missing ']' in address")
		case end+1 == len(hostport):
			return bad("missing port in address")
		case end+1 != colon && hostport[end+1] == ':':
			return bad("too many colons in address")
		case end+1 != colon:
			return bad("missing port in address")
		}
		host, rest, tail = hostport[1:end], hostport[1:], hostport[end+1:]
	} else if host = hostport[:colon]; strings.IndexByte(host, ':') >= 0 {
		return bad("too many colons in address")
	}
	if strings.IndexByte(rest, '[') >= 0 {
		return bad("unexpected '[' in address")
	}
	if strings.IndexByte(tail, ']') >= 0 {
		return bad("unexpected ']' in address")
	}
	return host, hostport[colon+1:], nil
}

// JoinHostPort is the opposite; a host with colons gets brackets.
func JoinHostPort(host, port string) string {
	if strings.IndexByte(host, ':') >= 0 {
		return "[" + host + "]:" + port
	}
	return host + ":" + port
}

// endpoint is the text of an address with a port.
func endpoint(ip IP, zone string, port int) string {
	host := ""
	if len(ip) > 0 {
		host = ip.String()
	}
	if zone != "" {
		host += "%" + zone
	}
	return JoinHostPort(host, strconv.Itoa(port))
}

func addrPort(ip IP, zone string, port int) netip.AddrPort {
	a, _ := netip.AddrFromSlice(ip)
	return netip.AddrPortFrom(a.WithZone(zone), uint16(port))
}

// IPAddr is an address as an end of a connection.
type IPAddr struct {
	IP   IP
	Zone string
}

// Network returns "ip".
func (a *IPAddr) Network() string { return "ip" }

func (a *IPAddr) String() string {
	if a == nil {
		return "<nil>"
	}
	s := ""
	if len(a.IP) > 0 {
		s = a.IP.String()
	}
	if a.Zone != "" {
		s += "%" + a.Zone
	}
	return s
}

// TCPAddr is an end of a TCP connection.
type TCPAddr struct {
	IP   IP
	Port int
	Zone string
}

// Network returns "tcp".
func (a *TCPAddr) Network() string { return "tcp" }

func (a *TCPAddr) String() string {
	if a == nil {
		return "<nil>"
	}
	return endpoint(a.IP, a.Zone, a.Port)
}

// AddrPort returns the address in netip's form.
func (a *TCPAddr) AddrPort() netip.AddrPort {
	if a == nil {
		return netip.AddrPort{}
	}
	return addrPort(a.IP, a.Zone, a.Port)
}

// TCPAddrFromAddrPort is the opposite.
func TCPAddrFromAddrPort(addr netip.AddrPort) *TCPAddr {
	return &TCPAddr{IP: addr.Addr().AsSlice(), Zone: addr.Addr().Zone(), Port: int(addr.Port())}
}

// UDPAddr is an end of UDP packets' way.
type UDPAddr struct {
	IP   IP
	Port int
	Zone string
}

// Network returns "udp".
func (a *UDPAddr) Network() string { return "udp" }

func (a *UDPAddr) String() string {
	if a == nil {
		return "<nil>"
	}
	return endpoint(a.IP, a.Zone, a.Port)
}

// AddrPort returns the address in netip's form.
func (a *UDPAddr) AddrPort() netip.AddrPort {
	if a == nil {
		return netip.AddrPort{}
	}
	return addrPort(a.IP, a.Zone, a.Port)
}

// UDPAddrFromAddrPort is the opposite.
func UDPAddrFromAddrPort(addr netip.AddrPort) *UDPAddr {
	return &UDPAddr{IP: addr.Addr().AsSlice(), Zone: addr.Addr().Zone(), Port: int(addr.Port())}
}

// UnixAddr is an end of a Unix domain socket.
type UnixAddr struct {
	Name string
	Net  string
}

// Network returns a.Net: "unix", "unixgram" or "unixpacket".
func (a *UnixAddr) Network() string { return a.Net }

func (a *UnixAddr) String() string {
	if a == nil {
		return "<nil>"
	}
	return a.Name
}

// ResolveUnixAddr makes the address of that name.
func ResolveUnixAddr(network, address string) (*UnixAddr, error) {
	switch network {
	case "unix", "unixgram", "unixpacket":
		return &UnixAddr{Name: address, Net: network}, nil
	}
	return nil, UnknownNetworkError(network)
}

// ResolveTCPAddr takes host:port; names of hosts would have to be looked up.
func ResolveTCPAddr(network, address string) (*TCPAddr, error) {
	switch network {
	case "", "tcp", "tcp4", "tcp6":
	default:
		return nil, UnknownNetworkError(network)
	}
	if network == "" {
		network = "tcp"
	}
	ip, zone, port, err := resolve(network, address)
	if err != nil {
		return nil, err
	}
	return &TCPAddr{IP: ip, Port: port, Zone: zone}, nil
}

// ResolveUDPAddr takes host:port; names of hosts would have to be looked up.
func ResolveUDPAddr(network, address string) (*UDPAddr, error) {
	switch network {
	case "", "udp", "udp4", "udp6":
	default:
		return nil, UnknownNetworkError(network)
	}
	if network == "" {
		network = "udp"
	}
	ip, zone, port, err := resolve(network, address)
	if err != nil {
		return nil, err
	}
	return &UDPAddr{IP: ip, Port: port, Zone: zone}, nil
}

// resolve takes host:port of that network apart; the host may be left out.
func resolve(network, address string) (ip IP, zone string, port int, err error) {
	host, service := "", ""
	if address != "" {
		if host, service, err = SplitHostPort(address); err != nil {
			return nil, "", 0, err
		}
		if port, err = LookupPort(network, service); err != nil {
			return nil, "", 0, err
		}
	}
	if host == "" {
		return nil, "", port, nil
	}
	a, err := netip.ParseAddr(host)
	if err != nil {
		_, err = LookupHost(host)
		return nil, "", 0, err
	}
	b := a.As16()
	ip = b[:]
	if v4 := ip.To4() != nil; network[3:] == "4" && !v4 || network[3:] == "6" && v4 {
		return nil, "", 0, &AddrError{Err: "no suitable address found", Addr: host}
	}
	return ip, a.Zone(), port, nil
}
