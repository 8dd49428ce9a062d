import { quotaResources } from '../../../tenant/quota';
import { listOf } from '../../../plan/words';
import { Workspace } from '../../tree/workspace';
import { Problem } from '../../types';
import { podTemplates, PodTemplate } from '../../workloads/containers';
import { amountOf } from '../../workloads/resources';
import { Consumption, consumptionOf, scalingsOf } from './consumption';
import { EnvironmentUse, environmentUses } from './environmentUse';

/* Sums of tenths are not exact. */
const TOLERANCE = 1e-9;

/** Environments that what is applied to them would not fit: one problem each, at what uses most. */
export function overQuota(workspace: Workspace): Problem[] {
  const templates = new Map(
    podTemplates(workspace).map(template => [template.manifest, template]),
  );
  return environmentUses(workspace).flatMap(use => problemsOf(use, templates));
}

function problemsOf(
  use: EnvironmentUse,
  templates: ReadonlyMap<PodTemplate['manifest'], PodTemplate>,
): Problem[] {
  const { manifests, quota, size, namespace, tenantName } = use;
  const scalings = scalingsOf(manifests);
  const consumptions = manifests.flatMap(
    manifest =>
      consumptionOf({
        manifest,
        template: templates.get(manifest),
        scalings,
        limits: size.limits,
      }) ?? [],
  );
  const totals = totalsOf(consumptions);
  const over = quotaResources.flatMap(resource => {
    const hard = amountOf(quota[resource]);
    const used = totals.get(resource) ?? 0;
    return hard !== undefined && used > hard * (1 + TOLERANCE)
      ? [{ resource, used }]
      : [];
  });
  const [first] = over;
  if (!first) {
    return [];
  }
  const { source, path } = consumptions.reduce((most, one) =>
    amountIn(one, first.resource) > amountIn(most, first.resource) ? one : most,
  );
  const each = over.map(
    ({ resource, used }) =>
      `${resource} ${shown(resource, used)} of ${quota[resource]}`,
  );
  return [
    {
      source,
      path,
      message: `Together, what is deployed to ${namespace} would not fit its quota: ${listOf(each)}.`,
      remedy: `Lower requests or replicas, or ask for a larger quota in tenants/${tenantName}/tenant.yaml.`,
    },
  ];
}

function totalsOf(consumptions: readonly Consumption[]): Map<string, number> {
  const totals = new Map<string, number>();
  for (const { amounts } of consumptions) {
    for (const [resource, amount] of amounts) {
      totals.set(resource, (totals.get(resource) ?? 0) + amount);
    }
  }
  return totals;
}

function amountIn({ amounts }: Consumption, resource: string): number {
  return amounts.get(resource) ?? 0;
}

const GIB = 2 ** 30;
const MIB = 2 ** 20;

/** An amount as people write it: 4.5 cores, 12Gi, 768Mi. */
function shown(resource: string, amount: number): string {
  const rounded = (value: number) => String(Math.round(value * 1_000) / 1_000);
  if (!/memory|storage/.test(resource)) {
    return rounded(amount);
  }
  return amount >= GIB
    ? `${rounded(amount / GIB)}Gi`
    : `${rounded(amount / MIB)}Mi`;
}
