/**
 * A file that differs, with the lines that do.
 *
 * @public
 */
export interface DiffFile {
  path: string;
  kind: 'added' | 'changed' | 'removed';
  /** How many lines come and go. */
  added: number;
  removed: number;
  hunks: DiffHunk[];
}

/**
 * Lines that change together, as in a unified diff.
 *
 * @public
 */
export interface DiffHunk {
  oldStart: number;
  oldLines: number;
  newStart: number;
  newLines: number;
  /** Each with its sign: a space, `+` or `-`. */
  lines: string[];
}

/** @public */
export interface DiffViewProps {
  /** What the files are of, for screen readers: "Files of the pull request". */
  label: string;
  files: readonly DiffFile[];
  /** Paths of the files that are unfolded at first; none where left out. */
  open?: readonly string[];
}
