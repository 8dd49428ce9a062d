import { check } from '../src/check/check';
import { SourceFile } from '../src/check/types';
import { plan } from '../src/plan/plan';
import { render } from '../src/render/render';
import { renderPlatform } from '../src/render/platform/renderPlatform';
import { parseTenant } from '../src/tenant/parse';
import { checkReferences } from '../src/tenant/references';
import { Tenant } from '../src/tenant/types';
import { largeProfile, tenantNumber, textOf } from './company';
import { kustomizeVersion, timeKustomize } from './kustomize';
import {
  machine,
  measured,
  peakMemory,
  percentiles,
  print,
  table,
} from './measure';

const count = Number(process.env.SOCLE_BENCH_TENANTS ?? 5_000);
const { profile, text: profileText } = largeProfile();
const seconds = (milliseconds: number) =>
  `${(milliseconds / 1000).toFixed(1)} s`;
const perTenant = (milliseconds: number) =>
  `${(milliseconds / count).toFixed(2)} ms`;
const mebibytes = (amount: number) => `${Math.round(amount)} MiB`;

function manyTenants(): void {
  const tenants = Array.from({ length: count }, (_, index) =>
    tenantNumber(index),
  );
  const rendering = measured(() =>
    tenants.flatMap(tenant => render(tenant, profile)),
  );
  const rendered = rendering.value;
  const files: SourceFile[] = [
    { path: 'socle.yaml', content: profileText },
    ...tenants.map(tenant => ({
      path: `tenants/${tenant.metadata.name}/tenant.yaml`,
      content: textOf(tenant),
    })),
    ...renderPlatform(profile),
    ...rendered,
  ];
  const bytes = files.reduce(
    (sum, file) => sum + ('content' in file ? file.content.length : 0),
    0,
  );
  const checking = measured(() => check({ files }));
  const rows = [
    [
      `render ${count} tenants × 3 environments (${rendered.length} files)`,
      seconds(rendering.milliseconds),
      perTenant(rendering.milliseconds),
      mebibytes(rendering.heap),
    ],
    [
      `check the same tree (${mebibytes(bytes / 2 ** 20)}, ${checking.value.length} findings)`,
      seconds(checking.milliseconds),
      perTenant(checking.milliseconds),
      mebibytes(checking.heap),
    ],
  ];
  print(
    `\n${table(['What', 'Time', 'A tenant', 'Heap kept afterwards'], rows)}\n`,
  );
  print(`Peak memory of the process: ${mebibytes(peakMemory())}.\n`);
  for (const finding of checking.value.slice(0, 5)) {
    print(JSON.stringify(finding));
  }
  besideKustomize(rendered, rendering.milliseconds + checking.milliseconds);
}

function besideKustomize(
  rendered: { path: string; content: string }[],
  ours: number,
): void {
  const version = kustomizeVersion();
  if (!version) {
    print(
      'kustomize is not installed here, so it is not measured. Install it, or name it in SOCLE_KUSTOMIZE.\n',
    );
    return;
  }
  const { each, together, folders } = timeKustomize(rendered, {
    single: 200,
    together: [50, 100, 200],
  });
  print(
    `${table(
      ['Over the same tree', 'Time'],
      [
        ['Socle: render and check every folder', seconds(ours)],
        [
          `\`kustomize build\` ${version}, a process for each of the ${folders} folders (${each.toFixed(0)} ms, the median of 200)`,
          seconds(each * folders),
        ],
        ...together.map(one => [
          `\`kustomize build\`, one process over ${one.folders} of them`,
          seconds(one.milliseconds),
        ]),
      ],
    )}\n`,
  );
}

/** A form's tenant grows by a letter: read, held against the profile, planned and checked. */
function keystrokes(): void {
  const merged = tenantNumber(7);
  const before = textOf(merged);
  const typed = (index: number): Tenant => ({
    ...merged,
    metadata: {
      ...merged.metadata,
      title: `Team ${'x'.repeat(1 + (index % 40))}`,
    },
    spec: {
      ...merged.spec,
      environments: merged.spec.environments.map(environment => ({
        ...environment,
        quota: { 'requests.cpu': String(1 + (index % 30)) },
      })),
    },
  });
  const file = 'tenants/team-7/tenant.yaml';
  const planning = percentiles(500, index => {
    const after = textOf(typed(index));
    const parsed = parseTenant(after, file);
    if (!parsed.ok) {
      throw new Error(JSON.stringify(parsed.findings));
    }
    const { value: tenant, locate } = parsed;
    checkReferences({ tenant, profile, file, locate });
    plan({ before: merged, after: tenant, profile, texts: { before, after } });
  });
  const judging = percentiles(200, index => {
    const after = typed(index);
    check({
      files: [
        { path: file, content: textOf(after) },
        ...render(after, profile),
      ],
      profile: { path: 'socle.yaml', content: profileText },
    });
  });
  const row = (what: string, times: typeof planning) => [
    what,
    ...[times.p50, times.p95, times.max].map(time => `${time.toFixed(1)} ms`),
  ];
  print(
    `\n${table(
      ['One keystroke', 'p50', 'p95', 'max'],
      [
        row('read, references, plan with hunks, words and price', planning),
        row('render and check the tenant by every rule', judging),
      ],
    )}\n`,
  );
}

print(`\n${machine()}`);
keystrokes();
manyTenants();
