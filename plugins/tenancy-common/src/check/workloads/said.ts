import { short } from '@socle/plugin-platform-common/documents';

/** A value of strangers as a message can carry it: `"yes"`, `7`, `a list`. */
export function said(value: unknown, length = 60): string {
  if (typeof value === 'string') {
    return `"${short(value, length)}"`;
  }
  if (value === undefined) {
    return 'nothing';
  }
  if (Array.isArray(value)) {
    return 'a list';
  }
  return typeof value === 'object' && value !== null ? 'a map' : String(value);
}

/** The same, with text as it stands: where a name or a number of another field is meant. */
export function unquoted(value: unknown): string {
  return typeof value === 'string' ? value : said(value);
}

/** A name of strangers, of something in a list. */
export function saidName(name: unknown): string {
  return isUnset(name) ? 'one without a name' : said(name);
}

/** Whether a field is left to its default. */
export function isUnset(value: unknown): value is undefined | null {
  return value === undefined || value === null;
}
