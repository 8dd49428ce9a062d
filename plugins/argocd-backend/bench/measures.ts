export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

export function milliseconds(value: number): string {
  return value < 1_000
    ? `${value.toFixed(1)} ms`
    : `${(value / 1_000).toFixed(1)} s`;
}

export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Does it that often, one after the other, after a few that do not count. */
export async function repeat(
  times: number,
  work: () => Promise<unknown>,
): Promise<number[]> {
  for (let warmUp = 0; warmUp < 5; warmUp += 1) {
    await work();
  }
  const found: number[] = [];
  for (let one = 0; one < times; one += 1) {
    found.push(await timed(work));
  }
  return found;
}

export function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  return [head, head.map(() => '---'), ...rows]
    .map(cells => `| ${cells.join(' | ')} |`)
    .join('\n');
}
