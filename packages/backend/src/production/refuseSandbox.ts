import { Config } from '@backstage/config';
import { ConflictError } from '@backstage/errors';

/**
 * Throws where a backend that serves a company would start with what only the sandbox may have: personas that anybody
 * can sign in as, and tokens that everybody knows.
 *
 * A backend serves a company when it runs as the container file runs it (`NODE_ENV=production`), when
 * `auth.environment` says `production`, when its data is in PostgreSQL, or when it listens on more than loopback.
 */
export function refuseSandbox(options: {
  config: Config;
  nodeEnvironment: string | undefined;
}): void {
  const { config, nodeEnvironment } = options;
  if (!config.has('sandbox')) {
    return;
  }
  const signs = [
    nodeEnvironment === 'production' && 'NODE_ENV is production',
    config.getOptionalString('auth.environment') === 'production' &&
      'auth.environment is production',
    config.getOptionalString('backend.database.client') === 'pg' &&
      'backend.database.client is pg',
    !listensOnLoopbackOnly(config) &&
      'backend.listen is not limited to 127.0.0.1',
  ].filter(sign => typeof sign === 'string');
  if (signs.length > 0) {
    throw new ConflictError(
      `The configuration has sandbox settings, whose people and tokens are public, and this looks like production: ${signs.join(
        ', ',
      )}. Start without app-config.sandbox.yaml, or remove "sandbox" from your configuration.`,
    );
  }
}

const loopback = ['127.0.0.1', '::1', 'localhost'];

function listensOnLoopbackOnly(config: Config): boolean {
  const listen = config.getOptional('backend.listen');
  if (typeof listen === 'string') {
    return loopback.some(host =>
      [`${host}`, `[${host}]`].some(name => listen.startsWith(`${name}:`)),
    );
  }
  const host = config.getOptionalString('backend.listen.host');
  return host !== undefined && loopback.includes(host);
}
