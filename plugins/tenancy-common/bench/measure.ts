import { arch, cpus, platform } from 'node:os';

const mebibyte = 2 ** 20;

/** What one run of something took. */
export interface Measured<T> {
  value: T;
  /** Wall time, in milliseconds. */
  milliseconds: number;
  /** Memory on the heap that the value needs, in MiB, when everything else is collected. */
  heap: number;
}

/** Runs something once, with the heap collected before and after. */
export function measured<T>(run: () => T): Measured<T> {
  global.gc?.();
  const before = process.memoryUsage().heapUsed;
  const start = performance.now();
  const value = run();
  const milliseconds = performance.now() - start;
  global.gc?.();
  const heap = (process.memoryUsage().heapUsed - before) / mebibyte;
  return { value, milliseconds, heap };
}

/** The median, the 95th percentile and the maximum of many runs, in milliseconds, after a warm-up of a tenth of them. */
export function percentiles(
  count: number,
  run: (index: number) => void,
): { p50: number; p95: number; max: number } {
  const times: number[] = [];
  for (let index = 0; index < count * 1.1; index += 1) {
    const start = performance.now();
    run(index);
    times.push(performance.now() - start);
  }
  const sorted = times
    .slice(Math.floor(count * 0.1))
    .sort((one, other) => one - other);
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  return { p50: at(0.5), p95: at(0.95), max: at(1) };
}

/** The most memory that this process has held, in MiB. */
export function peakMemory(): number {
  return process.resourceUsage().maxRSS / 1024;
}

/** The machine, in a line: figures mean nothing without it. */
export function machine(): string {
  const [cpu] = cpus();
  return `${cpus().length} cores (${cpu?.model.trim() ?? 'unknown'}), ${platform()} ${arch()}, Node ${process.version}`;
}

/** A table in Markdown. */
export function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join(
    '\n',
  );
}

/** Writes a line, or several. */
export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
