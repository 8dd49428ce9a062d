import { structuredPatch } from 'diff';
import { stringify } from 'yaml';
import { at, isRecord, JsonRecord, textAt } from '../values/read';
import { maskSecrets } from './maskSecrets';

/**
 * Lines that change together, as in a unified diff.
 *
 * @public
 */
export interface DiffHunk {
  /** Line numbers from 1; the line before, where that side has no lines. */
  oldStart: number;
  oldLines: number;
  newStart: number;
  newLines: number;
  /** Each with its sign: a space, `+` or `-`. */
  lines: string[];
}

/**
 * What a sync would change of one object.
 *
 * @public
 */
export interface StateDiff {
  /** From live to desired: a sync adds it, changes it, removes it, or leaves it alone. */
  kind: 'added' | 'changed' | 'removed' | 'same';
  added: number;
  removed: number;
  hunks: DiffHunk[];
  /** Whether values of a Secret were hidden. */
  masked: boolean;
  /** Set where the two are too large, or too different, to be shown line by line. */
  tooLarge?: true;
}

/* A ConfigMap of 1 MiB is shown by nobody line by line. */
const maximumCharacters = 400_000;

/* Edits after which two texts have nothing in common that is worth finding. */
const maximumEdits = 3_000;

const noise = [
  'managedFields',
  'resourceVersion',
  'uid',
  'generation',
  'creationTimestamp',
  'selfLink',
];

/**
 * The difference from what is live to what is desired, as lines of YAML with their fields in alphabetical order. Values of
 * Secrets are hidden; what the cluster writes by itself (`status`, `managedFields` …) and the copy that client-side apply
 * keeps are left out.
 *
 * Never throws, and bounded in time: two states that are too large or too different are said to be so.
 *
 * @public
 */
export function diffStates(states: {
  desired?: unknown;
  live?: unknown;
}): StateDiff {
  const { desired, live, masked } = maskSecrets(
    isRecord(states.desired) ? cleaned(states.desired) : undefined,
    isRecord(states.live) ? cleaned(states.live) : undefined,
  );
  const before = live ? printed(live) : '';
  const after = desired ? printed(desired) : '';
  return { ...diffTexts(before, after), masked };
}

/**
 * The difference between two texts, line by line; an empty one is one that is not there. Bounded in time, as `diffStates`.
 *
 * @public
 */
export function diffTexts(
  before: string,
  after: string,
): Omit<StateDiff, 'masked'> {
  const kind = kindOf(before, after);
  const nothing = { kind, added: 0, removed: 0, hunks: [] };
  if (kind === 'same') {
    return nothing;
  }
  if (before.length + after.length > maximumCharacters) {
    return { ...nothing, tooLarge: true };
  }
  const patch = structuredPatch('', '', before, after, '', '', {
    context: 3,
    maxEditLength: maximumEdits,
  });
  if (!patch) {
    return { ...nothing, tooLarge: true };
  }
  const lines = patch.hunks.flatMap(hunk => hunk.lines);
  return {
    ...nothing,
    added: lines.filter(line => line.startsWith('+')).length,
    removed: lines.filter(line => line.startsWith('-')).length,
    hunks: patch.hunks.map(
      ({ oldStart, oldLines, newStart, newLines, lines: own }) => ({
        oldStart,
        oldLines,
        newStart,
        newLines,
        lines: own.filter(line => !line.startsWith('\\')),
      }),
    ),
  };
}

/**
 * The same for an item of what Argo CD's API answers at `/managed-resources`: what it compared itself
 * (`normalizedLiveState` with `predictedLiveState`), or else the two states as they are.
 *
 * @public
 */
export function diffManagedResource(item: unknown): StateDiff {
  const state = (name: string) => parsed(textOf(item, name));
  const normalized = state('normalizedLiveState');
  const predicted = state('predictedLiveState');
  return normalized !== undefined && predicted !== undefined
    ? diffStates({ live: normalized, desired: predicted })
    : diffStates({ live: state('liveState'), desired: state('targetState') });
}

function kindOf(before: string, after: string): StateDiff['kind'] {
  if (before === after) {
    return 'same';
  }
  if (before === '') {
    return 'added';
  }
  return after === '' ? 'removed' : 'changed';
}

function textOf(item: unknown, name: string): string | undefined {
  const found = at(item, name);
  return typeof found === 'string' ? found : undefined;
}

/** Argo CD writes `null` for a state that is not there. */
function parsed(text: string | undefined): JsonRecord | undefined {
  try {
    const value: unknown = JSON.parse(text ?? 'null');
    return isRecord(value) && textAt(value, 'kind') ? value : undefined;
  } catch {
    return undefined;
  }
}

function cleaned(state: JsonRecord): JsonRecord {
  const { status, metadata, ...rest } = state;
  if (!isRecord(metadata)) {
    return rest;
  }
  const kept = Object.entries(metadata).filter(
    ([name]) => !noise.includes(name),
  );
  const { annotations } = metadata;
  const own = isRecord(annotations)
    ? Object.fromEntries(
        Object.entries(annotations).filter(
          ([name]) =>
            name !== 'kubectl.kubernetes.io/last-applied-configuration',
        ),
      )
    : undefined;
  return {
    ...rest,
    metadata: Object.fromEntries(
      kept
        .filter(([name]) => name !== 'annotations')
        .concat(
          own && Object.keys(own).length > 0 ? [['annotations', own]] : [],
        ),
    ),
  };
}

function printed(state: JsonRecord): string {
  try {
    return stringify(state, {
      sortMapEntries: true,
      aliasDuplicateObjects: false,
      lineWidth: 0,
    });
  } catch {
    // Nested deeper than can be printed.
    return `${JSON.stringify(Object.keys(state))}\n`;
  }
}
