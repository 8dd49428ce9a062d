import { readFile } from 'node:fs/promises';
import http from 'node:http';
import https from 'node:https';
import { pipeline, Readable } from 'node:stream';
import zlib from 'node:zlib';
import {
  ANNOTATION_KUBERNETES_AUTH_PROVIDER,
  SERVICEACCOUNT_CA_PATH,
} from '@backstage/plugin-kubernetes-common';
import {
  ClusterDetails,
  KubernetesCredential,
} from '@backstage/plugin-kubernetes-node';
import { ClusterCredentials } from './clusterCredentials';
import {
  ClusterError,
  isBrokenConnection,
  toClusterError,
} from './ClusterError';

export interface ClusterRequest {
  /** Encoded, from the root of the API: `/apis/apps/v1/deployments`. */
  path: string;
  query: Record<string, string>;
  signal: AbortSignal;
  /** How long the answer may take to begin. */
  headMilliseconds: number;
  /** How long it may go on, from the start. */
  totalMilliseconds: number;
}

const maximumErrorBytes = 4 * 1024;
const keepAliveMilliseconds = 30_000;

/**
 * Requests to one cluster's API with the portal's own credentials: its certificate authority, gzip, no redirects, a time
 * limit on each request.
 */
export class ClusterConnection {
  readonly #details: ClusterDetails;
  readonly #credentials: ClusterCredentials;
  readonly #agents = {
    http: new http.Agent({
      keepAlive: true,
      keepAliveMsecs: keepAliveMilliseconds,
    }),
    https: new https.Agent({
      keepAlive: true,
      keepAliveMsecs: keepAliveMilliseconds,
    }),
  };

  constructor(options: {
    details: ClusterDetails;
    credentials: ClusterCredentials;
  }) {
    this.#details = options.details;
    this.#credentials = options.credentials;
  }

  get name(): string {
    return this.#details.name;
  }

  close(): void {
    this.#agents.http.destroy();
    this.#agents.https.destroy();
  }

  /**
   * The body of a successful answer, unpacked. Throws `ClusterError` on any other; the body throws it too, where the
   * connection breaks or the time is over.
   */
  async get(request: ClusterRequest): Promise<AsyncIterable<Buffer>> {
    const cluster = this.#details.name;
    const limit = new AbortController();
    const overdue = (milliseconds: number, what: string) =>
      setTimeout(
        () =>
          limit.abort(
            new ClusterError({
              code: 'timeout',
              message: `${cluster} ${what} ${milliseconds / 1000} s`,
            }),
          ),
        milliseconds,
      ).unref();
    const head = overdue(request.headMilliseconds, 'did not answer within');
    const total = overdue(
      request.totalMilliseconds,
      'did not finish its answer within',
    );
    const signal = AbortSignal.any([request.signal, limit.signal]);
    const reasonOf = (error: unknown) =>
      limit.signal.aborted
        ? toClusterError({ cluster, error: limit.signal.reason })
        : toClusterError({ cluster, error });

    try {
      const credential = await this.#credentials(this.#details);
      const response = await this.#send(request, credential, signal);
      clearTimeout(head);
      const body = unpacked(response);
      if (response.statusCode !== 200) {
        throw await this.#refused(response, body);
      }
      return guarded(body, reasonOf, () => clearTimeout(total));
    } catch (error) {
      clearTimeout(head);
      clearTimeout(total);
      throw reasonOf(error);
    }
  }

  async #send(
    request: ClusterRequest,
    credential: KubernetesCredential,
    signal: AbortSignal,
  ): Promise<http.IncomingMessage> {
    const { url, ca } = await this.#address();
    url.pathname = url.pathname.replace(/\/$/, '') + request.path;
    url.search = new URLSearchParams(request.query).toString();
    const isSecure = url.protocol === 'https:';
    const options: https.RequestOptions = {
      method: 'GET',
      signal,
      headers: {
        accept: 'application/json',
        'accept-encoding': 'gzip',
        'user-agent': 'socle',
        ...(credential.type === 'bearer token' && {
          authorization: `Bearer ${credential.token}`,
        }),
      },
      ...(isSecure
        ? {
            agent: this.#agents.https,
            ca,
            rejectUnauthorized: !this.#details.skipTLSVerify,
            ...(credential.type === 'x509 client certificate' && {
              cert: credential.cert,
              key: credential.key,
            }),
          }
        : { agent: this.#agents.http }),
    };
    return await send({ url, options, isSecure });
  }

  /** Where the API is, and whom to trust there. */
  async #address(): Promise<{ url: URL; ca?: Buffer }> {
    const { url, caData, caFile, authMetadata } = this.#details;
    const isInCluster =
      authMetadata[ANNOTATION_KUBERNETES_AUTH_PROVIDER] === 'serviceAccount' &&
      !authMetadata.serviceAccountToken;
    if (isInCluster) {
      /* As Backstage's Kubernetes plugin does: without a token of its own, the cluster is the one the portal runs in. */
      const { KUBERNETES_SERVICE_HOST, KUBERNETES_SERVICE_PORT } = process.env;
      if (KUBERNETES_SERVICE_HOST && KUBERNETES_SERVICE_PORT) {
        const host = KUBERNETES_SERVICE_HOST.includes(':')
          ? `[${KUBERNETES_SERVICE_HOST}]`
          : KUBERNETES_SERVICE_HOST;
        return {
          url: new URL(`https://${host}:${KUBERNETES_SERVICE_PORT}`),
          ca: await readFile(SERVICEACCOUNT_CA_PATH),
        };
      }
    }
    if (caFile) {
      return { url: new URL(url), ca: await readFile(caFile) };
    }
    return {
      url: new URL(url),
      ...(caData && { ca: Buffer.from(caData, 'base64') }),
    };
  }

  async #refused(
    response: http.IncomingMessage,
    body: Readable,
  ): Promise<ClusterError> {
    const cluster = this.#details.name;
    const statusCode = response.statusCode ?? 0;
    const detail = await messageOf(body);
    response.destroy();
    if (statusCode === 401) {
      return new ClusterError({
        code: 'unauthorized',
        statusCode,
        message: `${cluster} does not accept the portal's credentials`,
      });
    }
    if (statusCode === 403) {
      return new ClusterError({
        code: 'forbidden',
        statusCode,
        message: `${cluster} forbids it to the portal${detail && `: ${detail}`}`,
      });
    }
    if (statusCode >= 300 && statusCode < 400) {
      return new ClusterError({
        code: 'invalid',
        statusCode,
        message: `${cluster} answered with a redirect, which is not followed; set its url to where the API is`,
      });
    }
    const retryAfter = Number(response.headers['retry-after']);
    return new ClusterError({
      code: 'refused',
      statusCode,
      message: `${cluster} answered ${statusCode}${detail && `: ${detail}`}`,
      ...(retryAfter > 0 && { retryAfterMilliseconds: retryAfter * 1000 }),
    });
  }
}

async function send(request: {
  url: URL;
  options: https.RequestOptions;
  isSecure: boolean;
}): Promise<http.IncomingMessage> {
  let wasReused = false;
  try {
    return await new Promise((resolve, reject) => {
      const sent = (request.isSecure ? https : http)
        .request(request.url, request.options, resolve)
        .on('error', error => {
          wasReused = sent.reusedSocket;
          reject(error);
        })
        .end();
    });
  } catch (error) {
    /* A connection that was kept open may have been closed at the other end meanwhile; each is tried once. */
    if (wasReused && isBrokenConnection(error)) {
      return await send(request);
    }
    throw error;
  }
}

function unpacked(response: http.IncomingMessage): Readable {
  if (response.headers['content-encoding'] !== 'gzip') {
    return response;
  }
  /* Flushed as it comes: a watch's event is not to wait for the next one. */
  const gunzip = zlib.createGunzip({
    flush: zlib.constants.Z_SYNC_FLUSH,
    finishFlush: zlib.constants.Z_SYNC_FLUSH,
  });
  /* What goes wrong is thrown by whoever reads from it. */
  return pipeline(response, gunzip, () => {});
}

async function* guarded(
  body: Readable,
  reasonOf: (error: unknown) => ClusterError,
  done: () => void,
): AsyncGenerator<Buffer, void, undefined> {
  try {
    yield* body;
  } catch (error) {
    throw reasonOf(error);
  } finally {
    done();
    body.destroy();
  }
}

/** What a Kubernetes `Status` says; empty where the answer is none. */
async function messageOf(body: Readable): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of body) {
      size += chunk.length;
      if (size > maximumErrorBytes) {
        return '';
      }
      chunks.push(chunk);
    }
    const status: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    return typeof status === 'object' &&
      status !== null &&
      'message' in status &&
      typeof status.message === 'string'
      ? status.message
      : '';
  } catch {
    return '';
  }
}
