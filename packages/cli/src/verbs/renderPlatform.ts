import { isBeginning, renderPlatform } from '@socle/plugin-tenancy-common';
import { profileFrom } from '../input/documents';
import { writeFiles } from '../write/writeFiles';
import { writeReport } from '../write/writeReport';
import { requireFolder } from './render';
import { examples, formatOption, profileOption, Verb } from './verb';

/** `socle render-platform`: what makes an empty repository the platform's. */
export const renderPlatformVerb: Verb = ({ program, answer }) => {
  program
    .command('render-platform')
    .summary("write the platform's own files")
    .description(
      'Writes bootstrap/, CODEOWNERS, .gitattributes and the first content of platform/, by which an empty repository becomes the platform. A .gitattributes and what is in platform/ already are kept: people write there by hand.',
    )
    .addOption(profileOption())
    .option(
      '--out <folder>',
      'the root of the repository; with --format json not needed',
    )
    .addOption(formatOption())
    .addHelpText(
      'after',
      examples('socle render-platform --profile socle.yaml --out .'),
    )
    .action(async ({ profile, out, format }) => {
      requireFolder(out, format);
      const files = renderPlatform(profileFrom(profile).value);
      if (out === undefined) {
        await answer({ values: files, text: () => '', code: 0 }, format);
        return;
      }
      const outcomes = writeFiles({
        folder: out,
        files,
        keep: ({ path }) => isBeginning(path),
      });
      await answer(writeReport({ folder: out, files, outcomes }), format);
    });
};
