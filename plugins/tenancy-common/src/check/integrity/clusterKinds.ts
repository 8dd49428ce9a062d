/** Kinds by the group of their API. `*` stands for every kind of the group. */
const kindsByGroup: Record<string, readonly string[]> = {
  '': ['ComponentStatus', 'Namespace', 'Node', 'PersistentVolume'],
  'admissionregistration.k8s.io': ['*'],
  'apiextensions.k8s.io': ['*'],
  'apiregistration.k8s.io': ['*'],
  'authentication.k8s.io': ['*'],
  'authorization.k8s.io': [
    'SelfSubjectAccessReview',
    'SelfSubjectRulesReview',
    'SubjectAccessReview',
  ],
  'certificates.k8s.io': ['CertificateSigningRequest', 'ClusterTrustBundle'],
  'flowcontrol.apiserver.k8s.io': ['*'],
  'internal.apiserver.k8s.io': ['*'],
  'networking.k8s.io': ['IngressClass', 'IPAddress', 'ServiceCIDR'],
  'node.k8s.io': ['*'],
  policy: ['PodSecurityPolicy'],
  'rbac.authorization.k8s.io': ['ClusterRole', 'ClusterRoleBinding'],
  'resource.k8s.io': ['DeviceClass', 'DeviceTaintRule', 'ResourceSlice'],
  'scheduling.k8s.io': ['PriorityClass'],
  'storage.k8s.io': [
    'CSIDriver',
    'CSINode',
    'StorageClass',
    'VolumeAttachment',
    'VolumeAttributesClass',
  ],
  'storagemigration.k8s.io': ['*'],
  'cilium.io': [
    'CiliumBGPAdvertisement',
    'CiliumBGPClusterConfig',
    'CiliumBGPNodeConfig',
    'CiliumBGPNodeConfigOverride',
    'CiliumBGPPeerConfig',
    'CiliumBGPPeeringPolicy',
    'CiliumCIDRGroup',
    'CiliumClusterwideEnvoyConfig',
    'CiliumClusterwideNetworkPolicy',
    'CiliumEgressGatewayPolicy',
    'CiliumEndpointSlice',
    'CiliumExternalWorkload',
    'CiliumIdentity',
    'CiliumL2AnnouncementPolicy',
    'CiliumLoadBalancerIPPool',
    'CiliumNode',
    'CiliumPodIPPool',
  ],
  'cert-manager.io': ['ClusterIssuer'],
  'external-secrets.io': [
    'ClusterExternalSecret',
    'ClusterPushSecret',
    'ClusterSecretStore',
  ],
  'gateway.networking.k8s.io': ['GatewayClass'],
  'karpenter.sh': ['*'],
  'karpenter.k8s.aws': ['*'],
  'kyverno.io': ['ClusterCleanupPolicy', 'ClusterPolicy'],
  'policy.networking.k8s.io': ['*'],
  'snapshot.storage.k8s.io': ['VolumeSnapshotClass', 'VolumeSnapshotContent'],
  'templates.gatekeeper.sh': ['*'],
  'constraints.gatekeeper.sh': ['*'],
  'config.openshift.io': ['*'],
  'machineconfiguration.openshift.io': ['*'],
  'oauth.openshift.io': ['*'],
  'security.openshift.io': ['SecurityContextConstraints'],
  'user.openshift.io': ['*'],
};

/**
 * Kinds that belong to no namespace, as `group/Kind`, or `group/*` where all of a group are such: those of Kubernetes 1.36
 * (`kubectl api-resources --namespaced=false`; kube-apiserver, `pkg/registry/…/storage`), of Cilium
 * (`pkg/k8s/apis/cilium.io/v2*`, `resource:scope=Cluster`), and of add-ons that platforms run (the CRDs' `spec.scope`).
 */
export const clusterKinds: ReadonlySet<string> = new Set(
  Object.entries(kindsByGroup).flatMap(([group, kinds]) =>
    kinds.map(kind => `${group}/${kind}`),
  ),
);
