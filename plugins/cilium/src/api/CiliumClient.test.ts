import { mockApis, registerMswTestHooks } from '@backstage/frontend-test-utils';
import {
  errorOf,
  eventText,
  streamOf,
} from '@socle/plugin-platform-react/testUtils';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { refusals } from '../__fixtures__/refusals';
import { CiliumClient } from './CiliumClient';

const entityRef = { kind: 'component', namespace: 'default', name: 'checkout' };
const base = 'http://backend/api/cilium';

describe('CiliumClient', () => {
  const server = setupServer();
  registerMswTestHooks(server);

  const client = new CiliumClient({
    discoveryApi: mockApis.discovery({ baseUrl: 'http://backend' }),
    fetchApi: mockApis.fetch(),
  });

  it.each<[string, string, () => Promise<unknown>]>([
    ['a summary', 'summary', () => client.getSummary(entityRef)],
    [
      'why, of a group whose name is none',
      'refusals/..%2Fx',
      () => client.getRefusal(entityRef, '../x'),
    ],
    [
      'what would allow it',
      'refusals/ledger/proposal',
      () => client.getProposal(entityRef, 'ledger'),
    ],
    ['workloads', 'workloads', () => client.getWorkloads(entityRef)],
    [
      'a workload’s policy',
      'effective?environment=dev&workload=checkout.payments-dev',
      () =>
        client.getEffectivePolicy(entityRef, {
          environment: 'dev',
          workload: 'checkout.payments-dev',
        }),
    ],
    ['peers', 'peers', () => client.getPeers(entityRef)],
    [
      'an answer',
      'ask?from=a.b&to=10.0.0.1&port=443',
      () => client.ask(entityRef, { from: 'a.b', to: '10.0.0.1', port: '443' }),
    ],
    [
      'open requests',
      'what-if/requests',
      () => client.getWhatIfRequests(entityRef),
    ],
  ])('asks for %s', async (_, path, ask) => {
    let asked = '';
    server.use(
      http.get(`${base}/*`, ({ request }) => {
        asked = request.url;
        return HttpResponse.json({ is: 'an answer' });
      }),
    );

    await expect(ask()).resolves.toEqual({ is: 'an answer' });
    expect(asked).toBe(`${base}/entities/component/default/checkout/${path}`);
  });

  it('sends what is to be tried', async () => {
    let body: unknown;
    server.use(
      http.post(
        `${base}/entities/component/default/checkout/what-if`,
        async ({ request }) => {
          body = await request.json();
          return HttpResponse.json({ changed: [] });
        },
      ),
    );

    await client.whatIf(entityRef, { environment: 'dev', text: 'kind: X' });
    expect(body).toEqual({ environment: 'dev', text: 'kind: X' });
  });

  it('takes what cannot be proposed as an answer', async () => {
    const refusal = {
      accepted: false,
      refusal: { code: 'taken', message: 'One is open.' },
    };
    server.use(
      http.post(`${base}/*`, () => HttpResponse.json(refusal, { status: 409 })),
    );

    await expect(
      client.propose(entityRef, 'ledger', { reason: 'Why not' }),
    ).resolves.toEqual(refusal);
  });

  it.each([403, 404, 503])('throws where the server says %s', async status => {
    server.use(
      http.get(`${base}/*`, () => errorOf(status, 'SomeError')),
      http.post(`${base}/*`, () => errorOf(status, 'SomeError')),
    );

    await expect(client.getSummary(entityRef)).rejects.toMatchObject({
      statusCode: status,
    });
    await expect(
      client.propose(entityRef, 'ledger', { reason: 'Why not' }),
    ).rejects.toMatchObject({ statusCode: status });
  });

  it('follows what is refused', async () => {
    server.use(
      http.get(
        `${base}/entities/component/default/checkout/refusals/stream`,
        () => streamOf([eventText('refusals', refusals, { id: '1' })]),
      ),
    );
    const controller = new AbortController();
    const told: unknown[] = [];
    for await (const event of client.watchRefusals(entityRef, {
      signal: controller.signal,
    })) {
      told.push(event);
      if (event.type === 'refusals') {
        controller.abort();
        break;
      }
    }
    expect(told).toEqual([
      { type: 'connected' },
      { type: 'refusals', data: refusals },
    ]);
  });

  it('follows a map of an environment and a window', async () => {
    let asked = '';
    server.use(
      http.get(`${base}/*`, ({ request }) => {
        asked = new URL(request.url).search;
        return streamOf([eventText('map', {})]);
      }),
    );
    const controller = new AbortController();
    for await (const event of client.watchServiceMap(
      entityRef,
      { environment: 'dev', minutes: 5 },
      { signal: controller.signal },
    )) {
      if (event.type === 'map') {
        controller.abort();
        break;
      }
    }
    expect(asked).toBe('?environment=dev&minutes=5');
  });
});
