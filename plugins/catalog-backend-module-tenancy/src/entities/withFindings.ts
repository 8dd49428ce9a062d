import { Entity } from '@backstage/catalog-model';
import { FINDING_ANNOTATION } from '@socle/plugin-platform-common';
import { Finding } from '@socle/plugin-tenancy-common';

/** Entities with what is wrong with the file that they come from; without the annotation where nothing is. Pure. */
export function withFindings(
  entities: readonly Entity[],
  findings: readonly Finding[],
): Entity[] {
  return entities.map(entity => {
    const { [FINDING_ANNOTATION]: _former, ...annotations } =
      entity.metadata.annotations ?? {};
    return {
      ...entity,
      metadata: {
        ...entity.metadata,
        annotations: {
          ...annotations,
          ...(findings.length > 0 && {
            [FINDING_ANNOTATION]: sentenceOf(findings),
          }),
        },
      },
    };
  });
}

function sentenceOf([first, ...others]: readonly Finding[]): string {
  const more = others.length > 0 ? ` (${others.length} more)` : '';
  return `${first.file}, line ${first.line}: ${first.message} ${first.remedy}${more}`;
}
