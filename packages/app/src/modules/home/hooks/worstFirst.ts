import { assessEnvironments } from '@socle/plugin-tenancy';
import type { TenantEnvironments } from './useTenantEnvironments';

const LEVELS = ['error', 'warning', 'unknown', 'ok'] as const;

/** What cannot be read may be anything: it comes after what is known to be wrong. Suspended ones are last. */
function rank(state: TenantEnvironments): number {
  if (state.status !== 'ready') {
    return LEVELS.indexOf('unknown');
  }
  const { outcome, status } = assessEnvironments(
    state.data,
    new Date(0).toISOString(),
  );
  return outcome === 'suspended' ? LEVELS.length : LEVELS.indexOf(status.level);
}

/** The keys, worst first; equals stay as they are. */
export function worstFirst(states: Map<string, TenantEnvironments>): string[] {
  return [...states]
    .map(([ref, state]) => ({ ref, rank: rank(state) }))
    .sort((first, second) => first.rank - second.rank)
    .map(({ ref }) => ref);
}
