/**
 * HTTP servers of the host: for `gosim run -http` and for programs that listen (package net/http). Nothing here knows of machines. Loaded with
 * driver/service.ts only when needed: every start would pay for it.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Listening {
  server: Server;
  /** What it listens at, as host:port. */
  address: string;
}

const reasons: ReadonlyMap<string, string> = new Map([
  ['EADDRINUSE', 'address already in use'],
  ['EACCES', 'permission denied'],
  ['EADDRNOTAVAIL', 'cannot assign requested address'],
]);

/** `host:port`, `:port`, `[v6]:port`; null if it is none. A port may be empty: 80. */
export function parseAddress(addr: string): { host: string | undefined; port: number } | null {
  const m = /^(?:\[([^\]]*)\]|([^:]*)):(\d*|http)$/.exec(addr === '' ? ':80' : addr);
  if (m === null) return null;
  const port = m[3] === '' || m[3] === 'http' ? 80 : Number(m[3]);
  if (port > 65535) return null;
  const host = m[1] ?? m[2];
  return { host: host === '' ? undefined : host, port };
}

/** Starts a server; the error is in the words of package net. */
export function listen(addr: string, handler: (req: IncomingMessage, res: ServerResponse) => void): Promise<Listening | { error: string }> {
  const at = parseAddress(addr);
  if (at === null) {
    const port = /:([^:]*)$/.exec(addr)?.[1];
    return Promise.resolve({ error: port === undefined ? `listen tcp: address ${addr}: missing port in address` : /^\d+$/.test(port) ? `listen tcp: address ${port}: invalid port` : `listen tcp: lookup tcp/${port}: unknown port` });
  }
  return new Promise((resolve) => {
    const server = createServer(handler);
    server.once('error', (e: NodeJS.ErrnoException) => resolve({ error: `listen tcp ${addr}: bind: ${reasons.get(e.code ?? '') ?? e.message}` }));
    // Idle connections stay, as with Go's servers.
    server.keepAliveTimeout = 0;
    server.listen(at.port, at.host, () => {
      const a = server.address() as AddressInfo;
      resolve({ server, address: `${at.host ?? 'localhost'}:${a.port}` });
    });
  });
}

/** Ends a server and its connections, or (not `all`) those that are idle. */
export function close(l: Listening, all: boolean): void {
  l.server.close();
  if (all) l.server.closeAllConnections();
  else l.server.closeIdleConnections();
}
