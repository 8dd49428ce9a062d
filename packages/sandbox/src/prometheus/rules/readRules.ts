import { parseDuration } from '@socle/plugin-opentelemetry-common';
import { ClusterClient } from '../../kubernetes';
import { at, recordOf, recordsOf, stringOf } from '../../kubernetes/json';
import { Labels } from '../engine/types';

/** An alerting rule of a cluster. */
export interface Rule {
  name: string;
  group: string;
  query: string;
  /** How long it has to hold, in milliseconds. */
  hold: number;
  labels: Labels;
  annotations: Labels;
}

/** The alerting rules of all PrometheusRules of a cluster, as the operator would give them to Prometheus. */
export function readRules(client: ClusterClient): Rule[] {
  const kind = {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PrometheusRule',
  };
  const objects = client.kind(kind) ? client.list(kind) : [];
  return objects.flatMap(object =>
    recordsOf(at(object, 'spec', 'groups')).flatMap(group =>
      recordsOf(group.rules).flatMap(rule => {
        const name = stringOf(rule.alert);
        return name === undefined
          ? []
          : [
              {
                name,
                group: stringOf(group.name) ?? '',
                query: String(rule.expr ?? ''),
                hold: parseDuration(stringOf(rule.for) ?? '') ?? 0,
                labels: texts(rule.labels),
                annotations: texts(rule.annotations),
              },
            ];
      }),
    ),
  );
}

function texts(value: unknown): Record<string, string> {
  return Object.fromEntries(
    Object.entries(recordOf(value)).map(([key, text]) => [key, String(text)]),
  );
}
