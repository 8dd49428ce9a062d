import { ConflictError } from '@backstage/errors';
import {
  checkReferences,
  Finding,
  parseTenant,
  Plan,
  plan,
  render,
  Tenant,
} from '@socle/plugin-tenancy-common';
import { readProfile } from './judgeTenant';
import { OtherTenants } from './otherTenants';

/**
 * What it means to remove a tenant. One that is in use is suspended first, so that nothing is lost by one merge.
 *
 * @throws ConflictError where it is not suspended, or cannot be read.
 */
export function judgeRemoval(options: {
  tenant: string;
  /** Its `tenant.yaml`. */
  text: string | undefined;
  /** `socle.yaml`. */
  profile: string | undefined;
  others: OtherTenants;
}): { removed: string[]; findings: Finding[]; plan: Plan } {
  const { tenant: name, text = '', others } = options;
  const path = `tenants/${name}/tenant.yaml`;
  const profile = readProfile({
    path: 'socle.yaml',
    content: options.profile ?? '',
  });
  const parsed = parseTenant(text, path);
  const [fault] = parsed.ok
    ? checkReferences({ tenant: parsed.value, profile, file: path })
    : parsed.findings;
  if (!parsed.ok || fault) {
    throw new ConflictError(
      `${path} is not valid as it is, so what was rendered of it cannot be told: ${fault?.message} Have it mended first, and start again.`,
    );
  }
  const tenant = parsed.value;
  const used = tenant.spec.environments.filter(({ suspended }) => !suspended);
  if (used.length > 0) {
    throw new ConflictError(
      `The tenant ${name} is in use: ${used.map(environment => environment.name).join(', ')} ${used.length === 1 ? 'is' : 'are'} not suspended. Propose to suspend it, have that merged, and remove it when nobody misses it.`,
    );
  }
  return {
    removed: [path, ...render(tenant, profile).map(file => file.path)],
    findings: namedBy(name, path, others),
    plan: plan({ before: tenant, profile, texts: { before: text } }),
  };
}

/** Others may name the tenant that goes. */
function namedBy(name: string, file: string, others: OtherTenants): Finding[] {
  const names = ({ spec }: Tenant) =>
    [spec, ...spec.environments]
      .flatMap(({ traffic = [] }) => traffic)
      .some(({ from, to }) => from?.tenant === name || to?.tenant === name);
  const told = (message: string): Finding => ({
    rule: 'traffic-agreement',
    severity: 'warning',
    file,
    line: 1,
    message,
    remedy: 'Have its owners remove that traffic first.',
  });
  return [
    ...others.readable
      .filter(names)
      .map(({ metadata }) =>
        told(`The tenant ${metadata.name} names it in its traffic.`),
      ),
    ...(others.hidden.some(names)
      ? [told('Another tenant names it in its traffic.')]
      : []),
  ];
}
