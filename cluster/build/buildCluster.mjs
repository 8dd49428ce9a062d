import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { inRoot, toolsDirectory } from '../../scripts/lib/paths.mjs';
import { runToEnd } from '../../scripts/lib/processes.mjs';
import { SocleError, say } from '../../scripts/lib/say.mjs';
import { ensureC, ensureGo, go, goEnvironment } from './go.mjs';
import { modules } from './modules.mjs';

const cache = path.join(toolsDirectory, 'cluster');
const record = 'build.json';

/**
 * Where the parts of the real platform are.
 *
 * @typedef {object} Built
 * @property {(name: string) => string} program the file of a program
 * @property {(module: string, ...parts: string[]) => string} file a file of a Go module, in Go's module cache
 */

/**
 * Builds what is missing. Each module's programs are kept in `.socle/cluster/<module>-<hash>`, by a hash of the module's
 * files, of how it is built and of the version of Go.
 *
 * @returns {Promise<Built>}
 * @throws SocleError where Go or a C compiler is missing, or a build fails.
 */
export async function buildCluster() {
  const version = await ensureGo(inRoot('cluster', 'modules', 'local'));
  const found = new Map();
  const missing = [];
  for (const module of modules) {
    const folder = path.join(
      cache,
      `${module.name}-${fingerprint(module, version)}`,
    );
    found.set(module, folder);
    if (!isWhole(folder)) {
      missing.push(module);
    }
  }
  if (missing.some(({ needsC }) => needsC)) {
    await ensureC(source('local'));
  }
  announce(missing);
  for (const module of missing) {
    await build(module, found.get(module));
  }
  return describe([...found.values()]);
}

function announce(missing) {
  if (missing.length > 0) {
    const minutes = missing.reduce((sum, module) => sum + module.minutes, 0);
    say(
      `Building ${missing.length} of ${modules.length} parts of the real platform: at most ${Math.ceil(minutes)} minutes on 2 cores, less where Go built some of it before`,
    );
  }
}

async function build(module, folder) {
  const { name, binaries = {}, files = [] } = module;
  const startedAt = Date.now();
  const working = `${folder}.${process.pid}`;
  fs.rmSync(working, { recursive: true, force: true });
  fs.mkdirSync(working, { recursive: true });
  try {
    for (const [program, wanted] of Object.entries(binaries)) {
      say(`Building ${program}`);
      await runToEnd(
        `cluster-build-${program}`,
        ...polite([
          'go',
          'build',
          ...flags(module),
          '-o',
          path.join(working, program),
          wanted,
        ]),
        { cwd: source(name), env: goEnvironment(), explain: explainFailure },
      );
    }
    const folders = await downloaded(module, files);
    fs.writeFileSync(
      path.join(working, record),
      JSON.stringify({ programs: Object.keys(binaries), folders }),
    );
    removeOthers(name);
    fs.renameSync(working, folder);
  } finally {
    fs.rmSync(working, { recursive: true, force: true });
  }
  say(`Built ${name} in ${duration(Date.now() - startedAt)}`);
}

/** On a machine that people work on, SOCLE_NICE=19 lets a long build wait for everything else. */
function polite(command) {
  const level = process.env.SOCLE_NICE;
  const [program, ...args] = level
    ? ['nice', '-n', level, ...command]
    : command;
  return [program, args];
}

function flags({ variables = {}, tags }) {
  const linker = Object.entries(variables).map(
    ([name, value]) => `-X ${name}=${value}`,
  );
  return [
    '-ldflags',
    ['-s -w', ...linker].join(' '),
    ...(tags ? ['-tags', tags] : []),
  ];
}

/** The folders in Go's module cache of the modules that files are read of. */
async function downloaded({ name }, files) {
  const folders = {};
  if (files.length === 0) {
    return folders;
  }
  const versions = requirements(name);
  const answer = await go(source(name), [
    'mod',
    'download',
    '-json',
    ...files.map(file => `${file}@${versions.get(file)}`),
  ]);
  for (const text of answer.split(/\n(?=\{)/)) {
    const { Path, Dir, Error: reason } = JSON.parse(text);
    if (reason) {
      throw new SocleError(`Go cannot download ${Path}: ${reason}`);
    }
    folders[Path] = Dir;
  }
  return folders;
}

function requirements(name) {
  const text = fs.readFileSync(path.join(source(name), 'go.mod'), 'utf8');
  return new Map(
    [...text.matchAll(/^(?:require|\t)\s*(\S+\/\S+) (v\S+)/gm)].map(
      ([, module, version]) => [module, version],
    ),
  );
}

/** The programs of an earlier state of the module: they come back by a build from Go's own cache. */
function removeOthers(name) {
  for (const entry of fs.readdirSync(cache)) {
    if (new RegExp(`^${name}-[0-9a-f]{12}$`).test(entry)) {
      fs.rmSync(path.join(cache, entry), { recursive: true, force: true });
    }
  }
}

function isWhole(folder) {
  const found = read(folder);
  return (
    found !== undefined &&
    found.programs.every(program =>
      fs.existsSync(path.join(folder, program)),
    ) &&
    Object.values(found.folders).every(fs.existsSync)
  );
}

function read(folder) {
  try {
    return JSON.parse(fs.readFileSync(path.join(folder, record), 'utf8'));
  } catch {
    return undefined;
  }
}

function describe(folders) {
  const programs = new Map();
  const sources = new Map();
  for (const folder of folders) {
    const found = read(folder);
    found.programs.forEach(program =>
      programs.set(program, path.join(folder, program)),
    );
    Object.entries(found.folders).forEach(entry => sources.set(...entry));
  }
  const known = (map, name) => {
    if (!map.has(name)) {
      throw new Error(`cluster/build/modules.mjs names no ${name}`);
    }
    return map.get(name);
  };
  return {
    program: name => known(programs, name),
    file: (module, ...parts) => path.join(known(sources, module), ...parts),
  };
}

function fingerprint(module, version) {
  const hash = createHash('sha256');
  hash.update(
    JSON.stringify([module, version, process.platform, process.arch]),
  );
  const folder = source(module.name);
  const names = fs
    .readdirSync(folder, { recursive: true })
    .map(String)
    .filter(name => /(\.go|go\.mod|go\.sum)$/.test(name))
    .sort();
  for (const name of names) {
    hash.update(`${name}\0`).update(fs.readFileSync(path.join(folder, name)));
  }
  return hash.digest('hex').slice(0, 12);
}

const source = name => inRoot('cluster', 'modules', name);

function explainFailure(output) {
  if (/no space left/i.test(output)) {
    return 'The disk is full: the real platform needs about 12 GB for what Go downloads and builds. Free some, then run the command again.';
  }
  if (
    /dial tcp|no such host|i\/o timeout|TLS handshake|connection refused/i.test(
      output,
    )
  ) {
    return 'The Go module proxy cannot be reached. Check the network (and GOPROXY, where you use a mirror), then run the command again: it goes on where it stopped.';
  }
  return undefined;
}

function duration(milliseconds) {
  const seconds = Math.round(milliseconds / 1000);
  return seconds < 60
    ? `${seconds} s`
    : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
