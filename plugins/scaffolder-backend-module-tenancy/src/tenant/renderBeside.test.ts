import { mockCredentials } from '@backstage/backend-test-utils';
import {
  formatTenant,
  parseProfile,
  parseTenant,
} from '@socle/plugin-tenancy-common';
import { KnownRequest, RegistrySnapshot } from '@socle/plugin-tenancy-node';
import { messageOf } from '../__testUtils__/runAction';
import { profileOf, tenantFile } from '../__testUtils__/tenants';
import { ProposalUnderWay } from './ProposalsUnderWay';
import { renderBeside } from './renderBeside';

/* One small environment has 4 CPU. */
const profileText = profileOf('https://forge.example.com').replace(
  '{cpu: 200,',
  '{cpu: 6,',
);
const profile = parseProfile(profileText, 'socle.yaml');

function tenantOf(name: string, owner: string) {
  const parsed = parseTenant(tenantFile(name, { owner }), 'tenant.yaml');
  if (!parsed.ok) {
    throw new Error(`${name} is not valid`);
  }
  return parsed.value;
}

function openRequest(name: string, owner: string): KnownRequest {
  const tenant = tenantOf(name, owner);
  return {
    change: {
      number: 1,
      tenant: name,
      kind: 'create',
      state: 'open',
      branch: `socle/create/${name}`,
      url: 'https://forge.example.com/pulls/1',
      title: `Create tenant ${name}`,
      createdAt: '2026-11-21T10:00:00.000Z',
      updatedAt: '2026-11-21T10:00:00.000Z',
      headCommit: 'f'.repeat(40),
    },
    document: { text: '', tenant, stale: false, findings: [] },
  };
}

/** Proposes `loyalty` while `web`, with which it does not go together, is on its way. */
function world(options: { staleSince?: string } = {}) {
  const requests: KnownRequest[] = [];
  const log: string[] = [];
  let end = () => {};
  const web = tenantOf('web', 'shop');
  const underWay: ProposalUnderWay = {
    entry: {
      known: {
        name: 'web',
        proposed: { text: '', tenant: web, stale: false, findings: [] },
        changes: [],
      },
      resource: { name: 'web', owner: web.spec.owner },
    },
    ended: new Promise(resolve => {
      end = resolve;
    }),
  };
  const snapshot: RegistrySnapshot = {
    revision: 'commit',
    ...(profile.ok && {
      profile: { value: profile.value, text: profileText },
    }),
    profileFindings: [],
    tenants: [],
    declared: { tenants: [], problems: [] },
    status: {
      level: 'ok',
      reason: "The platform's GitOps tree cannot be read: it is gone.",
      observedAt: '2026-11-21T10:00:00.000Z',
      ...options,
    },
  };
  const loyalty = tenantOf('loyalty', 'payments');
  return {
    requests,
    log,
    end: () => end(),
    render: async (earlier = [underWay]) =>
      await messageOf(
        renderBeside({
          base: {
            commit: 'commit',
            profile: profileText,
            read: async () => undefined,
          },
          kind: 'create',
          tenant: 'loyalty',
          requestedBy: 'user:default/ines',
          wanted: { text: formatTenant(loyalty), tenant: loyalty },
          person: {
            ref: 'user:default/ines',
            owns: () => true,
            reads: ({ owner }) => owner === 'group:default/payments',
            groups: ['payments'],
            actsForAll: false,
            credentials: mockCredentials.user(),
          },
          registry: {
            async read() {
              log.push('tree');
              return snapshot;
            },
            onChange: () => () => {},
          },
          requests: {
            read: async () => ({ requests, status: snapshot.status }),
            async readAll() {
              log.push('requests');
              return [...requests];
            },
          },
          earlier,
        }),
      ),
  };
}

it('is held at once against what is asked for', async () => {
  const { render, requests, log } = world();
  requests.push(openRequest('web', 'shop'));
  expect(await render([])).toMatch(/more than the cluster has/);
  expect(log).toEqual(['requests', 'tree']);
});

it('waits for what is on its way where both do not go together, and is refused where a request came of it', async () => {
  const { render, requests, log, end } = world();
  const said = render();
  requests.push(openRequest('web', 'shop'));
  end();
  expect(await said).toMatch(/more than the cluster has/);
  expect(log).toEqual(['requests', 'tree', 'requests', 'tree']);
});

it('is rendered where nothing came of it', async () => {
  const { render, log, end } = world();
  const said = render();
  end();
  expect(await said).toBe('no error');
  expect(log).toEqual(['requests', 'tree', 'requests', 'tree']);
});

it('is held against no tree that is older than it', async () => {
  const { render } = world({ staleSince: '2026-11-21T10:00:00.000Z' });
  expect(await render([])).toBe(
    "ServiceUnavailableError: The platform's GitOps tree cannot be read: it is gone. So nothing can be held against it as it is; start again when the forge is well.",
  );
});
