import { Application, ApplicationSource, sourcesOf } from '../gitops/types';
import { ArgoCdError } from './ArgoCdError';

/**
 * The source with that index, of the deployment with that id where one is given. Throws where there is none. Source: Argo
 * CD's `getAppSourceBySourceIndexAndVersionId`.
 */
export function sourceAt(
  application: Application,
  at: { index: string; version: string },
): ApplicationSource {
  const sources = at.version
    ? sourcesOfDeployment(application, Number(at.version))
    : sourcesOf(application.spec);
  const index = Number(at.index || '0');
  const source = sources[index];
  if (!source) {
    const count =
      sources.length === 1
        ? 'is only 1 source'
        : `are only ${sources.length} sources`;
    throw new ArgoCdError(
      'Unknown',
      `error getting app source by source index and version ID: source index ${index} not found because there ${count}`,
    );
  }
  return source;
}

function sourcesOfDeployment(
  { status }: Application,
  id: number,
): ApplicationSource[] {
  const history = status?.history ?? [];
  const found = history.find(entry => entry.id === id);
  if (!found) {
    throw new ArgoCdError(
      'Unknown',
      `error getting app source by source index and version ID: error getting source by version ID: ${
        history.length === 0
          ? `version ID ${id} not found because the app has no history`
          : `revision history not found for version ID ${id}`
      }`,
    );
  }
  return found.sources ?? (found.source ? [found.source] : []);
}
