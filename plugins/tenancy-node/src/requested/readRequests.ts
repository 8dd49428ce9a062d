import { isDeepStrictEqual } from 'node:util';
import { LoggerService } from '@backstage/backend-plugin-api';
import { NotModifiedError, toError } from '@backstage/errors';
import { parseTenant, TenantDocument } from '@socle/plugin-tenancy-common';
import { ChangeRequest, ChangesService } from '../changes';
import { eachLimited } from '../forges/eachLimited';
import { KnownRequest } from './types';

/** How many files are read at once. */
const atOnce = 5;

/** Where requests and their files are read. */
export interface RequestSources {
  changes: Pick<ChangesService, 'list'>;
  /** A file of the platform's repository, merged or not; undefined where there is none. */
  readFile(commit: string, path: string): Promise<string | undefined>;
  logger: LoggerService;
}

/**
 * Lists the change requests, and reads what the open ones for new tenants ask for. Files that were read before, at the same
 * commit, are not read again; one that cannot be read is told with its request.
 *
 * Throws `NotModifiedError` where all is as before, and what listing them throws.
 */
export async function readRequests(options: {
  sources: RequestSources;
  /** Undefined where they were never read. */
  before: readonly KnownRequest[] | undefined;
  fresh: boolean;
}): Promise<KnownRequest[]> {
  const { sources, before, fresh } = options;
  const changes = await sources.changes.list({ fresh });
  const known = new Map(
    before?.map(({ change, document }) => [keyOf(change), document]),
  );
  const requests = changes.map((change): KnownRequest => {
    const document = known.get(keyOf(change));
    return { change, ...(document && { document }) };
  });
  const due = requests.filter(
    ({ change, document }) =>
      change.kind === 'create' && change.state === 'open' && !document,
  );
  if (due.length === 0 && isDeepStrictEqual(requests, before)) {
    throw new NotModifiedError();
  }
  await eachLimited(due, atOnce, async request => {
    Object.assign(request, await readDocument(sources, request.change));
  });
  return requests;
}

async function readDocument(
  { readFile, logger }: RequestSources,
  { tenant, headCommit, number }: ChangeRequest,
): Promise<Pick<KnownRequest, 'document' | 'unread'>> {
  const path = `tenants/${tenant}/tenant.yaml`;
  try {
    const text = await readFile(headCommit, path);
    return text === undefined ? {} : { document: parse(tenant, path, text) };
  } catch (error) {
    /* The request is listed without it, and tried again with the next list. */
    const { message } = toError(error);
    logger.warn(
      `${path} of change request ${number} cannot be read: ${message}`,
    );
    return { unread: message };
  }
}

function keyOf({ number, headCommit }: ChangeRequest): string {
  return `${number} ${headCommit}`;
}

/** A document of another name than its branch says is of nobody: it must not show one tenant for another. */
function parse(tenant: string, path: string, text: string): TenantDocument {
  const parsed = parseTenant(text, path);
  return {
    text,
    stale: false,
    findings: parsed.findings,
    ...(parsed.ok &&
      parsed.value.metadata.name === tenant && { tenant: parsed.value }),
  };
}
