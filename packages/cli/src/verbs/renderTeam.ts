import { renderTeamRepository } from '@socle/plugin-tenancy-common';
import { tenantAndProfileFrom } from '../input/documents';
import { writeFiles } from '../write/writeFiles';
import { writeReport } from '../write/writeReport';
import { requireFolder } from './render';
import { examples, formatOption, profileOption, Verb } from './verb';

/** `socle render-team`: the first content of a team's repository. */
export const renderTeamVerb: Verb = ({ program, answer }) => {
  program
    .command('render-team')
    .summary("write the first content of a team's repository")
    .description(
      "Writes the first content of the tenant's own repository. A file that exists is kept: from its first day on the repository is the team's.",
    )
    .argument('<tenant>', 'the tenant.yaml')
    .addOption(profileOption())
    .option(
      '--out <folder>',
      'the root of the repository; with --format json not needed',
    )
    .addOption(formatOption())
    .addHelpText(
      'after',
      examples(
        'socle render-team tenants/payments/tenant.yaml --profile socle.yaml --out ../payments',
      ),
    )
    .action(async (path, { profile: profilePath, out, format }) => {
      requireFolder(out, format);
      const { tenant, profile } = tenantAndProfileFrom({
        tenant: path,
        profile: profilePath,
      });
      const files = renderTeamRepository(tenant.value, profile.value);
      if (out === undefined) {
        await answer({ values: files, text: () => '', code: 0 }, format);
        return;
      }
      const outcomes = writeFiles({ folder: out, files, keep: () => true });
      await answer(writeReport({ folder: out, files, outcomes }), format);
    });
};
