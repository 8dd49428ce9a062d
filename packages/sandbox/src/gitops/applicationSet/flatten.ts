import { printed } from '../goTemplate/functions';
import { isRecord } from '../objects';

/** A nested object as dotted names: `{a: {b: [1]}}` is `{'a.b.0': '1'}`. Source: github.com/jeremywohl/flatten. */
export function flatten(value: unknown, prefix = ''): Record<string, string> {
  const name = (key: string) => (prefix ? `${prefix}.${key}` : key);
  const entries: [string, unknown][] = Array.isArray(value)
    ? value.map((item, index) => [String(index), item])
    : Object.entries(isRecord(value) ? value : {});
  return Object.fromEntries(
    entries.flatMap(([key, child]) =>
      (isRecord(child) && Object.keys(child).length > 0) ||
      (Array.isArray(child) && child.length > 0)
        ? Object.entries(flatten(child, name(key)))
        : [[name(key), printed(child)] as const],
    ),
  );
}
