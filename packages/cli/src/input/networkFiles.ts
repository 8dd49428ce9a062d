import {
  PolicyContext,
  PolicyDocument,
  readDocuments,
  ServiceFacts,
} from '@socle/plugin-cilium-common';
import { Finding, Locate } from '@socle/plugin-tenancy-common';
import { RefusedInput } from '../report';
import { textOf } from './documents';
import { shownPath } from './shownPath';
import { TreeReader } from './TreeReader';

/** What files say of networks. */
export interface NetworkFiles {
  policies: PolicyDocument[];
  /** Of the Namespaces and Services among them. */
  context: Pick<PolicyContext, 'namespaceLabels' | 'services'>;
}

const policyKinds: readonly unknown[] = [
  'CiliumNetworkPolicy',
  'CiliumClusterwideNetworkPolicy',
  'CiliumCIDRGroup',
  'NetworkPolicy',
  'ClusterNetworkPolicy',
];

/**
 * Reads policies and what they refer to from files and folders; what is none of them is left aside. `-` reads the input. Throws
 * `UsageError` where there is no such file, and `RefusedInput` where one that has policies cannot be read.
 */
export function networkFiles(paths: readonly string[]): NetworkFiles {
  const findings: Finding[] = [];
  const documents = textsOf(paths).flatMap(({ path, text }) => {
    const read = readDocuments(text, path);
    findings.push(...read.findings);
    return read.documents.flatMap(itemsOf);
  });
  if (findings.length > 0) {
    throw new RefusedInput(findings);
  }
  const services = documents.flatMap(({ value }) => serviceOf(value));
  return {
    policies: documents.filter(({ value }) =>
      policyKinds.includes(fieldOf(value, 'kind')),
    ),
    context: {
      namespaceLabels: Object.fromEntries(
        documents
          .filter(({ value }) => fieldOf(value, 'kind') === 'Namespace')
          .map(({ value }) => [nameOf(value), textsIn(value, 'labels')]),
      ),
      ...(services.length > 0 && { services }),
    },
  };
}

function textsOf(paths: readonly string[]): { path: string; text: string }[] {
  const tree = new TreeReader();
  const input = paths.includes('-')
    ? [{ path: shownPath('-'), text: textOf('/dev/stdin') }]
    : [];
  paths.filter(path => path !== '-').forEach(path => tree.add(path));
  const read = tree.files.flatMap(file =>
    'content' in file ? [{ path: file.path, text: file.content }] : [],
  );
  // Charts and templates are no YAML, and hold no policies that are in force.
  return [...input, ...read].filter(({ text }) => /kind/.test(text));
}

/** The objects of a list, as `kubectl get -o yaml` prints it; the document itself where it is none. */
function itemsOf(document: PolicyDocument): PolicyDocument[] {
  const { value, file, locate } = document;
  const items = fieldOf(value, 'items');
  if (!Array.isArray(items)) {
    return [document];
  }
  return items.map((item, index): PolicyDocument => {
    const located: Locate | undefined =
      locate && (path => locate(['items', index, ...path]));
    return {
      value: item,
      ...(file !== undefined && { file }),
      ...(located && { locate: located }),
    };
  });
}

function serviceOf(value: unknown): ServiceFacts[] {
  if (fieldOf(value, 'kind') !== 'Service') {
    return [];
  }
  const selector = fieldOf(fieldOf(value, 'spec'), 'selector');
  const namespace = fieldOf(fieldOf(value, 'metadata'), 'namespace');
  return [
    {
      namespace: typeof namespace === 'string' ? namespace : 'default',
      name: nameOf(value),
      labels: textsIn(value, 'labels'),
      selector: stringsOf(selector),
    },
  ];
}

function nameOf(value: unknown): string {
  const name = fieldOf(fieldOf(value, 'metadata'), 'name');
  return typeof name === 'string' ? name : '';
}

function textsIn(value: unknown, field: string): Record<string, string> {
  return stringsOf(fieldOf(fieldOf(value, 'metadata'), field));
}

function stringsOf(value: unknown): Record<string, string> {
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(
        Object.entries(value).flatMap(([key, one]) =>
          typeof one === 'string' ? [[key, one]] : [],
        ),
      )
    : {};
}

function fieldOf(value: unknown, field: string): unknown {
  return typeof value === 'object' &&
    value !== null &&
    Object.hasOwn(value, field)
    ? Object.entries(value).find(([key]) => key === field)?.[1]
    : undefined;
}
