import { mockServices } from '@backstage/backend-test-utils';
import { formatTenant, Tenant } from '@socle/plugin-tenancy-common';
import { ChangeRequest } from '../changes';
import { KnownRequests } from './KnownRequests';

const start = '2026-11-21T10:00:00.000Z';

beforeEach(() => {
  jest.useFakeTimers({ now: new Date(start) });
});

afterEach(() => {
  jest.useRealTimers();
});

function tenantFile(name: string): string {
  const tenant: Tenant = {
    apiVersion: 'socle.dev/v1',
    kind: 'Tenant',
    metadata: { name, title: name },
    spec: {
      owner: 'group:default/payments',
      costCenter: 'FR-4021',
      access: { admins: ['payments-leads'] },
      environments: [{ name: 'dev', cluster: 'paris-nonprod', size: 'small' }],
    },
  };
  return formatTenant(tenant);
}

/** Requests of a forge that a test opens, breaks and slows down. */
function world() {
  const forge = {
    requests: [] as ChangeRequest[],
    /** What the files of branches say, where it is not what they are to say. */
    files: new Map<string, string | undefined>(),
    lists: 0,
    reads: [] as string[],
    listFault: undefined as Error | undefined,
    readFault: undefined as Error | undefined,
    hold: undefined as Promise<void> | undefined,
  };
  const logger = mockServices.logger.mock();
  const known = new KnownRequests({
    changes: {
      async list() {
        forge.lists += 1;
        const { requests } = forge;
        await forge.hold;
        if (forge.listFault) {
          throw forge.listFault;
        }
        return requests;
      },
    },
    async readFile(_commit, path) {
      forge.reads.push(path);
      if (forge.readFault) {
        throw forge.readFault;
      }
      const name = path.split('/')[1];
      return forge.files.has(name) ? forge.files.get(name) : tenantFile(name);
    },
    logger,
    refreshMilliseconds: 1_000,
    patienceMilliseconds: 250,
    firstPatienceMilliseconds: 5_000,
    now: () => new Date(),
  });
  const open = (tenant: string, more: Partial<ChangeRequest> = {}) => {
    const number = forge.requests.length + 1;
    const kind = more.kind ?? 'create';
    const request: ChangeRequest = {
      number,
      tenant,
      kind,
      state: 'open',
      branch: `socle/${kind}/${tenant}`,
      url: `https://forge.example.com/pulls/${number}`,
      title: `Create tenant ${tenant}`,
      createdAt: start,
      updatedAt: start,
      headCommit: String(number).repeat(40),
      ...more,
    };
    forge.requests = [request, ...forge.requests];
  };
  return { forge, known, open, logger };
}

/** `loyalty`, and in brackets what its document has the name of. */
const named = (
  requests: readonly {
    change: ChangeRequest;
    document?: { tenant?: Tenant };
  }[],
) =>
  requests
    .map(({ change, document }) =>
      document
        ? `${change.tenant} (${document.tenant?.metadata.name ?? 'nothing'})`
        : change.tenant,
    )
    .join(', ');

describe('read', () => {
  it('reads what open requests for new tenants ask for, each once', async () => {
    const { forge, known, open } = world();
    open('loyalty');
    open('refunds', { kind: 'change' });
    open('vault', { state: 'closed' });
    const first = await known.read();
    expect(named(first.requests)).toBe('vault, refunds, loyalty (loyalty)');
    expect(first.status).toMatchObject({ level: 'ok', observedAt: start });

    await jest.advanceTimersByTimeAsync(1_000);
    const second = await known.read();
    expect(second.requests).toBe(first.requests);
    open('gifts');
    await known.read({ fresh: true });
    expect(forge).toMatchObject({
      lists: 3,
      reads: ['tenants/loyalty/tenant.yaml', 'tenants/gifts/tenant.yaml'],
    });
  });

  it('knows that there are none', async () => {
    const { known } = world();
    expect(await known.read()).toEqual({
      requests: [],
      status: {
        level: 'ok',
        reason: 'The change requests are read from the forge',
        observedAt: start,
      },
    });
    await expect(known.readAll()).resolves.toEqual([]);
  });

  it.each([
    ['of another name', tenantFile('payments'), 'loyalty (nothing)'],
    ['that is no tenant', 'kind: [', 'loyalty (nothing)'],
    ['that is not there', undefined, 'loyalty'],
  ])('shows no tenant for a file %s', async (_story, text, expected) => {
    const { forge, known, open } = world();
    forge.files.set('loyalty', text);
    open('loyalty');
    expect(named((await known.read()).requests)).toBe(expected);
    await expect(known.readAll()).resolves.toHaveLength(1);
  });

  it('keeps the last known while the forge is down, and says since when', async () => {
    const { forge, known, open } = world();
    open('loyalty');
    await known.read();
    forge.listFault = new Error('The forge is down');
    await jest.advanceTimersByTimeAsync(1_000);
    const { requests, status } = await known.read();
    expect(named(requests)).toBe('loyalty (loyalty)');
    expect(status).toEqual({
      level: 'error',
      reason: 'The change requests cannot be read: The forge is down',
      observedAt: start,
      staleSince: '2026-11-21T10:00:01.000Z',
    });
  });

  it('keeps the last known while the forge is slow, also for those who want it fresh', async () => {
    const { forge, known, open } = world();
    open('loyalty');
    await known.read();
    forge.hold = new Promise(() => {});
    const fresh = known.read({ fresh: true });
    await jest.advanceTimersByTimeAsync(5_000);
    expect(named((await fresh).requests)).toBe('loyalty (loyalty)');
    await jest.advanceTimersByTimeAsync(15_000);
    const { requests, status } = await known.read();
    expect(named(requests)).toBe('loyalty (loyalty)');
    expect(status).toMatchObject({
      level: 'error',
      staleSince: '2026-11-21T10:00:20.000Z',
    });
  });

  it('says that it knows nothing yet where the forge never answered', async () => {
    const { forge, known } = world();
    forge.hold = new Promise(() => {});
    const first = known.read();
    await jest.advanceTimersByTimeAsync(5_000);
    expect(await first).toMatchObject({
      requests: [],
      status: { level: 'unknown', reason: expect.stringMatching(/not told/) },
    });
  });

  it('lists a request whose file cannot be read, and tries again', async () => {
    const { forge, known, open, logger } = world();
    open('loyalty');
    forge.readFault = new Error('The forge is busy');
    expect(named((await known.read()).requests)).toBe('loyalty');
    expect(logger.warn).toHaveBeenCalledWith(
      'tenants/loyalty/tenant.yaml of change request 1 cannot be read: The forge is busy',
    );
    forge.readFault = undefined;
    await jest.advanceTimersByTimeAsync(1_000);
    expect(named((await known.read()).requests)).toBe('loyalty (loyalty)');
  });
});

describe('readAll', () => {
  it('gives what is on the forge after the call, also where a reading is under way', async () => {
    const { forge, known, open } = world();
    let release = () => {};
    forge.hold = new Promise(resolve => {
      release = resolve;
    });
    const before = known.read();
    open('loyalty');
    const both = [known.readAll(), known.readAll()];
    release();
    expect(named((await before).requests)).toBe('');
    for (const requests of await Promise.all(both)) {
      expect(named(requests)).toBe('loyalty (loyalty)');
    }
    expect(forge.lists).toBe(2);
  });

  it.each([
    ['the list', 'listFault', /^The open change requests cannot be read/],
    ['a file', 'readFault', /^What one of the open change requests asks for/],
  ] as const)(
    'says what to do where %s cannot be read, whatever was known before',
    async (_what, fault, message) => {
      const { forge, known, open } = world();
      open('loyalty');
      await known.readAll();
      open('gifts');
      forge[fault] = new Error('The forge is down. Start again later.');
      const failed = known.readAll();
      await expect(failed).rejects.toThrow(message);
      await expect(failed).rejects.toMatchObject({
        name: 'ServiceUnavailableError',
        message: expect.stringMatching(/[Ss]tart again.*\.$/),
      });
      /* The name of what somebody else asks for is theirs. */
      await expect(failed).rejects.toMatchObject({
        message: expect.not.stringContaining('gifts'),
      });
      forge[fault] = undefined;
      await expect(known.readAll()).resolves.toHaveLength(2);
    },
  );
});
