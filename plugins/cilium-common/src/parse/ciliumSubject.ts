import type { FieldPath } from '@socle/plugin-platform-common/documents';
import { namespaceKey } from '../labels/label';
import { PolicyReference } from '../model/policy';
import {
  keysOf,
  LabelSelector,
  withLabel,
  withSource,
} from '../selectors/labelSelector';
import { JsonRecord, Reader } from './reader';
import { readSelector } from './selectors';

/** Whom a policy is about. */
export interface Subject {
  labels: LabelSelector;
  path: FieldPath;
  ofNodes: boolean;
  isInit: boolean;
}

/** Reads `endpointSelector` or `nodeSelector`. The namespace of a policy always counts, whatever the selector says. */
export function readSubject(
  reader: Reader,
  spec: JsonRecord,
  path: FieldPath,
  { namespace }: PolicyReference,
): Subject | undefined {
  const place = [...path, 'endpointSelector'];
  const endpoints = readSelector(reader, spec.endpointSelector, place);
  const nodes = readSelector(reader, spec.nodeSelector, [
    ...path,
    'nodeSelector',
  ]);
  if (endpoints && nodes) {
    return reader.refuse(path, 'twoSubjects');
  }
  if (nodes) {
    return namespace === undefined
      ? {
          labels: withSource(nodes, 'any'),
          path: [...path, 'nodeSelector'],
          ofNodes: true,
          isInit: false,
        }
      : reader.refuse([...path, 'nodeSelector'], 'nodesOfNamespace');
  }
  if (!endpoints) {
    return spec.endpointSelector === undefined
      ? reader.refuse(path, 'noSubject')
      : undefined;
  }
  const labels = withSource(endpoints, 'any');
  warnOfNamespace(reader, labels, place, namespace);
  return {
    labels:
      namespace === undefined
        ? labels
        : withLabel(labels, `k8s:${namespaceKey}`, namespace),
    path: place,
    ofNodes: false,
    isInit: keysOf(labels).includes('reserved:init'),
  };
}

function warnOfNamespace(
  reader: Reader,
  { matchLabels }: LabelSelector,
  path: FieldPath,
  namespace: string | undefined,
): void {
  const named = matchLabels[`k8s:${namespaceKey}`];
  if (namespace !== undefined && named !== undefined && named !== namespace) {
    reader.warn(path, 'otherNamespace', { namespace: named });
  }
}
