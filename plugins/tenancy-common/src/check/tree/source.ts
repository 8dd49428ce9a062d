import { Locate } from '@socle/plugin-platform-common/documents';

/** A document that findings can point into. */
export interface Source {
  /** The path of its file. */
  file: string;
  /** Where a field of it stands. */
  locate: Locate;
}

/** A file as a whole, where nothing in it can be pointed at. */
export function wholeFile(file: string): Source {
  return { file, locate: () => ({ line: 1, column: 1 }) };
}
