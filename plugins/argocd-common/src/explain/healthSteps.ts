import { applicationVerdict } from '../verdict/applicationVerdict';
import { defined } from '../values/read';
import { cause } from './cause';
import { descend, isVague } from './descend';
import { byBadness, Graph, GraphNode } from './graph';
import { comesOf } from './ownObjects';
import { recognize } from './recognize';
import { DeliveryEvidence, Step } from './types';

/** From the health of the Application to what is worst in its tree; its own health alone only where nothing else is told. */
export function healthSteps(
  evidence: DeliveryEvidence,
  graph: Graph,
  isFirst: boolean,
): Step[] {
  const { application, children = [] } = evidence;
  const isUnwell = ['Degraded', 'Progressing', 'Missing'].includes(
    application.health ?? '',
  );
  if (!isUnwell) {
    return [];
  }
  const chains = byBadness(graph.roots)
    .filter(({ health }) => health !== 'Healthy')
    .slice(0, 20)
    .map(root => ({ root, links: descend(graph, root) }))
    .filter(({ links }) => links.length > 0);
  const chosen =
    chains.find(({ links }) =>
      links.some(link => link.cause && !isVague(link.cause)),
    ) ??
    chains.find(({ links }) => links.some(link => link.cause)) ??
    chains[0];
  const own: Step[] = [
    defined({
      kind: 'application' as const,
      status: application.health,
      message: application.healthMessage,
      at: application.healthSince,
    }),
  ];
  if (!chosen) {
    const events = looseEvents(evidence);
    return isFirst || events.length > 0 ? [...own, ...events] : [];
  }
  return [...own, ...chosen.links, ...childSteps(chosen.root, children)];
}

/** Where no object is at hand, the newest warning about one that tells something. */
function looseEvents({ resources, events = [] }: DeliveryEvidence): Step[] {
  const [newest] = events
    .filter(({ warning, about }) => warning && comesOf(about, resources))
    .map(event => ({
      event,
      found: recognize({
        text: event.message,
        word: event.reason,
        subject: event.about,
      }),
    }))
    .filter(({ found }) => found !== undefined)
    .sort(
      (left, right) =>
        Date.parse(right.event.lastSeenAt ?? '') -
          Date.parse(left.event.lastSeenAt ?? '') || 0,
    );
  return newest
    ? [
        defined({
          kind: 'event' as const,
          subject: newest.event.about,
          status: newest.event.reason,
          message: newest.event.message,
          at: newest.event.lastSeenAt,
          cause: newest.found,
        }),
      ]
    : [];
}

/** An Application that this one makes, where it is the one that is not well. */
function childSteps(
  { reference }: GraphNode,
  children: NonNullable<DeliveryEvidence['children']>,
): Step[] {
  if (reference.kind !== 'Application' || reference.group !== 'argoproj.io') {
    return [];
  }
  const child = children.find(
    ({ name, namespace }) =>
      name === reference.name &&
      (reference.namespace === undefined || namespace === reference.namespace),
  );
  const told = child && applicationVerdict(child);
  return [
    defined({
      kind: 'application' as const,
      subject: reference,
      status: child?.health,
      message: child?.operation?.message ?? child?.conditions[0]?.message,
      cause: told?.cause ?? cause('childFailing', { name: reference.name }),
    }),
  ];
}
