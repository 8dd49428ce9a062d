import { KubernetesApi } from '../../lib/KubernetesApi.mjs';
import { machines, personas } from '../../lib/people.mjs';
import { forgeAt } from '../../parts/forge.mjs';

/**
 * The sandbox as `connectCluster` shows a real platform: as much of it as the sandbox has.
 *
 * @param {{ forgeUrl: string, clusterUrls: Record<string, string>, argoCdUrl: string,
 *   prometheusUrls: Record<string, string>, hubbleAddresses: Record<string, string> }} addresses what its process tells
 *   when it is ready
 */
export function connectSandbox(addresses) {
  const { forgeUrl, clusterUrls, argoCdUrl, prometheusUrls, hubbleAddresses } =
    addresses;
  const everybody = [...personas, ...machines];
  const identities = new Map(
    everybody.map(({ name, token, groups, teams }) => [
      name,
      {
        name,
        token,
        groups,
        user: teams.length > 0 ? `oidc:${name}` : name,
      },
    ]),
  );
  const { token } = identities.get('hugo.lefevre');
  return {
    identities,
    apiServers: Object.entries(clusterUrls).map(([name, url]) => ({
      name,
      url,
      api: new KubernetesApi({ url, token }),
    })),
    forge: {
      ...forgeAt({ url: forgeUrl }),
      tokens: new Map(everybody.map(one => [one.name, one.token])),
    },
    argocd: { url: argoCdUrl, namespace: 'argocd' },
    prometheus: { url: Object.values(prometheusUrls)[0] },
    relay: { address: Object.values(hubbleAddresses)[0] },
  };
}
