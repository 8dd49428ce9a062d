import { defined } from '../values/read';
import { Reason } from '../verdict/types';
import { FleetRow, PackedRows } from './fleet';

/**
 * What a packed row holds, in this order.
 *
 * @public
 */
export const fleetColumns = [
  'instance',
  'namespace',
  'name',
  'project',
  'tenant',
  'environment',
  'cluster',
  'destinationNamespace',
  'verdict',
  'level',
  'reason',
  'cause',
  'since',
  'sync',
  'health',
  'version',
  'deployedAt',
] as const;

type Column = (typeof fleetColumns)[number];

/* A row of 10,000 tells what is wrong; the whole of a long message is on the Application's own page. */
const maximumParameter = 160;

/**
 * Packs rows, so that what thousands say alike is said once: a tenth of the size. `unpackFleet` reads them; what reasons
 * and causes are filled with is cut to 160 characters.
 *
 * @public
 */
export function packFleet(rows: readonly FleetRow[]): PackedRows {
  const numbers = new Map<string, number>([['', 0]]);
  const texts = [''];
  const cells: number[] = [];
  const parameters: PackedRows['parameters'] = {};
  const causeParameters: PackedRows['causeParameters'] = {};
  const numberOf = (text: string) => {
    const known = numbers.get(text);
    if (known !== undefined) {
      return known;
    }
    numbers.set(text, texts.length);
    return texts.push(text) - 1;
  };
  rows.forEach((row, index) => {
    for (const column of fleetColumns) {
      const value = column === 'reason' ? row.reason.code : row[column];
      cells.push(numberOf(value ?? ''));
    }
    if (Object.keys(row.reason.parameters).length > 0) {
      parameters[index] = shortened(row.reason.parameters);
    }
    if (row.causeParameters) {
      causeParameters[index] = shortened(row.causeParameters);
    }
  });
  return {
    texts,
    cells,
    parameters,
    ...(Object.keys(causeParameters).length > 0 && { causeParameters }),
  };
}

/**
 * The rows that were packed.
 *
 * @public
 */
export function unpackFleet(packed: PackedRows): FleetRow[] {
  const { texts, cells, parameters, causeParameters } = packed;
  const width = fleetColumns.length;
  const rows: FleetRow[] = [];
  for (let start = 0; start + width <= cells.length; start += width) {
    const entries = fleetColumns.map((column, index): [Column, unknown] => {
      const text = texts[cells[start + index]];
      return [
        column,
        column === 'reason'
          ? { code: text, parameters: parameters[start / width] ?? {} }
          : text || undefined,
      ];
    });
    /* What `packFleet` made of rows. */
    rows.push(
      defined({
        ...Object.fromEntries(entries),
        causeParameters: causeParameters?.[start / width],
      }) as unknown as FleetRow,
    );
  }
  return rows;
}

function shortened(parameters: Reason['parameters']): Reason['parameters'] {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [
      name,
      typeof value === 'string' && value.length > maximumParameter
        ? `${value.slice(0, maximumParameter - 1)}…`
        : value,
    ]),
  );
}
