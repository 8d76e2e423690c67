/**
 * Code that reflection enters with an arbitrary signature (gc: reflect.makeFuncStub, in assembly for every machine). There is one
 * function a machine signature, made when a link reaches its name `reflect.makeFuncStub(params)results`: it lays its scalar
 * arguments out in frame memory, calls reflect.callReflect and returns what that wrote.
 *
 * The closure context is a reflect.stubContext. Memory arguments lie in the incoming area, which only the context describes: the flag
 * `argmap` makes the stack scanner look there (runtime/frames.ts), as gc's does for its stub. Scalar arguments stay live in their slots.
 */
import { frameSlotsOff } from '../abi/frame.js';
import { funcStubMethod } from '../abi/func-stub.js';
import { assemble } from '../bytecode/assemble.js';
import type { FuncCode } from '../bytecode/program.js';

const calleeSym = 'reflect.callReflect';

const frameOp: Record<string, string> = { i: 'i32', l: 'i64', f: 'f32', d: 'f64', p: 'p' };

/** The function of that name, or null if it is no stub's. */
export function funcStub(sym: string): FuncCode | null {
  if (!sym.startsWith(`${funcStubMethod}(`)) return null;
  const close = sym.indexOf(')');
  const params = sym.slice(funcStubMethod.length + 1, close);
  const results = sym.slice(close + 1);
  const args = frameSlotsOff + 8 * params.length;
  const res = args + 8 * params.length;
  const live = [...params].flatMap((t, k) => (t === 'p' ? [frameSlotsOff + 8 * k] : [])).join(',');
  const lines = [
    `func "${sym}"(${params})${results} name="${funcStubMethod}" frame=${res + 8 * results.length} closure ctx flags=wrapper,argmap,dupok`,
    ...(live === '' ? [] : [`!entry ${live}`]),
    ...[...params].flatMap((t, k) => [`local.get ${k}`, `frame.store.${frameOp[t]!} ${args + 8 * k}`]),
    'ctx',
    'frame.addr 0',
    `frame.addr ${args}`,
    `frame.addr ${res}`,
    `call ${calleeSym} (pppp) !live ${live}`,
    ...[...results].map((t, k) => `frame.load.${frameOp[t]!} ${res + 8 * k}`),
    'return',
    'end',
  ];
  return assemble(lines.join('\n'))[0]!;
}
