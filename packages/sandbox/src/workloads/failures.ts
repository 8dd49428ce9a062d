/**
 * On a Pod template: how its Pods fail, as no container runs here that could. A real cluster ignores it.
 */
export const FAILS_ANNOTATION = 'sandbox.socle.dev/fails';

export type Failure =
  'image-pull' | 'crash-loop' | 'unschedulable' | 'not-ready';

const failures: string[] = [
  'image-pull',
  'crash-loop',
  'unschedulable',
  'not-ready',
] satisfies Failure[];

/** How a Pod is to fail; undefined where it comes up, as it does with a word that means nothing. */
export function failureOf(
  annotations: Record<string, string> | undefined,
): Failure | undefined {
  const word = annotations?.[FAILS_ANNOTATION];
  return word !== undefined && failures.includes(word)
    ? (word as Failure)
    : undefined;
}
