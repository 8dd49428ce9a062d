import { sampleTenant, withEnvironment } from '../__testUtils__/fixtures';
import { Tenant } from '../tenant/types';
import { editsBetween } from './editsBetween';
import { Edit } from './types';

const tenant = sampleTenant();
const [dev, prod] = tenant.spec.environments;
const [stripe, web] = tenant.spec.traffic ?? [];
const inSpec = (spec: Partial<Tenant['spec']>): Tenant => ({
  ...tenant,
  spec: { ...tenant.spec, ...spec },
});
const rule = { ...stripe, to: { fqdn: 'hooks.slack.com' }, reason: 'Notices' };
const qa = { ...dev, name: 'qa' };
const environments = ['spec', 'environments'];
const traffic = ['spec', 'traffic'];

describe('editsBetween', () => {
  it.each<[string, Tenant, Edit[]]>([
    ['nothing', structuredClone(tenant), []],
    [
      'a field of an environment, by its name',
      withEnvironment(tenant, 'prod', { size: 'large' }),
      [
        {
          kind: 'set',
          path: [...environments, { name: 'prod' }, 'size'],
          value: 'large',
        },
      ],
    ],
    [
      'fields that come and go',
      withEnvironment(tenant, 'prod', { suspended: true, quota: undefined }),
      [
        {
          kind: 'set',
          path: [...environments, { name: 'prod' }, 'suspended'],
          value: true,
        },
        { kind: 'remove', path: [...environments, { name: 'prod' }, 'quota'] },
      ],
    ],
    [
      'an environment that comes last',
      inSpec({ environments: [dev, prod, qa] }),
      [{ kind: 'add', path: environments, value: qa }],
    ],
    [
      'an environment that comes between others',
      inSpec({ environments: [dev, qa, prod] }),
      [{ kind: 'add', path: environments, value: qa, at: 1 }],
    ],
    [
      'an environment of another name, never a changed one',
      inSpec({ environments: [qa, prod] }),
      [
        { kind: 'add', path: environments, value: qa, at: 1 },
        { kind: 'remove', path: [...environments, 0] },
      ],
    ],
    [
      'a rule of traffic that comes, and one that goes',
      inSpec({ traffic: [web, rule] }),
      [
        { kind: 'add', path: traffic, value: rule },
        { kind: 'remove', path: [...traffic, 0] },
      ],
    ],
    [
      'a rule of traffic that changes',
      inSpec({ traffic: [stripe, { ...web, ports: ['8081/TCP'] }] }),
      [{ kind: 'set', path: [...traffic, 1, 'ports', 0], value: '8081/TCP' }],
    ],
    [
      'a rule that is there twice',
      inSpec({ traffic: [stripe, web, stripe] }),
      [{ kind: 'add', path: traffic, value: stripe, at: 2 }],
    ],
    [
      'a list that becomes empty',
      inSpec({ traffic: [] }),
      [{ kind: 'set', path: traffic, value: [] }],
    ],
    [
      'a list of which nothing is left',
      inSpec({ traffic: undefined }),
      [{ kind: 'remove', path: traffic }],
    ],
    [
      'texts of a list',
      inSpec({
        access: { ...tenant.spec.access, viewers: ['audit', 'support'] },
      }),
      [
        {
          kind: 'add',
          path: ['spec', 'access', 'viewers'],
          value: 'audit',
          at: 0,
        },
      ],
    ],
  ])('tells %s', (_title, after, edits) => {
    expect(editsBetween(tenant, after)).toEqual(edits);
  });
});
