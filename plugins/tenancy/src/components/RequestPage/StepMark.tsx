import { ReactNode } from 'react';
import { RequestStep } from '@socle/plugin-tenancy-common';
import styles from './RequestPage.module.css';

/** One shape per state, so that colour is never alone. Drawn in 16 by 16. */
const SHAPES: Record<RequestStep['state'], ReactNode> = {
  done: (
    <>
      <circle className={styles.ground} cx="8" cy="8" r="7" />
      <path className={styles.sign} d="M4.8 8.3l2.2 2.2 4.2-4.6" />
    </>
  ),
  current: (
    <>
      <circle className={styles.ring} cx="8" cy="8" r="6" />
      <circle className={styles.ground} cx="8" cy="8" r="3" />
    </>
  ),
  waiting: <circle className={styles.ring} cx="8" cy="8" r="6" />,
  failed: (
    <>
      <path
        className={styles.ground}
        d="M5.1 1h5.8L15 5.1v5.8L10.9 15H5.1L1 10.9V5.1z"
      />
      <path className={styles.sign} d="M5.4 5.4l5.2 5.2M10.6 5.4l-5.2 5.2" />
    </>
  ),
  unknown: (
    <circle className={styles.ring} cx="8" cy="8" r="6" strokeDasharray="3 2" />
  ),
};

/** How a step is, as a shape; a word stands beside it. */
export function StepMark({ state }: { state: RequestStep['state'] }) {
  return (
    <svg
      className={styles.mark}
      data-state={state}
      viewBox="0 0 16 16"
      aria-hidden
    >
      {SHAPES[state]}
    </svg>
  );
}
