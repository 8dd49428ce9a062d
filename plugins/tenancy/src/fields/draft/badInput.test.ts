import { offer, profile } from '../__fixtures__/offer';
import {
  checkProposal,
  ConnectionDraft,
  EnvironmentDraft,
  judgeDraft,
  newConnection,
  newDraft,
  TenantDraft,
} from '.';

const complete: TenantDraft = {
  ...newDraft(offer),
  name: 'refunds',
  title: 'Refunds',
  costCenter: 'FR-4021',
};
const environment = (
  part: Partial<EnvironmentDraft>,
): Partial<TenantDraft> => ({
  environments: [{ ...complete.environments[0], ...part }],
});
const connection = (part: Partial<ConnectionDraft>): Partial<TenantDraft> => ({
  connections: [
    {
      ...newConnection('one'),
      peer: 'fqdn',
      fqdn: 'api.example.com',
      ports: '443',
      reason: 'Cards',
      ...part,
    },
  ],
});
const network = (cidr: string) => connection({ peer: 'cidr', cidr });
const long = 'x'.repeat(2 ** 20);
const explodes = '(a+)+$'.repeat(200);

/** Where the errors of a draft stand: those that the browser finds while somebody types, and those of the rules. */
function errorsOf(part: Partial<TenantDraft>): string[] {
  const { findings, proposal } = judgeDraft({ ...complete, ...part }, profile);
  return [...findings, ...(proposal ? checkProposal(proposal, profile) : [])]
    .filter(({ severity }) => severity === 'error')
    .map(({ path, message, remedy }) => {
      expect(message).toMatch(/\.$/);
      expect(message.length).toBeLessThan(1_000);
      expect(remedy).toMatch(/\.$/);
      return path ?? '';
    });
}

it('has nothing against the draft that the table spoils', () => {
  expect(errorsOf({})).toEqual([]);
  expect(errorsOf(connection({}))).toEqual([]);
});

it.each<[string, Partial<TenantDraft>, string]>([
  ['a reserved name', { name: 'kube-system' }, 'metadata.name'],
  ['a name of 64 characters', { name: 'a'.repeat(64) }, 'metadata.name'],
  ['a name beyond ASCII', { name: 'rückzahlung' }, 'metadata.name'],
  ['a name that climbs', { name: '../payments' }, 'metadata.name'],
  ['a name in percent signs', { name: '%2e%2e%2fpayments' }, 'metadata.name'],
  ['a name with a line break', { name: 'a\nb' }, 'metadata.name'],
  ['a long title', { title: 'x'.repeat(10_000) }, 'metadata.title'],
  ['more than a file may hold', { title: long }, ''],
  ['an owner that is none', { owner: '*a' }, 'spec.owner'],
  [
    'an environment that climbs',
    environment({ name: '../prod' }),
    'spec.environments[0].name',
  ],
  [
    'an unknown cluster',
    environment({ cluster: 'mars' }),
    'spec.environments[0].cluster',
  ],
  [
    'an unknown size',
    environment({ size: '4 cores' }),
    'spec.environments[0].size',
  ],
  [
    'a host of everybody',
    environment({ exposed: '*' }),
    'spec.environments[0].exposed[0]',
  ],
  [
    'a day that never comes',
    environment({ expires: '2027-02-30' }),
    'spec.environments[0].expires',
  ],
  ['a network of 33 bits', network('10.0.0.0/33'), 'spec.traffic[0].to.cidr'],
  ['the whole world', network('0.0.0.0/0'), 'spec.traffic[0].to.cidr'],
  ['any name', connection({ fqdn: '*' }), 'spec.traffic[0].to.fqdn'],
  [
    'a long name of DNS',
    connection({ fqdn: `${'x'.repeat(10_000)}.example.com` }),
    'spec.traffic[0].to.fqdn',
  ],
  ['port 0', connection({ ports: '0' }), 'spec.traffic[0].ports[0]'],
  ['a port of 1e9', connection({ ports: '1e9' }), 'spec.traffic[0].ports[0]'],
  [
    'a path that explodes',
    connection({ http: [{ id: 'a', method: 'GET', path: explodes }] }),
    'spec.traffic[0].http[0].path',
  ],
])('tells where %s stands', (_what, part, path) => {
  expect(errorsOf(part)).toContain(path);
});
