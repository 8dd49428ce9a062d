import { ClusterClient } from '../kubernetes/types';

/** The nodes of a cluster: one in each zone. */
export function nodeNames(cluster: string): string[] {
  return ['a', 'b', 'c'].map(zone => `${cluster}-${zone}`);
}

/** Makes the nodes of a new cluster, ready and with room. */
export function ensureNodes(client: ClusterClient, now: string): void {
  for (const [index, name] of nodeNames(client.name).entries()) {
    if (client.get({ apiVersion: 'v1', kind: 'Node', name })) {
      continue;
    }
    const resources = {
      cpu: '32',
      memory: '128Gi',
      'ephemeral-storage': '200Gi',
      pods: '110',
    };
    const node = client.create({
      apiVersion: 'v1',
      kind: 'Node',
      metadata: {
        name,
        labels: {
          'kubernetes.io/hostname': name,
          'kubernetes.io/os': 'linux',
          'kubernetes.io/arch': 'amd64',
          'node.kubernetes.io/instance-type': 'm7i.8xlarge',
          'topology.kubernetes.io/region': 'eu-west-3',
          'topology.kubernetes.io/zone': `eu-west-3${name.slice(-1)}`,
        },
      },
      spec: { podCIDR: `10.64.${index}.0/24` },
    });
    client.updateStatus({
      ...node,
      status: {
        capacity: resources,
        allocatable: resources,
        addresses: [
          { type: 'InternalIP', address: `10.10.0.${index + 10}` },
          { type: 'Hostname', address: name },
        ],
        conditions: [
          {
            type: 'Ready',
            status: 'True',
            reason: 'KubeletReady',
            message: 'kubelet is posting ready status',
            lastHeartbeatTime: now,
            lastTransitionTime: now,
          },
        ],
        nodeInfo: {
          architecture: 'amd64',
          containerRuntimeVersion: 'containerd://2.1.4',
          kernelVersion: '6.12.46',
          kubeProxyVersion: 'v1.36.1',
          kubeletVersion: 'v1.36.1',
          operatingSystem: 'linux',
          osImage: 'Bottlerocket OS 1.44.0',
        },
      },
    });
  }
}

/** The address of a node, by its name. */
export function nodeAddress(cluster: string, node: string): string {
  return `10.10.0.${Math.max(0, nodeNames(cluster).indexOf(node)) + 10}`;
}
