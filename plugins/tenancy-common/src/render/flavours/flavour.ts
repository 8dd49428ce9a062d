import { YamlMap } from '@socle/plugin-platform-common/documents';
import { EnvironmentContext } from '../types';

/** Kinds of one API group, as RBAC names them. */
export interface Resources {
  apiGroup: string;
  resources: string[];
}

/** A kind, as Argo CD names it; both may hold `*`. */
export interface GuardedKind {
  group: string;
  kind: string;
}

/** What decides on objects that come in, besides the API server's own plugins: its ValidatingAdmissionPolicies, or Gatekeeper. */
export type Admission = 'policies' | 'gatekeeper';

/**
 * Where one kind of Kubernetes differs from the others. Everything else of a tenant is the same on each: a new flavour is
 * one file that implements this, and a line in `flavours/index.ts`.
 */
export interface Flavour {
  /** The port that its DNS pods listen on, where the profile names none. */
  dnsPort: number;
  /** What holds to the guardrails of the profile. */
  admission: Admission;
  /** What the count of ways in is called in a ResourceQuota: Ingresses, or what stands for them. */
  waysIn: string[];
  /** Kinds that only it has, and that people of a tenant may look at. */
  readable: Resources[];
  /** Kinds that only it has, and that guard a tenant: they cannot come from a team's repository. */
  guarded: GuardedKind[];
  namespaceLabels(context: EnvironmentContext): Record<string, string>;
  namespaceAnnotations(context: EnvironmentContext): Record<string, string>;
  /** Bindings of roles, besides those of the tenant's people. */
  bindings(context: EnvironmentContext): YamlMap[];
  /** Network policies, besides those of every environment. */
  policies(context: EnvironmentContext): YamlMap[];
  /** Files, besides those of every environment. */
  files(context: EnvironmentContext): { name: string; objects: YamlMap[] }[];
}
