import { ReactNode } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { StatusLevel } from '@socle/plugin-platform-common';
import { platformTranslationRef } from '../../translations/platformTranslationRef';
import styles from './StatusMark.module.css';
import { StatusMarkProps } from './types';

/** One shape per level, so that colour is never alone. Drawn in 16 by 16. */
const SHAPES: Record<StatusLevel, ReactNode> = {
  ok: (
    <>
      <circle className={styles.ground} cx="8" cy="8" r="7" />
      <path className={styles.sign} d="M4.8 8.3l2.2 2.2 4.2-4.6" />
    </>
  ),
  warning: (
    <>
      <path className={styles.ground} d="M8 1.2L15.4 14.6H.6z" />
      <path className={styles.sign} d="M8 6v4M8 12.2v.1" />
    </>
  ),
  error: (
    <>
      <path
        className={styles.ground}
        d="M5.1 1h5.8L15 5.1v5.8L10.9 15H5.1L1 10.9V5.1z"
      />
      <path className={styles.sign} d="M5.4 5.4l5.2 5.2M10.6 5.4l-5.2 5.2" />
    </>
  ),
  unknown: <circle className={styles.hollow} cx="8" cy="8" r="6" />,
};

/**
 * A status as a mark: a shape, a colour and a word.
 *
 * @public
 */
export function StatusMark({ level, stale, hideLabel }: StatusMarkProps) {
  const { t } = useTranslationRef(platformTranslationRef);
  const label = stale
    ? t('status.stale', { level: t(`status.${level}`) })
    : t(`status.${level}`);
  return (
    <span
      className={styles.root}
      data-level={level}
      data-stale={stale || undefined}
      title={hideLabel ? label : undefined}
    >
      <svg
        className={styles.shape}
        viewBox="0 0 16 16"
        {...(hideLabel
          ? { role: 'img', 'aria-label': label }
          : { 'aria-hidden': true })}
      >
        {SHAPES[level]}
      </svg>
      {!hideLabel && <span>{label}</span>}
    </span>
  );
}
