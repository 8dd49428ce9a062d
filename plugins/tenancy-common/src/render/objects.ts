import { ENVIRONMENT_LABEL, TENANT_LABEL } from '@socle/plugin-platform-common';
import {
  noted,
  printYaml,
  YamlDocument,
  YamlMap,
  YamlValue,
} from '@socle/plugin-platform-common/documents';
import { EnvironmentContext } from './types';

const header = 'Rendered from ../tenant.yaml. Change that file, not this one.';

interface ObjectParts {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  /** Labels of its own, before those that every object of a tenant carries. */
  readonly firstLabels?: Record<string, string>;
  readonly annotations?: YamlMap;
  readonly [field: string]: YamlValue | undefined;
}

/**
 * Puts a guard into the wave of its namespace. Argo CD pauses between waves, and a team's own Application would find the
 * namespace without its quota, its limits and its closed network.
 */
export const withNamespace: YamlMap = {
  'argocd.argoproj.io/sync-wave': noted(
    'With the namespace, so that nothing runs before it is guarded.',
    '-10',
  ),
};

/** An object in the namespace of an environment, with the labels by which everything of a tenant is found. */
export function object(
  { name: tenant, environment, namespace }: EnvironmentContext,
  parts: ObjectParts,
): YamlMap {
  const { apiVersion, kind, name, firstLabels, annotations, ...rest } = parts;
  return {
    apiVersion,
    kind,
    metadata: {
      name,
      namespace,
      labels: {
        ...firstLabels,
        [TENANT_LABEL]: tenant,
        [ENVIRONMENT_LABEL]: environment.name,
      },
      annotations,
    },
    ...rest,
  };
}

/** The text of a rendered file: where it comes from, what else is to be said of it, and its objects. */
export function fileOf(objects: readonly YamlMap[], comment?: string): string {
  return rendered(
    objects.map((value, index) => ({
      value,
      ...(index === 0 && { comment }),
    })),
  );
}

/** The text of a rendered file, whose documents may each have their comment. */
export function rendered(documents: readonly YamlDocument[]): string {
  return printYaml(
    documents.map((document, index) => {
      const { comment } = document;
      const whole = comment ? `${header}\n${comment}` : header;
      return index === 0 ? { ...document, comment: whole } : document;
    }),
  );
}
