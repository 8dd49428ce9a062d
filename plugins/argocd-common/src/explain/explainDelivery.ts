import { ResourceResult } from '../objects/application';
import { ResourceReference } from '../objects/resource';
import { ApplicationSummary } from '../projection/applicationSummary';
import { applicationVerdict, levels } from '../verdict/applicationVerdict';
import { causeOf } from '../verdict/judgement';
import { waitingFor } from '../verdict/operationVerdict';
import { stuckRollout } from '../verdict/stuckRollout';
import { ApplicationVerdict } from '../verdict/types';
import { defined } from '../values/read';
import { syncPermission } from '../windows/syncPermission';
import { cause, Cause } from './cause';
import { descend, isVague } from './descend';
import { Graph, graphOf } from './graph';
import { healthSteps } from './healthSteps';
import { recognize } from './recognize';
import { differenceSteps, windowSteps } from './symptoms';
import { DeliveryEvidence, DeliveryExplanation, Step } from './types';

const errorConditions = [
  'DeletionError',
  'InvalidSpecError',
  'ComparisonError',
  'UnknownError',
  'SyncError',
];

/**
 * Why an Application is as it is: the chain from condition to operation, to the resource or the hook, to the node of the
 * tree, to ReplicaSet, pod and container, each in its own words, and the cause at its end.
 *
 * Pure: the same evidence gives the same answer. Never throws; time grows with the evidence only.
 *
 * @public
 */
export function explainDelivery(
  evidence: DeliveryEvidence,
): DeliveryExplanation {
  const { application, project, now } = evidence;
  const permission = syncPermission({ application, project, now });
  const verdict = applicationVerdict(application, { permission });
  if (verdict.verdict === 'delivered') {
    return { verdict, steps: [], others: [] };
  }
  const graph = graphOf(evidence);
  const steps = [
    ...conditionSteps(evidence),
    ...hydrationSteps(evidence),
    ...operationSteps(evidence, graph),
    ...windowSteps(evidence, verdict, permission),
  ];
  const hasChain = steps.some(({ kind }) =>
    ['node', 'pod', 'container', 'hook', 'resource'].includes(kind),
  );
  if (!hasChain) {
    steps.push(...healthSteps(evidence, graph, steps.length === 0));
  }
  if (!steps.some(step => step.cause)) {
    steps.push(...differenceSteps(evidence, verdict));
  }
  const found = deepestCause(steps) ?? verdict.cause;
  return defined({
    verdict: stuck(verdict, application, found),
    steps,
    cause: found,
    others: othersThan(found, [
      ...steps.flatMap(step => step.cause ?? []),
      ...(verdict.cause ? [verdict.cause] : []),
      ...verdict.warnings,
    ]),
  });
}

/** The chain may know that what Argo CD calls progressing does not. */
function stuck(
  verdict: ApplicationVerdict,
  application: ApplicationSummary,
  found: Cause | undefined,
): ApplicationVerdict {
  const judgement = stuckRollout(verdict, application, found);
  return judgement.verdict === verdict.verdict
    ? verdict
    : { ...judgement, level: levels[judgement.verdict] };
}

function conditionSteps({ application }: DeliveryEvidence): Step[] {
  return application.conditions
    .filter(({ type }) => errorConditions.includes(type))
    .sort(
      (left, right) =>
        errorConditions.indexOf(left.type) -
        errorConditions.indexOf(right.type),
    )
    .slice(0, 5)
    .map(({ type, message, since }) =>
      defined({
        kind: 'condition' as const,
        status: type,
        message,
        at: since,
        cause: causeOf(application, message, type),
      }),
    );
}

function hydrationSteps({ application }: DeliveryEvidence): Step[] {
  const { hydration } = application;
  if (hydration?.phase !== 'Failed') {
    return [];
  }
  const text = hydration.message ?? '';
  return [
    defined({
      kind: 'hydration' as const,
      status: hydration.phase,
      message: text,
      at: hydration.finishedAt ?? hydration.startedAt,
      cause:
        recognize({ text, word: 'HydrationFailed' }) ??
        cause('hydrationFailed', { detail: text.slice(0, 300) }),
    }),
  ];
}

function operationSteps(evidence: DeliveryEvidence, graph: Graph): Step[] {
  const { operation } = evidence.application;
  if (!operation || operation.phase === 'Succeeded' || operation.dryRun) {
    return [];
  }
  const text = operation.message ?? '';
  const waiting = waitingFor(text);
  const step: Step = defined({
    kind: 'operation' as const,
    status: operation.phase,
    message: text,
    at: operation.finishedAt ?? operation.startedAt,
    cause:
      causeOf(evidence.application, text) ??
      (waiting?.code === 'waitingForResource'
        ? cause('waveBlocked', { resource: waiting.resource })
        : undefined),
  });
  const failed = operation.results.filter(
    ({ code, hookPhase }) =>
      code === 'SyncFailed' || hookPhase === 'Failed' || hookPhase === 'Error',
  );
  const chains = failed
    .slice(0, 20)
    .map(result => resultSteps(evidence, graph, result));
  const chain =
    chains.find(links =>
      links.some(link => link.cause && !isVague(link.cause)),
    ) ??
    chains.find(links => links.some(link => link.cause)) ??
    chains[0];
  if (chain) {
    return [step, ...chain];
  }
  const subject = waiting && waitedFor(evidence, graph, waiting.resource);
  return subject ? [step, ...subject] : [step];
}

function resultSteps(
  evidence: DeliveryEvidence,
  graph: Graph,
  result: ResourceResult,
): Step[] {
  const { hookType, hookPhase, code, message } = result;
  const subject = referenceOf(result);
  const isFailed = hookPhase === 'Failed' || hookPhase === 'Error';
  const told = recognize(
    defined({
      text: message ?? '',
      subject,
      repository: evidence.application.sources[0]?.repository,
      project: evidence.application.project,
      cluster: evidence.application.cluster,
    }),
  );
  const step: Step = defined({
    kind: hookType ? ('hook' as const) : ('resource' as const),
    subject,
    status: (isFailed ? hookPhase : code) ?? hookPhase,
    message,
    cause:
      told ??
      (hookType && isFailed
        ? cause('hookFailed', { hook: hookType, name: subject.name })
        : undefined),
  });
  const node = graph.get(subject);
  return [step, ...(node ? descend(graph, node) : [])];
}

/** The object that an operation waits for: `apps/Deployment/checkout`, or `Namespace/payments-dev` of the core group. */
function waitedFor(
  { application }: DeliveryEvidence,
  graph: Graph,
  text: string,
): Step[] | undefined {
  const parts = text.split('/');
  const [group, kind, name] = parts.length === 2 ? ['', ...parts] : parts;
  if (!kind || !name) {
    return undefined;
  }
  const result = application.operation?.results.find(
    candidate =>
      candidate.kind === kind &&
      candidate.name === name &&
      candidate.group === group,
  );
  const namespaces = [
    result?.namespace,
    application.destinationNamespace,
    undefined,
  ];
  const node = namespaces
    .map(namespace =>
      graph.get({ group, kind, name, ...(namespace && { namespace }) }),
    )
    .find(found => found !== undefined);
  const step: Step | undefined = result?.hookType && {
    ...defined({
      kind: 'hook' as const,
      subject: referenceOf(result),
      status: result.hookPhase,
      message: result.message,
      cause: cause('hookWaiting', { hook: result.hookType, name }),
    }),
  };
  const deeper = node ? descend(graph, node) : [];
  return step || deeper.length > 0
    ? [...(step ? [step] : []), ...deeper]
    : undefined;
}

/** The last particular cause of the chain; where there is none, the last one at all. */
function deepestCause(steps: readonly Step[]): Cause | undefined {
  const causes = steps.flatMap(step => step.cause ?? []).reverse();
  return causes.find(found => !isVague(found)) ?? causes[0];
}

/** Each other cause once; a vague one has another behind it, and one with gaps is known better already. */
function othersThan(
  found: Cause | undefined,
  causes: readonly Cause[],
): Cause[] {
  const others: Cause[] = found ? [found] : [];
  for (const other of causes) {
    const isKnown = others.some(
      known =>
        known.code === other.code &&
        Object.entries(other.parameters).every(
          ([name, value]) => value === '–' || known.parameters[name] === value,
        ),
    );
    if (!isKnown && !isVague(other)) {
      others.push(other);
    }
  }
  return found ? others.slice(1) : others;
}

function referenceOf({
  group,
  kind,
  namespace,
  name,
}: ResourceResult): ResourceReference {
  return { group, kind, ...(namespace && { namespace }), name };
}
