import { KubernetesObject } from '../../kubernetes/types';
import { JsonRecord } from '../types';

/** What fills a template once. */
export type Parameters = JsonRecord;

/** One entry of `spec.generators`, or of a matrix's or merge's generators. */
export interface Generator extends JsonRecord {
  git?: GitGenerator;
  list?: {
    elements?: JsonRecord[];
    elementsYaml?: string;
    template?: JsonRecord;
  };
  matrix?: { generators?: Generator[]; template?: JsonRecord };
  merge?: {
    generators?: Generator[];
    mergeKeys?: string[];
    template?: JsonRecord;
  };
  selector?: { matchLabels?: Record<string, string> };
}

export interface GitGenerator extends JsonRecord {
  repoURL: string;
  revision?: string;
  directories?: { path: string; exclude?: boolean }[];
  files?: { path: string; exclude?: boolean }[];
  pathParamPrefix?: string;
  values?: Record<string, string>;
  template?: JsonRecord;
}

export interface ApplicationSetCondition {
  type: string;
  status: 'True' | 'False';
  reason: string;
  message: string;
  lastTransitionTime?: string;
}

export interface ApplicationSetStatus {
  conditions?: ApplicationSetCondition[];
  resources?: JsonRecord[];
  resourcesCount?: number;
  health?: { status: string; message?: string };
}

/** `argoproj.io/v1alpha1` ApplicationSet. */
export interface ApplicationSet {
  apiVersion: string;
  kind: string;
  metadata: KubernetesObject['metadata'];
  spec: {
    goTemplate?: boolean;
    goTemplateOptions?: string[];
    generators?: Generator[];
    template: JsonRecord;
    templatePatch?: string;
    syncPolicy?: {
      preserveResourcesOnDeletion?: boolean;
      applicationsSync?:
        'create-only' | 'create-update' | 'create-delete' | 'sync';
    };
    preservedFields?: { annotations?: string[]; labels?: string[] };
    ignoreApplicationDifferences?: { name?: string; jsonPointers?: string[] }[];
  };
  status?: ApplicationSetStatus;
}

export function asApplicationSet(object: KubernetesObject): ApplicationSet {
  return object as unknown as ApplicationSet;
}
