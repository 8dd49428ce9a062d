import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { RenderedFile } from '../src/render/types';

const binary = process.env.SOCLE_KUSTOMIZE ?? 'kustomize';

/** The version of kustomize that is here; undefined where there is none. */
export function kustomizeVersion(): string | undefined {
  try {
    return execFileSync(binary, ['version'], { encoding: 'utf8' }).trim();
  } catch {
    return undefined;
  }
}

/** What `kustomize build` takes for folders of rendered tenants, in milliseconds. */
export interface KustomizeTimes {
  /** How many folders there are. */
  folders: number;
  /** The median of one process for one folder, as a pipeline or Argo CD runs it. */
  each: number;
  /** One process over the first folders, by how many. */
  together: { folders: number; milliseconds: number }[];
}

/** Times `kustomize build` on rendered files, for as many folders as the options say. */
export function timeKustomize(
  files: readonly RenderedFile[],
  options: { single: number; together: readonly number[] },
): KustomizeTimes {
  const root = mkdtempSync(join(tmpdir(), 'socle-bench-'));
  try {
    const folders = [...new Set(files.map(({ path }) => dirname(path)))];
    const needed = new Set(
      folders.slice(0, Math.max(options.single, ...options.together)),
    );
    for (const { path, content } of files) {
      if (needed.has(dirname(path))) {
        mkdirSync(dirname(join(root, path)), { recursive: true });
        writeFileSync(join(root, path), content);
      }
    }
    const build = (folder: string) => {
      const start = performance.now();
      execFileSync(binary, ['build', folder], {
        cwd: root,
        stdio: ['ignore', 'ignore', 'inherit'],
      });
      return performance.now() - start;
    };
    const times = folders
      .slice(0, options.single)
      .map(build)
      .sort((one, other) => one - other);
    return {
      folders: folders.length,
      each: times[Math.floor(times.length / 2)],
      together: options.together.map(count => {
        writeFileSync(
          join(root, 'kustomization.yaml'),
          `resources:\n${folders
            .slice(0, count)
            .map(folder => `  - ${folder}\n`)
            .join('')}`,
        );
        return { folders: count, milliseconds: build('.') };
      }),
    };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
