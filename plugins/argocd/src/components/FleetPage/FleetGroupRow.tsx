import { CSSProperties } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { deliveryTranslationRef } from '../../translations/deliveryTranslationRef';
import styles from './FleetPage.module.css';
import { Grouping } from './fleetQuery';
import { FleetGroup } from './selectFleet';
import { useCounts } from './useCounts';
import { useReasonWords } from './useReasonWords';

/** What the rows below it have in common, and how they are. */
export function FleetGroupRow(props: {
  group: FleetGroup;
  grouping?: Grouping;
  isOpen: boolean;
  onToggle: () => void;
  index: number;
  style: CSSProperties;
}) {
  const { group, grouping, isOpen, onToggle, index, style } = props;
  const { t } = useTranslationRef(deliveryTranslationRef);
  const reasonWords = useReasonWords();
  const counts = useCounts();
  const name = () => {
    if (group.value === undefined) {
      return t('fleet.none');
    }
    return grouping === 'reason' ? reasonWords(group.value) : group.value;
  };
  return (
    <div
      role="row"
      aria-rowindex={index}
      className={styles.group}
      style={style}
    >
      <span role="rowheader">
        <button
          type="button"
          className={styles.toggle}
          aria-expanded={isOpen}
          onClick={onToggle}
        >
          <span aria-hidden>{isOpen ? '▾' : '▸'}</span>{' '}
          <strong>{name()}</strong>{' '}
          <span className={styles.quiet}>{counts(group.counts)}</span>
        </button>
      </span>
    </div>
  );
}
