import { hostileTexts } from '../__testUtils__/hostileTexts';
import { parseProfile } from '../profile/parse';
import { parseTenant } from '../tenant/parse';

describe.each([
  ['parseTenant', parseTenant],
  ['parseProfile', parseProfile],
] as const)('%s, given hostile input', (_name, parse) => {
  it.each(hostileTexts)(
    'answers %s with a finding, within a second',
    (_title, text, message) => {
      const start = process.cpuUsage();
      const parsed = parse(text, 'some/file.yaml');
      const { user, system } = process.cpuUsage(start);
      expect((user + system) / 1000).toBeLessThan(1000);
      expect(parsed.ok).toBe(false);
      expect(parsed.findings.length).toBeGreaterThan(0);
      expect(
        parsed.findings.map(finding => finding.message).join('\n'),
      ).toMatch(message);
      for (const finding of parsed.findings) {
        expect(finding).toMatchObject({
          file: 'some/file.yaml',
          severity: 'error',
          line: expect.any(Number),
          remedy: expect.stringMatching(/\.$/),
        });
        expect(finding.line).toBeGreaterThan(0);
        expect(finding.message.length).toBeLessThan(400);
        expect(finding.message).not.toContain('\n');
      }
    },
  );
});
