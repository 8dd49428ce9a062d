import { useEffect, useRef, useState } from 'react';
import styles from './Changing.module.css';
import { ChangingProps } from './types';

const MARKED_FOR = 1_000;

/**
 * A value that changes in place, marked for a second when it does. Nothing is marked when it is first drawn.
 *
 * @public
 */
export function Changing({ value, children }: ChangingProps) {
  const shown = useRef(value);
  const [changed, setChanged] = useState(false);
  useEffect(() => {
    if (shown.current === value) {
      return undefined;
    }
    shown.current = value;
    setChanged(true);
    const timer = setTimeout(() => setChanged(false), MARKED_FOR);
    return () => clearTimeout(timer);
  }, [value]);
  return (
    <span className={styles.root} data-changed={changed || undefined}>
      {children ?? value}
    </span>
  );
}
