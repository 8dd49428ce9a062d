import { applyPatch, JsonPatchError, Operation } from 'fast-json-patch';
import { copyJson, isRecord } from '../json';
import { badRequest, rejectedPatch, StatusError } from '../status';

const operations = new Set([
  'add',
  'remove',
  'replace',
  'move',
  'copy',
  'test',
]);
const operationLimit = 10_000;

function isOperation(value: unknown): value is Operation {
  return (
    isRecord(value) &&
    typeof value.op === 'string' &&
    operations.has(value.op) &&
    typeof value.path === 'string'
  );
}

/**
 * A JSON patch, RFC 6902. Throws a 400 for what is not a patch, and a 422 for one that does not fit the object, both in
 * the API server's words.
 */
export function applyJsonPatch(target: unknown, patch: unknown): unknown {
  if (!Array.isArray(patch)) {
    const type = isRecord(patch) ? 'object' : typeof patch;
    throw badRequest(
      `error decoding patch: json: cannot unmarshal ${type} into Go value of type []handlers.jsonPatchOp`,
    );
  }
  if (patch.length > operationLimit) {
    throw new StatusError({
      code: 413,
      reason: 'RequestEntityTooLarge',
      message: `The allowed maximum operations in a JSON patch is ${operationLimit}, got ${patch.length}`,
    });
  }
  if (!patch.every(isOperation)) {
    throw rejectedPatch();
  }
  try {
    return applyPatch(copyJson(target), patch, true, true, true).newDocument;
  } catch (error) {
    if (error instanceof JsonPatchError || error instanceof TypeError) {
      throw rejectedPatch();
    }
    throw error;
  }
}
