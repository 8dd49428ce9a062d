import { resolve } from 'node:path';
import { keptFile } from '../__testUtils__/keptFile';
import { examplesOf } from './__testUtils__/examples';
import { rules } from './rules';
import { rulesPage } from './rulesPage';

const page = resolve(__dirname, '../../../../docs/reference/rules.md');

describe('docs/reference/rules.md', () => {
  it('is up to date', () => {
    const text = rulesPage(rules, rule =>
      examplesOf(rule)
        .filter(({ shown }) => shown)
        .sort((one, other) => Number(!!one.findings) - Number(!!other.findings))
        .map(({ title, files = {}, unread = [], replaced = [], findings }) => ({
          title,
          files: [
            ...Object.entries(files).map(([path, content]) => ({
              path,
              text: content ?? '# (there is no such file)',
            })),
            ...unread.map(({ path, problem, detail }) => ({
              path,
              text: `# ${problem}${detail ? `: ${detail}` : ''}`,
            })),
          ],
          replaced,
          findings: findings ?? [],
        })),
    );
    expect(text).toBe(keptFile(page, text));
  });
});
