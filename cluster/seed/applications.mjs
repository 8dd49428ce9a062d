import { argocdNamespace } from '../parts/argocd.mjs';

const path = `/apis/argoproj.io/v1alpha1/namespaces/${argocdNamespace}/applications`;

/**
 * What Argo CD says of each Application.
 *
 * @returns {Promise<Map<string, { sync: string, health: string, phase?: string, message?: string, conditions: string[] }>>}
 *   by name
 */
export async function applications({ apiServers }) {
  const { items } = await apiServers[0].api.get(path);
  return new Map(
    items.map(({ metadata, status = {} }) => [
      metadata.name,
      {
        sync: status.sync?.status ?? 'Unknown',
        health: status.health?.status ?? 'Unknown',
        phase: status.operationState?.phase,
        message: status.operationState?.message,
        conditions: (status.conditions ?? []).map(
          ({ type, message }) => `${type}: ${message}`,
        ),
      },
    ]),
  );
}

/**
 * Waits until Argo CD says of all these Applications that they are Synced and Healthy.
 *
 * @param {object} cluster
 * @param {string[]} names
 * @param {number} [seconds]
 * @throws Error that tells what it says of those that are not
 */
export async function syncedAndHealthy(cluster, names, seconds = 120) {
  const deadline = Date.now() + seconds * 1000;
  for (;;) {
    const found = await applications(cluster);
    const others = names.filter(name => {
      const { sync, health } = found.get(name) ?? {};
      return sync !== 'Synced' || health !== 'Healthy';
    });
    if (others.length === 0) {
      return found;
    }
    if (Date.now() > deadline) {
      throw new Error(
        `After ${seconds} s these are not Synced and Healthy:\n${others
          .map(name => `${name} ${JSON.stringify(found.get(name))}`)
          .join('\n')}`,
      );
    }
    await new Promise(resolve => setTimeout(resolve, 500));
  }
}
