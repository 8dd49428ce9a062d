import { render } from '@socle/plugin-tenancy-common';
import { tenantAndProfileFrom } from '../input/documents';
import { UsageError } from '../report';
import { removeFiles, staleFiles } from '../write/staleFiles';
import { Outcome, writeFiles } from '../write/writeFiles';
import { writeReport } from '../write/writeReport';
import { examples, formatOption, profileOption, Verb } from './verb';

/** `socle render`: the files that follow from a tenant.yaml. */
export const renderVerb: Verb = ({ program, answer }) => {
  program
    .command('render')
    .summary("write a tenant's manifests")
    .description(
      'Writes the files of tenants/<tenant>/ that follow from a tenant.yaml, below the folder that holds tenants/. Files that are the same already are left alone.',
    )
    .argument('<tenant>', 'the tenant.yaml')
    .addOption(profileOption())
    .option(
      '--out <folder>',
      'where tenants/ is; with --format json not needed',
    )
    .option(
      '--prune',
      'remove what the tenant does not render any more from its folders',
    )
    .addOption(formatOption())
    .addHelpText(
      'after',
      examples(
        'socle render tenants/payments/tenant.yaml --profile socle.yaml --out .',
        'socle render tenant.yaml --profile socle.yaml --format json',
      ),
    )
    .action(async (path, { profile: profilePath, out, prune, format }) => {
      requireFolder(out, format);
      const { tenant, profile } = tenantAndProfileFrom({
        tenant: path,
        profile: profilePath,
      });
      const files = render(tenant.value, profile.value);
      if (out === undefined) {
        await answer({ values: files, text: () => '', code: 0 }, format);
        return;
      }
      const outcomes: Outcome[] = writeFiles({ folder: out, files });
      const stale = staleFiles({ folder: out, tenant: tenant.value, files });
      if (prune) {
        removeFiles(out, stale);
        outcomes.push(
          ...stale.map(gone => ({ path: gone, what: 'removed' as const })),
        );
      }
      const notes = prune
        ? []
        : stale.map(
            gone => `${gone} is not rendered any more; --prune removes it.`,
          );
      await answer(
        writeReport({ folder: out, files, outcomes, notes }),
        format,
      );
    });
};

/** Throws `UsageError` where files are to be written and nobody said where. */
export function requireFolder(
  out: string | undefined,
  format: 'text' | 'json',
): void {
  if (out === undefined && format !== 'json') {
    throw new UsageError(
      'Required option --out <folder> not specified: where is it to be written?',
    );
  }
}
