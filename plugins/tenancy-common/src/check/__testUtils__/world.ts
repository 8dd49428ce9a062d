import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { parseProfile } from '../../profile/parse';
import { Profile } from '../../profile/schema';
import { renderPlatform } from '../../render/platform/renderPlatform';
import { render } from '../../render/render';
import { parseTenant } from '../../tenant/parse';
import { SourceFile } from '../types';

const folder = resolve(__dirname, '../__fixtures__/world');

/** A change of one text in a file: what is there, and what comes instead. */
export interface Replacement {
  file: string;
  is: string;
  by: string;
}

/**
 * A small company's repositories, which checks find nothing wrong with: the platform's in `gitops/`, the team's in
 * `payments/`, and a service's in `checkout/`.
 *
 * Files of `changed` stand instead of its own or beside them, `null` takes one away. What is rendered follows from the
 * changed `tenant.yaml` and `socle.yaml`, unless it is changed itself.
 */
export function world(
  options: {
    changed?: Readonly<Record<string, string | null>>;
    replaced?: readonly Replacement[];
  } = {},
): SourceFile[] {
  const { changed = {}, replaced = [] } = options;
  const written = new Map<string, string>(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(entry => join(entry.parentPath, entry.name))
      .map(path => [relative(folder, path), readFileSync(path, 'utf8')]),
  );
  const overlay = (files: Map<string, string>, isSource: boolean) => {
    for (const [path, text] of Object.entries(changed)) {
      if (isSourceOfRendering(path) === isSource) {
        if (text === null) {
          files.delete(path);
        } else {
          files.set(path, text);
        }
      }
    }
    for (const { file, is, by } of replaced) {
      if (isSourceOfRendering(file) === isSource) {
        const text = files.get(file);
        if (!text?.includes(is)) {
          throw new Error(`${file} does not hold ${JSON.stringify(is)}`);
        }
        files.set(
          file,
          text.replace(is, () => by),
        );
      }
    }
  };
  overlay(written, true);
  const all = new Map([...renderAll(written), ...written]);
  overlay(all, false);
  return [...all].map(([path, content]) => ({ path, content }));
}

function isSourceOfRendering(path: string): boolean {
  return path.endsWith('/tenant.yaml') || path.endsWith('/socle.yaml');
}

function renderAll(written: ReadonlyMap<string, string>): Map<string, string> {
  const files = new Map<string, string>();
  const profile = profileIn(written);
  if (!profile) {
    return files;
  }
  for (const { path, content } of renderPlatform(profile)) {
    files.set(`gitops/${path}`, content);
  }
  for (const [path, text] of written) {
    const tenant = path.endsWith('/tenant.yaml')
      ? parseTenant(text, path)
      : undefined;
    if (tenant?.ok) {
      try {
        for (const rendered of render(tenant.value, profile)) {
          files.set(`gitops/${rendered.path}`, rendered.content);
        }
      } catch {
        // What names nothing of the profile is not rendered: a rule says so.
      }
    }
  }
  return files;
}

function profileIn(written: ReadonlyMap<string, string>): Profile | undefined {
  const text = written.get('gitops/socle.yaml');
  const parsed = text === undefined ? undefined : parseProfile(text, '');
  return parsed?.ok ? parsed.value : undefined;
}
