import { ConfigReader } from '@backstage/config';
import { JsonObject } from '@backstage/types';
import { refuseSandbox } from './refuseSandbox';

const loopback = { listen: { host: '127.0.0.1', port: 7007 } };
const sandbox = { personas: [] };

const start = (config: JsonObject, nodeEnvironment?: string) => () =>
  refuseSandbox({ config: new ConfigReader(config), nodeEnvironment });

describe('refuseSandbox', () => {
  it.each<[string, JsonObject, string | undefined]>([
    ['a sandbox on loopback', { sandbox, backend: loopback }, 'development'],
    [
      'a sandbox whose listener is a string on loopback',
      { sandbox, backend: { listen: '127.0.0.1:7007' } },
      undefined,
    ],
    [
      'production without a sandbox',
      { backend: { listen: ':7007', database: { client: 'pg' } } },
      'production',
    ],
  ])('lets %s start', (_, config, nodeEnvironment) => {
    expect(start(config, nodeEnvironment)).not.toThrow();
  });

  it.each<[string, JsonObject, string | undefined, string]>([
    [
      'NODE_ENV says production',
      { sandbox, backend: loopback },
      'production',
      'NODE_ENV is production',
    ],
    [
      'the sign-in environment is production',
      { sandbox, backend: loopback, auth: { environment: 'production' } },
      undefined,
      'auth.environment is production',
    ],
    [
      'data is kept in PostgreSQL',
      { sandbox, backend: { ...loopback, database: { client: 'pg' } } },
      undefined,
      'backend.database.client is pg',
    ],
    [
      'the listener takes every address',
      { sandbox, backend: { listen: ':7007' } },
      undefined,
      'backend.listen is not limited to 127.0.0.1',
    ],
    [
      'the listener has a port and no host',
      { sandbox, backend: { listen: { port: 7007 } } },
      undefined,
      'backend.listen is not limited to 127.0.0.1',
    ],
    [
      'the listener has another host that only begins like loopback',
      { sandbox, backend: { listen: '127.0.0.1.example.com:7007' } },
      undefined,
      'backend.listen is not limited to 127.0.0.1',
    ],
  ])(
    'refuses a sandbox when %s, and says what to do',
    (_, config, nodeEnvironment, sign) => {
      expect(start(config, nodeEnvironment)).toThrow(sign);
      expect(start(config, nodeEnvironment)).toThrow(
        'Start without app-config.sandbox.yaml',
      );
    },
  );
});
