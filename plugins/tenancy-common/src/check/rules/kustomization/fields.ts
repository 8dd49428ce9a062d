type Shape = 'text' | 'list' | 'map' | 'any';

/**
 * The fields of a kustomization, and what each holds.
 *
 * Source: kustomize v5.8.1, api/types/kustomization.go, `Kustomization`. Deprecated ones are read there, too.
 */
export const fields: ReadonlyMap<string, Shape> = new Map<string, Shape>([
  ['apiVersion', 'text'],
  ['kind', 'text'],
  ['metadata', 'map'],
  ['resources', 'list'],
  ['components', 'list'],
  ['bases', 'list'],
  ['crds', 'list'],
  // Of a namespace, the rule foreign-namespace tells.
  ['namespace', 'any'],
  ['namePrefix', 'text'],
  ['nameSuffix', 'text'],
  ['commonLabels', 'map'],
  ['labels', 'list'],
  ['commonAnnotations', 'map'],
  ['patches', 'list'],
  ['patchesStrategicMerge', 'list'],
  ['patchesJson6902', 'list'],
  ['images', 'list'],
  ['imageTags', 'list'],
  ['replacements', 'list'],
  ['replicas', 'list'],
  ['configMapGenerator', 'list'],
  ['secretGenerator', 'list'],
  ['generatorOptions', 'map'],
  ['configurations', 'list'],
  ['generators', 'list'],
  ['transformers', 'list'],
  ['validators', 'list'],
  ['sortOptions', 'map'],
  ['buildMetadata', 'list'],
]);

const helm = {
  message: 'needs Helm, which Argo CD does not run for a kustomization.',
  remedy: 'Render the chart, and name the manifests that come of it.',
};
/** Fields that kustomize has, and that are refused here: why, behind the name of the field, and what to do. */
export const refusedFields: ReadonlyMap<
  string,
  { message: string; remedy: string }
> = new Map([
  ['helmCharts', helm],
  ['helmGlobals', helm],
  ['helmChartInflationGenerator', helm],
  [
    'openapi',
    {
      message: 'makes kustomize merge by another schema than a check knows.',
      remedy: 'Remove it.',
    },
  ],
  [
    'vars',
    {
      message: 'is deprecated, and fills in values that no check sees.',
      remedy: 'Write the values out.',
    },
  ],
]);
