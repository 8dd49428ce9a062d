import { inline } from '@socle/plugin-platform-common/documents';
import { object } from '../objects';
import { policy } from '../policy';
import { Flavour } from './flavour';

/**
 * Amazon EKS. Roles of the cloud come to pods by Pod Identity: an association for each service account, through the
 * controller of EKS resources (ACK), and a way to the agent, which listens on port 80 of each node. Cilium knows the agent's
 * address, 169.254.170.23, as the entity `host`, never as a CIDR.
 */
export const eks: Flavour = {
  dnsPort: 53,
  admission: 'policies',
  waysIn: ['count/ingresses.networking.k8s.io'],
  readable: [],
  guarded: [
    { group: '*.services.k8s.aws', kind: '*' },
    { group: 'vpcresources.k8s.aws', kind: 'SecurityGroupPolicy' },
    { group: 'networking.k8s.aws', kind: 'PolicyEndpoint' },
    { group: 'elbv2.k8s.aws', kind: 'TargetGroupBinding' },
  ],
  namespaceLabels: () => ({}),
  namespaceAnnotations: () => ({}),
  bindings: () => [],
  policies(context) {
    return (context.environment.identities ?? []).map(({ serviceAccount }) =>
      policy(context, {
        name: `allow-pod-identity-${serviceAccount}`,
        reason: `Pods of ${serviceAccount} take their role of the cloud`,
        endpointSelector: {
          matchLabels: inline({
            'k8s:io.cilium.k8s.policy.serviceaccount': serviceAccount,
          }),
        },
        egress: [
          {
            toEntities: inline(['host']),
            toPorts: [{ ports: inline([{ port: '80', protocol: 'TCP' }]) }],
          },
        ],
      }),
    );
  },
  files(context) {
    const { environment, cluster, namespace } = context;
    if (!environment.identities) {
      return [];
    }
    const clusterName = cluster.eks?.clusterName ?? cluster.name;
    const objects = environment.identities.map(({ serviceAccount, role }) =>
      object(context, {
        apiVersion: 'eks.services.k8s.aws/v1alpha1',
        kind: 'PodIdentityAssociation',
        name: serviceAccount,
        spec: { clusterName, namespace, serviceAccount, roleARN: role },
      }),
    );
    return [{ name: 'identity.yaml', objects }];
  },
};
