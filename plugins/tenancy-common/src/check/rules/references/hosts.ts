import { Workspace } from '../../tree/workspace';
import { Problem } from '../../types';

/** Hosts that two tenants expose. That one tenant exposes a host twice, its schema says. */
export function hostProblems({ tenants, known }: Workspace): Problem[] {
  const judged = new Set(tenants.map(({ tenant }) => tenant));
  const owners = new Map<string, { tenant: string; environment: string }>();
  const problems: Problem[] = [];
  const inOrder = [
    ...known.filter(tenant => !judged.has(tenant)),
    ...known.filter(tenant => judged.has(tenant)),
  ];
  for (const tenant of inOrder) {
    const { metadata, spec } = tenant.value;
    spec.environments.forEach(({ name, exposed = [] }, at) => {
      exposed.forEach((host, index) => {
        const owner = owners.get(host);
        if (!owner) {
          owners.set(host, { tenant: metadata.name, environment: name });
        } else if (owner.tenant !== metadata.name && judged.has(tenant)) {
          problems.push({
            source: tenant.source,
            path: ['spec', 'environments', at, 'exposed', index],
            message: `"${host}" is exposed by ${owner.tenant} already, in ${owner.environment}.`,
            remedy: `Choose another host, or have ${owner.tenant} give it up first: a host leads to one environment.`,
          });
        }
      });
    });
  }
  return problems;
}
