import { execFile } from 'node:child_process';
import { mkdir, rename, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/* Under the portal's own folder, so that they run on the same Backstage as Socle does. */
const folder = path.resolve(__dirname, '../../../.socle/bench/argocd');

/* Their lock: each version with the hash that the registry gave when this was written. */
const locked = [
  {
    name: '@roadiehq/backstage-plugin-argo-cd-backend',
    version: '4.8.0',
    integrity:
      'sha512-lbtSnktsmgkxuz6g5xDuBF+fgJuV1u+eYVU0pazBmSaTtH7S0VRNNGLCreIRYlWoHLqXIJMaltoYfg3pzpnONw==',
  },
  {
    name: '@roadiehq/backstage-plugin-argo-cd-node',
    version: '2.0.0',
    integrity:
      'sha512-HawAQCrPfE7QaS380mPP+fF8I1IdLHD9Xh6wiXg7YiSVAtOyb8yfiFNbTq7i8Dodxy+tO/5uXbKoUtKiZjOskw==',
  },
  {
    name: '@backstage-community/plugin-redhat-argocd-backend',
    version: '0.13.0',
    integrity:
      'sha512-dkD5KQHgN7IBcehAqOJ7LmzYqkBhayoF7rhG81gmS9HkCfoaGFZKhUomHxsmKsCYE6dBviP0cGKYOfV2+f0qWg==',
  },
] as const;

const placeOf = ({ name }: { name: string }) =>
  path.join(folder, 'node_modules', ...name.split('/'));

/** Where a package of another plugin is, fetched with npm the first time. Throws where npm or its registry is not there. */
export async function fetchRivals(): Promise<(name: string) => string> {
  for (const one of locked) {
    if (!existsSync(placeOf(one))) {
      await fetchPackage(one);
    }
  }
  return name => {
    const found = locked.find(one => one.name === name);
    if (!found) {
      throw new Error(`${name} is not among the packages that are compared`);
    }
    return placeOf(found);
  };
}

async function fetchPackage(one: (typeof locked)[number]): Promise<void> {
  const place = placeOf(one);
  const unpacked = `${place}.new`;
  await rm(unpacked, { recursive: true, force: true });
  await mkdir(unpacked, { recursive: true });
  const { stdout } = await run(
    'npm',
    [
      'pack',
      `${one.name}@${one.version}`,
      '--json',
      '--ignore-scripts',
      '--pack-destination',
      folder,
    ],
    { cwd: folder },
  );
  const [{ filename, integrity }] = JSON.parse(stdout);
  if (integrity !== one.integrity) {
    throw new Error(`${one.name} ${one.version} is not what it was`);
  }
  await run('tar', [
    'xzf',
    path.join(folder, filename),
    '-C',
    unpacked,
    '--strip-components',
    '1',
  ]);
  await rename(unpacked, place);
}
