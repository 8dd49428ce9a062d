import { Tenant } from '../../tenant/types';
import { SourceFile } from '../types';
import { textAt } from '../value';
import { split } from './folders';
import { KustomizationFile } from './kustomization';
import { Place } from './layout';
import { Manifest } from './manifest';
import { YamlDocumentSource } from './readManifests';
import { Read, TeamTree, Unit } from './workspace';

interface Parts {
  files: readonly (SourceFile & { place: Place })[];
  /** What `catalog-info.yaml` says, by the folder of its repository. */
  catalogs: ReadonlyMap<string, YamlDocumentSource[]>;
  /** Objects by file. */
  manifests: ReadonlyMap<string, Manifest[]>;
  kustomizations: readonly KustomizationFile[];
  teams: readonly TeamTree[];
  known: readonly Read<Tenant>[];
}

class Collector {
  readonly #parts: Parts;
  readonly #units: ReadonlySet<string>;
  readonly #byFolder: ReadonlyMap<string, KustomizationFile>;
  readonly #direct = new Map<string, Manifest[]>();

  constructor(parts: Parts, units: ReadonlySet<string>) {
    this.#parts = parts;
    this.#units = units;
    this.#byFolder = new Map(
      parts.kustomizations.map(one => [one.folder, one]),
    );
    for (const [path, objects] of parts.manifests) {
      const { folder } = split(path);
      const found = this.#direct.get(folder) ?? [];
      found.push(...objects);
      this.#direct.set(folder, found);
    }
  }

  collect(
    folder: string,
  ): Pick<Unit, 'manifests' | 'patches' | 'kustomization'> {
    const kustomization = this.#byFolder.get(folder);
    if (!kustomization) {
      // As Argo CD reads such a folder: its own files, not those of folders in it.
      return { manifests: this.#direct.get(folder) ?? [], patches: [] };
    }
    const manifests: Manifest[] = [];
    const patches: Manifest[] = [];
    this.#follow(kustomization, { manifests, patches, seen: new Set() });
    return { manifests, patches, kustomization };
  }

  #follow(
    kustomization: KustomizationFile,
    found: { manifests: Manifest[]; patches: Manifest[]; seen: Set<string> },
  ): void {
    for (const { target, use } of kustomization.references) {
      if (
        use === 'data' ||
        (target.kind !== 'file' && target.kind !== 'folder') ||
        found.seen.has(target.path)
      ) {
        continue;
      }
      found.seen.add(target.path);
      if (target.kind === 'file') {
        const objects = this.#parts.manifests.get(target.path) ?? [];
        (use === 'patch' ? found.patches : found.manifests).push(...objects);
      } else if (!this.#units.has(target.path)) {
        const inner = this.#byFolder.get(target.path);
        if (inner) {
          this.#follow(inner, found);
        }
      }
    }
  }
}

/** The folders that Argo CD applies, each with its objects, as its kustomization names them. */
export function assembleUnits(parts: Parts): Unit[] {
  const folders = new Map<string, Place>();
  for (const { path, place } of parts.files) {
    const folder =
      place.role === 'loose'
        ? split(path).folder
        : `${place.root}${place.folder}`;
    folders.set(folder, place);
  }
  const collector = new Collector(parts, new Set(folders.keys()));
  return [...folders].map(([folder, place]) => ({
    role:
      place.role === 'team' || place.role === 'deploy' ? place.role : 'loose',
    folder,
    ...whose(folder, place, parts),
    ...collector.collect(folder),
  }));
}

function whose(
  folder: string,
  { role, root }: Place,
  { catalogs, teams, known }: Parts,
): Pick<Unit, 'tenantName' | 'tenant' | 'environmentName' | 'environment'> {
  if (role === 'loose') {
    return {};
  }
  const environmentName = folder.split('/').at(-2);
  const repository = root.split('/').at(-2);
  const tenantName =
    role === 'team'
      ? teams.find(team => team.root === root)?.tenantName
      : ((catalogs.get(root) ?? [])
          .filter(({ value }) => textAt(value, 'kind') === 'Component')
          .flatMap(({ value }) => textAt(value, 'spec', 'system') ?? [])[0] ??
        teams.find(({ services }) =>
          services.some(
            ({ value }) =>
              repository !== undefined &&
              value.repository.replace(/\.git$/, '').endsWith(`/${repository}`),
          ),
        )?.tenantName);
  const tenant = known.find(
    ({ value }) => value.metadata.name === tenantName,
  )?.value;
  const environment = tenant?.spec.environments.find(
    ({ name }) => name === environmentName,
  );
  return {
    ...(tenantName && { tenantName }),
    ...(tenant && { tenant }),
    ...(environmentName && { environmentName }),
    ...(environment && { environment }),
  };
}
