import {
  createPermission,
  ResourcePermission,
} from '@backstage/plugin-permission-common';

/**
 * The resource type of a tenant's network; a reference to one is the tenant's name.
 *
 * @public
 */
export const RESOURCE_TYPE_CILIUM_NETWORK = 'cilium-network';

const onNetworks = (
  name: string,
  action: 'read' | 'create',
): ResourcePermission<typeof RESOURCE_TYPE_CILIUM_NETWORK> =>
  createPermission({
    name,
    attributes: { action },
    resourceType: RESOURCE_TYPE_CILIUM_NETWORK,
  });

/**
 * Seeing what was refused and why, the policies that hold, and who talks to whom.
 *
 * @public
 */
export const ciliumNetworkReadPermission = onNetworks(
  'cilium.network.read',
  'read',
);

/**
 * Asking what would be: "may A talk to B", and "what if this policy were there".
 *
 * @public
 */
export const ciliumNetworkAskPermission = onNetworks(
  'cilium.network.ask',
  'read',
);

/**
 * Proposing a rule as a pull request.
 *
 * @public
 */
export const ciliumNetworkProposePermission = onNetworks(
  'cilium.network.propose',
  'create',
);

/**
 * All permissions of the Cilium plugin.
 *
 * @public
 */
export const ciliumPermissions = [
  ciliumNetworkReadPermission,
  ciliumNetworkAskPermission,
  ciliumNetworkProposePermission,
];
