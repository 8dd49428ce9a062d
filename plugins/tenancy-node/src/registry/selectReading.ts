import { LoggerService, UrlReaderService } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import { ScmIntegrations } from '@backstage/integration';
import { readGitOpsTree } from '@socle/plugin-platform-node';
import { parseTreeUrl, selectTreeForge, TreeForge } from '../forges';
import { parseAhead } from './parseAhead';
import { readPieces } from './readPieces';
import { ReadGitOps } from './readTree';
import { isRegistryPath } from './registerTree';
import { untar } from './untar';

/** Where the tree is, and what reads it. */
export interface SelectReadingOptions {
  url: string;
  urlReader: UrlReaderService;
  /** Unset where there is none to ask piece by piece. */
  integrations?: ScmIntegrations;
  /** How long the forge may send nothing of an archive. */
  timeoutMilliseconds: number;
  logger: LoggerService;
}

/** How the tree is read: piece by piece from a forge that Socle knows, as a whole at each change from any other. */
export function selectReading(options: SelectReadingOptions): ReadGitOps {
  const { url, urlReader, timeoutMilliseconds } = options;
  const common = { urlReader, isWanted: isRegistryPath, timeoutMilliseconds };
  const forge = findForge(options);
  if (forge) {
    return readPieces({
      forge,
      readAll: async (at, before) => {
        const { tree } = await readGitOpsTree({
          ...common,
          url: at,
          /* What these forges send is always a tar.gz. */
          unpack: untar,
          /* Of a tree that was there before, few files are parsed. */
          onFile: before ? undefined : parseAhead,
        });
        return tree;
      },
    });
  }
  return async before => {
    const etag = before?.revision;
    const read = await readGitOpsTree({ ...common, url, etag });
    return { revision: read.etag, files: read.tree };
  };
}

function findForge(options: SelectReadingOptions): TreeForge | undefined {
  const { url, integrations, logger } = options;
  if (!integrations) {
    return undefined;
  }
  try {
    return selectTreeForge({
      integrations,
      location: parseTreeUrl(url, integrations),
    });
  } catch (error) {
    if (isError(error) && error.name === 'InputError') {
      logger.info(
        `The GitOps tree is read as a whole at each change: ${error.message}`,
      );
      return undefined;
    }
    throw error;
  }
}
