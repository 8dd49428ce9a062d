import { mockCredentials } from '@backstage/backend-test-utils';
import { Status } from '@socle/plugin-platform-common';
import { ChangeRequest } from '@socle/plugin-tenancy-node';
import { RequestReader } from './RequestReader';
import { DirectorySnapshot } from './TenantDirectory';

const ok: Status = {
  level: 'ok',
  reason: 'The change requests are read from the forge',
  observedAt: '2026-11-21T10:00:00.000Z',
};
const credentials = mockCredentials.user();

beforeEach(() => {
  jest.useFakeTimers();
});

afterEach(() => {
  jest.useRealTimers();
});

/** A reader over a list that is as it was when it was read last, while requests are opened on the forge. */
function world() {
  const forge: ChangeRequest[] = [];
  let listed: ChangeRequest[] = [];
  let lists = 0;
  const status = { current: ok };
  const snapshot = (): DirectorySnapshot => ({
    entries: new Map(),
    registry: {
      revision: 'commit',
      profileFindings: [],
      tenants: [],
      declared: { tenants: [], problems: [] },
      status: ok,
    },
    requests: listed.map(change => ({ change })),
    requestsStatus: status.current,
  });
  const always = () => true;
  const reader = new RequestReader({
    directory: {
      async read({ fresh } = {}) {
        if (fresh === 'requests') {
          lists += 1;
          listed = [...forge];
        }
        return snapshot();
      },
    },
    access: {
      rightsOf: async () => ({
        create: true,
        inspect: always,
        update: always,
        delete: always,
      }),
    },
    reviews: { read: async () => undefined },
    now: () => new Date(),
  });
  return {
    status,
    lists: () => lists,
    open(tenant: string) {
      const number = forge.length + 1;
      forge.push({
        number,
        tenant,
        branch: `socle/create/${tenant}`,
        kind: 'create',
        state: 'open',
        url: `https://forge.example.com/pulls/${number}`,
        title: `Create tenant ${tenant}`,
        createdAt: ok.observedAt,
        updatedAt: ok.observedAt,
        headCommit: 'f'.repeat(40),
      });
    },
    /** Begins to look for it. Answers the request's number, or the error's name. */
    find: async (tenant: string) => {
      try {
        const found = await reader.find({ tenant, credentials });
        return found.change.number;
      } catch (error) {
        return Object(error).name;
      }
    },
  };
}

it('finds a request also where the list was read anew a moment before it was opened', async () => {
  const { open, find, lists } = world();
  const none = find('gifts');
  await jest.advanceTimersByTimeAsync(0);
  expect(await none).toBe('NotFoundError');

  open('gifts');
  const found = find('gifts');
  await jest.advanceTimersByTimeAsync(1_000);
  expect(await found).toBe(1);
  expect(lists()).toBe(2);
});

it('reads the list once for all who look for what it lacks', async () => {
  const { open, find, lists } = world();
  const first = find('none');
  await jest.advanceTimersByTimeAsync(0);
  await first;
  const looks = ['gifts', 'ledger', 'vault', 'gone'].map(tenant => {
    open(tenant.replace('gone', 'other'));
    return find(tenant);
  });
  await jest.advanceTimersByTimeAsync(1_000);
  expect(await Promise.all(looks)).toEqual([1, 2, 3, 'NotFoundError']);
  expect(lists()).toBe(2);
  /* What is known by now is told without another look. */
  expect(await find('vault')).toBe(3);
  expect(lists()).toBe(2);
});

it('does not ask a forge again that is down', async () => {
  const { find, lists, status } = world();
  status.current = { ...ok, level: 'error', staleSince: ok.observedAt };
  expect(await find('gifts')).toBe('NotFoundError');
  expect(lists()).toBe(0);
});
