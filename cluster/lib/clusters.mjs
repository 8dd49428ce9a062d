/**
 * The clusters, the one that runs Argo CD first: names and networks as the seed's `socle.yaml` has them.
 *
 * @typedef {object} ClusterDescription
 * @property {string} name
 * @property {string} services network of the services' addresses
 * @property {string} pods network of the pods' addresses
 */

/** @type {ClusterDescription[]} */
export const clusters = [
  { name: 'paris-nonprod', services: '172.20.0.0/16', pods: '10.64.0.0/14' },
  { name: 'paris-prod', services: '172.21.0.0/16', pods: '10.68.0.0/14' },
];

/** Known to Argo CD by name, and nothing listens at its address. */
export const deadCluster = 'legacy';
