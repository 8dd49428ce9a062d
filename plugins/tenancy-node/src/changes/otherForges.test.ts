import { registerMswTestHooks } from '@backstage/backend-test-utils';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { MemoryRepository } from '../forges/__testUtils__/MemoryRepository';
import {
  changeForgeOn,
  OtherForge,
  otherForges,
  serve,
} from '../forges/__testUtils__/otherForges';
import {
  branch,
  changeOf,
  large,
  messageOf,
  small,
  tom,
} from './__testUtils__/gitOps';
import { ForgeChanges } from './ForgeChanges';

jest.setTimeout(60_000);

const server = setupServer();
registerMswTestHooks(server);

describe.each<OtherForge>(['github', 'gitlab'])('on %s', kind => {
  const start = (files: Record<string, string> = {}) => {
    const { repository, handlers } = serve(kind, files);
    server.use(...handlers);
    const changes = new ForgeChanges({
      forge: signal => changeForgeOn(kind, signal),
      listFor: 0,
      now: Date.now,
    });
    return { repository, changes };
  };
  const texts = (repository: MemoryRepository, ref: string) =>
    Object.fromEntries(repository.at(ref)?.files ?? []);
  const path = (name: string) => `tenants/payments/${name}`;
  const there = {
    [path('tenant.yaml')]: 'size: small\n',
    [path('dev/quota.yaml')]: small['dev/quota.yaml'],
  };

  const enlarge = changeOf(
    {},
    {
      kind: 'change',
      render: async ({ tenant = '' }) => ({
        title: 'Change tenant payments',
        body: 'More.',
        files: [
          {
            path: path('tenant.yaml'),
            content: tenant.replace('small', 'large'),
          },
        ],
        removed: [],
      }),
    },
  );

  it('a change becomes a request on a branch that begins at the base', async () => {
    const { repository, changes } = start();
    const base = repository.branches.get('main');

    const proposal = await changes.propose(
      changeOf(small, {
        author: { name: 'Inès', email: 'ines@example.com' },
      }),
    );

    const head = repository.at(branch);
    expect(head).toMatchObject({
      parents: [base],
      author: { name: 'Inès', email: 'ines@example.com' },
      message: expect.stringContaining(
        'Socle-Requested-By: user:default/ines.moreau',
      ),
    });
    expect(texts(repository, branch)).toEqual({
      'socle.yaml': 'profile: 1\n',
      ...there,
    });
    expect(proposal).toMatchObject({
      base,
      request: { number: 1, state: 'open', headCommit: head?.sha, branch },
    });
    await expect(changes.list({ state: 'open' })).resolves.toEqual([
      expect.objectContaining({
        tenant: 'payments',
        kind: 'create',
        requestedBy: 'user:default/ines.moreau',
      }),
    ]);
  });

  it('running again updates the same request, and removes what is not wanted any more', async () => {
    const { repository, changes } = start();
    await changes.propose(changeOf({ ...small, 'prod/quota.yaml': 'x\n' }));
    await changes.propose(changeOf(large));
    await changes.propose(changeOf(large));

    expect(repository.requests).toHaveLength(1);
    expect(repository.history(branch)).toHaveLength(3);
    expect(Object.keys(texts(repository, branch))).toEqual(
      expect.not.arrayContaining([path('prod/quota.yaml')]),
    );
  });

  it('a dry run only reads', async () => {
    const { repository, changes } = start();
    await changes.propose(changeOf(small), { dryRun: true });
    expect([...repository.branches.keys()]).toEqual(['main']);
    expect(repository.requests).toEqual([]);
  });

  it("a person's commit is kept, and the same place is a stop", async () => {
    const { repository, changes } = start();
    await changes.propose(changeOf(small));
    const theirs = repository.write(branch, {
      [path('dev/quota.yaml')]: small['dev/quota.yaml'].replace('e: 5', 'e: 6'),
    });

    await changes.propose(changeOf(large));

    expect(repository.at(branch)?.parents).toEqual([theirs]);
    expect(texts(repository, branch)[path('dev/quota.yaml')]).toBe(
      large['dev/quota.yaml'].replace('e: 5', 'e: 6'),
    );
    repository.write(branch, { [path('tenant.yaml')]: 'size: huge\n' });
    const medium = { ...large, 'tenant.yaml': 'size: medium\n' };
    expect(await messageOf(changes.propose(changeOf(medium)))).toMatch(
      /ConflictError: tenants\/payments\/tenant.yaml was changed on the branch .* of Hugo.*Nothing was overwritten/,
    );
  });

  it('a base that moved is merged and rendered on', async () => {
    const { repository, changes } = start(there);
    await changes.propose(enlarge);
    repository.write('main', {
      [path('tenant.yaml')]: 'size: small\nnew: 1\n',
    });

    await changes.propose(enlarge);

    const ours = 'socle/change/payments';
    expect(texts(repository, ours)[path('tenant.yaml')]).toBe(
      'size: large\nnew: 1\n',
    );
    expect(
      repository
        .between('main', ours)
        .some(({ parents }) => parents.length === 2),
    ).toBe(true);
    expect(
      repository.requests.filter(({ state }) => state === 'open'),
    ).toHaveLength(1);
  });

  it('a true conflict with the base is explained', async () => {
    const { repository, changes } = start(there);
    const quota = (text: string) =>
      changeOf({ 'dev/quota.yaml': text }, { kind: 'change' });
    await changes.propose(quota('a: 2\n'));
    const ours = 'socle/change/payments';
    repository.write(ours, { [path('dev/quota.yaml')]: 'a: 3\n' });
    repository.write('main', { [path('dev/quota.yaml')]: 'a: 4\n' });
    const before = repository.at(ours)?.sha;

    expect(await messageOf(changes.propose(quota('a: 2\n')))).toMatch(
      /ConflictError: tenants\/payments\/dev\/quota.yaml was changed on main .*by the commit \w{10} of Hugo.*Merge main into the branch by hand/,
    );
    expect(repository.at(ours)?.sha).toBe(before);
  });

  it('of two for the same name one wins', async () => {
    const { repository, changes } = start();
    const results = await Promise.all([
      messageOf(changes.propose(changeOf(small))),
      messageOf(changes.propose(changeOf(large, tom))),
    ]);
    expect(results.sort()).toEqual([
      expect.stringContaining('Choose another name'),
      'no error',
    ]);
    expect(repository.requests).toHaveLength(1);
    expect(repository.history(branch)).toHaveLength(2);
  });

  it('a merged request is found again, and its branch is made anew for another', async () => {
    const { repository, changes } = start(there);
    const change = (text: string, task: string) =>
      changeOf({ 'tenant.yaml': text }, { kind: 'change', task });
    await changes.propose(change('size: large\n', 'task-1'));
    repository.accept(1);

    await expect(
      changes.propose(change('size: large\n', 'task-1')),
    ).resolves.toMatchObject({ request: { number: 1, state: 'merged' } });
    await expect(
      changes.propose(change('size: medium\n', 'task-2')),
    ).resolves.toMatchObject({ request: { number: 2, state: 'open' } });
  });

  /** Breaks off every writing call from one on. Returns how many were made. */
  const breakOff = (at: number) => {
    const count = { writes: 0 };
    server.use(
      http.all(`${otherForges[kind].api}/*`, ({ request }) => {
        if (['GET', 'HEAD'].includes(request.method)) {
          return undefined;
        }
        count.writes += 1;
        return count.writes > at ? HttpResponse.error() : undefined;
      }),
    );
    return count;
  };

  it.each([0, 1, 2, 3, 4, 5])(
    'a backend that is killed after %d writing calls goes on from there',
    async at => {
      const { repository, changes } = start();
      const count = breakOff(at);
      const said = await messageOf(changes.propose(changeOf(small)));
      server.resetHandlers();
      server.use(...otherForges[kind].handlers(repository));

      await changes.propose(changeOf(small));

      expect(said).toMatch(
        count.writes > at ? /^ServiceUnavailableError/ : /^no error/,
      );
      expect(repository.requests).toHaveLength(1);
      expect(repository.history(branch)).toHaveLength(2);
    },
  );

  it.each([0, 1, 2, 3, 4, 5, 6])(
    'one that is killed after %d writing calls, with a base that moved, does so, too',
    async at => {
      const { repository, changes } = start(there);
      await changes.propose(enlarge);
      repository.write('main', {
        [path('tenant.yaml')]: 'size: small\nnew: 1\n',
      });
      const count = breakOff(at);
      const said = await messageOf(changes.propose(enlarge));
      server.resetHandlers();
      server.use(...otherForges[kind].handlers(repository));

      await changes.propose(enlarge);

      expect(said).toMatch(
        count.writes > at ? /^ServiceUnavailableError/ : /^no error/,
      );
      expect(
        texts(repository, 'socle/change/payments')[path('tenant.yaml')],
      ).toBe('size: large\nnew: 1\n');
      expect(
        repository.requests.filter(({ state }) => state === 'open'),
      ).toHaveLength(1);
    },
  );
});
