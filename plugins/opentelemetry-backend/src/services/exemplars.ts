import { Exemplar } from '@socle/plugin-opentelemetry-common';
import { labelsOf, recordOf } from '../clients/answers';

const MAX_EXEMPLARS = 100;
const inSecond = { s: 1, ms: 1e3, us: 1e6, ns: 1e9 } as const;

/** The exemplars of an answer of `/api/v1/query_exemplars`, the slowest first, in seconds; those without a trace are left out. */
export function readExemplars(
  data: readonly unknown[],
  unit: keyof typeof inSecond,
): Exemplar[] {
  return data
    .flatMap(entry => {
      const { exemplars } = recordOf(entry);
      return Array.isArray(exemplars) ? exemplars : [];
    })
    .flatMap((exemplar): Exemplar[] => {
      const { labels, value, timestamp } = recordOf(exemplar);
      const { trace_id: own, traceID: other } = labelsOf(labels);
      const traceId = own ?? other ?? '';
      const seconds = Number(value) / inSecond[unit];
      return /^[0-9a-f]{16,32}$/i.test(traceId) &&
        typeof timestamp === 'number' &&
        Number.isFinite(seconds)
        ? [
            {
              at: new Date(timestamp * 1000).toISOString(),
              value: seconds,
              traceId,
            },
          ]
        : [];
    })
    .sort((one, other) => other.value - one.value)
    .slice(0, MAX_EXEMPLARS);
}
