import { arch, cpus, platform } from 'node:os';

const mebibyte = 2 ** 20;

/** What one step took, and what it left. */
export interface Measured<T> {
  value: T;
  /** Wall time, in milliseconds. */
  milliseconds: number;
  /** What this process computed, on all its threads, in milliseconds: what others did on the machine is not in it. */
  processor: number;
  /** What the heap of the process grew by, in MiB, when all that nobody needs is collected. */
  heap: number;
}

/** Runs a step once, with the heap collected before and after. */
export async function measured<T>(run: () => Promise<T>): Promise<Measured<T>> {
  global.gc?.();
  const before = process.memoryUsage().heapUsed;
  const computed = process.cpuUsage();
  const start = performance.now();
  const value = await run();
  const milliseconds = performance.now() - start;
  const { user, system } = process.cpuUsage(computed);
  global.gc?.();
  const heap = (process.memoryUsage().heapUsed - before) / mebibyte;
  return { value, milliseconds, processor: (user + system) / 1_000, heap };
}

/** The run that took longer than one half of the runs. */
export function median(runs: readonly Measured<unknown>[]): Measured<unknown> {
  const sorted = [...runs].sort(
    (one, other) => one.milliseconds - other.milliseconds,
  );
  return sorted[Math.floor(runs.length / 2)];
}

/** `312 ms`, `4.1 s`. */
export function duration(milliseconds: number): string {
  return milliseconds < 1_000
    ? `${Math.round(milliseconds)} ms`
    : `${(milliseconds / 1_000).toFixed(1)} s`;
}

/** A row of the table of steps. */
export function row(step: string, one: Measured<unknown>): string[] {
  return [
    step,
    duration(one.milliseconds),
    duration(one.processor),
    `${Math.round(one.heap)} MiB`,
  ];
}

/** The machine, in a line: figures mean nothing without it. */
export function machine(): string {
  const [cpu] = cpus();
  return `${cpus().length} cores (${cpu?.model.trim() ?? 'unknown'}), ${platform()} ${arch()}, Node ${process.version}`;
}

/** The most memory that this process has held, in MiB. */
export function peakMemory(): number {
  return process.resourceUsage().maxRSS / 1024;
}

/** A table in Markdown. */
export function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  return [head, head.map(() => '---'), ...rows]
    .map(cells => `| ${cells.join(' | ')} |`)
    .join('\n');
}
