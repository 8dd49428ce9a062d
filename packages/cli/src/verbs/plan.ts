import { plan } from '@socle/plugin-tenancy-common';
import { accept, holdAgainst, readProfile } from '../input/documents';
import { readState, State } from '../input/readState';
import { planText } from '../output/planText';
import { UsageError } from '../report';
import { examples, formatOption, profileOption, Verb } from './verb';

/** `socle plan`: what a change means. */
export const planVerb: Verb = ({ program, answer }) => {
  program
    .command('plan')
    .summary('what a change does to files, rights and the price')
    .description(
      'Compares two states of a tenant, or of all tenants of two folders: what the change means in words, how the price moves, and the files that differ. A hyphen stands for a tenant that is not there yet, or is gone.',
    )
    .argument('<before>', 'a tenant.yaml, a folder of tenants, or -')
    .argument('<after>', 'the same, as it is to be')
    .addOption(profileOption())
    .option(
      '--profile-before <file>',
      'the profile of the earlier state; else the socle.yaml in the folder before, else --profile',
    )
    .addOption(formatOption())
    .addHelpText(
      'after',
      examples(
        'socle plan - tenants/payments/tenant.yaml --profile socle.yaml',
        'socle plan ../main . --profile socle.yaml',
      ),
    )
    .action(async (beforePath, afterPath, options) => {
      const before = readState(beforePath);
      const after = readState(afterPath);
      const pairs = pairUp(before, after);
      const [profile, profileBefore] = accept([
        readProfile(options.profile),
        readProfile(options.profileBefore ?? before.profile ?? options.profile),
      ]);
      holdAgainst(profileBefore, before.tenants);
      holdAgainst(profile, after.tenants);
      const sameProfile = profile.text === profileBefore.text;
      const plans = pairs
        .filter(pair => !sameProfile || pair.before?.text !== pair.after?.text)
        .map(pair =>
          plan({
            before: pair.before?.value,
            after: pair.after?.value,
            profile: profile.value,
            profileBefore: profileBefore.value,
            texts: { before: pair.before?.text, after: pair.after?.text },
          }),
        )
        .filter(
          ({ files, changes, price }) =>
            files.length > 0 || changes.length > 0 || price.difference !== 0,
        );
      await answer(
        {
          values: plans,
          text: paint => planText(plans, paint),
          code: 0,
        },
        options.format,
      );
    });
};

type TenantOfState = State['tenants'][number];

function pairUp(
  before: State,
  after: State,
): { before?: TenantOfState; after?: TenantOfState }[] {
  const kinds = new Set([before.kind, after.kind]);
  kinds.delete('nothing');
  if (kinds.size === 0) {
    throw new UsageError('There is nothing to compare: both states are empty.');
  }
  if (kinds.size === 2) {
    throw new UsageError(
      'A file cannot be compared with a folder: name two files, or two folders.',
    );
  }
  if (kinds.has('file')) {
    // Two files are two states of one tenant, whatever they call it.
    return [{ before: before.tenants[0], after: after.tenants[0] }];
  }
  const of = ({ tenants }: State) =>
    new Map(tenants.map(tenant => [tenant.value.metadata.name, tenant]));
  const old = of(before);
  const fresh = of(after);
  return [...new Set([...old.keys(), ...fresh.keys()])]
    .sort()
    .map(name => ({ before: old.get(name), after: fresh.get(name) }));
}
