import {
  Disagreement,
  Endpoint,
  evaluate,
  Evaluation,
  Flow,
  FlowEnd,
  flowInScope,
  flowOf,
  ObservedFlow,
  RefusalDetails,
  RefusedExample,
} from '@socle/plugin-cilium-common';
import { ClusterNetwork } from '../sources/ClusterNetwork';
import { PolicyFiles } from '../sources/PolicyFiles';
import { Clusters } from './Clusters';
import { gitOf } from './gitOf';
import { isOwnNamespace, NetworkView, ownNamespaces } from './NetworkViews';
import { namespaceOf } from './peerOf';
import { policyTexts } from './policyTexts';
import { Refusals, SeenGroup, shownGroup } from './Refusals';
import { showEvaluation } from './showEvaluation';

const mostExamples = 20;

/* Of these, those of the group are shown. */
const mostAsked = 200;

/** Explains refused connections by the policies of now. */
export class Explanations {
  readonly #clusters: Clusters;
  readonly #refusals: Refusals;
  readonly #files: PolicyFiles;
  readonly #now: () => number;

  constructor(options: {
    clusters: Clusters;
    refusals: Refusals;
    files: PolicyFiles;
    now: () => number;
  }) {
    this.#clusters = options.clusters;
    this.#refusals = options.refusals;
    this.#files = options.files;
    this.#now = options.now;
  }

  /** Throws `NotFoundError` where the view has no such group. */
  async details(view: NetworkView, id: string): Promise<RefusalDetails> {
    const group = this.#refusals.find(view, id);
    const { cluster, namespace } = group.whole;
    const { network, flows } = this.#clusters.get(cluster);
    const namespaces = ownNamespaces(view, cluster);
    const git = await this.#files.of(gitOf(view, cluster));
    const compiled = network.printedOf(namespaces, git);
    const flow = askedFlow(group.whole, network);
    const evaluation = evaluate(compiled, flow);
    const shown = showEvaluation(evaluation, hiddenSides(view, cluster, flow));
    const disagreement = disagreementOf({
      group,
      evaluation,
      network,
      flow,
      view,
    });
    const observed = await flows.lastRefused({ namespace, number: mostAsked });
    return {
      ...this.#clusters.answerOf(view, this.#now()),
      group: shownGroup(view, group),
      examples: observed
        .flatMap(one => flowInScope(one, view.scope) ?? [])
        .filter(one => isOf(one, group))
        .sort((one, other) => other.time - one.time)
        .slice(0, mostExamples)
        .map(exampleOf),
      evaluation: shown,
      ...(disagreement && { disagreement }),
      policies: policyTexts({ network, git, namespaces, evaluation: shown }),
    };
  }
}

/** Sides whose policies are another tenant's. */
export function hiddenSides(
  view: NetworkView,
  cluster: string,
  { from, to }: Flow,
): { egress: boolean; ingress: boolean } {
  const isHidden = (end: Endpoint) => {
    const namespace = namespaceOf(end);
    return namespace !== undefined && !isOwnNamespace(view, cluster, namespace);
  };
  return { egress: isHidden(from), ingress: isHidden(to) };
}

/**
 * What was seen as a question to the evaluator. Ports by name are resolved at the destination, and an identity that Hubble did not
 * tell is looked up by its pod.
 */
export function askedFlow(
  group: SeenGroup['whole'],
  network: ClusterNetwork,
): Flow {
  const source = withLabels(group.source, network);
  const destination = withLabels(group.destination, network);
  const flow = flowOf({ ...group, source, destination });
  const namedPorts = namedPortsOf(destination, network);
  return flow.to.kind === 'identity' && namedPorts
    ? { ...flow, to: { ...flow.to, namedPorts } }
    : flow;
}

function withLabels(end: FlowEnd, network: ClusterNetwork): FlowEnd {
  const { namespace, pod, labels, cluster } = end;
  if (labels || namespace === undefined || pod === undefined || cluster) {
    return end;
  }
  const known = network.identityOf(namespace, pod);
  return known ? { ...end, labels: known } : end;
}

function namedPortsOf({ namespace, pod }: FlowEnd, network: ClusterNetwork) {
  const found =
    namespace === undefined
      ? undefined
      : network.pods(namespace).find(({ name }) => name === pod);
  return (
    found &&
    Object.fromEntries(
      found.ports.flatMap(({ name, port, protocol }) =>
        name === undefined ? [] : [[name, { port, protocol }]],
      ),
    )
  );
}

function disagreementOf(options: {
  group: SeenGroup;
  evaluation: Evaluation;
  network: ClusterNetwork;
  flow: Flow;
  view: NetworkView;
}): Disagreement | undefined {
  const { group, evaluation, network, view } = options;
  const { verdict, egress, ingress } = evaluation;
  if (verdict === 'denied') {
    return undefined;
  }
  const { whole } = group;
  const lastSeen = new Date(whole.lastSeen).toISOString();
  const mayBe: Disagreement['mayBe'] = [];
  const changed = [whole.source.namespace, whole.destination.namespace]
    .filter(name => isOwnNamespace(view, whole.cluster, name))
    .flatMap(name => network.policiesIn(name ?? ''))
    .filter(({ changedAt }) => changedAt !== undefined && changedAt >= lastSeen)
    .sort((one, other) =>
      (other.changedAt ?? '').localeCompare(one.changedAt ?? ''),
    );
  for (const { value, name, namespace, changedAt } of changed.slice(0, 3)) {
    const kind = value.kind;
    mayBe.push({
      code: 'policy-changed',
      at: changedAt,
      ...(kind === 'CiliumNetworkPolicy' || kind === 'NetworkPolicy'
        ? { policy: { kind, name, ...(namespace && { namespace }) } }
        : {}),
    });
  }
  if (whole.reason === 'other') {
    mayBe.push({ code: 'drop-elsewhere' });
  }
  if (egress.onceResolved) {
    mayBe.push({ code: 'name-not-resolved' });
  }
  const unknown = [...new Set([...egress.unknown, ...ingress.unknown])];
  if (unknown.length > 0) {
    mayBe.push({ code: 'not-seen', parts: unknown });
  }
  const hasOtherIdentity = [whole.source, whole.destination].some(end =>
    isOtherNow(end, network),
  );
  if (hasOtherIdentity || mayBe.length === 0) {
    mayBe.push({ code: 'identity-changed' });
  }
  return { hubble: 'denied', evaluator: verdict, mayBe };
}

/** Whether a pod has other labels by now than Hubble saw. */
function isOtherNow(
  { namespace, pod, labels }: FlowEnd,
  network: ClusterNetwork,
): boolean {
  const now =
    namespace !== undefined && pod !== undefined
      ? network.identityOf(namespace, pod)
      : undefined;
  return (
    now !== undefined &&
    labels !== undefined &&
    [...now].sort().join('\n') !== [...labels].sort().join('\n')
  );
}

function isOf(flow: ObservedFlow, { shown }: SeenGroup): boolean {
  const name = ({ namespace, workload, pod, address, names }: FlowEnd) =>
    namespace === undefined
      ? (names?.at(0) ?? address)
      : `${namespace}/${workload?.name ?? pod}`;
  return (
    name(flow.source) === name(shown.source) &&
    name(flow.destination) === name(shown.destination) &&
    flow.direction === shown.direction &&
    flow.port === shown.port &&
    flow.protocol === shown.protocol &&
    flow.http?.path === shown.http?.path &&
    flow.http?.method === shown.http?.method
  );
}

function exampleOf({
  time,
  node,
  policies = [],
  http,
  dns,
}: ObservedFlow): RefusedExample {
  return {
    time: new Date(time).toISOString(),
    ...(node !== undefined && { node }),
    deniedBy: policies.map(({ namespace, name }) =>
      namespace === undefined ? name : `${namespace}/${name}`,
    ),
    ...((http ?? dns) && {
      request: {
        ...(http?.method !== undefined && { method: http.method }),
        ...(http?.path !== undefined && { path: http.path }),
        ...(dns && { dnsName: dns.name }),
      },
    }),
  };
}
