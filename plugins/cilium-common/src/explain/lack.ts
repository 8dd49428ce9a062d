import { formatPath } from '@socle/plugin-platform-common/documents';
import type { FieldPath } from '@socle/plugin-platform-common/documents';
import { Lack } from '../model/verdict';

/** Something that a rule lacks, before anybody looked for its line. */
export interface PlacedLack extends Lack {
  at: FieldPath;
}

/** What a rule lacks, and how much that is. */
export interface Lacking {
  cost: number;
  lacks: readonly PlacedLack[];
}

export const lacksNothing: Lacking = { cost: 0, lacks: [] };

const maximumNamed = 4;

export function lackAt(
  at: FieldPath,
  what: Lack['what'],
  wanted: readonly string[] | string,
  found: string,
): PlacedLack {
  return { what, wanted: named(wanted), found, path: formatPath(at), at };
}

/** Some of many things that are asked for. */
function named(wanted: readonly string[] | string): string {
  if (typeof wanted === 'string') {
    return wanted;
  }
  const different = [...new Set(wanted)];
  const more = different.length > maximumNamed ? ' …' : '';
  return `${different.slice(0, maximumNamed).join(', ')}${more}`;
}
