import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { buildCluster } from '../build/buildCluster.mjs';
import { objectsOf } from '../lib/KubernetesApi.mjs';
import {
  anyTenant,
  render,
  renderTeamRepository,
  sample,
  sampleProfile,
  sampleTenant,
  withClusters,
  withEnvironment,
} from '../lib/domain.mjs';

const built = await buildCluster();

/** The sample's profile with each flavour of cluster. */
export const profiles = new Map(
  ['eks', 'openshift', 'tanzu'].map(flavour => [
    flavour,
    withClusters(sampleProfile(), { flavour, tanzu: { workspace: 'caas' } }),
  ]),
);

/** The tenants of the goldens, by what is special about them. */
const variants = {
  plain: sampleTenant(),
  identities: withEnvironment(sampleTenant(), 'dev', {
    identities: [
      {
        serviceAccount: 'checkout',
        role: 'arn:aws:iam::123456789012:role/payments-checkout',
      },
    ],
  }),
  suspended: withEnvironment(sampleTenant(), 'prod', { suspended: true }),
};

/**
 * Every golden tenant on every flavour, under names that nothing else on the platform has.
 *
 * @returns {{ name: string, files: { path: string, content: string }[], team: { path: string, content: string }[] }[]}
 */
export function goldens() {
  return [...profiles].flatMap(([flavour, profile]) =>
    Object.entries(variants).map(([variant, tenant]) => {
      const name = `golden-${flavour}-${variant}`;
      const named = renamed(tenant, name);
      return {
        name,
        files: render(named, profile),
        team: renderTeamRepository(named, profile),
      };
    }),
  );
}

/** As many tenants as wanted that nobody thought of, spread over the flavours; the same for the same seed. */
export function generated(count, seed) {
  const all = [...profiles.values()];
  return sample(anyTenant, { numRuns: count, seed }).map((tenant, index) => {
    const name = `g${index}-${tenant.metadata.name}`;
    return {
      name,
      files: render(renamed(tenant, name), all[index % all.length]),
    };
  });
}

function renamed(tenant, name) {
  return { ...tenant, metadata: { ...tenant.metadata, name } };
}

/** Writes files into a folder that goes after the work with it. */
export async function inFolder(files, work) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'socle-rendered-'));
  try {
    for (const file of files) {
      const target = path.join(folder, file.path);
      fs.mkdirSync(path.dirname(target), { recursive: true });
      fs.writeFileSync(target, file.content);
    }
    return await work(folder);
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

/** The folders of files that hold a kustomization. */
export function kustomizations(files) {
  return files
    .filter(file => path.basename(file.path) === 'kustomization.yaml')
    .map(file => path.dirname(file.path));
}

/** The objects that the real kustomize builds of a folder; throws what it says where it builds nothing. */
export async function kustomize(folder) {
  return objectsOf(await run('kustomize', ['build', folder]));
}

/** What `promtool check rules` says of rule files, hints included; throws it where it finds a fault. */
export function checkRules(files) {
  return run('promtool', [
    'check',
    'rules',
    '--lint=all',
    '--lint-fatal',
    ...files,
  ]);
}

/** Runs a file of tests of rules with `promtool test rules`; throws what it says where one fails. */
export function testRules(file) {
  return run('promtool', ['test', 'rules', file]);
}

async function run(program, args) {
  try {
    const { stdout } = await promisify(execFile)(built.program(program), args, {
      maxBuffer: 256 * 1024 * 1024,
    });
    return stdout;
  } catch (error) {
    throw new Error(`${program} says ${error.stderr}${error.stdout}`);
  }
}
