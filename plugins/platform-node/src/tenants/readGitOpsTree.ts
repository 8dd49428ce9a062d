import { UrlReaderService } from '@backstage/backend-plugin-api';
import { ServiceUnavailableError } from '@backstage/errors';
import { GitOpsTree } from './types';

/**
 * Bytes that a file of the tree may have.
 *
 * @public
 */
export const maximumFileBytes = 64 * 1024;

/**
 * What stands for a file that has more.
 *
 * @public
 */
export const tooLargeFile = {
  unreadable: `The file is larger than ${maximumFileBytes / 1024} KiB; make it smaller`,
};

/* Five thousand tenants with twenty environments each. */
const maximumFiles = 105_000;
const maximumBytes = 256 * 2 ** 20;

/**
 * Reads files of the platform's GitOps repository: those whose path, from its root, `isWanted` says yes to. The others are
 * skipped as they come, so that memory is for what is wanted.
 *
 * Throws `NotModifiedError` where the tree is still that of `etag`, `ServiceUnavailableError` where nothing comes for
 * `timeoutMilliseconds` or too much is wanted, and what the reader throws.
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
  const stop = new AbortController();
  /* Not every reader heeds the signal in each of its requests. */
  const stopped = new Promise<never>((_resolve, reject) => {
    stop.signal.addEventListener('abort', () => reject(stop.signal.reason));
  });
  const giveUp = (message: string) =>
    stop.abort(new ServiceUnavailableError(message));
  const silence = setTimeout(
    () =>
      giveUp(
        `Reading ${url}: nothing came for ${timeoutMilliseconds / 1000} s`,
      ),
    timeoutMilliseconds,
  );
  const tooLarge = new Set<string>();
  let files = 0;
  let bytes = 0;

  const read = async () => {
    const response = await urlReader.readTree(url, {
      etag,
      signal: stop.signal,
      filter: (path, info) => {
        silence.refresh();
        if (stop.signal.aborted || !isWanted(path)) {
          return false;
        }
        const size = info?.size ?? 0;
        if (size > maximumFileBytes) {
          tooLarge.add(path);
          return false;
        }
        files += 1;
        bytes += size;
        if (files > maximumFiles || bytes > maximumBytes) {
          giveUp(
            `${url} has more than ${maximumFiles} files of tenants, or more than ${maximumBytes / 2 ** 20} MiB of them; point platform.gitops.url at the platform's GitOps repository`,
          );
        }
        return true;
      },
    });
    const tree = new Map<string, { text: string } | { unreadable: string }>();
    for (const file of await response.files()) {
      const content = await file.content();
      if (content.byteLength > maximumFileBytes) {
        tooLarge.add(file.path);
      } else {
        tree.set(file.path, { text: content.toString('utf8') });
      }
    }
    for (const path of tooLarge) {
      tree.set(path, tooLargeFile);
    }
    return { tree, etag: response.etag };
  };

  try {
    return await Promise.race([read(), stopped]);
  } finally {
    clearTimeout(silence);
  }
}
