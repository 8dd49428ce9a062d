import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';

/**
 * Bundles the command with everything it uses into one file, so that `npx @socle/cli` fetches one small package:
 * `node scripts/build.mjs DIR`.
 */
const folder = path.resolve(process.argv[2] ?? 'dist');
const root = path.resolve(import.meta.dirname, '..');
const { metafile } = await build({
  absWorkingDir: root,
  entryPoints: ['src/main.ts'],
  outfile: path.join(folder, 'socle.cjs'),
  bundle: true,
  platform: 'node',
  target: 'node22',
  format: 'cjs',
  mainFields: ['module', 'main'],
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
});
writeFileSync(path.join(folder, 'LICENSES.txt'), licences(metafile.inputs));

/** The licences of the packages that are in the bundle, which each of them asks to go with it. */
function licences(inputs) {
  const packages = new Set(
    Object.keys(inputs).flatMap(
      input => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0] ?? [],
    ),
  );
  return [...packages]
    .sort()
    .map(name => {
      const home = path.resolve(root, name);
      const about = JSON.parse(
        readFileSync(path.join(home, 'package.json'), 'utf8'),
      );
      const text = readdirSync(home)
        .filter(file => /^(licen[cs]e|notice)/i.test(file))
        .map(file => readFileSync(path.join(home, file), 'utf8').trim());
      return `${about.name} ${about.version} (${about.license})\n\n${text.join('\n\n')}\n`;
    })
    .join(`\n${'-'.repeat(80)}\n\n`);
}
