export interface Credentials {
  key: string;
  secret: string;
}

/** Since 2.7 the carrier wants a key and a secret; there is no use in starting without them. */
export function readCredentials(environment: NodeJS.ProcessEnv): Credentials {
  const { CARRIER_KEY: key, CARRIER_SECRET: secret } = environment;
  if (!key || !secret) {
    throw new Error('CARRIER_KEY and CARRIER_SECRET are not set');
  }
  return { key, secret };
}
