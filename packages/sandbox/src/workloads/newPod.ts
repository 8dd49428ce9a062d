import { KubernetesObject } from '../kubernetes/types';
import { FAILS_ANNOTATION } from './failures';
import { nodeNames } from './nodes';
import { hashOf } from './names';
import { PodTemplate } from './types';

/** A Pod of a template, owned by what makes it, and placed on a node unless its template says that none takes it. */
export function newPod(options: {
  owner: KubernetesObject;
  template: PodTemplate;
  name: string;
  cluster: string;
  labels?: Record<string, string>;
  node?: string;
}): KubernetesObject {
  const { owner, template, name, cluster, labels, node } = options;
  const fails = template.metadata?.annotations?.[FAILS_ANNOTATION];
  const nodes = nodeNames(cluster);
  const place = node ?? nodes[hashOf(name).charCodeAt(0) % nodes.length];
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name,
      namespace: owner.metadata.namespace,
      labels: { ...template.metadata?.labels, ...labels },
      ...(template.metadata?.annotations && {
        annotations: template.metadata.annotations,
      }),
      ownerReferences: [
        {
          apiVersion: owner.apiVersion,
          kind: owner.kind,
          name: owner.metadata.name,
          uid: owner.metadata.uid ?? '',
          controller: true,
          blockOwnerDeletion: true,
        },
      ],
    },
    spec: {
      ...template.spec,
      ...(fails === 'unschedulable' ? {} : { nodeName: place }),
    },
  };
}
