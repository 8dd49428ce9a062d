/**
 * How many tests passed and failed, by the summary at the end of what Node's test runner writes as TAP. What did not even
 * load has no test that could fail, and fails.
 *
 * @param {string} text
 * @param {number} code the runner's exit code
 */
export function countTests(text, code) {
  const count = word =>
    Number(new RegExp(`^# ${word} (\\d+)$`, 'm').exec(text)?.[1] ?? 0);
  const failed = count('fail') + count('cancelled') + count('skipped');
  return {
    passed: count('pass'),
    failed: failed === 0 && code !== 0 ? 1 : failed,
  };
}
