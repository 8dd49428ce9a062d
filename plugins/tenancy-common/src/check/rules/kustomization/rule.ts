import { groupBy } from '../../tree/groupBy';
import { KustomizationFile } from '../../tree/kustomization';
import { Problem, Rule } from '../../types';
import { contentProblems } from './content';
import { referenceProblems } from './named';
import { unappliedFiles } from './unapplied';

export const kustomization: Rule = {
  id: 'kustomization',
  title: 'Kustomizations name what is in their repository',
  description: [
    'Argo CD applies what a `kustomization.yaml` names, and nothing of the folder where kustomize refuses it. So what is named has to be there, once, and where kustomize takes it from: files in the folder of the kustomization or below it, and other folders that have a kustomization of their own.',
    'Nothing is fetched from elsewhere, since it could change without a review, and nothing is named that no check reads. Refused is what needs Helm (`helmCharts`) or loads programs (`generators`, `transformers` and `validators` that kustomize has not built in), what makes kustomize see something else than a check (`openapi`, `vars`), and each field that kustomize 5.8 does not know.',
    'A manifest that lies there and that nothing names is warned of. A folder without a kustomization is allowed: Argo CD applies all manifests in it, and none of the folders below it.',
  ].join('\n\n'),
  severity: 'error',
  check: workspace => [
    ...severalInOneFolder(workspace.kustomizations),
    ...workspace.kustomizations.flatMap(file => [
      ...contentProblems(file),
      ...referenceProblems(file, workspace.manifests),
    ]),
    ...unappliedFiles(workspace),
  ],
};

function severalInOneFolder(files: readonly KustomizationFile[]): Problem[] {
  return [...groupBy(files, ({ folder }) => folder)].flatMap(
    ([, [first, second]]) =>
      second
        ? [
            {
              source: second,
              message: `The folder has another kustomization, ${first.file}, and kustomize takes neither.`,
              remedy: 'Keep one of the two: kustomization.yaml.',
            },
          ]
        : [],
  );
}
