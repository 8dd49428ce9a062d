import { Status } from '@socle/plugin-platform-common';
import { ReflectorState } from './reflector';
import { ClusterSnapshot, WatchedKind } from './types';

/** What a reflector's state means to those who read its objects. */
export function describeSource(options: {
  cluster: string;
  kind: Pick<WatchedKind<unknown>, 'group' | 'plural'>;
  state: ReflectorState;
}): Omit<ClusterSnapshot<unknown>, 'objects'> {
  const { cluster, kind, state } = options;
  switch (state.phase) {
    case 'waiting':
      return {
        state: 'waiting',
        status: {
          level: 'unknown',
          reason: `${cluster} has not answered yet`,
          observedAt: state.since.toISOString(),
        },
      };
    case 'live':
      return {
        state: 'live',
        status: {
          level: 'ok',
          reason: `${cluster} is watched`,
          observedAt: state.observedAt.toISOString(),
        },
      };
    case 'not-served':
      return {
        state: 'not-served',
        status: {
          level: 'ok',
          reason: `${cluster} does not serve ${nameOf(kind)}`,
          observedAt: state.observedAt.toISOString(),
        },
      };
    case 'failing':
      return {
        state: state.observedAt ? 'stale' : 'failed',
        failure: state.failure,
        status: failingStatus(state),
      };
    default:
      throw new Error(`Not a state: ${JSON.stringify(state satisfies never)}`);
  }
}

function failingStatus(state: ReflectorState & { phase: 'failing' }): Status {
  return {
    level: 'error',
    reason: state.failure.message,
    observedAt: (state.observedAt ?? state.since).toISOString(),
    ...(state.observedAt && { staleSince: state.since.toISOString() }),
  };
}

function nameOf(kind: Pick<WatchedKind<unknown>, 'group' | 'plural'>): string {
  return kind.group ? `${kind.plural}.${kind.group}` : kind.plural;
}
