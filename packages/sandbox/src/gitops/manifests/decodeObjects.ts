import { KubernetesObject } from '../../kubernetes/types';
import { isRecord } from '../objects';
import { parseYaml } from './parseYaml';

/**
 * The Kubernetes objects of a YAML or JSON text, lists unfolded. Throws what Kubernetes' decoder says of text that
 * cannot be parsed and of objects without a kind.
 */
export function decodeObjects(text: string): KubernetesObject[] {
  let documents: unknown[];
  try {
    documents = parseYaml(text);
  } catch (error) {
    throw new Error(
      `failed to unmarshal manifest: error converting YAML to JSON: ${(error as Error).message}`,
    );
  }
  return documents.flatMap(unfold);
}

function unfold(document: unknown): KubernetesObject[] {
  if (!isRecord(document)) {
    throw new Error(
      `failed to unmarshal manifest: error unmarshaling JSON: json: cannot unmarshal ${goTypeOf(document)} into Go value of type map[string]interface {}`,
    );
  }
  if (typeof document.kind !== 'string' || document.kind === '') {
    throw new Error(
      `failed to unmarshal manifest: error unmarshaling JSON: Object 'Kind' is missing in '${JSON.stringify(document)}'`,
    );
  }
  if (document.kind.endsWith('List') && Array.isArray(document.items)) {
    return document.items.flatMap(unfold);
  }
  const metadata = isRecord(document.metadata) ? document.metadata : {};
  return [
    {
      ...document,
      apiVersion: String(document.apiVersion ?? ''),
      kind: document.kind,
      metadata: { ...metadata, name: String(metadata.name ?? '') },
    },
  ];
}

function goTypeOf(value: unknown): string {
  if (Array.isArray(value)) {
    return 'array';
  }
  return typeof value === 'boolean' ? 'bool' : typeof value;
}
