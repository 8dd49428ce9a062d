import {
  at,
  defined,
  flagAt,
  isRecord,
  momentAt,
  numberAt,
  recordsAt,
  textAt,
  textsAt,
  wordAt,
} from '../values/read';
import { OperationState, ResourceResult } from './application';
import { parseReference } from './resource';
import { hookTypes, operationPhases, resultCodes, syncPhases } from './words';

/** Reads `status.operationState`. */
export function parseOperation(value: unknown): OperationState | undefined {
  if (!isRecord(value)) {
    return undefined;
  }
  const result = at(value, 'syncResult');
  const asked = at(value, 'operation', 'sync');
  const initiator = at(value, 'operation', 'initiatedBy');
  const done = revisionsOf(result);
  return defined({
    phase: wordAt(operationPhases, 'Unknown' as const, value, 'phase'),
    message: textAt(value, 'message'),
    startedAt: momentAt(value, 'startedAt'),
    finishedAt: momentAt(value, 'finishedAt'),
    retryCount: numberAt(value, 'retryCount') ?? 0,
    automated: flagAt(initiator, 'automated'),
    username: textAt(initiator, 'username'),
    dryRun: flagAt(asked, 'dryRun'),
    selective: recordsAt(asked, 'resources').length > 0,
    revisions: done.length > 0 ? done : revisionsOf(asked),
    results: recordsAt(result, 'resources').map(parseResult),
  });
}

function parseResult(value: unknown): ResourceResult {
  return {
    ...parseReference(value),
    ...defined({
      code: textAt(value, 'status')
        ? wordAt(resultCodes, 'Unknown' as const, value, 'status')
        : undefined,
      message: textAt(value, 'message'),
      hookType: wordAt(hookTypes, undefined, value, 'hookType'),
      hookPhase: textAt(value, 'hookPhase')
        ? wordAt(operationPhases, 'Unknown' as const, value, 'hookPhase')
        : undefined,
      syncPhase: wordAt(syncPhases, undefined, value, 'syncPhase'),
      images: textsAt(value, 'images'),
    }),
  };
}

/** `revisions` where there are any, else `revision`. */
export function revisionsOf(value: unknown): string[] {
  const many = textsAt(value, 'revisions');
  return many.length > 0 ? many : [textAt(value, 'revision') ?? []].flat();
}
