/**
 * Services of the host for the program's library (package internal/hostservice): profiles, traces, HTTP servers. A request is one write to
 * descriptor 3, a word and its arguments; the answer is read from there, its length in ten digits in front, an error begins with `!`.
 *
 *     profile NAME DEBUG          a profile, as runtime/pprof writes it
 *     custom NAME DEBUG\n...      a profile that the program keeps: lines of a count and program counters
 *     delta NAME, delta-end ID    what comes into a profile between the two; the first gives the ID
 *     cpu start HZ|stop, trace start|stop
 *     task ID PARENT NAME, task-end ID, region ID NAME, region-end ID NAME, log ID CATEGORY\nMESSAGE
 *     listen ADDR                 the descriptor that requests are read from, and the address
 *     close FD, shut FD           ends a server, with its connections or without those that are in use; its port is free then
 *     respond ID STATUS\nHEADERS\n\nBODY
 *
 * A request to a server is a message on its descriptor: number, method, target, host, remote address, headers, an empty line, the body.
 *
 * Programs without that package get none of this. Such runs use the interpreter: profiles need every frame in memory.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Program } from '../bytecode/program.js';
import { firstService, type Host, type HostFile, type Machine, type ProfileStack, type Runtime, signalService, type UserEvent } from '../runtime/index.js';
import { execute, type RunOutcome, type RunRequest } from './execute.js';
import { close, listen, type Listening } from './http.js';
import { serveProfiles } from './http-profiles.js';
import { customProfile, LiveProfiles } from './profiles.js';

const control = firstService;
const firstServer = 16;
/** Of StartCPUProfile: no wish of the program's own (runtime/go/mprof.go). */
const goRate = 100;

/** A message with its length in front. */
function message(body: Uint8Array): Uint8Array {
  return Buffer.concat([Buffer.from(String(body.length).padStart(10, '0')), body]);
}

const bytes = (s: string): Uint8Array => Buffer.from(s, 'latin1');

/** The host of a program with services: another one with more descriptors. */
class ServiceHost implements Host {
  private readonly incoming = new Map<number, Uint8Array[]>([[control, []]]);
  private readonly servers = new Map<number, Listening>();
  private nextServer = firstServer;
  /** Requests of which a part is still to come, by server. */
  private readonly arriving = new Map<number, number>();
  private readonly deltas = new Map<number, { name: string; before: ReturnType<LiveProfiles['snapshot']> }>();
  private readonly open = new Map<number, ServerResponse>();
  private requests = 0;
  rt: Runtime | null = null;
  live: LiveProfiles | null = null;

  constructor(private readonly inner: Host) {}

  get args(): readonly string[] {
    return this.inner.args;
  }
  get env(): readonly string[] {
    return this.inner.env;
  }
  get files(): readonly HostFile[] {
    return this.inner.files ?? [];
  }
  get dir(): string {
    return this.inner.dir ?? '/';
  }
  now(): number {
    return this.inner.now();
  }
  nanotime(): number {
    return this.inner.nanotime();
  }
  write(fd: number, b: Uint8Array): void {
    this.inner.write(fd, b);
  }
  wait(ns: number, input: boolean): Promise<void> {
    return this.inner.wait(ns, input);
  }
  interrupt(): void {
    this.inner.interrupt?.();
  }
  set onSignal(f: (signal: number, text: string) => void) {
    this.inner.onSignal = f;
  }
  yield(): Promise<void> {
    return this.inner.yield();
  }
  entropy(): number {
    return this.inner.entropy();
  }

  read(fd: number, n: number): Uint8Array | null {
    if (fd < firstService || fd === signalService) return this.inner.read(fd, n);
    const queue = this.incoming.get(fd);
    if (queue === undefined) return new Uint8Array(0);
    const first = queue[0];
    // What a server has got before it was closed is still answered.
    if (first === undefined) return fd >= firstServer && !this.servers.has(fd) && (this.arriving.get(fd) ?? 0) === 0 ? new Uint8Array(0) : null;
    if (first.length <= n) {
      queue.shift();
      return first;
    }
    queue[0] = first.subarray(n);
    return first.subarray(0, n);
  }

  send(fd: number, b: Uint8Array): boolean {
    if (fd !== control) return this.inner.send?.(fd, b) === true;
    const all = Buffer.from(b);
    const end = all.indexOf(10);
    const head = all.subarray(0, end < 0 ? all.length : end).toString('latin1');
    this.request(head.split(' '), head, end < 0 ? new Uint8Array(0) : all.subarray(end + 1));
    return true;
  }

  private put(fd: number, body: Uint8Array): void {
    this.incoming.get(fd)?.push(message(body));
    this.inner.interrupt?.();
  }

  private answer(body: Uint8Array | string): void {
    this.put(control, typeof body === 'string' ? bytes(body) : body);
  }

  private request([verb, ...a]: string[], head: string, rest: Uint8Array): void {
    const live = this.live!;
    switch (verb) {
      case 'profile':
        return this.answer(live.profile(a[0]!, Number(a[1]), true) ?? '!no such profile');
      case 'delta': {
        const id = ++this.requests;
        this.deltas.set(id, { name: a[0]!, before: live.snapshot(a[0]!, true) });
        return this.answer(String(id));
      }
      case 'delta-end': {
        const d = this.deltas.get(Number(a[0]));
        if (d === undefined) return this.answer('!no such profile');
        this.deltas.delete(Number(a[0]));
        return this.answer(live.profile(d.name, 0, true, d.before) ?? '!no such profile');
      }
      case 'custom':
        return this.answer(customProfile(decodeURIComponent(a[0]!), Number(a[1]), this.stacks(Buffer.from(rest).toString('latin1')), live.program));
      case 'cpu':
        if (a[0] === 'stop') return this.answer(live.cpuRunning ? live.stopCpu() : '');
        if (live.cpuRunning) return this.answer('!cpu profiling already in use');
        live.startCpu(Number(a[1]) === goRate ? 0 : Number(a[1]));
        return this.answer('');
      case 'trace':
        if (a[0] === 'stop') return this.answer(live.tracing ? live.stopTrace() : '');
        if (live.tracing) return this.answer('!execution tracer already enabled');
        live.startTrace();
        return this.answer('');
      case 'task': case 'task-end': case 'region': case 'region-end': case 'log':
        this.user(verb, Number(a[0]), verb === 'task' ? Number(a[1]) : 0, head, rest);
        return this.answer('');
      case 'listen':
        void this.listen(a[0] ?? '');
        return;
      case 'close': case 'shut':
        this.end(Number(a[0]), verb === 'close');
        return this.answer('');
      case 'respond':
        this.respond(Number(a[0]), Number(a[1]), rest);
        return this.answer('');
      default:
        return this.answer('!unknown request');
    }
  }

  private user(kind: UserEvent['kind'], task: number, parent: number, head: string, rest: Uint8Array): void {
    const words = kind === 'task' ? 3 : 2;
    const name = head.split(' ').slice(words).join(' ');
    this.live!.user(kind, task, parent, [name, Buffer.from(rest).toString('latin1')]);
  }

  /** Program counters as package runtime gives them. */
  private stacks(text: string): { stack: ProfileStack; values: number[] }[] {
    const { symtab } = this.rt!;
    return text
      .split('\n')
      .filter((l) => l !== '')
      .map((l) => {
        const [n, ...pcs] = l.split(' ').map(Number);
        const frames = pcs.map((pc) => symtab.lookup(pc)).filter((x) => x !== null).map((x) => ({ fn: x.fn.addr, pc: 0, lines: [x.frame] }));
        return { stack: { frames }, values: [n!] };
      });
  }

  // ---- servers

  private async listen(addr: string): Promise<void> {
    const fd = this.nextServer++;
    const l = await listen(addr, (req, res) => this.serve(fd, req, res));
    if ('error' in l) return this.answer(`!${l.error}`);
    this.servers.set(fd, l);
    this.incoming.set(fd, []);
    this.answer(`${fd} ${l.address}`);
  }

  private serve(fd: number, req: IncomingMessage, res: ServerResponse): void {
    const parts: Buffer[] = [];
    const count = (n: number): void => void this.arriving.set(fd, (this.arriving.get(fd) ?? 0) + n);
    count(1);
    // At its end, or when its connection is.
    req.once('close', () => {
      count(-1);
      this.inner.interrupt?.();
    });
    req.on('data', (b: Buffer) => parts.push(b));
    req.on('end', () => {
      const id = ++this.requests;
      this.open.set(id, res);
      res.once('close', () => this.open.delete(id));
      const headers: string[] = [];
      for (let i = 0; i < req.rawHeaders.length; i += 2) headers.push(`${req.rawHeaders[i]}: ${req.rawHeaders[i + 1]}`);
      const head = [id, req.method, req.url, req.headers.host ?? '', `${req.socket.remoteAddress ?? ''}:${req.socket.remotePort ?? 0}`, ...headers].join('\n');
      this.put(fd, Buffer.concat([bytes(`${head}\n\n`), ...parts]));
    });
  }

  private respond(id: number, status: number, rest: Uint8Array): void {
    const res = this.open.get(id);
    if (res === undefined) return;
    const all = Buffer.from(rest);
    const end = all.indexOf('\n\n');
    const headers = all.subarray(0, end).toString('latin1').split('\n').filter((l) => l !== '');
    const fields: string[] = [];
    for (const h of headers) {
      const colon = h.indexOf(': ');
      fields.push(h.slice(0, colon), h.slice(colon + 2));
    }
    try {
      res.writeHead(status, fields);
      res.end(all.subarray(end + 2));
    } catch (e) {
      // Fields that HTTP does not allow.
      if (!res.headersSent) res.writeHead(500);
      res.end(`${(e as Error).message}\n`);
    }
  }

  private end(fd: number, all: boolean): void {
    const s = this.servers.get(fd);
    if (s === undefined) return;
    this.servers.delete(fd);
    close(s, all);
    // Whoever waits for requests sees the end.
    this.inner.interrupt?.();
  }

  close(): void {
    for (const s of this.servers.values()) close(s, true);
  }
}

export interface Served {
  req: RunRequest;
  /** Call it after the run. */
  close(): void;
}

/** A request whose program gets services. */
export function withServices(req: RunRequest, program: string): Served {
  const host = new ServiceHost(req.host);
  return {
    req: {
      ...recording(req),
      host,
      onMachine: (m) => {
        req.onMachine?.(m);
        host.rt = m.rt;
        host.live = new LiveProfiles(m, program, 'program');
      },
    },
    close: () => host.close(),
  };
}

/** Runs a program that asks for services. */
export async function runServed(program: Program, req: RunRequest, name = req.host.args[0] ?? 'prog'): Promise<RunOutcome> {
  const served = withServices(req, name);
  try {
    const result = await execute(program, served.req);
    return { status: result.exitCode, result };
  } finally {
    served.close();
  }
}

/** A request that answers /debug/pprof/ at an address while it runs, or what is wrong with the address. */
export async function withHttp(req: RunRequest, program: string, addr: string, told: (url: string) => void): Promise<Served | { error: string }> {
  let live: LiveProfiles | null = null;
  const l = await listen(addr, (q, res) => {
    if (live !== null) serveProfiles(live, req.host.args, q, res);
    else res.writeHead(503).end('the program has not started\n');
  });
  if ('error' in l) return l;
  told(`http://${l.address}/debug/pprof/`);
  return {
    req: {
      ...recording(req),
      onMachine: (m: Machine) => {
        req.onMachine?.(m);
        live = new LiveProfiles(m, program, 'host');
      },
    },
    close: () => close(l, true),
  };
}

function recording(req: RunRequest): RunRequest {
  return { ...req, options: { ...req.options, engine: 'interp' } };
}
