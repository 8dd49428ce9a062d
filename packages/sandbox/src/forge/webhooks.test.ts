import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import {
  IncomingHttpHeaders,
  IncomingMessage,
  Server,
  ServerResponse,
  createServer,
} from 'node:http';
import { readFile } from 'node:fs/promises';
import { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { machines, personas } from '../identities';
import { ApiClient, apiClient, base64 } from './__testUtils__/apiClient';
import { ForgeServer, cleanUp, startForge } from './__testUtils__/forgeServer';
import { isLoopbackUrl } from './webhooks';

jest.setTimeout(60_000);

const [ines] = personas;
const [socle] = machines;
const repo = '/repos/payments/checkout';

interface Delivery {
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

/** A real server that is called, and what reached it. */
class Receiver {
  readonly deliveries: Delivery[] = [];
  readonly server: Server;
  #waiting: Array<() => void> = [];

  constructor(
    answer: (response: ServerResponse) => void = response => response.end('ok'),
  ) {
    this.server = createServer((request, response) => {
      this.#read(request)
        .then(() => answer(response))
        .catch(() => response.destroy());
    });
  }

  async start(): Promise<string> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    const { port } = this.server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  /** Waits until so many have come. */
  async received(count: number): Promise<Delivery[]> {
    while (this.deliveries.length < count) {
      await new Promise<void>(resolve => {
        this.#waiting.push(resolve);
      });
    }
    return this.deliveries;
  }

  async #read(request: IncomingMessage): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) {
      chunks.push(chunk);
    }
    this.deliveries.push({
      path: request.url ?? '',
      headers: request.headers,
      body: Buffer.concat(chunks).toString('utf8'),
    });
    this.#waiting.splice(0).forEach(resolve => resolve());
  }
}

describe('webhooks', () => {
  let server: ForgeServer;
  let api: ApiClient;
  let administrator: ApiClient;
  const receivers: Receiver[] = [];

  beforeEach(async () => {
    server = await startForge();
    await server.forge.ensureRepository({
      owner: 'payments',
      name: 'checkout',
      files: { 'a.txt': 'one\n', 'b.txt': 'one\n' },
    });
    api = apiClient(server.baseUrl, ines);
    administrator = apiClient(server.baseUrl, socle);
  });

  afterEach(async () => {
    await cleanUp();
    receivers.splice(0).forEach(receiver => {
      receiver.server.closeAllConnections();
      receiver.server.close();
    });
  });

  async function receive(
    answer?: (response: ServerResponse) => void,
  ): Promise<{ receiver: Receiver; url: string }> {
    const receiver = new Receiver(answer);
    receivers.push(receiver);
    return { receiver, url: await receiver.start() };
  }

  async function hook(
    url: string,
    options: {
      events?: string[];
      secret?: string;
      content_type?: string;
      authorization_header?: string;
    } = {},
  ): Promise<number> {
    const { content_type, secret, ...rest } = options;
    const { status, object } = await administrator('POST', `${repo}/hooks`, {
      type: 'gitea',
      active: true,
      config: {
        url,
        content_type: content_type ?? 'json',
        ...(secret ? { secret } : {}),
      },
      ...rest,
    });
    expect(status).toBe(201);
    return Number(object.id);
  }

  /** Waits until the hook's last delivery is on record. */
  async function lastDelivery(id: number): Promise<unknown> {
    const record = join(
      server.stateDirectory,
      'metadata/payments/checkout.json',
    );
    const { hooks } = JSON.parse(await readFile(record, 'utf8'));
    const found = hooks.find((one: { id: number }) => one.id === id);
    return found.lastDelivery ?? (await lastDelivery(id));
  }

  const commit = async (branch?: string) =>
    await api('POST', `${repo}/contents/c.txt`, {
      content: base64('three\n'),
      ...(branch ? { new_branch: branch } : {}),
    });

  it('tells a push in the shape of Gitea, signed', async () => {
    const { receiver, url } = await receive();
    const id = await hook(`${url}/in?x=1`, {
      secret: 'hush',
      authorization_header: 'Bearer abc',
    });

    await commit();

    const [{ path, headers, body }] = await receiver.received(1);
    const sign = (algorithm: string) =>
      createHmac(algorithm, 'hush').update(body).digest('hex');
    expect(path).toBe('/in?x=1');
    expect(headers).toMatchObject({
      'content-type': 'application/json',
      authorization: 'Bearer abc',
      'x-gitea-event': 'push',
      'x-gitea-delivery': expect.stringMatching(/^[0-9a-f-]{36}$/),
      'x-gitea-signature': sign('sha256'),
      'x-hub-signature': `sha1=${sign('sha1')}`,
      'x-hub-signature-256': `sha256=${sign('sha256')}`,
      'x-github-event': 'push',
    });
    expect(JSON.parse(body)).toMatchObject({
      ref: 'refs/heads/main',
      total_commits: 1,
      commits: [
        {
          message: 'Add c.txt\n',
          author: { username: 'ines.moreau' },
          added: ['c.txt'],
          removed: [],
          modified: [],
        },
      ],
      repository: { full_name: 'payments/checkout' },
      pusher: { login: 'ines.moreau' },
    });
    await expect(lastDelivery(id)).resolves.toMatchObject({
      event: 'push',
      status: 200,
    });
  });

  it('tells what becomes of branches and pull requests, in order', async () => {
    const { receiver, url } = await receive();
    await hook(url, { events: ['push', 'create', 'delete', 'pull_request'] });

    await commit('topic');
    await api('POST', `${repo}/pulls`, {
      head: 'topic',
      base: 'main',
      title: 'One',
    });
    await api('PUT', `${repo}/contents/c.txt`, {
      branch: 'topic',
      content: base64('four\n'),
      sha: (await api('GET', `${repo}/contents/c.txt?ref=topic`)).object
        .sha as string,
    });
    await api('PATCH', `${repo}/pulls/1`, { title: 'Two' });
    await api('POST', `${repo}/pulls/1/merge`, {
      Do: 'merge',
      delete_branch_after_merge: true,
    });

    const deliveries = await receiver.received(9);
    const told = deliveries.map(({ headers, body }) => {
      const { action, ref } = JSON.parse(body);
      return `${headers['x-gitea-event']} ${action ?? ref}`;
    });
    expect(told.sort()).toEqual(
      [
        'create topic',
        'push refs/heads/topic',
        'pull_request opened',
        'pull_request synchronized',
        'push refs/heads/topic',
        'pull_request edited',
        'push refs/heads/main',
        'pull_request closed',
        'delete topic',
      ].sort(),
    );
    const closed = deliveries.find(
      ({ body }) => JSON.parse(body).action === 'closed',
    );
    expect(JSON.parse(closed?.body ?? '')).toMatchObject({
      number: 1,
      pull_request: { merged: true, state: 'closed', title: 'Two' },
      sender: { login: 'ines.moreau' },
    });
  });

  it('sends a form where it is wanted', async () => {
    const { receiver, url } = await receive();
    await hook(url, { content_type: 'form', secret: 'hush' });

    await commit();

    const [{ headers, body }] = await receiver.received(1);
    const payload = new URLSearchParams(body).get('payload') ?? '';
    expect(headers['content-type']).toBe('application/x-www-form-urlencoded');
    expect(JSON.parse(payload).ref).toBe('refs/heads/main');
    expect(headers['x-gitea-signature']).toBe(
      createHmac('sha256', 'hush').update(payload).digest('hex'),
    );
  });

  it('sends only what was asked for, and nothing where it is off', async () => {
    const { receiver, url } = await receive();
    await hook(`${url}/deletes`, { events: ['delete'] });
    const off = await hook(`${url}/off`);
    await administrator('PATCH', `${repo}/hooks/${off}`, { active: false });
    await hook(`${url}/gone`).then(id =>
      administrator('DELETE', `${repo}/hooks/${id}`),
    );

    await commit('topic');
    await api('DELETE', `${repo}/branches/topic`);

    const deliveries = await receiver.received(1);
    expect(deliveries.map(({ path }) => path)).toEqual(['/deletes']);
  });

  it('does not follow a redirect, and says what was answered', async () => {
    const other = await receive();
    const { url } = await receive(response =>
      response.writeHead(302, { Location: other.url }).end(),
    );
    const id = await hook(url);

    await commit();

    await expect(lastDelivery(id)).resolves.toMatchObject({ status: 302 });
    expect(other.receiver.deliveries).toEqual([]);
  });

  it('gives up on who does not answer, and keeps no push waiting for it', async () => {
    const { receiver, url } = await receive(() => {});
    await hook(url);

    const answer = await commit();
    await receiver.received(1);

    expect(answer.status).toBe(201);
  });

  it('says why nobody could be reached', async () => {
    const { receiver, url } = await receive();
    receiver.server.close();
    const id = await hook(url);

    await commit();

    await expect(lastDelivery(id)).resolves.toMatchObject({
      error: expect.stringContaining('ECONNREFUSED'),
    });
  });

  it('never tells the secret', async () => {
    const id = await hook('http://127.0.0.1:9/', { secret: 'hush' });

    const one = await administrator('GET', `${repo}/hooks/${id}`);
    const all = await administrator('GET', `${repo}/hooks`);

    expect(one.text + all.text).not.toContain('hush');
  });
});

describe('isLoopbackUrl', () => {
  it.each([
    ['http://127.0.0.1:7007/x', true],
    ['http://127.8.9.10/', true],
    ['http://localhost:7007', true],
    ['https://forge.localhost/', true],
    ['http://[::1]:80/', true],
    ['http://0x7f000001/', true],
    ['http://10.0.0.1/', false],
    ['http://169.254.169.254/', false],
    ['http://0.0.0.0/', false],
    ['http://[::]/', false],
    ['http://127.0.0.1.nip.io/', false],
    ['http://localhost.evil.example/', false],
    ['http://127.0.0.1@evil.example/', false],
    ['http://user@127.0.0.1/', false],
    ['ftp://127.0.0.1/', false],
    ['file:///etc/passwd', false],
    ['', false],
  ])('says of %s: %s', (url, expected) => {
    expect(isLoopbackUrl(url)).toBe(expected);
  });
});
