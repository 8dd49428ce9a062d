import {
  clusterKey,
  namespaceKey,
  namespaceLabelsKey,
  splitSource,
} from '../labels/label';

/** A requirement as people write it. */
export interface LabelExpression {
  key: string;
  operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';
  values: readonly string[];
}

/** A selector by labels: each key with its source before it. */
export interface LabelSelector {
  matchLabels: Readonly<Record<string, string>>;
  matchExpressions: readonly LabelExpression[];
}

/** Selects whatever has labels at all. */
export const wildcardSelector: LabelSelector = {
  matchLabels: {},
  matchExpressions: [],
};

/** A selector with a source before each key that has none (`api.NewESFromK8sLabelSelector`). */
export function withSource(
  { matchLabels, matchExpressions }: LabelSelector,
  source: string,
): LabelSelector {
  const encode = (key: string) => {
    const split = splitSource(key);
    return split.source === ''
      ? `${source}:${split.key}`
      : `${split.source}:${split.key}`;
  };
  return {
    matchLabels: Object.fromEntries(
      Object.entries(matchLabels).map(([key, value]) => [encode(key), value]),
    ),
    matchExpressions: matchExpressions.map(expression => ({
      ...expression,
      key: encode(expression.key),
    })),
  };
}

/** All keys that a selector names. */
export function keysOf(selector: LabelSelector): string[] {
  return [
    ...Object.keys(selector.matchLabels),
    ...selector.matchExpressions.map(({ key }) => key),
  ];
}

/** A selector that also asks for a label. */
export function withLabel(
  selector: LabelSelector,
  key: string,
  value: string,
): LabelSelector {
  return {
    ...selector,
    matchLabels: { ...selector.matchLabels, [key]: value },
  };
}

/** A selector that also asks for a key. */
export function withKey(selector: LabelSelector, key: string): LabelSelector {
  return {
    ...selector,
    matchExpressions: [
      ...selector.matchExpressions,
      { key, operator: 'Exists', values: [] },
    ],
  };
}

const asksFor = (keys: readonly string[], key: string) =>
  keys.includes(`k8s:${key}`) || keys.includes(`any:${key}`);

const asksForNamespaceLabels = (keys: readonly string[]) =>
  keys.some(
    key =>
      key.startsWith(`k8s:${namespaceLabelsKey}.`) ||
      key.startsWith(`any:${namespaceLabelsKey}.`),
  );

/**
 * The peer that a Cilium policy means: of its own namespace, or any pod where it has none, and of its own cluster; unless the
 * selector says otherwise. Source: `getEndpointSelector` in `pkg/k8s/apis/cilium.io/utils/utils.go`.
 */
export function withOwnPlace(
  selector: LabelSelector,
  place: {
    /** Undefined for a policy of the whole cluster. */
    namespace: string | undefined;
    /** Undefined where peers of any cluster are meant. */
    cluster: string | undefined;
    /** Whether the policy is about pods that start, which have no labels yet. */
    isInit: boolean;
  },
): LabelSelector {
  const keys = keysOf(selector);
  if (keys.some(key => key.startsWith('reserved:'))) {
    return selector;
  }
  let placed = selector;
  if (!asksFor(keys, namespaceKey)) {
    if (place.namespace === undefined) {
      if (!place.isInit) {
        placed = withKey(placed, `k8s:${namespaceKey}`);
      }
    } else if (!asksForNamespaceLabels(keys)) {
      placed = withLabel(placed, `k8s:${namespaceKey}`, place.namespace);
    }
  }
  return withOwnCluster(placed, place.cluster);
}

/** A selector of the policies' own cluster, unless it names one (`addClusterFilterByDefault`). */
export function withOwnCluster(
  selector: LabelSelector,
  cluster: string | undefined,
): LabelSelector {
  return cluster === undefined || asksFor(keysOf(selector), clusterKey)
    ? selector
    : withLabel(selector, `k8s:${clusterKey}`, cluster);
}

/** What tells one selector from another, as Cilium tells them (`EndpointSelector.SelectorKey`). */
export function selectorText({
  matchLabels,
  matchExpressions,
}: LabelSelector): string {
  const labels = Object.entries(matchLabels).sort(([one], [other]) =>
    one < other ? -1 : 1,
  );
  return JSON.stringify([
    labels,
    matchExpressions.map(({ key, operator, values }) => [
      key,
      operator,
      ...values,
    ]),
  ]);
}
