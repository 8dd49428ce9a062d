import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import authPlugin from '@backstage/plugin-auth-backend';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { JsonObject } from '@backstage/types';
import request from 'supertest';
import { authModulePersonas } from './authModulePersonas';

const sandbox = {
  personas: [
    { name: 'ines.moreau', title: 'Inès Moreau' },
    { name: 'not.in.catalog' },
  ],
};

async function startAuth(config: JsonObject) {
  const { server } = await startTestBackend({
    features: [
      authPlugin,
      authModulePersonas,
      catalogServiceMock.factory({
        entities: ['ines.moreau', 'hugo.lefevre'].map(name => ({
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'User',
          metadata: { name },
          spec: { memberOf: [] },
        })),
      }),
      mockServices.rootConfig.factory({
        data: {
          app: { baseUrl: 'http://localhost:7007' },
          auth: { providers: { persona: {} } },
          ...config,
        },
      }),
    ],
  });
  return (persona?: string) => {
    const refresh = request(server).get('/api/auth/persona/refresh');
    return persona ? refresh.set('x-socle-persona', persona) : refresh;
  };
}

describe('signing in as a persona', () => {
  it('gives a session of that user of the catalog', async () => {
    const signIn = await startAuth({ sandbox });

    const { status, body } = await signIn('ines.moreau');

    expect(status).toBe(200);
    expect(body.backstageIdentity.identity).toMatchObject({
      userEntityRef: 'user:default/ines.moreau',
    });
    expect(body.profile).toEqual({ displayName: 'Inès Moreau' });
  });

  it.each([
    ['nobody is named', undefined, 401],
    ['a user of the catalog is named who is no persona', 'hugo.lefevre', 401],
    ['a persona is named whom the catalog lacks', 'not.in.catalog', 404],
  ])('is refused when %s', async (_, persona, expected) => {
    const signIn = await startAuth({ sandbox });

    const { status, body } = await signIn(persona);

    expect(status).toBe(expected);
    expect(body.backstageIdentity).toBeUndefined();
  });

  it('does not exist without the sandbox, whatever else is configured', async () => {
    const signIn = await startAuth({});

    const { status, body } = await signIn('ines.moreau');

    expect(status).toBe(404);
    expect(body.backstageIdentity).toBeUndefined();
  });
});
