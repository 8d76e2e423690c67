/**
 * /debug/pprof/ of a running program (Go: net/http/pprof), answered by the host between two turns of the machine: `gosim run -http`.
 * Durations are seconds of the host's clock.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type LiveProfiles, lookupTable } from './profiles.js';

const prefix = '/debug/pprof/';

function text(res: ServerResponse, status: number, body: string | Uint8Array): void {
  res.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'X-Content-Type-Options': 'nosniff' });
  res.end(body);
}

function file(res: ServerResponse, name: string, body: Uint8Array): void {
  res.writeHead(200, { 'Content-Type': 'application/octet-stream', 'Content-Disposition': `attachment; filename="${name}"`, 'X-Content-Type-Options': 'nosniff' });
  res.end(body);
}

/** The page that lists the profiles. */
export function indexPage(live: LiveProfiles): string {
  const rows: [string, string, string][] = lookupTable.map(([name, doc]) => [name, String(live.count(name, false)), doc]);
  rows.push(['cmdline', '0', 'The command line of the program.'], ['profile', '0', 'Where fuel is spent. The seconds parameter says for how long (30).'], ['trace', '0', 'A trace of the execution. The seconds parameter says for how long (1).']);
  rows.sort((a, b) => (a[0] < b[0] ? -1 : 1));
  const link = (n: string): string => `${n}${lookupTable.some(([l]) => l === n) ? '?debug=1' : ''}`;
  return `<html>
<head>
<title>/debug/pprof/</title>
<style>
.profile-name{
	display:inline-block;
	width:6rem;
}
</style>
</head>
<body>
/debug/pprof/
<br>
<p>Set debug=1 as a query parameter to export in legacy text format</p>
<br>
Types of profiles available:
<table>
<thead><td>Count</td><td>Profile</td></thead>
${rows.map(([n, c]) => `<tr><td>${c}</td><td><a href='${link(n)}'>${n}</a></td></tr>\n`).join('')}</table>
<a href="goroutine?debug=2">full goroutine stack dump</a>
<br>
<p>
Profile Descriptions:
<ul>
${rows.map(([n, , doc]) => `<li><div class=profile-name>${n}: </div> ${doc}</li>\n`).join('')}</ul>
</p>
</body>
</html>
`;
}

/** Answers a request. `args` is the program's command line, `collect` runs the collector. */
export function serveProfiles(live: LiveProfiles, args: readonly string[], req: IncomingMessage, res: ServerResponse): void {
  const url = new URL(req.url ?? '/', 'http://host');
  if (url.pathname === prefix.slice(0, -1)) {
    res.writeHead(301, { Location: prefix });
    res.end();
    return;
  }
  if (!url.pathname.startsWith(prefix)) return text(res, 404, '404 page not found\n');
  const name = url.pathname.slice(prefix.length);
  const debug = Number(url.searchParams.get('debug') ?? 0) || 0;
  const asked = url.searchParams.get('seconds');
  const after = (seconds: number, then: () => void): void => {
    const timer = setTimeout(then, seconds * 1000);
    res.once('close', () => clearTimeout(timer));
  };
  const seconds = (otherwise: number): number => (Number(asked) > 0 ? Number(asked) : otherwise);
  switch (name) {
    case '':
      res.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'X-Content-Type-Options': 'nosniff' });
      res.end(indexPage(live));
      return;
    case 'cmdline':
      return text(res, 200, Buffer.from(args.join('\0'), 'latin1'));
    case 'symbol':
      return text(res, 200, 'num_symbols: 1\n');
    case 'profile': {
      if (live.cpuRunning) return text(res, 500, 'Could not enable CPU profiling: cpu profiling already in use\n');
      live.startCpu();
      let stopped = false;
      const stop = (): Uint8Array => {
        stopped = true;
        return live.stopCpu();
      };
      res.once('close', () => void (stopped || stop()));
      return after(seconds(30), () => file(res, 'profile', stop()));
    }
    case 'trace': {
      if (live.tracing) return text(res, 500, 'Could not enable tracing: tracing is already enabled\n');
      live.startTrace();
      let stopped = false;
      const stop = (): Uint8Array => {
        stopped = true;
        return live.stopTrace();
      };
      res.once('close', () => void (stopped || stop()));
      return after(seconds(1), () => file(res, 'trace', stop()));
    }
    default: {
      const send = (body: Uint8Array | null): void => {
        if (body === null) text(res, 404, 'Unknown profile\n');
        else if (debug === 0) file(res, name, body);
        else text(res, 200, body);
      };
      if (asked === null) return send(live.profile(name, debug, false));
      if (debug !== 0 && name !== 'goroutine') return text(res, 400, 'seconds and debug params are incompatible\n');
      if (!(Number(asked) > 0)) return text(res, 400, 'invalid value for "seconds" - must be a positive integer\n');
      const before = live.snapshot(name);
      return after(Number(asked), () => send(live.profile(name, debug, false, before)));
    }
  }
}
