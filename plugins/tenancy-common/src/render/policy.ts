import { YamlMap, YamlValue } from '@socle/plugin-platform-common/documents';
import { object } from './objects';
import { EnvironmentContext } from './types';

/** What one CiliumNetworkPolicy says. */
export interface PolicyParts {
  name: string;
  /** Why it is there, for people who meet it on the cluster. */
  reason: string;
  endpointSelector: YamlMap;
  firstLabels?: Record<string, string>;
  /** Annotations, besides the reason. */
  annotations?: YamlMap;
  ingress?: YamlValue;
  egress?: YamlValue;
}

/** A CiliumNetworkPolicy of an environment. */
export function policy(
  context: EnvironmentContext,
  parts: PolicyParts,
): YamlMap {
  const { name, reason, endpointSelector, firstLabels, ingress, egress } =
    parts;
  return object(context, {
    apiVersion: 'cilium.io/v2',
    kind: 'CiliumNetworkPolicy',
    name,
    firstLabels,
    annotations: { 'socle.dev/reason': reason, ...parts.annotations },
    spec: { endpointSelector, ingress, egress },
  });
}
