import { CSSProperties } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { Age, Changing, StatusMark } from '@socle/plugin-platform-react';
import { useWords } from '../../hooks/useWords';
import { deliveryTranslationRef } from '../../translations/deliveryTranslationRef';
import styles from './FleetPage.module.css';
import { SteadyRow } from './useSteadyRows';

/** One Application. */
export function FleetTableRow(props: {
  row: SteadyRow;
  href?: string;
  index: number;
  style: CSSProperties;
}) {
  const { index, style, href } = props;
  const { row, isGone } = props.row;
  const { t } = useTranslationRef(deliveryTranslationRef);
  const words = useWords();
  const reason = row.cause
    ? words.cause({ code: row.cause, parameters: row.causeParameters ?? {} })
    : words.reason(row.reason);
  const place = [
    row.tenant ?? row.project,
    row.environment ?? row.destinationNamespace,
    row.cluster,
  ]
    .filter(Boolean)
    .join(' · ');
  return (
    <div
      role="row"
      aria-rowindex={index}
      className={styles.row}
      data-gone={isGone || undefined}
      style={style}
    >
      <span role="rowheader" className={styles.name} title={row.name}>
        {href ? <Link href={href}>{row.name}</Link> : row.name}
      </span>
      <span role="cell" className={styles.verdict} title={reason}>
        <Changing value={`${row.verdict} ${row.reason.code}`}>
          <span className={styles.mark}>
            <StatusMark level={row.level} hideLabel />
            {isGone ? t('fleet.gone') : t(`verdicts.${row.verdict}`)}
          </span>
          {row.verdict !== 'delivered' && (
            <span className={styles.reason}>{reason}</span>
          )}
        </Changing>
      </span>
      <span role="cell" className={styles.place} title={place}>
        {place}
      </span>
      <span role="cell" className={styles.version} title={row.version}>
        <Changing value={row.version}>{row.version}</Changing>
      </span>
      <span role="cell" className={styles.since}>
        {row.since && <Age at={row.since} />}
      </span>
    </div>
  );
}
