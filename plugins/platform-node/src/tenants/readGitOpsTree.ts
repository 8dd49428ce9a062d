import { UrlReaderService } from '@backstage/backend-plugin-api';
import { ServiceUnavailableError } from '@backstage/errors';
import { GitOpsTree } from './types';

const maximumFileBytes = 64 * 1024;
/* Five thousand tenants with twenty environments each. */
const maximumFiles = 105_000;

/**
 * Reads files of the platform's GitOps repository: those whose path, from its root, `isWanted` says yes to.
 *
 * Throws `NotModifiedError` where the tree is still that of `etag`, `ServiceUnavailableError` where reading takes longer
 * than `timeoutMilliseconds` or the tree has too many files, and what the reader throws.
 *
 * @public
 */
export async function readGitOpsTree(options: {
  urlReader: UrlReaderService;
  url: string;
  isWanted: (path: string) => boolean;
  etag?: string;
  timeoutMilliseconds: number;
}): Promise<{ tree: GitOpsTree; etag: string }> {
  const { urlReader, url, isWanted, etag, timeoutMilliseconds } = options;
  const tooLarge = new Set<string>();
  const signal = AbortSignal.timeout(timeoutMilliseconds);

  const read = async () => {
    const response = await urlReader.readTree(url, {
      etag,
      signal,
      filter: (path, info) => {
        if (isWanted(path) && (info?.size ?? 0) > maximumFileBytes) {
          tooLarge.add(path);
        }
        return isWanted(path) && !tooLarge.has(path);
      },
    });
    const files = await response.files();
    if (files.length > maximumFiles) {
      throw new ServiceUnavailableError(
        `${url} has more than ${maximumFiles} files of tenants; point platform.gitops.url at the platform's GitOps repository`,
      );
    }
    const tree = new Map<string, { text: string } | { unreadable: string }>();
    for (const file of files) {
      const content = await file.content();
      if (content.byteLength > maximumFileBytes) {
        tooLarge.add(file.path);
      } else {
        tree.set(file.path, { text: content.toString('utf8') });
      }
    }
    for (const path of tooLarge) {
      tree.set(path, {
        unreadable: `The file is larger than ${maximumFileBytes / 1024} KiB; make it smaller`,
      });
    }
    return { tree, etag: response.etag };
  };

  /* Not every reader heeds the signal in each of its requests. */
  const overdue = new Promise<never>((_resolve, reject) => {
    signal.addEventListener('abort', () =>
      reject(
        new ServiceUnavailableError(
          `Reading ${url} took longer than ${timeoutMilliseconds / 1000} s`,
        ),
      ),
    );
  });
  return await Promise.race([read(), overdue]);
}
