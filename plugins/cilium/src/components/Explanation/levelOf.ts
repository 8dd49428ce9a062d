import { Verdict } from '@socle/plugin-cilium-common';
import { StatusLevel } from '@socle/plugin-platform-common';

/** How a verdict is, in the four words. */
export function levelOf(verdict: Verdict): StatusLevel {
  switch (verdict) {
    case 'allowed':
      return 'ok';
    case 'denied':
      return 'error';
    default:
      return 'unknown';
  }
}
