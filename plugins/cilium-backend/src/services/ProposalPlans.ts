import {
  BlastRadius,
  Flow,
  PodEndpoint,
  ProposalPart,
  ProposalPreview,
  ProposalRisk,
  ShownRadius,
  SideSuggestion,
  suggest,
  Suggestion,
  TrafficDraft,
  TrafficRequest,
} from '@socle/plugin-cilium-common';
import { stringify } from 'yaml';
import { endpointOfWorkload } from '../sources/workloads';
import { Clusters } from './Clusters';
import { askedFlow } from './Explanations';
import { isOwnNamespace, NetworkView } from './NetworkViews';
import { namespaceOf, peerOfEndpoint, peerOfFlow } from './peerOf';
import { Refusals, SeenGroup } from './Refusals';

const day = 86_400_000;
const mostShown = 200;

/* What a rule may name another tenant's pods by: what its flows show of them anyway. */
const nameKeys = new Set(['app.kubernetes.io/name', 'app', 'k8s-app', 'name']);

/** A rule that somebody has to say. */
export interface NeededPart {
  tenant: string;
  environment: string;
  own: boolean;
  traffic: TrafficDraft;
}

/** What would let a connection through, before any forge is asked. */
export interface ProposalPlan {
  id: string;
  /** For titles: `payments-dev/refunds to payments-dev/checkout on 8080/TCP`. */
  connection: string;
  needed: NeededPart[];
  preview: ProposalPreview;
}

/** A flow that was seen, with how it was. */
type SeenFlow = Flow & { group: SeenGroup };

/** Works out what a refused connection lacks. */
export class ProposalPlans {
  readonly #clusters: Clusters;
  readonly #refusals: Refusals;

  constructor(options: { clusters: Clusters; refusals: Refusals }) {
    this.#clusters = options.clusters;
    this.#refusals = options.refusals;
  }

  /** Throws `NotFoundError` where the view has no such group. */
  of(view: NetworkView, id: string): ProposalPlan {
    const group = this.#refusals.find(view, id);
    const { cluster } = group.whole;
    const { network } = this.#clusters.get(cluster);
    const flow = askedFlow(group.whole, network);
    const flows: SeenFlow[] = this.#refusals
      .groups(view, day)
      .filter(({ whole }) => whole.cluster === cluster)
      .map(one => ({ ...askedFlow(one.whole, network), group: one }));
    const suggestion = suggest({
      compiled: network.compiled,
      flow,
      flows,
      ...(network.knowsPods && {
        workloads: network.workloads().map(endpointOfWorkload),
      }),
    });
    const parts = (['egress', 'ingress'] as const)
      .map(side => partOf({ view, cluster, flow, suggestion, side }))
      .sort((one, other) => Number(other.own) - Number(one.own));
    const needed = neededOf(view, cluster, suggestion);
    const to = peerOfFlow(view, cluster, group.shown.destination);
    const from = peerOfFlow(view, cluster, group.shown.source);
    return {
      id,
      connection: `${placeOf(from)} to ${placeOf(to)} on ${flow.port ?? '?'}/${flow.protocol ?? 'TCP'}`,
      needed,
      preview: {
        after: suggestion.after.verdict,
        parts,
        radius: radiusOf(view, cluster, suggestion.radius, flows),
        risks: risksOf(view, cluster, flow, suggestion),
      },
    };
  }
}

function partOf(options: {
  view: NetworkView;
  cluster: string;
  flow: Flow;
  suggestion: Suggestion;
  side: 'egress' | 'ingress';
}): ProposalPart {
  const { view, cluster, flow, suggestion, side } = options;
  const end = side === 'egress' ? flow.from : flow.to;
  const namespace = namespaceOf(end);
  const own = isOwnNamespace(view, cluster, namespace);
  const found = suggestion[side];
  const home = view.homes.get(`${cluster}/${namespace}`);
  const request = suggestion.requests.find(one => one.namespace === namespace);
  const obstacle =
    found.kind === 'rule' ? obstacleOf(view, cluster, request) : undefined;
  const traffic =
    found.kind === 'rule' && !obstacle ? request?.traffic : undefined;
  return {
    side,
    own,
    ...home,
    state: stateOf(found, obstacle !== undefined),
    ...(obstacle && { obstacle }),
    ...(found.kind === 'none' && own && { obstacle: found.obstacle }),
    ...(found.kind === 'none' && own && { unknown: found.unknown }),
    cautions: found.kind === 'rule' ? found.cautions : [],
    ...(own && traffic && { traffic }),
    policies:
      own && found.kind === 'rule'
        ? [stringify(found.policy, { lineWidth: 0 })]
        : [],
    files: [],
    findings: [],
  };
}

function stateOf(
  found: SideSuggestion,
  isObstructed: boolean,
): ProposalPart['state'] {
  if (found.kind === 'notNeeded') {
    return 'not-needed';
  }
  return found.kind === 'rule' && !isObstructed ? 'needed' : 'impossible';
}

/** Why no rule of tenant.yaml can say it, or may: labels of others are not written into anybody's file. */
function obstacleOf(
  view: NetworkView,
  cluster: string,
  request: TrafficRequest | undefined,
): ProposalPart['obstacle'] {
  if (!request?.traffic || !request.tenant || !request.environment) {
    return request?.obstacle ?? 'notATenant';
  }
  const { from, to } = request.traffic;
  const isOwn = isOwnNamespace(view, cluster, request.namespace);
  const others = [from, to].filter(end =>
    isOwn ? end?.tenant !== undefined : end?.tenant === undefined,
  );
  const keys = others.flatMap(end => Object.keys(end?.labels ?? {}));
  return keys.every(key => nameKeys.has(key)) ? undefined : 'peerNotATenant';
}

function neededOf(
  view: NetworkView,
  cluster: string,
  { requests }: Suggestion,
): NeededPart[] {
  return requests
    .flatMap((request): NeededPart[] => {
      const { tenant, environment, traffic, namespace } = request;
      return tenant &&
        environment &&
        traffic &&
        !obstacleOf(view, cluster, request)
        ? [
            {
              tenant,
              environment,
              traffic,
              own: isOwnNamespace(view, cluster, namespace),
            },
          ]
        : [];
    })
    .sort((one, other) => Number(other.own) - Number(one.own));
}

function radiusOf(
  view: NetworkView,
  cluster: string,
  { pairs, flows }: BlastRadius,
  seen: readonly SeenFlow[],
): ShownRadius {
  const isOwn = (pod: PodEndpoint) =>
    isOwnNamespace(view, cluster, pod.namespace);
  const shownPairs = pairs?.filter(({ from, to }) => isOwn(from) || isOwn(to));
  const groups = new Map<Flow, SeenGroup>(seen.map(one => [one, one.group]));
  const shownFlows = flows?.flatMap(({ flow, before, after }) => {
    const group = groups.get(flow);
    return group
      ? [
          {
            from: peerOfFlow(view, cluster, group.shown.source),
            to: peerOfFlow(view, cluster, group.shown.destination),
            ...(group.shown.port !== undefined && { port: group.shown.port }),
            protocol: group.shown.protocol ?? '',
            count: group.shown.count,
            lastSeen: new Date(group.shown.lastSeen).toISOString(),
            before: before.verdict,
            after: after.verdict,
          },
        ]
      : [];
  });
  const morePairs =
    (pairs?.length ?? 0) - Math.min(mostShown, shownPairs?.length ?? 0);
  const moreFlows =
    (flows?.length ?? 0) - Math.min(mostShown, shownFlows?.length ?? 0);
  return {
    ...(shownPairs && {
      pairs: shownPairs.slice(0, mostShown).map(({ from, to, ports }) => ({
        from: peerOfEndpoint(view, cluster, from),
        to: peerOfEndpoint(view, cluster, to),
        ports,
      })),
    }),
    ...(shownFlows && { flows: shownFlows.slice(0, mostShown) }),
    morePairs,
    moreFlows,
  };
}

function risksOf(
  view: NetworkView,
  cluster: string,
  flow: Flow,
  { radius }: Suggestion,
): ProposalRisk[] {
  const risks: ProposalRisk[] = [];
  const ends = [flow.from, flow.to].map(end =>
    peerOfEndpoint(view, cluster, end),
  );
  const outside = ends.find(
    ({ kind }) => kind === 'outside' || kind === 'entity',
  );
  if (outside) {
    risks.push({ code: 'opens-world', parameters: { name: outside.name } });
  }
  const other = ends.find(({ own, tenant }) => !own && tenant !== undefined);
  if (other?.tenant) {
    risks.push({
      code: 'opens-other-tenant',
      parameters: { tenant: other.tenant },
    });
  }
  const count = radius.pairs?.length ?? 0;
  if (count > 0) {
    risks.push({ code: 'opens-more-workloads', parameters: { count } });
  }
  return risks;
}

function placeOf({
  name,
  namespace,
}: {
  name: string;
  namespace?: string;
}): string {
  return namespace === undefined ? name : `${namespace}/${name}`;
}
