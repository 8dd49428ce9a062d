import { isIP } from 'node:net';
import { InputError, NotFoundError } from '@backstage/errors';
import {
  AskAnswer,
  changePolicies,
  compareFlows,
  Endpoint,
  evaluate,
  Flow,
  PolicyDocument,
  readDocuments,
  reservedNames,
  WhatIfAnswer,
} from '@socle/plugin-cilium-common';
import { ScopeEnvironment } from '@socle/plugin-platform-common';
import { AskedQuestion } from '../requests/parseQuestions';
import { ClusterNetwork } from '../sources/ClusterNetwork';
import { endpointOfWorkload } from '../sources/workloads';
import { PolicyFiles } from '../sources/PolicyFiles';
import { Clusters } from './Clusters';
import { gitOf } from './gitOf';
import { askedFlow, hiddenSides } from './Explanations';
import { environmentOf, NetworkView, ownNamespaces } from './NetworkViews';
import { peerOfEndpoint, peerOfFlow } from './peerOf';
import { policyTexts } from './policyTexts';
import { Refusals, SeenGroup } from './Refusals';
import { showEvaluation } from './showEvaluation';
import { idOf } from './Workloads';

const day = 86_400_000;
const mostChanged = 500;
const policyKinds = ['CiliumNetworkPolicy', 'NetworkPolicy'];

/** What somebody wants to try: documents of policies, and policies that go. */
export interface Attempt {
  environment: string;
  text: string;
  remove: readonly { kind: string; name: string }[];
}

/** Answers what would be. */
export class Questions {
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

  /** Throws `NotFoundError` where there is no such environment, `InputError` where neither end is the tenant's. */
  async ask(view: NetworkView, question: AskedQuestion): Promise<AskAnswer> {
    const environment = environmentOf(view, question.environment);
    const { cluster, name } = environment;
    const { network } = this.#clusters.get(cluster);
    const namespaces = ownNamespaces(view, cluster);
    const git = await this.#files.of(gitOf(view, cluster));
    const from = endpointNamed(question.from, network);
    const to = endpointNamed(question.to, network);
    const isOwn = [from, to].some(
      end => peerOfEndpoint(view, cluster, end).own,
    );
    if (!isOwn) {
      throw new InputError(
        'from or to is a workload of the tenant, as checkout.payments-dev; ask about your own connections',
      );
    }
    const port = portOf(question.port, to);
    const flow: Flow = {
      from,
      to,
      ...(port !== undefined && { port }),
      protocol: question.protocol,
      ...((question.method ?? question.path) !== undefined && {
        http: { method: question.method, path: question.path },
      }),
    };
    const evaluation = showEvaluation(
      evaluate(network.printedOf(namespaces, git), flow),
      hiddenSides(view, cluster, flow),
    );
    const group = this.#refusals
      .groups(view)
      .find(one => isSame(one, environment, flow));
    return {
      ...this.#clusters.answerOf(view, this.#now()),
      from: peerOfEndpoint(view, cluster, from),
      to: peerOfEndpoint(view, cluster, to),
      ...(port !== undefined && { port }),
      protocol: question.protocol,
      environment: name,
      evaluation,
      policies: policyTexts({ network, git, namespaces, evaluation }),
      ...(group && { group: group.id }),
    };
  }

  /** Throws `NotFoundError` where there is no such environment. */
  whatIf(view: NetworkView, attempt: Attempt): WhatIfAnswer {
    const environment = environmentOf(view, attempt.environment);
    const { cluster, namespace, name } = environment;
    const { network } = this.#clusters.get(cluster);
    const read = readDocuments(attempt.text, 'policy.yaml');
    const sorted = sortedOut(read.documents, namespace);
    const before = network.compiled;
    const after = changePolicies(before, {
      apply: sorted.apply,
      remove: attempt.remove.flatMap(({ kind, name: gone }) =>
        kind === 'CiliumNetworkPolicy' || kind === 'NetworkPolicy'
          ? [{ kind, namespace, name: gone }]
          : [],
      ),
    });
    const groups = this.#refusals
      .groups(view, day)
      .filter(
        ({ whole }) =>
          whole.cluster === cluster && whole.namespace === namespace,
      );
    const flows = groups.map(group => ({
      ...askedFlow(group.whole, network),
      group,
    }));
    const changed = compareFlows(before, after, flows).sort(
      (one, other) =>
        Number(other.after.verdict === 'denied') -
        Number(one.after.verdict === 'denied'),
    );
    const applied = new Set(sorted.apply.map(({ value }) => value));
    return {
      ...this.#clusters.answerOf(view, this.#now()),
      environment: name,
      tried: {
        kinds: groups.length,
        flows: groups.reduce((sum, { whole }) => sum + whole.count, 0),
        ...(groups.length > 0 && {
          since: new Date(
            Math.min(...groups.map(({ whole }) => whole.firstSeen)),
          ).toISOString(),
        }),
      },
      changed: changed
        .slice(0, mostChanged)
        .map(({ flow: { group }, before: was, after: is }) => ({
          from: peerOfFlow(view, cluster, group.shown.source),
          to: peerOfFlow(view, cluster, group.shown.destination),
          ...(group.shown.port !== undefined && { port: group.shown.port }),
          protocol: group.shown.protocol ?? '',
          count: group.shown.count,
          lastSeen: new Date(group.shown.lastSeen).toISOString(),
          before: was.verdict,
          after: is.verdict,
        })),
      more: Math.max(0, changed.length - mostChanged),
      findings: after.policies
        .filter(({ document }) => applied.has(document))
        .flatMap(({ findings }) => findings),
      unreadable: read.findings.map(({ line, message }) => ({ line, message })),
      leftAside: sorted.leftAside,
    };
  }
}

/** Documents of policies of a namespace; one that names none is of it, and others are left aside. */
function sortedOut(
  documents: readonly PolicyDocument[],
  own: string,
): { apply: PolicyDocument[]; leftAside: WhatIfAnswer['leftAside'] } {
  const apply: PolicyDocument[] = [];
  const leftAside: WhatIfAnswer['leftAside'] = [];
  for (const document of documents) {
    const value = Object(document.value);
    const metadata = Object(value.metadata);
    const kind = typeof value.kind === 'string' ? value.kind : '';
    const name = typeof metadata.name === 'string' ? metadata.name : '';
    const { namespace = own } = metadata;
    if (policyKinds.includes(kind) && namespace === own) {
      apply.push({
        ...document,
        value: {
          ...value,
          metadata: { ...metadata, name: name || 'what-if', namespace },
        },
      });
    } else {
      leftAside.push({
        kind: kind.slice(0, 63),
        name: name.slice(0, 253),
        ...(typeof namespace === 'string' && { namespace }),
      });
    }
  }
  return { apply, leftAside };
}

/**
 * Who is meant by a text. A workload of another tenant is known by its name alone; where nothing runs under a name, its labels are
 * unknown, and so is the verdict. Throws `InputError`.
 */
function endpointNamed(text: string, network: ClusterNetwork): Endpoint {
  if (text.startsWith('entity:')) {
    const entity = text.slice('entity:'.length);
    if (!reservedNames.includes(entity)) {
      throw new InputError(
        `There is no entity ${entity}; there are ${reservedNames.join(', ')}`,
      );
    }
    return { kind: 'entity', entity };
  }
  const [address] = text.split('/');
  if (isIP(address) > 0) {
    return { kind: 'outside', address: text };
  }
  const dot = text.lastIndexOf('.');
  const namespace = dot < 0 ? undefined : text.slice(dot + 1);
  if (namespace !== undefined && network.hasNamespace(namespace)) {
    const found = network
      .workloads(namespace)
      .find(
        one => idOf(one) === text || nameOf(one.labels) === text.slice(0, dot),
      );
    return found
      ? endpointOfWorkload(found)
      : { kind: 'pod', namespace, name: text.slice(0, dot) };
  }
  if (dot < 0) {
    throw new NotFoundError(
      `${text} is no workload of a namespace (checkout.payments-dev), no address and no DNS name`,
    );
  }
  return { kind: 'outside', names: [text] };
}

function nameOf(labels: Readonly<Record<string, string>>): string | undefined {
  return labels['app.kubernetes.io/name'] ?? labels.app ?? labels['k8s-app'];
}

/** A port by its number, or by its name at the destination; undefined where it is neither. */
function portOf(text: string | undefined, to: Endpoint): number | undefined {
  if (text === undefined || /^\d+$/.test(text)) {
    return text === undefined ? undefined : Number(text);
  }
  const named = to.kind === 'pod' ? to.namedPorts?.[text] : undefined;
  return typeof named === 'number' ? named : named?.port;
}

function isSame(
  { whole, shown }: SeenGroup,
  { cluster, namespace }: ScopeEnvironment,
  { from, to, port, protocol }: Flow,
): boolean {
  const isEnd = (end: typeof whole.source, asked: Endpoint) =>
    asked.kind === 'pod'
      ? end.namespace === asked.namespace && end.workload?.name === asked.name
      : asked.kind === 'outside' &&
        (asked.address !== undefined
          ? end.address === asked.address
          : end.names?.includes(asked.names?.at(0) ?? '') === true);
  return (
    shown.outcome === 'refused' &&
    whole.cluster === cluster &&
    whole.namespace === namespace &&
    whole.port === port &&
    whole.protocol === protocol &&
    isEnd(whole.source, from) &&
    isEnd(whole.destination, to)
  );
}
