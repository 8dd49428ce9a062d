import { QuotaLine } from '@socle/plugin-tenancy-common';
import { fillOf } from '../QuotaMeter';

/** What runs needs these first. */
const ALWAYS = ['requests.cpu', 'requests.memory', 'pods'];

/**
 * The lines that are worth a place of their own: compute, and whatever is short of room. All of them where that would
 * leave out only one or two.
 */
export function shortList(lines: QuotaLine[]): QuotaLine[] {
  const short = lines.filter(
    line =>
      ALWAYS.includes(line.resource) ||
      ['nearlyFull', 'full'].includes(fillOf(line)),
  );
  return short.length === 0 || lines.length - short.length < 3 ? lines : short;
}
