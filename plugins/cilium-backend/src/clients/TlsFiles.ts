import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { ChannelCredentials, credentials } from '@grpc/grpc-js';
import { TlsConfig } from '../config';

/** The files of one connection's TLS, read for each connection: certificates are renewed while the portal runs. */
export class TlsFiles {
  readonly #config: TlsConfig | undefined;

  constructor(config: TlsConfig | undefined) {
    this.#config = config;
  }

  /** Throws where a file cannot be read, or holds nothing that TLS takes. */
  credentials(): ChannelCredentials {
    if (!this.#config) {
      return credentials.createInsecure();
    }
    const { ca, cert, key } = this.#config;
    return cert === undefined || key === undefined
      ? credentials.createSsl(readFileSync(ca))
      : credentials.createSsl(
          readFileSync(ca),
          readFileSync(key),
          readFileSync(cert),
        );
  }

  /** Until when the portal's own certificate holds, in milliseconds since 1970; undefined where it has none. */
  validUntil(): number | undefined {
    return this.#config?.cert === undefined
      ? undefined
      : Date.parse(
          new X509Certificate(readFileSync(this.#config.cert)).validTo,
        );
  }
}
