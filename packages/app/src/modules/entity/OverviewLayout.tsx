import { Fragment } from 'react';
import {
  EntityOrphanWarning,
  EntityProcessingErrorsPanel,
  EntityRelationWarning,
  EntitySwitch,
  hasCatalogProcessingErrors,
  hasRelationWarnings,
  isOrphan,
} from '@backstage/plugin-catalog';
import { EntityContentLayoutProps } from '@backstage/plugin-catalog-react/alpha';
import styles from './OverviewLayout.module.css';

const WARNINGS = [
  { id: 'orphan', if: isOrphan, Component: EntityOrphanWarning },
  {
    id: 'relations',
    if: hasRelationWarnings,
    Component: EntityRelationWarning,
  },
  {
    id: 'errors',
    if: hasCatalogProcessingErrors,
    Component: EntityProcessingErrorsPanel,
  },
];

function Warnings() {
  return (
    <div className={styles.warnings}>
      {WARNINGS.map(warning => (
        <EntitySwitch key={warning.id}>
          <EntitySwitch.Case if={warning.if}>
            <warning.Component />
          </EntitySwitch.Case>
        </EntitySwitch>
      ))}
    </div>
  );
}

/**
 * The overview of an entity: how it is, and what it is beside that. On a narrow page, how it is comes first.
 *
 * Cards stand in the order of `app.extensions`.
 */
export function OverviewLayout({ cards }: EntityContentLayoutProps) {
  const beside = cards.filter(({ type }) => type === 'info');
  const content = cards.filter(({ type }) => type !== 'info');
  return (
    <>
      <Warnings />
      <div className={styles.root} data-beside={beside.length > 0 || undefined}>
        {[content, beside].map((group, place) => (
          <div
            key={place === 0 ? 'content' : 'beside'}
            className={styles.group}
          >
            {group.map(({ element }, index) => (
              <Fragment key={element.key ?? index}>{element}</Fragment>
            ))}
          </div>
        ))}
      </div>
    </>
  );
}
