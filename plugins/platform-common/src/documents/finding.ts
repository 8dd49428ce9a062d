/**
 * One thing wrong in a file: what it is, where, and what to do about it.
 *
 * @public
 */
export interface Finding {
  /** The rule that was broken: `schema`, `yaml`, `references` … */
  rule: string;
  severity: FindingSeverity;
  /** As it was named to the parser. */
  file: string;
  /** From 1. */
  line: number;
  /** From 1. */
  column?: number;
  /** The field: `spec.environments[1].size`. Unset where the file as a whole is meant. */
  path?: string;
  /** What is wrong, as one sentence. */
  message: string;
  /** What to do, as one sentence or two. */
  remedy: string;
}

/**
 * An error must be mended before a merge; a warning ought to be; the rest is worth knowing.
 *
 * @public
 */
export type FindingSeverity = 'error' | 'warning' | 'info';

/**
 * What came of reading a file: its value, or what is wrong with it.
 *
 * @public
 */
export type Parsed<T> =
  | {
      ok: true;
      value: T;
      findings: Finding[];
      /** Where a field stands in the file: for findings of other rules. */
      locate: Locate;
    }
  | { ok: false; findings: Finding[] };

/**
 * The position of a field, from 1; of its nearest ancestor where the field is not there.
 *
 * @public
 */
export type Locate = (path: readonly (string | number)[]) => {
  line: number;
  column: number;
};
