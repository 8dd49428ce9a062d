import { ClusterEvent } from '../objects/clusterObject';
import { defined, textAt } from '../values/read';
import { cause, Cause } from './cause';
import { complaintsOf } from './assess';
import { containerSteps } from './containers';
import { byBadness, Graph, GraphNode } from './graph';
import { recognize } from './recognize';
import { Step } from './types';

/* Deployment → ReplicaSet → Pod is three; operators of operators go a little deeper. */
const maximumDepth = 8;

/* Children of one object that are looked at: of hundreds of failing pods the first tell it. */
const maximumTries = 5;

/** Words of events that only repeat what the container's own state says. */
const echoes = ['BackOff', 'Failed', 'FailedSync'];

/**
 * The steps from an object down to what is wrong with it: itself, then the worst of what belongs to it, as deep as something
 * is not well. Empty where it is well.
 */
export function descend(graph: Graph, start: GraphNode): Step[] {
  return walk(graph, start, 0, new Set());
}

function walk(
  graph: Graph,
  node: GraphNode,
  depth: number,
  seen: Set<GraphNode>,
): Step[] {
  if (depth >= maximumDepth || seen.has(node)) {
    return [];
  }
  seen.add(node);
  const own =
    node.reference.kind === 'Pod'
      ? podSteps(graph, node)
      : objectSteps(graph, node);
  const suspects = byBadness(node.children)
    .filter(({ health }) => health !== 'Healthy')
    .slice(0, maximumTries);
  const chains = suspects
    .map(child => walk(graph, child, depth + 1, seen))
    .filter(chain => chain.length > 0);
  const deeper =
    chains.find(chain => chain.some(step => step.cause)) ?? chains[0] ?? [];
  return isWell(node) && deeper.length === 0 && own.every(step => !step.cause)
    ? []
    : [...own, ...deeper];
}

function isWell({ health }: GraphNode): boolean {
  return health === 'Healthy' || health === undefined;
}

/** What an object says of itself, by its health, its conditions and its events. */
function objectSteps(graph: Graph, node: GraphNode): Step[] {
  const { reference, object } = node;
  const complaints = object ? complaintsOf(object) : [];
  const [complaint] = complaints;
  const message = node.node?.health?.message ?? complaint?.message;
  const found =
    firstCause(
      complaints.map(({ word, message: text }) => ({ text, word })),
      node,
    ) ??
    causeOf(message ?? '', complaint?.word, node) ??
    (reference.kind === 'ApplicationSet' && !isWell(node)
      ? cause('applicationSetFailing', { name: reference.name })
      : undefined);
  const step: Step = defined({
    kind: 'node' as const,
    subject: reference,
    status: node.health ?? complaint?.word,
    message: message === complaint?.message ? message : (message ?? ''),
    at: complaint?.at,
    cause: found,
  });
  // The complaint says more than the health: "exceeded its progress deadline" beside "exceeded quota".
  const said: Step[] =
    complaint && complaint.message !== message && complaint.message !== ''
      ? [
          defined({
            kind: 'condition' as const,
            subject: reference,
            status: complaint.word,
            message: complaint.message,
            at: complaint.at,
            cause: causeOf(complaint.message, complaint.word, node),
          }),
        ]
      : [];
  const event =
    said.some(link => link.cause) ||
    (found && found.code !== 'progressDeadline')
      ? undefined
      : eventStep(graph, node);
  return [step, ...said, ...(event ? [event] : [])];
}

function podSteps(graph: Graph, node: GraphNode): Step[] {
  const { reference, object } = node;
  const containers = object ? containerSteps(object) : [];
  const [complaint] = object ? complaintsOf(object) : [];
  const word =
    node.node?.info.find(({ name }) => name === 'Status Reason')?.value ??
    textAt(object?.raw, 'status', 'reason') ??
    complaint?.word;
  const message =
    node.node?.health?.message ??
    textAt(object?.raw, 'status', 'message') ??
    complaint?.message;
  const step: Step = defined({
    kind: 'pod' as const,
    subject: reference,
    status: word ?? node.health,
    message,
    at: complaint?.at,
    cause:
      containers.length > 0 ? undefined : causeOf(message ?? '', word, node),
  });
  const [container] = [...containers].sort(
    (left, right) =>
      Number(right.cause !== undefined) - Number(left.cause !== undefined),
  );
  const event =
    isWell(node) && !container ? undefined : eventStep(graph, node, container);
  return [step, ...(container ? [container] : []), ...(event ? [event] : [])];
}

/** The newest warning that tells something that the steps before it do not. */
function eventStep(
  graph: Graph,
  node: GraphNode,
  container?: Step,
): Step | undefined {
  const warnings = graph
    .eventsOf(node.reference)
    .filter(({ warning }) => warning)
    .map(event => [event, causeOf(event.message, event.reason, node)] as const);
  const known = container?.cause;
  const telling = warnings.find(
    ([event, found]) =>
      found !== undefined &&
      (!known ||
        (isVague(known) && !isVague(found)) ||
        (!echoes.includes(event.reason) && !isVague(found) && isVague(known))),
  );
  const [first] = warnings;
  const chosen = telling ?? (known || !first ? undefined : first);
  return chosen && stepOf(chosen[0], chosen[1]);
}

function stepOf(event: ClusterEvent, found: Cause | undefined): Step {
  return defined({
    kind: 'event' as const,
    subject: event.about,
    status: event.reason,
    message: event.message,
    at: event.lastSeenAt,
    cause: found,
  });
}

const vague: readonly Cause['code'][] = [
  'imagePull',
  'crashLoopUnknown',
  'crashLoop',
  'progressDeadline',
  'jobFailed',
  'hookFailed',
  'hookWaiting',
  'waveBlocked',
  'childFailing',
  'applicationSetFailing',
  'initFailed',
  'unschedulable',
  'manifestFailed',
  'admissionWebhook',
];

/** Whether a cause is one of those that have another one behind them. */
export function isVague({ code }: Cause): boolean {
  return vague.includes(code);
}

function firstCause(
  signals: readonly { text: string; word: string }[],
  node: GraphNode,
): Cause | undefined {
  for (const { text, word } of signals) {
    const found = causeOf(text, word, node);
    if (found) {
      return found;
    }
  }
  return undefined;
}

function causeOf(
  text: string,
  word: string | undefined,
  { reference }: GraphNode,
): Cause | undefined {
  return recognize(defined({ text, word, subject: reference }));
}
