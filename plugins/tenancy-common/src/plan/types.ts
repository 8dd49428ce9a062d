import { PriceDifference } from '../price/price';

/**
 * Lines that change together, as in a unified diff.
 *
 * @public
 */
export interface Hunk {
  /** Line numbers from 1; the line before, where that side has no lines. */
  oldStart: number;
  oldLines: number;
  newStart: number;
  newLines: number;
  /** Each with its sign: a space, `+` or `-`; or the note that the last line has no end. */
  lines: string[];
}

/**
 * A file that a change touches.
 *
 * @public
 */
export interface ChangedFile {
  path: string;
  kind: 'added' | 'changed' | 'removed';
  /** How many lines come and go. */
  added: number;
  removed: number;
  hunks: Hunk[];
}

/**
 * What a change is about.
 *
 * @public
 */
export type ChangeKind =
  | 'tenant'
  | 'owner'
  | 'description'
  | 'access'
  | 'repositories'
  | 'environment'
  | 'size'
  | 'quota'
  | 'traffic'
  | 'exposure'
  | 'identity'
  | 'syncWindow'
  | 'suspension'
  | 'expiry';

/**
 * One thing that a change means, in words.
 *
 * @public
 */
export interface Change {
  kind: ChangeKind;
  /** Whether the tenant may do more afterwards, less, or neither: a reviewer looks at what widens. */
  effect: 'widens' | 'narrows' | 'neutral';
  /** Names of the environments that it touches; none where it touches the tenant as a whole. */
  environments: string[];
  /** As it follows "This": `adds 4 CPU to prod (8 to 12)`. */
  text: string;
}

/**
 * What a change does: to files, in words, and to the price.
 *
 * @public
 */
export interface Plan {
  tenant: string;
  files: ChangedFile[];
  changes: Change[];
  price: PriceDifference;
}
