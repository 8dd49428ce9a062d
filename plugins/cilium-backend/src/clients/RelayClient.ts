import {
  Client,
  ClientReadableStream,
  ServiceError,
  status,
} from '@grpc/grpc-js';
import { FlowFailure } from '@socle/plugin-cilium-common';
import { HubbleConfig } from '../config';
import {
  decodeFlows,
  decodeStatus,
  encodeFlowsRequest,
  encodeStatusRequest,
  FlowsRequest,
  FlowsResponse,
  StatusResponse,
} from './messages';
import { TlsFiles } from './TlsFiles';

/** Why Relay does not answer, without its address. */
export class RelayError extends Error {
  readonly failure: FlowFailure;

  constructor(failure: FlowFailure, cause?: unknown) {
    super(failure, { cause });
    this.name = 'RelayError';
    this.failure = failure;
  }
}

/** How long one answer may take, in milliseconds. */
const patience = 10_000;

const messageLimit = 4 * 1024 * 1024;

/** One connection to a cluster's Hubble Relay. */
export class RelayClient {
  readonly #client: Client;

  /** Throws `RelayError` where its certificates cannot be used. */
  static connect(config: HubbleConfig, now: number): RelayClient {
    const files = new TlsFiles(config.tls);
    try {
      const validUntil = files.validUntil();
      if (validUntil !== undefined && validUntil <= now) {
        throw new RelayError('certificate-expired');
      }
      return new RelayClient(
        new Client(config.address, files.credentials(), {
          'grpc.keepalive_time_ms': 20_000,
          'grpc.keepalive_timeout_ms': 10_000,
          'grpc.max_receive_message_length': messageLimit,
          'grpc.enable_retries': 0,
          'grpc.enable_http_proxy': 0,
          ...(config.tls?.serverName && {
            'grpc.ssl_target_name_override': config.tls.serverName,
          }),
        }),
      );
    } catch (error) {
      throw error instanceof RelayError
        ? error
        : new RelayError('certificate', error);
    }
  }

  private constructor(client: Client) {
    this.#client = client;
  }

  /** Messages come as bytes: whoever has no time for one need not read it. */
  follow(request: FlowsRequest): ClientReadableStream<Buffer> {
    return this.#flows({ ...request, follow: true });
  }

  /** The last flows that match. Throws `RelayError`. */
  async lastFlows(
    request: FlowsRequest & { number: number },
  ): Promise<FlowsResponse[]> {
    const stream = this.#flows(request, Date.now() + patience);
    const found: FlowsResponse[] = [];
    try {
      for await (const bytes of stream) {
        found.push(decodeFlows(bytes));
        if (found.length > request.number * 2) {
          stream.cancel();
          break;
        }
      }
    } catch (error) {
      throw relayError(error);
    }
    return found;
  }

  /** Throws `RelayError`. */
  async status(): Promise<StatusResponse> {
    return await new Promise((resolve, reject) => {
      this.#client.makeUnaryRequest(
        '/observer.Observer/ServerStatus',
        encodeStatusRequest,
        decodeStatus,
        {},
        { deadline: Date.now() + patience },
        (error, value) =>
          error || !value ? reject(relayError(error)) : resolve(value),
      );
    });
  }

  close(): void {
    this.#client.close();
  }

  #flows(
    request: FlowsRequest,
    deadline?: number,
  ): ClientReadableStream<Buffer> {
    return this.#client.makeServerStreamRequest(
      '/observer.Observer/GetFlows',
      encodeFlowsRequest,
      (bytes: Buffer) => bytes,
      request,
      deadline === undefined ? {} : { deadline },
    );
  }
}

/** What a call's error means. */
export function relayError(error: unknown): RelayError {
  if (error instanceof RelayError) {
    return error;
  }
  const { code, details = '' }: Partial<ServiceError> = Object(error);
  switch (code) {
    case status.UNAUTHENTICATED:
    case status.PERMISSION_DENIED:
      return new RelayError('denied', error);
    case status.DEADLINE_EXCEEDED:
      return new RelayError('timeout', error);
    case status.UNAVAILABLE:
      return new RelayError(unavailable(details), error);
    default:
      return new RelayError('ended', error);
  }
}

function unavailable(details: string): FlowFailure {
  if (
    /certificate has expired|CERT_HAS_EXPIRED|certificate expired/i.test(
      details,
    )
  ) {
    return 'certificate-expired';
  }
  return /certificate|self.signed|altname|tls|ssl/i.test(details)
    ? 'certificate'
    : 'unreachable';
}
