import { CollectionOutline, Outline } from './outline';
import { columnOf } from './lines';

/** How the values of a field are written. */
interface FieldStyle {
  /** Within brackets on one line. */
  inline?: boolean;
  /** Each item of its list within brackets on one line. */
  inlineItems?: boolean;
}

/** How a file is laid out, for what is inserted to look like the rest. */
export interface Layout {
  /** Columns from a map to the map in it. */
  step: number;
  /** Columns from a map to the list in it. */
  listStep: number;
  /** What is between the dash of an item and its first field. */
  gap: string;
  styleOf(field: string): FieldStyle;
}

/* How `formatTenant` and the profiles write the fields of tenants and profiles. */
const inline = [
  'admins',
  'developers',
  'viewers',
  'quota',
  'exposed',
  'from',
  'to',
  'ports',
  'labels',
  'except',
  'capacity',
  'networks',
  'dns',
  'ingress',
  'collector',
  'prometheus',
  'grafana',
  'limits',
  'registries',
];
const inlineItems = ['contacts', 'identities', 'syncWindows', 'http'];
const ownStyles = new Map<string, FieldStyle>([
  ...inline.map(name => [name, { inline: true }] as const),
  ...inlineItems.map(
    name => [name, { inline: false, inlineItems: true }] as const,
  ),
]);

/** Learns how a file is laid out from the first example of each habit. `isOwn`: the file is one of Socle's documents. */
export function layoutOf(
  text: string,
  root: Outline | undefined,
  isOwn: boolean,
): Layout {
  const learned = new Map<string, FieldStyle>();
  let step: number | undefined;
  let listStep: number | undefined;
  let gap: string | undefined;

  const learn = (field: string, value: CollectionOutline) => {
    const known = learned.get(field) ?? {};
    const [item] =
      value.kind === 'list' ? value.entries.map(one => one.value) : [];
    learned.set(field, {
      inline: known.inline ?? value.flow,
      inlineItems:
        known.inlineItems ??
        (item && item.kind !== 'scalar' ? item.flow : undefined),
    });
  };
  const visit = (outline: Outline) => {
    if (outline.kind === 'scalar') {
      return;
    }
    for (const { key, start, value } of outline.entries) {
      if (!value || value.kind === 'scalar') {
        continue;
      }
      if (key !== undefined && value.entries.length > 0) {
        learn(key, value);
      }
      if (!value.flow && value.entries.length > 0) {
        const columns = columnOf(text, value.start) - columnOf(text, start);
        if (outline.kind === 'list') {
          gap ??= ' '.repeat(Math.max(columns - 1, 1));
        } else if (value.kind === 'map') {
          step ??= Math.max(columns, 1);
        } else {
          listStep ??= Math.max(columns, 0);
        }
      }
      visit(value);
    }
  };
  if (root) {
    visit(root);
  }
  const own = isOwn ? ownStyles : undefined;
  return {
    step: step ?? 2,
    listStep: listStep ?? step ?? 2,
    gap: gap ?? ' ',
    styleOf: field => ({ ...own?.get(field), ...defined(learned.get(field)) }),
  };
}

function defined(style: FieldStyle = {}): FieldStyle {
  const { inline: one, inlineItems: items } = style;
  return {
    ...(one !== undefined && { inline: one }),
    ...(items !== undefined && { inlineItems: items }),
  };
}
