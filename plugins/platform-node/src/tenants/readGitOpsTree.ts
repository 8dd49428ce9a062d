import {
  UrlReaderService,
  UrlReaderServiceReadTreeResponse,
} from '@backstage/backend-plugin-api';
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
 * The files of a tree that are wanted, as they come.
 *
 * @public
 */
export type UnpackTree = (
  response: UrlReaderServiceReadTreeResponse,
  isWanted: (path: string, info: { size: number }) => boolean,
) => AsyncIterable<{ path: string; content: Buffer }>;

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
  /** How the forge's archive is unpacked; as Backstage does where unset. */
  unpack?: UnpackTree;
  /** Told of each file as it comes. */
  onFile?: (path: string, file: { text: string }) => void;
}): Promise<{ tree: GitOpsTree; etag: string }> {
  const { urlReader, url, etag, timeoutMilliseconds, onFile } = options;
  const { unpack = unpackAsBackstage } = options;
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

  const isWanted = (path: string, info?: { size?: number }) => {
    silence.refresh();
    if (stop.signal.aborted || !options.isWanted(path)) {
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
  };

  const read = async () => {
    const response = await urlReader.readTree(url, {
      etag,
      signal: stop.signal,
      filter: isWanted,
    });
    const tree = new Map<string, { text: string } | { unreadable: string }>();
    for await (const { path, content } of unpack(response, isWanted)) {
      if (content.byteLength > maximumFileBytes) {
        tooLarge.add(path);
      } else {
        const file = { text: content.toString('utf8') };
        tree.set(path, file);
        onFile?.(path, file);
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

/** All files at once, after the last came: what is wanted, the reader was told. */
async function* unpackAsBackstage(response: UrlReaderServiceReadTreeResponse) {
  for (const file of await response.files()) {
    yield { path: file.path, content: await file.content() };
  }
}
