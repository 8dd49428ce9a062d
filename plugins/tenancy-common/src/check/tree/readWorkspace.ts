import { Finding, Parsed } from '@socle/plugin-platform-common/documents';
import { parseProfile } from '../../profile/parse';
import { parseService, parseTenant } from '../../tenant/parse';
import { Service } from '../../tenant/serviceSchema';
import { Tenant } from '../../tenant/types';
import { SourceFile } from '../types';
import { foldersAbove, split } from './folders';
import {
  KustomizationFile,
  kustomizationFile,
  kustomizationNames,
} from './kustomization';
import { groupBy } from './groupBy';
import { isHiddenFolder, layOut, Role } from './layout';
import { Locator } from './locator';
import { Manifest, manifestsOf } from './manifest';
import { readManifests, YamlDocumentSource } from './readManifests';
import { assembleUnits } from './units';
import { wholeFile } from './source';
import { Placed, teamTrees } from './teamTrees';
import { deepFile, UnreadFile, unreadFile } from './unreadFile';
import { Read, TenantFolder, Workspace } from './workspace';

/* Whose files are read for manifests. */
const manifestRoles: readonly Role[] = ['platform', 'team', 'deploy', 'loose'];

/** Reads files, and puts what they hold in its place. What cannot be read becomes a finding. */
export function readWorkspace(options: {
  files: readonly SourceFile[];
  profile?: SourceFile;
  tenants?: readonly SourceFile[];
}): Workspace {
  const { files, profile: given, tenants: beside } = options;
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
  const others = (beside ?? [])
    .flatMap(file => read<Tenant>(file, parseTenant, []) ?? [])
    .filter(({ value }) => !names.has(value.metadata.name));
  const known = [...judged, ...others];

  const locator = new Locator();
  const documents = new Map<string, YamlDocumentSource[]>();
  for (const file of of(...manifestRoles, 'catalog')) {
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

  const unread = of('other').filter(mayHideManifests);
  faults.push(
    ...of('baseline', 'bootstrap').flatMap(file =>
      'content' in file ? [] : [unreadFile(file)],
    ),
    ...unread.map(unreadFile),
    ...of('deep').map(({ path }) => deepFile(path)),
  );

  const kustomizations = readKustomizations(
    placed.filter(({ place }) => place.role !== 'deep'),
    documents,
  );
  const teams = teamTrees(placed, documents, {
    known,
    readService: file => read<Service>(file, parseService, faults),
  });
  const manifests = new Map<string, Manifest[]>(
    [...documents]
      .filter(([path]) => !isKustomization(path))
      .map(([path, list]) => [path, list.flatMap(manifestsOf)]),
  );
  const platforms = platformTrees(placed, manifests);
  return {
    ...(profile && { profile }),
    faults,
    tenants,
    known,
    knowsAllTenants:
      beside !== undefined ||
      (platforms.some(({ whole }) => whole) && unread.length === 0),
    platforms,
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
    documents,
    kustomizations,
    manifests,
  };
}

/** Whether it is there without being read, and may be a folder: one of an environment, for all that is known. */
function mayHideManifests<T extends SourceFile>(
  file: T,
): file is T & UnreadFile {
  return (
    'problem' in file &&
    (file.problem === 'link' || file.problem === 'unreadable') &&
    !isHiddenFolder(split(file.path).name)
  );
}

function isKustomization(path: string): boolean {
  return kustomizationNames.includes(split(path).name);
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

function readKustomizations(
  placed: readonly Placed[],
  documents: ReadonlyMap<string, YamlDocumentSource[]>,
): KustomizationFile[] {
  const paths = new Set(placed.map(({ path }) => path));
  const folders = new Set([...paths].flatMap(foldersAbove));
  const roles = new Map(placed.map(({ path, place }) => [path, place.role]));
  const tree = {
    paths,
    folders,
    isManifest: (path: string) =>
      manifestRoles.some(role => role === roles.get(path)),
  };
  return placed
    .filter(({ path }) => isKustomization(path))
    .flatMap(({ path, place }) => {
      const found = documents.get(path);
      return found
        ? [
            kustomizationFile({
              source: found[0] ?? wholeFile(path),
              documents: found.map(({ value }) => value),
              root: place.root,
              tree,
            }),
          ]
        : [];
    });
}

function textOf(file: SourceFile): string | undefined {
  return 'content' in file ? file.content : undefined;
}
