import {
  SandboxForge,
  startSandboxForge,
} from '../forges/__testUtils__/sandboxForge';
import {
  branch,
  changeOf,
  messageOf,
  small,
  startGitOps,
} from './__testUtils__/gitOps';

jest.setTimeout(120_000);

let sandbox: SandboxForge;

beforeAll(async () => {
  sandbox = await startSandboxForge();
});

afterAll(async () => {
  await sandbox.stop();
});

afterEach(() => {
  sandbox.before = undefined;
});

describe('a forge that fails half-way', () => {
  // Every call that writes, in their order; each is broken off before or after it has its effect.
  it.each([
    [0, 'before'],
    [0, 'after'],
    [1, 'before'],
    [1, 'after'],
    [2, 'before'],
    [2, 'after'],
  ])(
    'at writing call %d, %s it took effect, is gone on from',
    async (at, when) => {
      const { changes, log, pulls, files } = await startGitOps(sandbox);
      let writes = -1;
      sandbox.before = (request, response, next) => {
        if (request.method !== 'GET') {
          writes += 1;
        }
        if (writes !== at || request.method === 'GET') {
          next();
          return;
        }
        if (when === 'before') {
          response.socket?.destroy();
          return;
        }
        response.end = (() => {
          response.socket?.destroy();
          return response;
        }) as typeof response.end;
        next();
      };
      await expect(changes.propose(changeOf(small))).rejects.toMatchObject({
        name: 'ServiceUnavailableError',
      });
      sandbox.before = undefined;

      await changes.propose(changeOf(small));

      expect(await pulls()).toHaveLength(1);
      expect(await log(branch)).toHaveLength(2);
      expect(Object.keys(await files(branch))).toHaveLength(3);
    },
  );

  it.each([
    [401, 'AuthenticationError', 'have expired'],
    [403, 'NotAllowedError', 'Have the account given the rights'],
    [429, 'ServiceUnavailableError', 'Try again in 60 s'],
    [500, 'ServiceUnavailableError', 'Try again when the forge is well'],
  ])('with %d says what to do', async (status, name, message) => {
    const { changes } = await startGitOps(sandbox);
    sandbox.before = (_request, response) => {
      response.status(status).setHeader('retry-after', '60');
      response.json({ message: 'no' });
    };
    if (status === 403) {
      sandbox.before = (_request, response) => {
        response.status(403).json({ message: 'no' });
      };
    }
    expect(await messageOf(changes.propose(changeOf(small)))).toContain(
      `${name}: `,
    );
    expect(await messageOf(changes.propose(changeOf(small)))).toContain(
      message,
    );
  });

  it('once or twice is asked again', async () => {
    const { changes, pulls } = await startGitOps(sandbox);
    let failures = 0;
    sandbox.before = (request, response, next) => {
      if (request.method === 'GET' && failures < 2) {
        failures += 1;
        response.status(502).end();
      } else {
        next();
      }
    };
    await changes.propose(changeOf(small));
    expect(await pulls()).toHaveLength(1);
  });

  it('with the repository gone says where to look', async () => {
    const { changes, repository } = await startGitOps(sandbox);
    await sandbox.api('DELETE', repository);
    expect(await messageOf(changes.propose(changeOf(small)))).toContain(
      'NotFoundError: ',
    );
    expect(await messageOf(changes.list())).toContain('NotFoundError: ');
  });
});
