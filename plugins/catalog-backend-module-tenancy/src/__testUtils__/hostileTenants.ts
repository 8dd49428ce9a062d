import { tenantFile } from './tenants';

const aliases = Array.from(
  { length: 30 },
  (_, index) => `a${index + 1}: &a${index + 1} [${`*a${index}, `.repeat(9)}]`,
).join('\n');

const texts: Record<string, string> = {
  aliases: `a0: &a0 [x]\n${aliases}\n`,
  binary: '\u0000\u0001\ufffd',
  brackets: '['.repeat(60_000),
  empty: '',
  large: `# ${'x'.repeat(2 ** 20)}\n${tenantFile('large')}`,
  list: '- a\n- b\n',
  nowhere: tenantFile('nowhere', { environments: ['dev'] }).replace(
    'paris-nonprod',
    'elsewhere',
  ),
  null: 'null\n',
  person: tenantFile('person').replace('group:default', 'user:default'),
  polluted: `${tenantFile('polluted')}__proto__: {isAdmin: true}\n`,
  /* Another tenant's name, in a folder of its own. */
  second: tenantFile('payments', { title: 'Not payments' }),
  system: `apiVersion: backstage.io/v1alpha1
kind: System
metadata: {name: payments}
spec: {owner: group:default/evil}
`,
  templated: tenantFile('${{ secrets.token }}'),
  two: `${tenantFile('two')}---\n${tenantFile('payments')}`,
  'A B': tenantFile('A B'),
  'a?b#c%2e%2e': tenantFile('a'),
  'a,b=c': tenantFile('a'),
  été: tenantFile('été'),
  kube: tenantFile('kube'),
};

/** Files that mean harm, or are wrong in any way that a person thinks of, by path. One can be read: `nowhere`. */
export const hostileTenants = Object.fromEntries(
  Object.entries(texts).map(([folder, text]) => [
    `tenants/${folder}/tenant.yaml`,
    text,
  ]),
);
