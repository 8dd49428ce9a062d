import { commonFolder, foldersAbove, split } from './folders';

/** What a file is, by where it lies. */
export type Role =
  /** `socle.yaml`. */
  | 'profile'
  /** `tenants/<tenant>/tenant.yaml`. */
  | 'tenant'
  /** What else lies in `tenants/<tenant>/`. */
  | 'baseline'
  /** `bootstrap/` and the CODEOWNERS of the platform's repository. */
  | 'bootstrap'
  /** `platform/` of the platform's repository: add-ons, which no guardrail of tenants holds. */
  | 'platform'
  /** `services/<service>.yaml` of a team's repository. */
  | 'service'
  /** The team's own additions to an environment: `<environment>/` of a team's repository. */
  | 'team'
  /** Manifests of a service: `deploy/<environment>/` of its repository. */
  | 'deploy'
  /** A manifest that belongs to no repository of the platform's layout. */
  | 'loose'
  /** What the catalog reads, of a team or a service. */
  | 'catalog'
  /** Anything else: it is not looked at. */
  | 'other'
  /** In a folder of tools (`.git`, `.github`) or of packages, whose files are never manifests. */
  | 'hidden'
  /** Below more folders than are looked at. */
  | 'deep';

/** A file's place in the layout of design.md, "The repositories". */
export interface Place {
  role: Role;
  /** Folder of the repository that it belongs to, with its slash; empty for the folder that is looked at. */
  root: string;
  /** Folder of its tenant or environment below the root, where its role has one. */
  folder?: string;
}

interface Roots {
  platforms: Set<string>;
  /** Folders that hold a `tenant.yaml` but lie in no platform's repository. */
  tenants: Set<string>;
  teams: Set<string>;
  services: Set<string>;
}

/** As many folders as a file may lie in, one in the other: no tree of people is half as deep. */
export const MAX_FOLDERS = 100;

const manifest = /(?:\.(?:ya?ml|json)|(?:^|\/)Kustomization)$/;

/** Where each file belongs: its repository is the nearest folder above it that looks like one. */
export function layOut(
  files: readonly { path: string; content?: string }[],
): (path: string) => Place {
  // How the folders above a tree are named is its machine's matter.
  const base = commonFolder(files.map(({ path }) => path)).length;
  const unseenRole = (path: string) => unseenRoleOf(path.slice(base));
  const roots = findRoots(files.filter(({ path }) => !unseenRole(path)));
  return path => {
    const unseen = unseenRole(path);
    if (unseen) {
      return { role: unseen, root: '' };
    }
    for (const root of foldersAbove(path)) {
      const inner = path.slice(root.length);
      if (roots.platforms.has(root)) {
        return placeInPlatform(root, inner);
      }
      if (roots.tenants.has(root)) {
        return {
          role: inner === 'tenant.yaml' ? 'tenant' : 'baseline',
          root,
          folder: '',
        };
      }
      if (roots.teams.has(root)) {
        return placeInTeam(root, inner);
      }
      if (roots.services.has(root)) {
        return placeInService(root, inner);
      }
    }
    return { role: manifest.test(path) ? 'loose' : 'other', root: '' };
  };
}

function findRoots(
  files: readonly { path: string; content?: string }[],
): Roots {
  const roots: Roots = {
    platforms: new Set(),
    tenants: new Set(),
    teams: new Set(),
    services: new Set(),
  };
  for (const { path, content } of files) {
    const { folder, name } = split(path);
    const tenant = /^(?<root>(?:.*\/)?)tenants\/[^/]+\/$/.exec(folder)?.groups;
    if (name === 'socle.yaml') {
      roots.platforms.add(folder);
    } else if (name === 'tenant.yaml' && tenant) {
      roots.platforms.add(tenant.root);
    } else if (name === 'tenant.yaml') {
      roots.tenants.add(folder);
    } else if (name === 'catalog-info.yaml' && leadsToTeam(content ?? '')) {
      roots.teams.add(folder);
    }
    const service = /^(?<root>(?:.*\/)?)services\/[^/]+\.ya?ml$/.exec(path);
    if (service?.groups && /^\uFEFF?repository:/m.test(content ?? '')) {
      roots.teams.add(service.groups.root);
    }
    const deploy = /^(?<root>(?:.*\/)?)deploy\/[^/]+\/[^/]+$/.exec(path);
    if (deploy?.groups && manifest.test(path)) {
      roots.services.add(deploy.groups.root);
    }
  }
  return roots;
}

/**
 * Whether it is a team's: a Location that says of which tenant it is, or the tenant's System itself. Other entities may name
 * a tenant, too, of a service.
 */
function leadsToTeam(catalogInfo: string): boolean {
  return catalogInfo
    .split(/^---/m)
    .some(
      document =>
        /^\s+type:\s*["']?tenant\b/m.test(document) ||
        (/^kind:\s*["']?Location\b/m.test(document) &&
          /^\s+["']?socle\.dev\/tenant["']?:/m.test(document)),
    );
}

function placeInPlatform(root: string, inner: string): Place {
  if (inner === 'socle.yaml') {
    return { role: 'profile', root };
  }
  const tenant = /^tenants\/(?<name>[^/]+)\/(?<rest>.+)$/.exec(inner)?.groups;
  if (tenant) {
    return {
      role: tenant.rest === 'tenant.yaml' ? 'tenant' : 'baseline',
      root,
      folder: `tenants/${tenant.name}/`,
    };
  }
  if (/^bootstrap(?:\/|$)/.test(inner) || inner === 'CODEOWNERS') {
    return { role: 'bootstrap', root };
  }
  if (inner.startsWith('platform/') && manifest.test(inner)) {
    return { role: 'platform', root };
  }
  return { role: 'other', root };
}

function placeInTeam(root: string, inner: string): Place {
  if (/^services\/[^/]+\.ya?ml$/.test(inner)) {
    return { role: 'service', root };
  }
  if (inner === 'catalog-info.yaml') {
    return { role: 'catalog', root };
  }
  const environment = /^(?<folder>[^/]+\/).+$/.exec(inner)?.groups;
  return environment && manifest.test(inner)
    ? { role: 'team', root, folder: environment.folder }
    : { role: 'other', root };
}

function placeInService(root: string, inner: string): Place {
  if (inner === 'catalog-info.yaml') {
    return { role: 'catalog', root };
  }
  const environment = /^(?<folder>deploy\/[^/]+\/).+$/.exec(inner)?.groups;
  return environment && manifest.test(inner)
    ? { role: 'deploy', root, folder: environment.folder }
    : { role: 'other', root };
}

function unseenRoleOf(path: string): 'hidden' | 'deep' | undefined {
  const folders = path.split('/').slice(0, -1);
  if (folders.some(isHiddenFolder)) {
    return 'hidden';
  }
  return folders.length > MAX_FOLDERS ? 'deep' : undefined;
}

/** Whether a folder of this name is one of tools or of packages. */
export function isHiddenFolder(name: string): boolean {
  return name === 'node_modules' || /^\.(?!\.?$)/.test(name);
}
