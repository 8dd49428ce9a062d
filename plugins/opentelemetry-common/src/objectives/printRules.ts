import {
  inline,
  printYaml,
  YamlMap,
} from '@socle/plugin-platform-common/documents';
import { PrometheusRule } from './renderObjective';

/**
 * PrometheusRules as one file of YAML, which a team's repository keeps and Argo CD applies.
 *
 * @public
 */
export function printRules(
  rules: readonly PrometheusRule[],
  comment?: string,
): string {
  return printYaml(
    rules.map((rule, index) => ({
      ...(index === 0 && comment !== undefined && { comment }),
      value: mapOf(rule),
    })),
  );
}

function mapOf({ apiVersion, kind, metadata, spec }: PrometheusRule): YamlMap {
  return {
    apiVersion,
    kind,
    metadata: { ...metadata },
    spec: {
      groups: spec.groups.map(({ name, interval, rules }) => ({
        name,
        interval,
        rules: rules.map(rule => ({ ...rule, labels: inline(rule.labels) })),
      })),
    },
  };
}
