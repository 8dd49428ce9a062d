import { Router } from 'express';
import { applyPatch, Operation } from 'fast-json-patch';
import { equalJson, isRecord, messageOf } from '../../gitops/objects';
import { Application, asApplication } from '../../gitops/types';
import { applyMergePatch } from '../../kubernetes/patch/merge';
import { ArgoCdError } from '../ArgoCdError';
import { answered } from '../answeredApplication';
import { ArgoCdContext } from '../context';
import { answering, parseBody } from '../http';
import { namedIn, patchRequest } from '../requests';

/** Changing labels, annotations and finalizers of an Application, which takes more than the right to sync it. Source: Argo CD's `Patch`. */
export function createPatchRouter(context: ArgoCdContext): Router {
  const { store, access } = context;
  const router = Router();

  router.patch(
    '/applications/:name',
    answering(context, (request, session) => {
      const body = parseBody(patchRequest, request);
      const named = namedIn(request, body);
      const { application } = access.find(session, 'get', named);
      access.enforce(session, 'update', application);
      const changed = patched(application, body);
      assertSameSpec(application, changed);
      const { labels, annotations, finalizers } = changed.metadata;
      store.write(application.metadata.name, current => ({
        ...current,
        metadata: { ...current.metadata, labels, annotations, finalizers },
      }));
      return answered(store.application(application.metadata.name) ?? changed);
    }),
  );

  return router;
}

function patched(
  application: Application,
  { patch = '', patchType = '' }: { patch?: string; patchType?: string },
): Application {
  if (!['', 'json', 'merge'].includes(patchType)) {
    throw new ArgoCdError(
      'InvalidArgument',
      `Patch type '${patchType}' is not supported`,
    );
  }
  const isMerge = patchType === 'merge';
  try {
    const value: unknown = JSON.parse(patch);
    const result = isMerge
      ? applyMergePatch(application, value)
      : applyPatch(structuredClone(application), value as Operation[])
          .newDocument;
    if (!isRecord(result) || !isRecord(result.metadata)) {
      throw new Error('Invalid JSON Patch');
    }
    return asApplication({
      ...application,
      ...result,
      metadata: { ...application.metadata, ...result.metadata },
    });
  } catch (error) {
    throw new ArgoCdError(
      'Unknown',
      `${isMerge ? 'error calculating merge patch' : 'error applying patch'}: ${messageOf(error)}`,
    );
  }
}

/* The portal approves deletions and changes no spec, so that what Argo CD checks of a spec is not played. */
function assertSameSpec(before: Application, after: Application): void {
  if (!equalJson(before.spec, after.spec)) {
    throw new ArgoCdError(
      'InvalidArgument',
      `application spec for ${before.metadata.name} is invalid: the sandbox takes specs from Git alone`,
    );
  }
}
