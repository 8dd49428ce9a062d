import { HealthEvidence } from '../evidence';
import { HealthCheck } from '../types';
import { checked, Judging } from './check';

type Alert = NonNullable<HealthEvidence['alerts']>[number];

/* What a severity means, in the words that platforms use for it; all else is a warning. */
const urgent =
  /^(?:critical|page|error|high|emergency|fatal|disaster|p1|p2|sev-?[12])$/i;
const quiet = /^(?:none|info|information|informational|debug|low)$/i;

/** Which alerts fire. What somebody silenced, and what only informs, does not count. */
export function checkAlerts(
  judging: Judging,
  alerts: readonly Alert[],
): HealthCheck[] {
  return alerts
    .filter(
      ({ state, silenced, severity = '' }) =>
        state === 'firing' && !silenced && !quiet.test(severity),
    )
    .map(({ name, severity = '', summary, since }) =>
      checked(judging, {
        aspect: 'alerts',
        level: urgent.test(severity) ? 'error' : 'warning',
        reason: summary
          ? { code: 'alertSays', parameters: { alert: name, summary } }
          : { code: 'alertFires', parameters: { alert: name } },
        source: name,
        ...(since !== undefined && {
          windowSeconds: secondsSince(judging, since),
        }),
      }),
    );
}

function secondsSince({ now }: Judging, since: string): number {
  const moment = Date.parse(since);
  return Number.isNaN(moment)
    ? 0
    : Math.max(0, Math.round((now - moment) / 1000));
}
