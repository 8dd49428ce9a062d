import { AlertSilence, SourceState } from '@socle/plugin-opentelemetry-common';
import { Endpoint } from '../config';
import { labelsOf, recordOf, textsOf } from './answers';
import { HttpConnection } from './HttpConnection';

/** Which alerts are silenced, and by what. */
export interface SilencedAlert {
  labels: Record<string, string>;
  silence: AlertSilence;
}

/** Alertmanager's API (api/v2/openapi.yaml). Throws `TelemetryError`. */
export class Alertmanager {
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
      name: `Alertmanager ${source}`,
      endpoint,
      maximumBytes: 16 * 1024 * 1024,
      now,
    });
  }

  state(): SourceState {
    return {
      name: this.#source,
      kind: 'alerts',
      status: this.#connection.status(),
    };
  }

  async silenced(): Promise<SilencedAlert[]> {
    const [alerts, silences] = await Promise.all([
      this.#connection.json({
        path: '/api/v2/alerts',
        parameters: new URLSearchParams({ silenced: 'true', active: 'false' }),
      }),
      this.#connection.json({ path: '/api/v2/silences' }),
    ]);
    const known = new Map(
      list(silences).map(({ id, endsAt, createdBy, comment }) => [
        String(id),
        {
          until: String(endsAt ?? ''),
          ...(typeof createdBy === 'string' && { by: createdBy }),
          ...(typeof comment === 'string' && { comment }),
        },
      ]),
    );
    return list(alerts).flatMap(({ labels, status }) => {
      const silence = textsOf(recordOf(status).silencedBy)
        .map(id => known.get(id))
        .find(one => one !== undefined);
      return silence ? [{ labels: labelsOf(labels), silence }] : [];
    });
  }
}

function list(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.map(recordOf) : [];
}
