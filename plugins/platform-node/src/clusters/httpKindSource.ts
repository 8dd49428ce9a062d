import { ClusterConnection } from './ClusterConnection';
import { ClusterError } from './ClusterError';
import { KindSource, ListPage } from './reflector';
import { KubernetesObject, WatchedKind } from './types';
import {
  isKubernetesObject,
  isRecord,
  readWatchEvents,
  WatchEvent,
} from './watchStream';

const listMilliseconds = 30_000;
const maximumPageBytes = 256 * 1024 * 1024;
/* etcd holds objects of up to 1.5 MiB; as JSON they grow. */
const maximumLineBytes = 16 * 1024 * 1024;
/* How much later than asked a server may end a watch. */
const graceMilliseconds = 15_000;

/** A kind on a cluster over its HTTP API. */
export function httpKindSource(options: {
  connection: ClusterConnection;
  kind: Pick<WatchedKind<unknown>, 'group' | 'version' | 'plural'>;
}): KindSource {
  const { connection, kind } = options;
  const path = pathOf(kind);
  return {
    cluster: connection.name,
    async list({ limit, continueToken, signal }) {
      const body = await connection
        .get({
          path,
          query: {
            ...(limit && { limit: String(limit) }),
            ...(continueToken && { continue: continueToken }),
          },
          signal,
          headMilliseconds: listMilliseconds,
          totalMilliseconds: 2 * listMilliseconds,
        })
        .catch(error => {
          throw isMissingCore(error, kind.group)
            ? new ClusterError({
                code: 'invalid',
                message: `${connection.name} does not answer as a Kubernetes API; check its url`,
              })
            : error;
        });
      return toListPage(connection.name, await readJson(connection.name, body));
    },
    async watch({ resourceVersion, timeoutSeconds, signal }) {
      const body = await connection.get({
        path,
        query: {
          watch: '1',
          allowWatchBookmarks: 'true',
          resourceVersion,
          timeoutSeconds: String(timeoutSeconds),
        },
        signal,
        headMilliseconds: listMilliseconds,
        totalMilliseconds: timeoutSeconds * 1000 + graceMilliseconds,
      });
      return watchEvents(connection.name, body);
    },
  };
}

function pathOf(kind: {
  group: string;
  version: string;
  plural: string;
}): string {
  const [group, version, plural] = [kind.group, kind.version, kind.plural].map(
    encodeURIComponent,
  );
  return group
    ? `/apis/${group}/${version}/${plural}`
    : `/api/${version}/${plural}`;
}

/** Every cluster serves the core group: where it is missing, something else answers. */
function isMissingCore(error: unknown, group: string): boolean {
  return (
    group === '' && error instanceof ClusterError && error.statusCode === 404
  );
}

async function* watchEvents(
  cluster: string,
  body: AsyncIterable<Buffer>,
): AsyncGenerator<WatchEvent, void, undefined> {
  try {
    yield* readWatchEvents({ body, maximumLineBytes });
  } catch (error) {
    throw error instanceof ClusterError
      ? error
      : invalid(cluster, 'sent a watch that cannot be read');
  }
}

async function readJson(
  cluster: string,
  body: AsyncIterable<Buffer>,
): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > maximumPageBytes) {
      throw invalid(cluster, 'sent a list that is too large');
    }
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    throw invalid(cluster, 'sent a list that is no JSON');
  }
}

function toListPage(cluster: string, list: unknown): ListPage {
  const metadata = isRecord(list) ? list.metadata : undefined;
  const items = isRecord(list) ? (list.items ?? []) : undefined;
  if (
    !isRecord(metadata) ||
    typeof metadata.resourceVersion !== 'string' ||
    !Array.isArray(items)
  ) {
    throw invalid(cluster, 'sent something that is no list');
  }
  return {
    items: items.filter((item): item is KubernetesObject =>
      isKubernetesObject(item),
    ),
    resourceVersion: metadata.resourceVersion,
    ...(typeof metadata.continue === 'string' &&
      metadata.continue && { continueToken: metadata.continue }),
  };
}

function invalid(cluster: string, what: string): ClusterError {
  return new ClusterError({
    code: 'invalid',
    message: `${cluster} ${what}; check that its url is a Kubernetes API`,
  });
}
