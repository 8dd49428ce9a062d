import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startCluster } from './__testUtils__/startCluster';
import { startProcess } from './__testUtils__/startProcess';
import { openWatch } from './__testUtils__/watchLines';

const configMaps = '/api/v1/namespaces/default/configmaps';

function headersOf(token = 'sandbox-hugo-lefevre') {
  return {
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
  };
}

describe("a cluster's state", () => {
  let directory: string;
  beforeEach(() => {
    directory = fs.mkdtempSync(path.join(os.tmpdir(), 'socle-state-'));
  });
  afterEach(() => fs.rmSync(directory, { recursive: true, force: true }));

  it('holds everything that was acknowledged when the process is killed in the middle of writing', async () => {
    const child = await startProcess('writer.ts', directory, /port (\d+)/);
    const url = `http://127.0.0.1:${child.announced}`;
    const acknowledged = new Map<string, string>();
    let killed = false;
    const write = async (writer: number) => {
      for (let index = 0; !killed; index += 1) {
        const name = `note-${writer}-${index}`;
        const response = await fetch(`${url}${configMaps}`, {
          method: 'POST',
          headers: headersOf(),
          body: JSON.stringify({ metadata: { name } }),
        }).catch(() => undefined);
        const body = await response?.json().catch(() => undefined);
        if (response?.status === 201 && body) {
          acknowledged.set(name, body.metadata.resourceVersion);
        }
        if (acknowledged.size > 60 && !killed) {
          killed = true;
          await child.kill('SIGKILL');
        }
      }
    };
    await Promise.all([write(1), write(2), write(3)]);

    const running = await startCluster({ stateDirectory: directory });
    const list = await running.call('GET', configMaps);
    const found = new Map<string, string>(
      list.body.items.map(
        (item: { metadata: { name: string; resourceVersion: string } }) => [
          item.metadata.name,
          item.metadata.resourceVersion,
        ],
      ),
    );
    for (const [name, version] of acknowledged) {
      expect([name, found.get(name)]).toEqual([name, version]);
    }
    const next = await running.call('POST', configMaps, {
      body: { metadata: { name: 'after' } },
    });
    const highest = Math.max(...[...found.values()].map(Number));
    expect(Number(next.body.metadata.resourceVersion)).toBeGreaterThan(highest);
    await running.stop({ keep: true });
  }, 60_000);

  it('drops a last line that was cut off, and refuses a damaged one before it', async () => {
    const first = await startCluster({ stateDirectory: directory });
    await first.call('POST', configMaps, { body: { metadata: { name: 'a' } } });
    await first.stop({ keep: true });
    const file = path.join(directory, 'objects.jsonl');
    fs.appendFileSync(
      file,
      '{"v":9999,"b":"configmaps","k":"default/b","o":{"meta',
    );

    const second = await startCluster({ stateDirectory: directory });
    expect((await second.call('GET', `${configMaps}/a`)).code).toBe(200);
    expect((await second.call('GET', `${configMaps}/b`)).code).toBe(404);
    await second.stop({ keep: true });

    fs.appendFileSync(file, 'torn\n{"v":10000}\n');
    await expect(startCluster({ stateDirectory: directory })).rejects.toThrow(
      /has an unreadable line: torn. Start with a fresh sandbox/,
    );
  });

  it('tells watches from before a restart to list again, and lets those at the present go on', async () => {
    const first = await startCluster({ stateDirectory: directory });
    const list = await first.call('GET', configMaps);
    const before = Number(list.body.metadata.resourceVersion);
    const last = await first.call('POST', configMaps, {
      body: { metadata: { name: 'last' } },
    });
    await first.stop({ keep: true });

    const second = await startCluster({ stateDirectory: directory });
    const old = await openWatch(
      second,
      `${configMaps}?watch=1&resourceVersion=${before}`,
    );
    expect(await old.next()).toMatchObject({
      type: 'ERROR',
      object: { code: 410, reason: 'Expired' },
    });
    const current = await openWatch(
      second,
      `${configMaps}?watch=1&resourceVersion=${last.body.metadata.resourceVersion}`,
    );
    await second.call('POST', configMaps, {
      body: { metadata: { name: 'new' } },
    });
    expect(await current.next()).toMatchObject({
      type: 'ADDED',
      object: { metadata: { name: 'new' } },
    });
    await current.close();
    await second.stop({ keep: true });
  });

  it('is not written to while nothing happens, not even by a restart', async () => {
    const first = await startCluster({ stateDirectory: directory });
    await first.cluster.idle();
    await first.stop({ keep: true });
    const file = path.join(directory, 'objects.jsonl');
    const size = fs.statSync(file).size;
    const second = await startCluster({ stateDirectory: directory });
    await second.cluster.idle();
    await second.stop({ keep: true });
    expect(fs.statSync(file).size).toBe(size);
  });
});
