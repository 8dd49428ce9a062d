import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { describe, it } from 'node:test';
import { promisify } from 'node:util';
import { explainInstallFailure } from '../lib/faults.mjs';
import { inRoot } from '../lib/paths.mjs';

const script = inRoot('scripts', 'run.cjs');

/** Runs the script to its end; a command that fails is what most of these are about. */
async function run(args, options = {}) {
  const { stdout, stderr, code } = await promisify(execFile)(
    process.execPath,
    [...(options.node ?? []), script, ...args],
    { timeout: 30_000 },
  ).then(
    output => ({ ...output, code: 0 }),
    error => error,
  );
  return { output: `${stdout}${stderr}`.trim(), code };
}

describe('npm start', () => {
  it('says which Node it needs when this one is too old', async () => {
    const pretend = `data:text/javascript,Object.defineProperty(process.versions,'node',{value:'16.20.0'})`;

    const { output, code } = await run(['start'], {
      node: ['--import', pretend],
    });

    assert.equal(code, 1);
    assert.match(output, /^Socle needs Node 18 or newer to start/);
    assert.equal(output.split('\n').length, 1);
  });

  it('names a port that is taken, what it is for, and the way out', async () => {
    const server = net.createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address();
    try {
      const { output, code } = await run(['start', '--port', String(port)]);

      assert.equal(code, 1);
      assert.equal(
        output,
        `Port ${port} (the portal) is taken. Stop what listens there, which may be another "npm start", or choose other ports: "npm start -- --port 8000".`,
      );
    } finally {
      server.close();
    }
  });

  for (const [args, sentence] of [
    [
      ['--port', 'eighty'],
      /--port takes a number from 1024 to 65000, not "eighty"/,
    ],
    [['--port', '80'], /--port takes a number from 1024 to 65000, not "80"/],
    [['--on', 'moon'], /--on takes sandbox or cluster, not "moon"/],
    [['--on', 'cluster', '--reset'], /--reset is for the sandbox/],
    [['--rest'], /Unknown option '--rest'[^]*npm start -- --reset/],
  ]) {
    it(`explains itself when it is called with ${args.join(' ')}`, async () => {
      const { output, code } = await run(['start', ...args]);

      assert.equal(code, 1);
      assert.match(output, sentence);
    });
  }
});

describe('npm run -s socle', () => {
  /** From a folder of its own, as people do who look at their repository. */
  async function socle(...args) {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'socle-scripts-'));
    fs.writeFileSync(path.join(folder, 'broken.yaml'), 'a: [');
    try {
      const { stdout, stderr, code } = await promisify(execFile)(
        'npm',
        ['--prefix', inRoot(), 'run', '-s', 'socle', '--', ...args],
        { cwd: folder, timeout: 60_000 },
      ).then(
        output => ({ ...output, code: 0 }),
        error => error,
      );
      return { stdout, stderr, code };
    } finally {
      fs.rmSync(folder, { recursive: true });
    }
  }

  it('prints what the command prints, and nothing of its own', async () => {
    const { version } = JSON.parse(
      fs.readFileSync(inRoot('packages', 'cli', 'package.json'), 'utf8'),
    );
    const { stdout, code } = await socle('--version');

    assert.deepEqual({ stdout, code }, { stdout: `${version}\n`, code: 0 });
  });

  it('reads paths from where it was typed, and ends as the command does', async () => {
    const { stdout, code } = await socle('check', '.', '--format', 'json');

    assert.deepEqual(
      JSON.parse(stdout).map(({ file }) => file),
      ['broken.yaml'],
    );
    assert.equal(code, 1);
  });

  it('ends with 2 where it is called wrongly', async () => {
    const { stdout, stderr, code } = await socle('check', 'absent');

    assert.deepEqual({ stdout, code }, { stdout: '', code: 2 });
    assert.match(stderr, /^There is no file or folder absent\.$/m);
  });
});

describe('an install that failed', () => {
  for (const [reason, output, sentence] of [
    [
      'there is no network',
      'RequestError: getaddrinfo ENOTFOUND registry.npmjs.org',
      /registry cannot be reached/,
    ],
    [
      'the registry is silent',
      'YN0001: RequestError: connect ETIMEDOUT',
      /registry cannot be reached/,
    ],
    [
      'the disk is full',
      'ENOSPC: no space left on device, write',
      /The disk is full/,
    ],
  ]) {
    it(`says so when ${reason}`, () => {
      assert.match(explainInstallFailure(output), sentence);
    });
  }

  it('quotes the log when the reason is another', () => {
    assert.equal(
      explainInstallFailure('YN0028: lockfile would be modified'),
      undefined,
    );
  });
});

describe('a browser for the journeys', () => {
  it('is missing in a sentence that says what to do', async () => {
    await assert.rejects(
      promisify(execFile)(
        process.execPath,
        [
          '--input-type=module',
          '--eval',
          `await (await import(${JSON.stringify(inRoot('scripts/lib/browser.mjs'))})).findBrowser()`,
        ],
        { env: { ...process.env, SOCLE_BROWSER: '/no/such/browser' } },
      ),
      /There is no browser for the journeys: \/no\/such\/browser is not there\. Install Chrome or Chromium/,
    );
  });

  it('is found, and starts', async () => {
    await promisify(execFile)(process.execPath, [
      '--input-type=module',
      '--eval',
      `await (await import(${JSON.stringify(inRoot('scripts/lib/browser.mjs'))})).findBrowser()`,
    ]);
  });
});

describe('an interrupt', () => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGKILL']) {
    it(`of kind ${signal} leaves no child behind`, async () => {
      const parent = spawn(
        process.execPath,
        [inRoot('scripts', 'tests', 'parent.mjs')],
        { stdio: ['ignore', 'pipe', 'inherit'] },
      );
      const [line] = await once(parent.stdout, 'data');
      const child = Number(String(line).trim());
      assert.ok(isAlive(child));

      parent.kill(signal);
      await once(parent, 'exit');

      assert.ok(await ends(child));
    });
  }
});

function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function ends(pid) {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    if (!isAlive(pid)) {
      return true;
    }
    await new Promise(resolve => setTimeout(resolve, 50));
  }
  return false;
}
