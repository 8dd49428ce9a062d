import { Inline, Noted, YamlValue } from './printYaml';

/** Prints a value as JSON that people can read: what is marked as inline on one line, the rest on lines of its own. */
export function printJson(value: YamlValue | undefined, indent = ''): string {
  if (value instanceof Inline || value instanceof Noted) {
    return oneLine(value.value);
  }
  if (typeof value !== 'object' || value === null) {
    return JSON.stringify(value ?? null);
  }
  const deeper = `${indent}  `;
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  const items = Array.isArray(value)
    ? value.map(item => printJson(item, deeper))
    : Object.entries(value)
        .filter(([, field]) => field !== undefined)
        .map(
          ([key, field]) =>
            `${JSON.stringify(key)}: ${printJson(field, deeper)}`,
        );
  return items.length > 0
    ? `${open}\n${items.map(item => `${deeper}${item}`).join(',\n')}\n${indent}${close}`
    : `${open}${close}`;
}

function oneLine(value: YamlValue | undefined): string {
  if (value instanceof Inline || value instanceof Noted) {
    return oneLine(value.value);
  }
  if (typeof value !== 'object' || value === null) {
    return JSON.stringify(value ?? null);
  }
  return Array.isArray(value)
    ? `[${value.map(oneLine).join(', ')}]`
    : `{${Object.entries(value)
        .filter(([, field]) => field !== undefined)
        .map(([key, field]) => `${JSON.stringify(key)}: ${oneLine(field)}`)
        .join(', ')}}`;
}
