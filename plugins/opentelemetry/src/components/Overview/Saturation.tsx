import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { SaturationFigure } from '@socle/plugin-opentelemetry-common';
import { useLanguage } from '@socle/plugin-platform-react';
import { formatShare } from '../../format/figures';
import { healthTranslationRef } from '../../translations/healthTranslationRef';
import { FactTable } from '../FactTable';
import { FigureValue } from '../FigureValue';
import styles from './Overview.module.css';

/* From here on the verdict warns. */
const full = 0.9;

function Bar({ label, share }: { label: string; share: number }) {
  const language = useLanguage();
  const percent = Math.round(Math.min(Math.max(share, 0), 1) * 100);
  return (
    <div
      className={styles.track}
      data-full={share >= full || undefined}
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      aria-valuetext={formatShare(share, language)}
    >
      <div className={styles.bar} style={{ inlineSize: `${percent}%` }} />
    </div>
  );
}

/** How full the service is, against its limits, its requests and its quota. */
export function Saturation(props: { saturation: readonly SaturationFigure[] }) {
  const { t } = useTranslationRef(healthTranslationRef);
  return props.saturation.length === 0 ? null : (
    <FactTable<SaturationFigure>
      title={t('saturation.title')}
      keyOf={({ signal, measuredBy }) => `${signal} ${measuredBy}`}
      rows={props.saturation}
      columns={[
        {
          id: 'signal',
          label: t('saturation.signal'),
          render: ({ signal }) => t(`saturation.${signal}`),
        },
        {
          id: 'figure',
          label: t('saturation.figure'),
          isNumeric: true,
          render: ({ signal, figure }) => (
            <FigureValue figure={figure} label={t(`saturation.${signal}`)} />
          ),
        },
        {
          id: 'bar',
          label: t('saturation.of'),
          render: ({ signal, figure }) =>
            figure.unit === 'share' &&
            figure.value !== null && (
              <Bar label={t(`saturation.${signal}`)} share={figure.value} />
            ),
        },
        {
          id: 'measuredBy',
          label: t('saturation.measuredBy'),
          isMinor: true,
          render: ({ measuredBy }) => measuredBy,
        },
      ]}
    />
  );
}
