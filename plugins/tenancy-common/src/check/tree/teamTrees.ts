import { TENANT_ANNOTATION } from '@socle/plugin-platform-common';
import { Service } from '../../tenant/serviceSchema';
import { Tenant } from '../../tenant/types';
import { SourceFile } from '../types';
import { textAt } from '../value';
import { groupBy } from './groupBy';
import { Place } from './layout';
import { YamlDocumentSource } from './readManifests';
import { Read, TeamTree } from './workspace';

/** A file, and where it belongs. */
export type Placed = SourceFile & { place: Place };

/** The repositories of teams among the files. */
export function teamTrees(
  placed: readonly Placed[],
  documents: ReadonlyMap<string, YamlDocumentSource[]>,
  context: {
    known: readonly Read<Tenant>[];
    readService: (file: SourceFile) => Read<Service> | undefined;
  },
): TeamTree[] {
  const tenants = new Map(
    context.known.map(({ value }) => [value.metadata.name, value]),
  );
  const isOfTeam = ({ path, place }: Placed) =>
    place.role === 'service' ||
    place.role === 'team' ||
    (place.role === 'catalog' && tenantIn(documents.get(path)) !== undefined);
  return [...groupBy(placed, ({ place }) => place.root)]
    .filter(([, members]) => members.some(isOfTeam))
    .map(([root, members]) => {
      const catalog = members.find(({ place }) => place.role === 'catalog');
      const documentsOfCatalog = catalog && documents.get(catalog.path);
      const tenantName = tenantIn(documentsOfCatalog) ?? root.split('/').at(-2);
      const tenant =
        tenantName === undefined ? undefined : tenants.get(tenantName);
      const [source] = documentsOfCatalog ?? [];
      return {
        root,
        ...(tenantName && { tenantName }),
        ...(tenant && { tenant }),
        services: members
          .filter(({ place }) => place.role === 'service')
          .flatMap(file => context.readService(file) ?? []),
        ...(source && { catalog: source }),
        folders: new Set(
          members
            .map(file => ({
              file,
              parts: file.path.slice(root.length).split('/'),
            }))
            // What cannot be read may be a folder itself.
            .filter(({ file, parts }) => parts.length > 1 || 'problem' in file)
            .map(({ parts }) => parts[0]),
        ),
      };
    });
}

/** The tenant that a team's `catalog-info.yaml` says it is of. */
function tenantIn(
  documents: readonly YamlDocumentSource[] = [],
): string | undefined {
  return documents.flatMap(({ value }) => tenantOf(value) ?? [])[0];
}

/** By the annotation of a Location, or by the tenant's System, which teams wrote themselves at first. */
function tenantOf(entity: unknown): string | undefined {
  const kind = textAt(entity, 'kind');
  if (kind === 'Location') {
    return textAt(entity, 'metadata', 'annotations', TENANT_ANNOTATION);
  }
  return kind === 'System' && textAt(entity, 'spec', 'type') === 'tenant'
    ? textAt(entity, 'metadata', 'name')
    : undefined;
}
