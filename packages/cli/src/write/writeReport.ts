import { RenderedFile } from '@socle/plugin-tenancy-common';
import { Paint, Style } from '../output/paint';
import { visible } from '../output/visible';
import { Report } from '../report';
import { Outcome } from './writeFiles';

const styles: Record<Outcome['what'], Style> = {
  new: 'green',
  changed: 'yellow',
  unchanged: 'dim',
  kept: 'dim',
  removed: 'red',
};

/** The report of a command that writes files. */
export function writeReport(options: {
  folder: string;
  files: readonly RenderedFile[];
  outcomes: readonly Outcome[];
  notes?: readonly string[];
}): Report {
  const { folder, files, outcomes, notes } = options;
  return {
    values: files,
    text: paint => textOf(folder, outcomes, paint),
    notes,
    code: 0,
  };
}

function textOf(
  folder: string,
  outcomes: readonly Outcome[],
  paint: Paint,
): string {
  const lines = outcomes.map(
    ({ path, what }) =>
      `${paint(styles[what], what.padEnd(9))}  ${visible(path)}`,
  );
  const kinds = Object.keys(styles) as Outcome['what'][];
  const counts = kinds
    .map(kind => ({
      kind,
      number: outcomes.filter(({ what }) => what === kind).length,
    }))
    .filter(({ number }) => number > 0)
    .map(({ kind, number }) => `${number} ${kind}`);
  return `${[...lines, '', `${counts.join(', ')} in ${visible(folder)}`].join('\n')}\n`;
}
