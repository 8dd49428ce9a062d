/**
 * Whether two summaries say the same, so that nobody has to be told: the order of fields does not matter.
 *
 * @public
 */
export function sameSummary(left: unknown, right: unknown): boolean {
  if (left === right) {
    return true;
  }
  if (Array.isArray(left) || Array.isArray(right)) {
    return (
      Array.isArray(left) &&
      Array.isArray(right) &&
      left.length === right.length &&
      left.every((item, index) => sameSummary(item, right[index]))
    );
  }
  if (
    typeof left !== 'object' ||
    typeof right !== 'object' ||
    left === null ||
    right === null
  ) {
    return false;
  }
  const before = Object.entries(left);
  const after = new Map(Object.entries(right));
  return (
    before.length === after.size &&
    before.every(
      ([name, value]) => after.has(name) && sameSummary(value, after.get(name)),
    )
  );
}
