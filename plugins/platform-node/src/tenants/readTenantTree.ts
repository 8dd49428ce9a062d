import { UrlReaderService } from '@backstage/backend-plugin-api';
import { ServiceUnavailableError } from '@backstage/errors';
import { isTenantPath, TenantTree } from './composeTenants';

const maximumFileBytes = 64 * 1024;
const maximumFiles = 10_000;

/**
 * Reads the files that declare tenants from the platform's GitOps repository.
 *
 * Throws `NotModifiedError` where the tree is still that of `etag`, `ServiceUnavailableError` where reading takes longer
 * than `timeoutMilliseconds` or the tree has too many files, and what the reader throws.
 */
export async function readTenantTree(options: {
  urlReader: UrlReaderService;
  url: string;
  etag?: string;
  timeoutMilliseconds: number;
}): Promise<{ tree: TenantTree; etag: string }> {
  const { urlReader, url, etag, timeoutMilliseconds } = options;
  const tooLarge = new Set<string>();
  const signal = AbortSignal.timeout(timeoutMilliseconds);

  const read = async () => {
    const response = await urlReader.readTree(url, {
      etag,
      signal,
      filter: (path, info) => {
        if (isTenantPath(path) && (info?.size ?? 0) > maximumFileBytes) {
          tooLarge.add(path);
        }
        return isTenantPath(path) && !tooLarge.has(path);
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
