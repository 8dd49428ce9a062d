import { createHmac } from 'node:crypto';
import { createBackendModule } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import eventsPlugin from '@backstage/plugin-events-backend';
import { EventParams, eventsServiceRef } from '@backstage/plugin-events-node';
import { JsonObject } from '@backstage/types';
import eventsModuleGitea from '.';

const body = JSON.stringify({ ref: 'refs/heads/main' });
const sign = (secret: string, text = body) =>
  createHmac('sha256', secret).update(text).digest('hex');

async function start(events: JsonObject) {
  const received: EventParams[] = [];
  const { server } = await startTestBackend({
    features: [
      eventsPlugin,
      eventsModuleGitea,
      createBackendModule({
        pluginId: 'events',
        moduleId: 'listener',
        register(env) {
          env.registerInit({
            deps: { service: eventsServiceRef },
            async init({ service }) {
              await service.subscribe({
                id: 'listener',
                topics: ['gitea', 'gitea.push'],
                onEvent: async params => {
                  received.push(params);
                },
              });
            },
          });
        },
      }),
      mockServices.rootConfig.factory({ data: { events } }),
    ],
  });
  const url = `http://localhost:${server.port()}/api/events/http/gitea`;
  return {
    received,
    async post(headers: Record<string, string>): Promise<number> {
      const { status } = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body,
      });
      return status;
    },
  };
}

const secret = 'a secret of the platform team';
const configured = { modules: { gitea: { webhookSecret: secret } } };

it('publishes what is signed, under its kind too', async () => {
  const { post, received } = await start(configured);
  expect(
    await post({
      'x-gitea-event': 'push',
      'x-gitea-signature': sign(secret),
    }),
  ).toBe(202);
  expect(
    received.map(({ topic, eventPayload }) => [topic, eventPayload]),
  ).toEqual(
    expect.arrayContaining([
      ['gitea', { ref: 'refs/heads/main' }],
      ['gitea.push', { ref: 'refs/heads/main' }],
    ]),
  );
});

it('refuses what is not signed, or not with its secret, or not this body', async () => {
  const { post, received } = await start(configured);
  for (const signature of [
    undefined,
    '',
    'not hexadecimal',
    sign('another secret'),
    sign(secret, `${body} `),
    sign(secret).slice(0, 32),
    `${sign(secret)}00`,
  ]) {
    expect(
      await post({
        'x-gitea-event': 'push',
        ...(signature !== undefined && { 'x-gitea-signature': signature }),
      }),
    ).toBe(403);
  }
  expect(received).toEqual([]);
});

it('takes nothing without a secret', async () => {
  const { post, received } = await start({});
  expect(
    await post({ 'x-gitea-event': 'push', 'x-gitea-signature': sign('') }),
  ).toBe(404);
  expect(received).toEqual([]);
});
