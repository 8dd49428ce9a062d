import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ComparedFigure } from '@socle/plugin-opentelemetry-common';
import { useWords } from '../../hooks/useWords';
import { healthTranslationRef } from '../../translations/healthTranslationRef';
import { FigureValue } from './FigureValue';
import styles from './FigureValue.module.css';

/** A figure, and what it was at this time of last week. */
export function ComparedValue(props: {
  compared: ComparedFigure;
  label: string;
}) {
  const { compared, label } = props;
  const { now, lastWeek } = compared;
  const { t } = useTranslationRef(healthTranslationRef);
  const words = useWords();
  return (
    <>
      <FigureValue figure={now} label={label} />
      {lastWeek && lastWeek.value !== null && (
        <span className={styles.past}>
          {t('figure.lastWeek', { value: words.figure(lastWeek) })}
        </span>
      )}
    </>
  );
}
