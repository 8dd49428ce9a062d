import type { Locate } from '@socle/plugin-platform-common/documents';
import { Policy, PolicyKind, PolicyReference, Rule } from '../model/policy';
import { PolicyFinding } from '../model/finding';
import { isAtLeast } from '../model/version';
import { CidrGroup, readCidrGroup } from './cidrGroup';
import { readCiliumPolicy } from './ciliumPolicy';
import { readClusterNetworkPolicy } from './clusterNetworkPolicy';
import { Environment } from './environment';
import { readNetworkPolicy } from './networkPolicy';
import { fieldOf, isRecord, JsonRecord, Reader, typeName } from './reader';

/**
 * An object that somebody else wrote: a policy, a CiliumCIDRGroup, or anything.
 *
 * @public
 */
export interface PolicyDocument {
  value: unknown;
  /** Where it was read, for findings and explanations. */
  file?: string;
  locate?: Locate;
}

/** What documents say, and what is wrong with them. */
export interface ParsedPolicies {
  policies: Policy[];
  groups: CidrGroup[];
  /** What each document says by itself. */
  byDocument: ReadonlyMap<PolicyDocument, Policy | CidrGroup>;
}

/** How a kind of policy is read. */
interface Kind {
  group: string;
  versions: readonly string[];
  isNamespaced: boolean;
  /** The first version of Cilium that enforces it. */
  since?: '1.20';
  read(
    reader: Reader,
    document: JsonRecord,
    policy: PolicyReference,
    environment: Environment,
  ): Rule[];
}

const kinds: Readonly<Record<PolicyKind, Kind>> = {
  CiliumNetworkPolicy: {
    group: 'cilium.io',
    versions: ['v2'],
    isNamespaced: true,
    read: readCiliumPolicy,
  },
  CiliumClusterwideNetworkPolicy: {
    group: 'cilium.io',
    versions: ['v2'],
    isNamespaced: false,
    read: readCiliumPolicy,
  },
  NetworkPolicy: {
    group: 'networking.k8s.io',
    versions: ['v1'],
    isNamespaced: true,
    read: readNetworkPolicy,
  },
  ClusterNetworkPolicy: {
    group: 'policy.networking.k8s.io',
    versions: ['v1alpha2'],
    isNamespaced: false,
    since: '1.20',
    read: readClusterNetworkPolicy,
  },
};

/**
 * Reads policies and what they refer to. Documents of other kinds are left aside. Those that are known already, in the same
 * environment, are not read again. Pure; never throws.
 */
export function parsePolicies(
  documents: readonly PolicyDocument[],
  environment: Environment,
  known?: ParsedPolicies['byDocument'],
): ParsedPolicies {
  const policies: Policy[] = [];
  const groups = new Map<string, CidrGroup>();
  const byDocument = new Map<PolicyDocument, Policy | CidrGroup>();
  for (const document of documents) {
    const read = known?.get(document) ?? readDocument(document, environment);
    if (read) {
      byDocument.set(document, read);
      if ('networks' in read) {
        groups.set(read.name, read);
      } else {
        policies.push(read);
      }
    }
  }
  return {
    policies: withoutDuplicates(policies),
    groups: [...groups.values()],
    byDocument,
  };
}

function readDocument(
  document: PolicyDocument,
  environment: Environment,
): Policy | CidrGroup | undefined {
  const { value } = document;
  const kind = fieldOf(value, 'kind');
  if (kind === 'CiliumCIDRGroup') {
    return isRecord(value) ? readCidrGroup(value) : undefined;
  }
  return isPolicyKind(kind) || typeof kind !== 'string'
    ? parsePolicy(document, environment)
    : undefined;
}

function isPolicyKind(kind: unknown): kind is PolicyKind {
  return typeof kind === 'string' && Object.hasOwn(kinds, kind);
}

/** Reads one policy. An object that names no kind is taken for a CiliumNetworkPolicy. Pure; never throws. */
export function parsePolicy(
  { value, file, locate }: PolicyDocument,
  environment: Environment,
): Policy {
  const written = fieldOf(value, 'kind');
  const kind = isPolicyKind(written) ? written : 'CiliumNetworkPolicy';
  const metadata = fieldOf(value, 'metadata');
  const text = (name: string) => {
    const found = fieldOf(metadata, name);
    return typeof found === 'string' ? found : '';
  };
  const namespace = kinds[kind].isNamespaced
    ? text('namespace') || 'default'
    : undefined;
  const reference: PolicyReference = {
    kind,
    ...(namespace !== undefined && { namespace }),
    name: text('name'),
    ...(file !== undefined && { file }),
  };
  const reader = new Reader(reference, locate);
  if (!isRecord(value)) {
    reader.refuse([], 'notAnObject', { is: typeName(value) });
  } else if (written !== undefined && !isPolicyKind(written)) {
    reader.refuse(['kind'], 'kind', { kind: String(written) });
  }
  if (isRecord(value) && reference.name === '') {
    reader.refuse(['metadata'], 'noName');
  }
  const document = isRecord(value) ? value : {};
  checkVersion(reader, document, kind, environment);
  checkStatus(reader, document);
  const rules = isRecord(value)
    ? kinds[kind].read(reader, value, reference, environment)
    : [];
  return {
    reference,
    rules: reader.isRefused ? [] : rules,
    findings: reader.findings,
    isEnforced: !reader.isRefused,
    ...(locate && { locate }),
    document: value,
  };
}

function checkVersion(
  reader: Reader,
  document: JsonRecord,
  kind: PolicyKind,
  { version }: Environment,
): void {
  const { group, versions, since } = kinds[kind];
  const written = document.apiVersion;
  const isServed =
    written === undefined ||
    versions.some(one => written === `${group}/${one}`);
  if (!isServed) {
    reader.refuse(['apiVersion'], 'apiVersion', {
      version: String(written),
      kind,
    });
  }
  if (since && !isAtLeast(version, since)) {
    reader.refuse(['kind'], 'laterField', { field: kind, version: since });
  }
}

/** What Cilium's operator says of a policy that is on a cluster: the condition `Valid`. */
function checkStatus(reader: Reader, document: JsonRecord): void {
  const conditions = fieldOf(fieldOf(document, 'status'), 'conditions');
  const invalid = (Array.isArray(conditions) ? conditions : []).find(
    one =>
      fieldOf(one, 'type') === 'Valid' && fieldOf(one, 'status') === 'False',
  );
  if (invalid) {
    reader.refuse(['status'], 'refused', {
      reason: String(fieldOf(invalid, 'message') ?? ''),
    });
  }
}

/** Of two policies of one name, the later one counts, as an object that is applied twice. */
function withoutDuplicates(policies: readonly Policy[]): Policy[] {
  const last = new Map<string, Policy>();
  const keyOf = ({ reference: { kind, namespace, name } }: Policy) =>
    JSON.stringify([kind, namespace, name]);
  policies.forEach(policy => {
    if (policy.reference.name !== '') {
      last.set(keyOf(policy), policy);
    }
  });
  return policies.map(policy => {
    const kept = last.get(keyOf(policy));
    if (!kept || kept === policy) {
      return policy;
    }
    const duplicate: PolicyFinding = {
      code: 'duplicate',
      severity: 'warning',
      parameters: {},
      policy: policy.reference,
      path: 'metadata.name',
    };
    return {
      ...policy,
      rules: [],
      isEnforced: false,
      findings: [...policy.findings, duplicate],
    };
  });
}
