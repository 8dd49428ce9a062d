/** A value as a message can carry it: on one line, and not longer than the reader's patience. */
export function short(value: string, length = 60): string {
  const line = value.replace(/[\p{C}\p{Z}]+/gu, ' ');
  return line.length > length ? `${line.slice(0, length)}…` : line;
}
