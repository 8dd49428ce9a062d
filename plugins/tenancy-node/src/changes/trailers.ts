/** Trailers of Socle's commits and requests, as `git interpret-trailers` reads them. */
export interface ChangeTrailers {
  kind: string;
  tenant: string;
  requestedBy: string;
  /** The commit of the base branch. */
  base: string;
  task: string;
  /** Files that were merged with a person's text, by git's name of what Socle wanted there. */
  merged: ReadonlyMap<string, string>;
  /** Of a commit: the mark of what it writes, by which one that a person amended is told apart. Unset in requests. */
  content?: string;
}

const names = {
  kind: 'Socle-Kind',
  tenant: 'Socle-Tenant',
  requestedBy: 'Socle-Requested-By',
  base: 'Socle-Base',
  task: 'Socle-Task',
} as const;
const mergedName = 'Socle-Merged';
const contentName = 'Socle-Content';

/** A text that ends with the trailers. */
export function withTrailers(text: string, trailers: ChangeTrailers): string {
  const { content } = trailers;
  const lines = [
    ...entriesOf(names).map(
      ([field, name]) => `${name}: ${oneLine(trailers[field])}`,
    ),
    ...(content ? [`${contentName}: ${oneLine(content)}`] : []),
    ...[...trailers.merged].map(
      ([path, blob]) => `${mergedName}: ${blob} ${oneLine(path)}`,
    ),
  ];
  return `${text.trim()}\n\n${lines.join('\n')}\n`;
}

/** The trailers of a commit's message or a request's body: its last paragraph. Undefined where they are not Socle's. */
export function readTrailers(text: string): ChangeTrailers | undefined {
  const lines = (
    text
      .replaceAll('\r\n', '\n')
      .trim()
      .split(/\n[ \t]*\n/)
      .slice(1)
      .pop() ?? ''
  )
    .split('\n')
    .map(line => /^([A-Za-z-]+): (.+?)\s*$/.exec(line))
    .filter(match => match !== null)
    .map(([, name, value]): [string, string] => [name, value]);
  const values = new Map(lines);
  const value = (field: keyof typeof names) => values.get(names[field]);
  const [kind, tenant, requestedBy] = [
    value('kind'),
    value('tenant'),
    value('requestedBy'),
  ];
  if (!kind || !tenant || !requestedBy) {
    return undefined;
  }
  const merged = lines
    .filter(([name]) => name === mergedName)
    .map(([, text_]) => /^(\S+) (.+)$/.exec(text_))
    .filter(match => match !== null)
    .map(([, blob, path]): [string, string] => [path, blob]);
  return {
    kind,
    tenant,
    requestedBy,
    base: value('base') ?? '',
    task: value('task') ?? '',
    merged: new Map(merged),
    ...(values.has(contentName) && { content: values.get(contentName) }),
  };
}

/** A value that cannot begin a line of its own. */
function oneLine(value: string): string {
  return value.replace(/\s+/g, ' ').trim();
}

function entriesOf<K extends string, V>(record: Record<K, V>): [K, V][] {
  return Object.entries(record) as [K, V][];
}
