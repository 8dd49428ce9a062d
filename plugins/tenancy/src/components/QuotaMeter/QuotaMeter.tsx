import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { QuotaLine } from '@socle/plugin-tenancy-common';
import { Changing } from '@socle/plugin-platform-react';
import { tenancyTranslationRef } from '../../translations/tenancyTranslationRef';
import { quotaLeft } from './quotaLeft';
import styles from './QuotaMeter.module.css';
import { QuotaMeterProps } from './types';

/** From here on, a rolling update of what runs may not fit any more. */
const NEARLY_FULL = 0.9;

type Fill = 'room' | 'nearlyFull' | 'full' | 'none';

/** Kubernetes writes nothing as `0`, with or without a unit. */
const isZero = (quantity: string) => Number.parseFloat(quantity) === 0;

/** How much room a line of a quota has left; a quota that allows none, of which none is used, is as it should be. */
export function fillOf({ used, hard, ratio }: QuotaLine): Fill {
  if (isZero(hard) && isZero(used)) {
    return 'none';
  }
  if (ratio >= 1) {
    return 'full';
  }
  return ratio >= NEARLY_FULL ? 'nearlyFull' : 'room';
}

/**
 * How much of a quota is used: a bar, and the figures as Kubernetes writes them.
 *
 * @public
 */
export function QuotaMeter({ line }: QuotaMeterProps) {
  const { t } = useTranslationRef(tenancyTranslationRef);
  const { resource, used, hard, ratio } = line;
  const fill = fillOf(line);
  const left = quotaLeft(line);
  const figures = t('quota.used', { used, hard });
  const percent =
    fill === 'none' ? 0 : Math.round(Math.min(Math.max(ratio, 0), 1) * 100);
  return (
    <div className={styles.root} data-fill={fill}>
      <div className={styles.words}>
        <span className={styles.resource}>{resource}</span>
        <span className={styles.figures} title={figures}>
          <Changing value={`${used} ${hard}`}>
            {used} / {hard}
            {left && (
              <span className={styles.left}>
                {' · '}
                {t('quota.left', { left })}
              </span>
            )}
          </Changing>
        </span>
      </div>
      <div
        className={styles.track}
        role="meter"
        aria-label={resource}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
        aria-valuetext={figures}
      >
        <div className={styles.bar} style={{ inlineSize: `${percent}%` }} />
      </div>
      {fill !== 'room' && (
        <span className={styles.note}>{t(`quota.${fill}`)}</span>
      )}
    </div>
  );
}
