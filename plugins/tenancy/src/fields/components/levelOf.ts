import { StatusLevel } from '@socle/plugin-platform-common';
import { FindingSeverity } from '@socle/plugin-tenancy-common';

const levels: Record<FindingSeverity, StatusLevel> = {
  error: 'error',
  warning: 'warning',
  info: 'unknown',
};

/** How a finding is marked. */
export function levelOf(severity: FindingSeverity): StatusLevel {
  return levels[severity];
}
