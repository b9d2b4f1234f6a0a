import { setMemory } from '../kernel/lang.ts';
import type * as script from '../kernel/kernel.ts';
import { releaseBuild as embedded } from './release-build.ts';
import type { KernelModule } from './threads/messages.ts';

/** What the kernel offers, in JavaScript and in WebAssembly alike; see kernel/kernel.ts. */
export type Kernel = Pick<typeof script, 'bindProgram' | 'setRootKeys' | 'bindState' | 'runTrials' | 'emitted' | 'rowPlace' | 'codePlace' | 'valuePlace'>;

/** One of the kernel's two forms with its memory. Both give the same bits. */
export interface KernelHost {
  readonly form: 'wasm' | 'js';
  readonly kernel: Kernel;
  /** Memory of at least so many bytes, zeroed or not; views made before are void. */
  reserve(bytes: number): ArrayBuffer;
  /** Makes this host's memory the one that the kernel looks at; true when it has to be bound again. */
  enter(): boolean;
}

const PAGE = 65_536;
let compiled: WebAssembly.Module | null = null;
let loadedScript: Kernel | null = null;

/** The release build where there is one and it is not refused (by the host, or QUOTACAST_KERNEL=js), else the script: one that is given, or the loaded one. */
export function createHost(given?: Kernel): KernelHost {
  const module = given === undefined ? releaseBuild() : null;
  if (module !== null) return wasmHost(new WebAssembly.Instance(module));
  const kernel = given ?? loadedScript;
  if (kernel === null) throw new Error('the script form of the kernel is not loaded: await prepareKernel() first');
  return scriptHost(kernel);
}

/** To be awaited before the first engine: loads the script, fifty files, where the release build is missing or refused. It does the same, slower. */
export async function prepareKernel(): Promise<void> {
  if (releaseBuild() === null) await loadScript();
}

export async function loadScript(): Promise<void> {
  loadedScript ??= await import('../kernel/kernel.ts');
}

function releaseBuild(): WebAssembly.Module | null {
  // in a page there is no process
  if (embedded === null || globalThis.process?.env['QUOTACAST_KERNEL'] === 'js') return null;
  try {
    compiled ??= new WebAssembly.Module(bytesOf(embedded));
  } catch {
    return null;
  }
  return compiled;
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  // a page has none, and takes thirty times as long
  if (globalThis.Buffer !== undefined) return globalThis.Buffer.from(base64, 'base64');
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

/** The release build, compiled once; null where there is none or it is refused. */
export function kernelModule(): KernelModule | null {
  return releaseBuild();
}

/** Takes the build that another thread has compiled: what is optimised for one of them is so for all. */
export function adoptModule(module: KernelModule | null): void {
  compiled = module as WebAssembly.Module | null;
}

function wasmHost(instance: WebAssembly.Instance): KernelHost {
  const exports = instance.exports as unknown as Kernel & { memory: WebAssembly.Memory };
  return {
    form: 'wasm',
    kernel: exports,
    reserve(bytes) {
      const missing = bytes - exports.memory.buffer.byteLength;
      if (missing > 0) exports.memory.grow(Math.ceil(missing / PAGE));
      return exports.memory.buffer as ArrayBuffer;
    },
    enter: () => false,
  };
}

/** The memory that the script's views look into now: they belong to the module, so engines on one thread take turns. */
let current: ArrayBuffer | undefined;

function scriptHost(kernel: Kernel): KernelHost {
  let memory = new ArrayBuffer(0);
  return {
    form: 'js',
    kernel,
    reserve(bytes) {
      if (memory.byteLength < bytes) memory = new ArrayBuffer(bytes);
      setMemory(memory);
      current = memory;
      return memory;
    },
    enter() {
      if (current === memory) return false;
      setMemory(memory);
      current = memory;
      return true;
    },
  };
}
