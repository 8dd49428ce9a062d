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
  | 'other';

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

const manifest = /(?:\.(?:ya?ml|json)|(?:^|\/)Kustomization)$/;

/** Where each file belongs: its repository is the nearest folder above it that looks like one. */
export function layOut(
  files: readonly { path: string; content?: string }[],
): (path: string) => Place {
  const roots = findRoots(files);
  return path => {
    if (isHidden(path)) {
      return { role: 'other', root: '' };
    }
    for (const root of foldersOf(path)) {
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
    if (isHidden(path)) {
      continue;
    }
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

/** A Location that says of which tenant it is. Other entities may say so too, of a service. */
function leadsToTeam(catalogInfo: string): boolean {
  return catalogInfo
    .split(/^---/m)
    .some(
      document =>
        /^kind:\s*["']?Location\b/m.test(document) &&
        /^\s+["']?socle\.dev\/tenant["']?:/m.test(document),
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
  if (inner.startsWith('bootstrap/') || inner === 'CODEOWNERS') {
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

/** Folders of tools (`.git`, `.github`) and of packages, whose files are never manifests. */
function isHidden(path: string): boolean {
  return path
    .split('/')
    .slice(0, -1)
    .some(
      part =>
        part === 'node_modules' ||
        (part.startsWith('.') && part !== '.' && part !== '..'),
    );
}

/** The folders above a path, the nearest first; the last is the empty one. */
function foldersOf(path: string): string[] {
  const folders: string[] = [];
  for (
    let end = path.lastIndexOf('/');
    end >= 0;
    end = path.lastIndexOf('/', end - 1)
  ) {
    folders.push(path.slice(0, end + 1));
    if (end === 0) {
      break;
    }
  }
  return [...folders, ''];
}

function split(path: string): { folder: string; name: string } {
  const end = path.lastIndexOf('/') + 1;
  return { folder: path.slice(0, end), name: path.slice(end) };
}
