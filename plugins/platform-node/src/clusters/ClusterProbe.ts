import { Status } from '@socle/plugin-platform-common';
import { Clock } from './clock';
import { ClusterConnection } from './ClusterConnection';
import { ClusterError, toClusterError } from './ClusterError';

const limitMilliseconds = 3_000;
const freshMilliseconds = 15_000;

/** Whether a cluster can be reached, where no watch knows: asked at most every 15 seconds, whoever wants to know. */
export class ClusterProbe {
  readonly #connection: ClusterConnection;
  readonly #clock: Clock;
  #asked: { at: number; status: Promise<Status> } | undefined;
  #failingSince: Date | undefined;

  constructor(options: { connection: ClusterConnection; clock: Clock }) {
    this.#connection = options.connection;
    this.#clock = options.clock;
  }

  async status(): Promise<Status> {
    const now = this.#clock.now().getTime();
    if (!this.#asked || now - this.#asked.at >= freshMilliseconds) {
      this.#asked = { at: now, status: this.#ask() };
    }
    return await this.#asked.status;
  }

  async #ask(): Promise<Status> {
    const cluster = this.#connection.name;
    const error = await this.#version();
    const observedAt = this.#clock.now();
    if (!error) {
      this.#failingSince = undefined;
      return {
        level: 'ok',
        reason: `${cluster} answers`,
        observedAt: observedAt.toISOString(),
      };
    }
    this.#failingSince ??= observedAt;
    return {
      level: error.code === 'not-watchable' ? 'unknown' : 'error',
      reason: error.message,
      observedAt: observedAt.toISOString(),
      ...(isSilent(error) && {
        staleSince: this.#failingSince.toISOString(),
      }),
    };
  }

  async #version(): Promise<ClusterError | undefined> {
    try {
      const body = await this.#connection.get({
        path: '/version',
        query: {},
        signal: new AbortController().signal,
        headMilliseconds: limitMilliseconds,
        totalMilliseconds: limitMilliseconds,
      });
      for await (const chunk of body) {
        if (chunk.length > 0) {
          break;
        }
      }
      return undefined;
    } catch (thrown) {
      const error = toClusterError({
        cluster: this.#connection.name,
        error: thrown,
      });
      /* Who is told that they may not look has reached the cluster. */
      return error.code === 'forbidden' ? undefined : error;
    }
  }
}

function isSilent({ code }: ClusterError): boolean {
  return code === 'unreachable' || code === 'timeout';
}
