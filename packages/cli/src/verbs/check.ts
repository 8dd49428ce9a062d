import { Option } from '@commander-js/extra-typings';
import { check, Finding } from '@socle/plugin-tenancy-common';
import { version } from '../../package.json';
import { checkedFiles, Checked } from '../input/checkedFiles';
import { isObjective, judgeObjectives } from '../input/objectives';
import { countFindings, findingsText } from '../output/findingsText';
import { Paint } from '../output/paint';
import { sarifOf } from '../output/sarif';
import { count } from '../output/words';
import { rules } from '../rules';
import { networkPolicyFindings } from '../rules/networkPolicy';
import { examples, Verb } from './verb';

/** `socle check`: what is wrong in files. */
export const checkVerb: Verb = ({ program, answer }) => {
  program
    .command('check')
    .summary('say what is wrong in files and folders')
    .description(
      "Judges the YAML and JSON files of folders: a platform's repository, a team's, a service's, a part of one, or loose manifests; objectives among them are judged as `socle objectives check` does. Folders whose names begin with a dot, and node_modules, are not read.",
    )
    .argument('<paths...>', 'files and folders')
    .option(
      '--profile <file>',
      "the platform's profile, socle.yaml, where it is not among the files; the tenants beside it are then known too",
    )
    .addOption(
      new Option('--format <format>', 'how to answer')
        .choices(['text', 'json', 'sarif'] as const)
        .default('text' as const),
    )
    .addHelpText(
      'after',
      examples(
        'socle check .',
        'socle check deploy --profile ../gitops/socle.yaml',
        'socle check . --format sarif > socle.sarif',
      ),
    )
    .action(async (paths, { profile, format }) => {
      const checked = checkedFiles({ paths, profile });
      const objectives = judgeObjectives(checked.files.filter(isObjective));
      const findings = [
        ...check(checked),
        ...objectives.findings,
        ...networkPolicyFindings(checked.files),
      ];
      const nothing = checked.files.length === 0;
      await answer(
        {
          values: findings,
          text: paint => (nothing ? '' : textOf(findings, checked, paint)),
          sarif: () => sarifOf({ findings, rules, version }),
          notes: nothing
            ? [
                `Nothing was checked: there is no .yaml, .yml or .json file in ${paths.map(path => `"${path}"`).join(', ')}.`,
              ]
            : [],
          code: findings.some(({ severity }) => severity === 'error') ? 1 : 0,
        },
        format,
      );
    });
};

function textOf(
  findings: readonly Finding[],
  { files }: Checked,
  paint: Paint,
): string {
  const tenants = files.filter(({ path }) =>
    /(?:^|\/)tenant\.yaml$/.test(path),
  ).length;
  const what = `${count(files.length, 'file')}${tenants > 0 ? ` of ${count(tenants, 'tenant')}` : ''}`;
  return findings.length === 0
    ? `Checked ${what}: nothing found.\n`
    : `${findingsText(findings, paint)}\nChecked ${what}: ${countFindings(findings)}.\n`;
}
