import { createHash } from 'node:crypto';
import { NotFoundError } from '@backstage/errors';
import {
  cardWindow,
  EntityRefusals,
  FlowGroup,
  flowInScope,
  NetworkStatus,
  networkStatus,
  NetworkSummary,
  RefusedGroup,
} from '@socle/plugin-cilium-common';
import { Clusters } from './Clusters';
import { NetworkView } from './NetworkViews';
import { peerOfFlow } from './peerOf';

const mostGroups = 500;
const day = 86_400_000;

/** A group of flows, as it is kept and as the view may see it. */
export interface SeenGroup {
  id: string;
  /** With all that Hubble told: for the evaluator alone. */
  whole: FlowGroup;
  /** Checked and stripped for the view. */
  shown: FlowGroup;
}

/** What was seen of an entity's flows, checked again and stripped for who asks. */
export class Refusals {
  readonly #clusters: Clusters;
  readonly #now: () => number;

  constructor(options: { clusters: Clusters; now: () => number }) {
    this.#clusters = options.clusters;
    this.#now = options.now;
  }

  summary(view: NetworkView): NetworkSummary {
    return {
      ...this.#clusters.answerOf(view, this.#now()),
      status: this.#statusOf(view),
    };
  }

  list(view: NetworkView): EntityRefusals {
    const refused = this.groups(view).filter(
      ({ shown }) => shown.outcome === 'refused',
    );
    return {
      ...this.#clusters.answerOf(view, this.#now()),
      status: this.#statusOf(view),
      groups: refused
        .slice(0, mostGroups)
        .map(group => shownGroup(view, group)),
      more: Math.max(0, refused.length - mostGroups),
    };
  }

  /**
   * Of the last hour; else of the last day, so that a link stays good. Throws `NotFoundError` where the view has no such group.
   */
  find(view: NetworkView, id: string): SeenGroup {
    const within = (milliseconds: number) =>
      this.groups(view, milliseconds).find(
        group => group.id === id && group.shown.outcome === 'refused',
      );
    const found = within(cardWindow) ?? within(day);
    if (!found) {
      throw new NotFoundError(
        'There is no such refused connection any more, or you may not see it',
      );
    }
    return found;
  }

  /** All groups that the view may see, the last seen first; each connection once. */
  groups(view: NetworkView, milliseconds = cardWindow): SeenGroup[] {
    const since = this.#now() - milliseconds;
    const found = new Map<string, SeenGroup>();
    for (const { cluster, namespace } of view.scope.environments) {
      const { flows } = this.#clusters.get(cluster);
      for (const whole of flows.groups({ namespace, since })) {
        const shown = flowInScope(whole, view.scope);
        const id = idOf(whole);
        if (shown && !found.has(id)) {
          found.set(id, { id, whole, shown });
        }
      }
    }
    return [...found.values()].sort(
      (one, other) => other.whole.lastSeen - one.whole.lastSeen,
    );
  }

  #statusOf(view: NetworkView): NetworkStatus {
    return networkStatus({
      clusters: this.#clusters
        .of(view)
        .map(({ flows }) =>
          flows.sight(
            view.scope.environments
              .filter(({ cluster }) => cluster === flows.cluster)
              .map(({ namespace }) => namespace),
          ),
        ),
      groups: this.groups(view).map(({ shown }) => shown),
    });
  }
}

/** The same for everybody and after a restart; both ends of one connection tell of the same. */
export function idOf({ cluster, id }: FlowGroup): string {
  return createHash('sha256')
    .update(`${cluster}\n${id}`)
    .digest('base64url')
    .slice(0, 22);
}

/** A group as pages show it. */
export function shownGroup(
  view: NetworkView,
  { id, shown }: SeenGroup,
): RefusedGroup {
  const { cluster, namespace, source, destination, direction, reason } = shown;
  const { port, protocol = '', http, dns, isNew, dropReason } = shown;
  const environment = view.scope.environments.find(
    one => one.cluster === cluster && one.namespace === namespace,
  );
  return {
    id,
    environment: environment?.name ?? '',
    cluster,
    direction: source.namespace === namespace ? 'egress' : 'ingress',
    from: peerOfFlow(view, cluster, source),
    to: peerOfFlow(view, cluster, destination),
    ...(port !== undefined && { port }),
    protocol,
    ...(direction && { refusedAt: direction }),
    reason: reason ?? 'other',
    ...(dropReason !== undefined && { dropReason }),
    ...((http ?? dns) && {
      request: {
        ...(http?.method !== undefined && { method: http.method }),
        ...(http?.path !== undefined && { path: http.path }),
        ...(dns && { dnsName: dns.name }),
      },
    }),
    count: shown.count,
    firstSeen: new Date(shown.firstSeen).toISOString(),
    lastSeen: new Date(shown.lastSeen).toISOString(),
    ...(isNew !== undefined && { isNew }),
    isFolded: shown.isFolded,
  };
}
