import { mockApis, registerMswTestHooks } from '@backstage/frontend-test-utils';
import { errorOf } from '@socle/plugin-platform-react/testUtils';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { HealthClient } from './HealthClient';

const checkout = { kind: 'component', namespace: 'default', name: 'checkout' };
const base = 'http://backend/api/opentelemetry';

describe('HealthClient', () => {
  const server = setupServer();
  registerMswTestHooks(server);

  const client = new HealthClient({
    discoveryApi: mockApis.discovery({ baseUrl: 'http://backend' }),
    fetchApi: mockApis.fetch(),
  });

  it.each<[string, string, () => Promise<unknown>]>([
    [
      'an entity',
      '/entities/component/default/checkout/health',
      () => client.getHealth(checkout),
    ],
    [
      'one environment of it',
      '/entities/component/default/checkout/health/prod?range=24h',
      () => client.getDetail(checkout, { environment: 'prod', range: '24h' }),
    ],
    [
      'its objectives',
      '/entities/component/default/checkout/objectives/prod',
      () => client.getObjectives(checkout, 'prod'),
    ],
    [
      'its instrumentation, where a name is no path',
      '/entities/component/default/a%2Fb/instrumentation/..%2Fprod',
      () => client.getInstrumentation({ ...checkout, name: 'a/b' }, '../prod'),
    ],
    [
      'its onboarding',
      '/entities/component/default/checkout/onboarding',
      () => client.getOnboarding(checkout),
    ],
    [
      'a tenant',
      '/tenants/payments%3F/health',
      () => client.getTenant('payments?'),
    ],
    ['the platform', '/platform', () => client.getPlatform()],
  ])('reads %s', async (_, path, read) => {
    const asked: string[] = [];
    server.use(
      http.get(`${base}/*`, ({ request }) => {
        asked.push(request.url.slice(base.length));
        return HttpResponse.json({ answer: path });
      }),
    );

    await expect(read()).resolves.toEqual({ answer: path });
    expect(asked).toEqual([path]);
  });

  it.each([403, 404, 503])('throws what is answered with %s', async status => {
    server.use(http.get(`${base}/*`, () => errorOf(status, 'SomeError')));

    await expect(client.getHealth(checkout)).rejects.toMatchObject({
      name: 'ResponseError',
      statusCode: status,
    });
  });
});
