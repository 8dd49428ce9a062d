import { Finding, Parsed } from '../../finding';
import { parseProfile } from '../../profile/parse';
import { parseService, parseTenant } from '../../tenant/parse';
import { Service } from '../../tenant/serviceSchema';
import { Tenant } from '../../tenant/types';
import { SourceFile } from '../types';
import { isFields, textAt } from '../value';
import {
  KustomizationFile,
  kustomizationFile,
  kustomizationNames,
} from './kustomization';
import { layOut, Place, Role } from './layout';
import { Locator } from './locator';
import { Manifest, manifestsOf } from './manifest';
import { readManifests, YamlDocumentSource } from './readManifests';
import { assembleUnits } from './units';
import { unreadFile } from './unreadFile';
import { Read, TeamTree, TenantFolder, Workspace } from './workspace';

type Placed = SourceFile & { place: Place };

/** Reads files, and puts what they hold in its place. What cannot be read becomes a finding. */
export function readWorkspace(options: {
  files: readonly SourceFile[];
  profile?: SourceFile;
  tenants?: readonly SourceFile[];
}): Workspace {
  const { files, profile: given, tenants: beside = [] } = options;
  const faults: Finding[] = [];
  const placeOf = layOut(files);
  const placed: Placed[] = files.map(file => ({
    ...file,
    place: placeOf(file.path),
  }));
  const of = (...roles: Role[]) =>
    placed.filter(({ place }) => roles.includes(place.role));

  const read = <T>(
    file: SourceFile,
    parse: (text: string, name: string) => Parsed<T>,
    keep: Finding[],
  ): Read<T> | undefined => {
    if (!('content' in file)) {
      keep.push(unreadFile(file));
      return undefined;
    }
    const parsed = parse(file.content, file.path);
    keep.push(...parsed.findings);
    return parsed.ok
      ? {
          value: parsed.value,
          source: { file: file.path, locate: parsed.locate },
        }
      : undefined;
  };

  const profiles = of('profile').map(file => read(file, parseProfile, faults));
  const profile = given
    ? read(given, parseProfile, faults)
    : profiles.find(one => one !== undefined);
  const tenants = tenantFolders(of('tenant', 'baseline'), file =>
    read<Tenant>(file, parseTenant, faults),
  );
  const judged = tenants.flatMap(({ tenant }) => tenant ?? []);
  const names = new Set(judged.map(({ value }) => value.metadata.name));
  // What is wrong in a tenant that is not judged is told where it is.
  const others = beside
    .flatMap(file => read<Tenant>(file, parseTenant, []) ?? [])
    .filter(({ value }) => !names.has(value.metadata.name));
  const known = [...judged, ...others];

  const locator = new Locator();
  const documents = new Map<string, YamlDocumentSource[]>();
  for (const file of of('platform', 'team', 'deploy', 'loose', 'catalog')) {
    if (!('content' in file)) {
      faults.push(unreadFile(file));
      continue;
    }
    const reading = readManifests(file.content, file.path, locator);
    if (reading.ok) {
      documents.set(file.path, reading.documents);
    } else {
      faults.push(...reading.findings);
    }
  }

  faults.push(
    ...of('baseline', 'bootstrap').flatMap(file =>
      'content' in file ? [] : [unreadFile(file)],
    ),
  );

  const kustomizations = readKustomizations(placed, documents);
  const teams = teamTrees(of('team', 'service', 'catalog'), documents, {
    known,
    readService: file => read<Service>(file, parseService, faults),
  });
  const manifests = new Map<string, Manifest[]>(
    [...documents]
      .filter(([path]) => !isKustomization(path))
      .map(([path, list]) => [path, list.flatMap(manifestsOf)]),
  );
  return {
    ...(profile && { profile }),
    faults,
    tenants,
    known,
    platforms: platformTrees(placed, manifests),
    teams,
    units: assembleUnits({
      files: of('team', 'deploy', 'loose'),
      catalogs: new Map(
        of('catalog').map(({ path, place }) => [
          place.root,
          documents.get(path) ?? [],
        ]),
      ),
      manifests,
      kustomizations,
      teams,
      known,
    }),
    kustomizations,
  };
}

function isKustomization(path: string): boolean {
  return kustomizationNames.includes(path.slice(path.lastIndexOf('/') + 1));
}

function tenantFolders(
  files: readonly Placed[],
  readTenant: (file: SourceFile) => Read<Tenant> | undefined,
): TenantFolder[] {
  return [...groupBy(files, ({ place }) => `${place.root}${place.folder}`)].map(
    ([folder, members]) => {
      const own = members.find(({ place }) => place.role === 'tenant');
      const tenant = own && readTenant(own);
      return {
        name: folder.split('/').at(-2) ?? '',
        folder,
        ...(tenant && { tenant }),
        hasTenant: own !== undefined,
        files: new Map(
          members
            .filter(member => member !== own)
            .map(member => [member.path.slice(folder.length), textOf(member)]),
        ),
      };
    },
  );
}

function platformTrees(
  placed: readonly Placed[],
  manifests: ReadonlyMap<string, Manifest[]>,
) {
  const roles: Role[] = ['profile', 'bootstrap', 'platform', 'tenant'];
  const inPlatforms = placed.filter(({ place }) => roles.includes(place.role));
  return [...groupBy(inPlatforms, ({ place }) => place.root)].map(
    ([root, members]) => ({
      root,
      whole: members.some(({ place }) => place.role === 'profile'),
      bootstrap: new Map(
        members
          .filter(({ place }) => place.role === 'bootstrap')
          .map(member => [member.path.slice(root.length), textOf(member)]),
      ),
      manifests: members
        .filter(({ place }) => place.role === 'platform')
        .flatMap(({ path }) => manifests.get(path) ?? []),
    }),
  );
}

function teamTrees(
  files: readonly Placed[],
  documents: ReadonlyMap<string, YamlDocumentSource[]>,
  context: {
    known: readonly Read<Tenant>[];
    readService: (file: SourceFile) => Read<Service> | undefined;
  },
): TeamTree[] {
  const roots = new Set(
    files
      .filter(
        ({ place, path }) =>
          place.role === 'service' ||
          place.role === 'team' ||
          (place.role === 'catalog' &&
            tenantIn(documents.get(path)) !== undefined),
      )
      .map(({ place }) => place.root),
  );
  return [...roots].map(root => {
    const members = files.filter(({ place }) => place.root === root);
    const named = members
      .filter(({ place }) => place.role === 'catalog')
      .flatMap(({ path }) => tenantIn(documents.get(path)) ?? [])[0];
    const tenantName = named ?? root.split('/').at(-2);
    const tenant = context.known.find(
      ({ value }) => value.metadata.name === tenantName,
    )?.value;
    return {
      root,
      ...(tenantName && { tenantName }),
      ...(tenant && { tenant }),
      services: members
        .filter(({ place }) => place.role === 'service')
        .flatMap(file => context.readService(file) ?? []),
    };
  });
}

/** The tenant that a `catalog-info.yaml` declares: its System of type tenant. */
function tenantIn(
  documents: readonly YamlDocumentSource[] = [],
): string | undefined {
  return documents
    .filter(
      ({ value }) =>
        textAt(value, 'kind') === 'System' &&
        textAt(value, 'spec', 'type') === 'tenant',
    )
    .flatMap(({ value }) => textAt(value, 'metadata', 'name') ?? [])[0];
}

function readKustomizations(
  placed: readonly Placed[],
  documents: ReadonlyMap<string, YamlDocumentSource[]>,
): KustomizationFile[] {
  const paths = new Set(placed.map(({ path }) => path));
  const folders = new Set<string>();
  for (const path of paths) {
    for (let end = path.lastIndexOf('/'); end > 0;) {
      folders.add(path.slice(0, end + 1));
      end = path.lastIndexOf('/', end - 1);
    }
  }
  return placed
    .filter(({ path }) => isKustomization(path))
    .flatMap(({ path, place }) =>
      (documents.get(path) ?? []).slice(0, 1).flatMap(document =>
        isFields(document.value)
          ? [
              kustomizationFile({
                source: { file: path, locate: document.locate },
                value: document.value,
                root: place.root,
                paths,
                folders,
              }),
            ]
          : [],
      ),
    );
}

function textOf(file: SourceFile): string | undefined {
  return 'content' in file ? file.content : undefined;
}

function groupBy<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) {
      group.push(item);
    } else {
      groups.set(key, [item]);
    }
  }
  return groups;
}
