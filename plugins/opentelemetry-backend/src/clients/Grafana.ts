import { SourceState } from '@socle/plugin-opentelemetry-common';
import { Endpoint } from '../config';
import { recordOf, textsOf } from './answers';
import { HttpConnection } from './HttpConnection';

/** A dashboard of Grafana. */
export interface Dashboard {
  title: string;
  /** From the root of Grafana: `/d/abc/payments`. */
  path: string;
  tags: string[];
}

/** Grafana's API (docs: "Folder/Dashboard Search HTTP API"). Throws `TelemetryError`. */
export class Grafana {
  readonly #connection: HttpConnection;
  readonly #source: string;

  constructor(options: {
    source: string;
    endpoint: Endpoint;
    now: () => Date;
  }) {
    const { source, endpoint, now } = options;
    this.#source = source;
    this.#connection = new HttpConnection({
      name: `Grafana ${source}`,
      endpoint,
      maximumBytes: 16 * 1024 * 1024,
      now,
    });
  }

  state(): SourceState {
    return {
      name: this.#source,
      kind: 'dashboards',
      status: this.#connection.status(),
    };
  }

  async dashboards(): Promise<Dashboard[]> {
    const body = await this.#connection.json({
      path: '/api/search',
      parameters: new URLSearchParams({ type: 'dash-db', limit: '1000' }),
    });
    return (Array.isArray(body) ? body : []).flatMap(entry => {
      const { title, url, uid, tags } = recordOf(entry);
      // Behind a path, Grafana's own addresses begin with that path.
      const path =
        typeof uid === 'string' && /^[\w-]{1,100}$/.test(uid)
          ? `/d/${uid}`
          : undefined;
      return typeof title === 'string' && path && typeof url === 'string'
        ? [{ title, path, tags: textsOf(tags) }]
        : [];
    });
  }
}
